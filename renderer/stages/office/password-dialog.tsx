import { App, Form, Input, Modal } from "antd";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PasswordFields } from "./password-fields.tsx";
import { useSession, type Person } from "./session-store.ts";

type Fields = { readonly current?: string; readonly password: string };
type Props = {
  readonly person: Person;
  /** One's own password needs the current one; another person's is set by an administrator and must then be changed. */
  readonly isOwn: boolean;
  readonly onClose: () => void;
};

/** Sets a password: one's own, or another person's. */
export const PasswordDialog = ({ person, isOwn, onClose }: Props) => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const passwordChanged = useSession((state) => state.passwordChanged);
  const action = useAction("person.setPassword", { isQuiet: true });
  const save = async ({ current, password }: Fields): Promise<void> => {
    const done = await action.run({ id: person.id, current: isOwn ? (current ?? "") : null, password });
    if (done === null) return;
    if (isOwn) passwordChanged();
    void message.success(isOwn ? "密码已修改" : `已为${person.name}设了新密码，他下次登录时要自己再改`);
    onClose();
  };
  return (
    <Modal
      open
      title={isOwn ? "修改密码" : `重置${person.name}的密码`}
      okText="保存"
      cancelText="取消"
      confirmLoading={action.isRunning}
      onOk={() => {
        form.submit();
      }}
      onCancel={onClose}
    >
      <FailureAlert failure={action.failure} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") form.submit();
        }}
      >
        {isOwn ? (
          <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: "请输入现在的密码" }]}>
            <Input.Password autoFocus autoComplete="current-password" />
          </Form.Item>
        ) : (
          <p className="soft">请当面把新密码告诉{person.name}。他下次登录时，程序会要求换成自己的密码。</p>
        )}
        <PasswordFields login={person.login} label="新密码" />
      </Form>
    </Modal>
  );
};
