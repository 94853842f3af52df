import { Form, Input } from "antd";
import { isPasswordStrong, leastPasswordLength } from "#domain/people/password.ts";

type Props = { readonly login: string; readonly label?: string };

/** A new password typed twice; the form gets `password` and `again`. The strength rule is the domain's own. */
export const PasswordFields = ({ login, label = "密码" }: Props) => (
  <>
    <Form.Item
      name="password"
      label={label}
      extra={`至少 ${String(leastPasswordLength)} 个字符，不能与登录名相同。可以用一句好记的话。`}
      rules={[
        { required: true, message: "请输入密码" },
        {
          validator: (_rule, typed: unknown) =>
            typeof typed !== "string" || typed === "" || isPasswordStrong(typed, login)
              ? Promise.resolve()
              : Promise.reject(new Error(`密码至少 ${String(leastPasswordLength)} 个字符，且不能与登录名相同`)),
        },
      ]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
    <Form.Item
      name="again"
      label="再输一次"
      dependencies={["password"]}
      rules={[
        { required: true, message: "请再输一次密码" },
        ({ getFieldValue }) => ({
          validator: (_rule, typed: unknown) =>
            typed === getFieldValue("password") || typed === undefined || typed === ""
              ? Promise.resolve()
              : Promise.reject(new Error("两次输入的密码不一样")),
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  </>
);
