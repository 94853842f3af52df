import { Alert, App, Checkbox, Form, Input, Modal, Switch } from "antd";
import type { Role } from "#contract/method.ts";
import { everyRole, incompatibleRoles } from "#domain/people/roles.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { roleWords } from "#renderer/words/labels.ts";
import { PasswordFields } from "./password-fields.tsx";
import { roleMeanings, whyIncompatible } from "./role-words.ts";
import type { Person } from "./session-store.ts";

type Fields = {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  readonly password: string;
};
type Props = { readonly person: Person | null; readonly onClose: () => void };

/** Adds a person (`person` null) or changes name, duties and whether they may sign in. */
export const PersonDialog = ({ person, onClose }: Props) => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const add = useAction("person.add", { isQuiet: true });
  const change = useAction("person.change", { isQuiet: true });
  const roles = Form.useWatch("roles", form) ?? [];
  const login = Form.useWatch("login", form) ?? "";
  const pair = incompatibleRoles(roles);

  const save = async ({ login: newLogin, name, roles: chosen, isActive, password }: Fields): Promise<void> => {
    const done =
      person === null
        ? await add.run({ login: newLogin, name, roles: [...chosen], password })
        : await change.run({ id: person.id, name, roles: [...chosen], isActive });
    if (done === null) return;
    void message.success(person === null ? `已添加${name}，请把登录名和初始密码当面告诉他` : "已保存");
    onClose();
  };

  return (
    <Modal
      open
      title={person === null ? "添加人员" : `修改人员：${person.name}`}
      okText="保存"
      cancelText="取消"
      width={620}
      confirmLoading={add.isRunning || change.isRunning}
      okButtonProps={{ disabled: pair !== undefined }}
      onOk={() => {
        form.submit();
      }}
      onCancel={onClose}
    >
      <FailureAlert failure={add.failure ?? change.failure} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={person ?? { login: "", name: "", roles: [], isActive: true }}
        onFinish={save}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.type !== "checkbox") {
            form.submit();
          }
        }}
      >
        <div className="row-form">
          <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: "请填写姓名" }]}>
            <Input autoFocus maxLength={40} />
          </Form.Item>
          <Form.Item
            name="login"
            label="登录名"
            rules={[{ required: true, whitespace: true, message: "请填写登录名" }]}
          >
            <Input maxLength={40} disabled={person !== null} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item
          name="roles"
          label="岗位（可以选几个）"
          rules={[{ required: true, type: "array", min: 1, message: "至少选一个岗位" }]}
        >
          <Checkbox.Group style={{ display: "grid", gap: 6 }}>
            {everyRole.map((role) => (
              <Checkbox value={role} key={role}>
                {roleWords[role]}
                <span className="soft">　{roleMeanings[role]}</span>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
        {pair === undefined ? null : (
          <Alert type="error" showIcon style={{ marginBottom: 12 }} title={whyIncompatible(pair)} />
        )}
        {person === null ? (
          <PasswordFields login={login} label="初始密码" />
        ) : (
          <Form.Item
            name="isActive"
            label="可以登录"
            valuePropName="checked"
            extra="调走、离职的人员停用即可；他做过的记录都保留。"
          >
            <Switch checkedChildren="启用" unCheckedChildren="停用" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
};
