import { Button, Form, Input } from "antd";
import type { Failure } from "#contract/contract.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PasswordFields } from "./password-fields.tsx";

export type AdministratorFields = { readonly login: string; readonly name: string; readonly password: string };

type Props = {
  readonly failure: Failure | null;
  readonly isRunning: boolean;
  readonly onBack: () => void;
  readonly onNext: (fields: AdministratorFields) => Promise<void>;
};

/** The first person: an administrator, who adds all others. */
export const FirstAdministrator = ({ failure, isRunning, onBack, onNext }: Props) => {
  const [form] = Form.useForm<AdministratorFields>();
  const login = Form.useWatch("login", form) ?? "";
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={onNext} scrollToFirstError>
      <h1>设管理员</h1>
      <p className="soft">
        管理员添加人员、分配岗位、管备份，但不能因此代别人审核。请记牢密码：这台电脑上没有别人能替您找回。
      </p>
      <FailureAlert failure={failure} />
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: "请填写姓名" }]}>
        <Input autoFocus maxLength={40} placeholder="例如 周主任" />
      </Form.Item>
      <Form.Item
        name="login"
        label="登录名"
        extra="登录时输入，可以用拼音、工号或姓名。"
        rules={[{ required: true, whitespace: true, message: "请填写登录名" }]}
      >
        <Input maxLength={40} autoComplete="username" />
      </Form.Item>
      <PasswordFields login={login} />
      <div className="button-row">
        <Button size="large" onClick={onBack}>
          上一步
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={isRunning}>
          建立账本
        </Button>
      </div>
    </Form>
  );
};
