import { Button, Form, Input } from "antd";
import { Door } from "#renderer/frame/door.tsx";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { firstScreen } from "#renderer/stages/screen-keys.ts";
import { DemoPanel } from "./demo-panel.tsx";
import { usePlace } from "./place-store.ts";
import { useSession } from "./session-store.ts";

type Fields = { readonly login: string; readonly password: string };

const storedName = "xiangzhang-login";

/** Signing in. Wrong passwords are counted by the core; its refusals say how many tries are left or until when it is locked. */
export const SignIn = () => {
  const { office, signIn, refresh } = useSession();
  const [form] = Form.useForm<Fields>();
  const action = useAction("session.open", { isQuiet: true });
  const lastLogin = localStorage.getItem(storedName) ?? "";

  const enter = async (fields: Fields): Promise<void> => {
    const session = await action.run(fields);
    if (session === null) {
      form.setFieldValue("password", "");
      form.focusField("password");
      return;
    }
    localStorage.setItem(storedName, fields.login);
    // Another person may sign in on the same page: they start from the first screen, not from somebody else's.
    if (fields.login !== lastLogin) usePlace.getState().open(firstScreen);
    await refresh();
    signIn(session);
  };

  return (
    <Door>
      <h1>{office?.township?.name ?? ""}</h1>
      <p className="soft">请登录</p>
      {office?.isDemo === true ? <DemoPanel onChoose={(login, password) => void enter({ login, password })} /> : null}
      <FailureAlert failure={action.failure} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ login: lastLogin }} onFinish={enter}>
        <Form.Item name="login" label="登录名" rules={[{ required: true, whitespace: true, message: "请输入登录名" }]}>
          <Input autoFocus={lastLogin === ""} size="large" autoComplete="username" maxLength={40} />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: "请输入密码" }]}>
          <Input.Password autoFocus={lastLogin !== ""} size="large" autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={action.isRunning}>
          登录
        </Button>
      </Form>
      <p className="soft" style={{ margin: "14px 0 0" }}>
        忘记密码时，请管理员在“系统—人员”里重置。
      </p>
    </Door>
  );
};
