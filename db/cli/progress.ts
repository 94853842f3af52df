import type { Progress } from "#contract/wire.ts";

const stages: Readonly<Record<string, string>> = {
  import: "导入流水",
  copy: "复制账本",
  files: "复制附件",
  chain: "核对凭证链",
  balances: "核对余额",
  finding: "检查疑点",
  ledgers: "汇总账套",
  read: "读取账目",
  write: "写工作表",
};

/** Shows on stderr how far a long call is: one line that is written over on a terminal, else its beginning and end. */
export const showProgress = (): ((progress: Progress) => void) => {
  const isTerminal = process.stderr.isTTY;
  return ({ stage, done, total }) => {
    const name = stages[stage] ?? stage;
    if (isTerminal) process.stderr.write(`\r${name} ${done}/${total}\u001B[K${done >= total ? "\n" : ""}`);
    else if (done === 0 || done >= total) process.stderr.write(`${name} ${done}/${total}\n`);
  };
};
