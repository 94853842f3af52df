import type { Command } from "./command.ts";

const closing = [
  "通用：",
  "  --json                机器可读：标准输出只有一个 JSON 值，说明在标准错误",
  "  --user 登录名         由谁来做；密码取自环境变量 XZ_PASSWORD、--password-file 文件，或在终端里输入",
  "退出码：0 成功，1 被拒绝或核对有问题，2 用法不对，3 程序出错。",
  "金额在 JSON 里以分为单位。详见 docs/command-line.md。",
];

/** The whole help, or that of one command. */
export const helpText = (commands: readonly Command[]): string =>
  [
    "乡账命令行：npm run --silent xz -- <命令>",
    "",
    ...commands.flatMap(({ usage, summary }) => [`  ${usage}`, `      ${summary}`]),
    "",
    ...closing,
  ].join("\n");
