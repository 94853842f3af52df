import { Button, Form, Input } from "antd";
import { Door } from "#renderer/frame/door.tsx";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PasswordFields } from "./password-fields.tsx";
import { useSession, type Person } from "./session-store.ts";

type Fields = { readonly current: string; readonly password: string };
type Props = { readonly person: Person };

/** Stands between signing in and the work as long as somebody else knows the password. */
export const ChangePassword = ({ person }: Props) => {
  const { passwordChanged, signOut } = useSession();
  const action = useAction("person.setPassword", { isQuiet: true });
  const change = async ({ current, password }: Fields): Promise<void> => {
    if ((await action.run({ id: person.id, current, password })) !== null) passwordChanged();
  };
  return (
    <Door>
      <h1>{person.name}，请先改密码</h1>
      <p className="soft">现在的密码是管理员代设的。改成只有您自己知道的密码后，就可以开始工作。</p>
      <FailureAlert failure={action.failure} />
      <Form layout="vertical" requiredMark={false} onFinish={change}>
        <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: "请输入现在的密码" }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <PasswordFields login={person.login} label="新密码" />
        <div className="button-row">
          <Button type="primary" size="large" htmlType="submit" loading={action.isRunning}>
            改好了，开始工作
          </Button>
          <Button size="large" onClick={() => void signOut()}>
            退出登录
          </Button>
        </div>
      </Form>
    </Door>
  );
};
