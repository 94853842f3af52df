import { Alert, Button, Input } from "antd";
import { useState, type ReactNode } from "react";

export type PasswordPanelProps = {
  readonly fileName: string;
  /** True when a password was given and did not open the file. */
  readonly isWrong: boolean;
  readonly onPassword: (password: string) => void;
};

/** Asks for the password of a locked archive or PDF. It opens the file and is kept nowhere. */
export const PasswordPanel = ({ fileName, isWrong, onPassword }: PasswordPanelProps): ReactNode => {
  const [password, setPassword] = useState("");
  const finish = (): void => {
    if (password !== "") onPassword(password);
  };
  return (
    <section className="panel">
      <h2>输入文件密码</h2>
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title={
          isWrong
            ? "密码不对，没有打开。请核对后再输一次，注意大小写。"
            : `“${fileName}”加了密码。银行一般把密码发在短信里，或者写在下载页面上。`
        }
        type={isWrong ? "error" : "info"}
      />
      <div className="button-row">
        <Input.Password
          aria-label="文件密码"
          autoComplete="off"
          autoFocus
          maxLength={200}
          onChange={(event) => setPassword(event.target.value)}
          onPressEnter={finish}
          placeholder="文件密码"
          style={{ width: "18rem" }}
          value={password}
        />
        <Button disabled={password === ""} onClick={finish} type="primary">
          打开
        </Button>
        <span className="soft">密码只用来打开这个文件，不会保存。</span>
      </div>
    </section>
  );
};
