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
  workbooks: "生成工作簿",
  print: "生成打印件",
  pages: "排版",
  data: "导出数据",
  archive: "生成归档包",
  books: "生成账簿",
  history: "处理导入的凭证",
  allocate: "分配流水",
  check: "检查结账条件",
  verify: "核对归档包",
};

/** Shows on stderr how far a long call is: one line that is written over on a terminal, else its beginning and end. */
export const showProgress = (): ((progress: Progress) => void) => {
  const isTerminal = process.stderr.isTTY;
  const begun = new Set<string>();
  return ({ stage, done, total }) => {
    const name = stages[stage] ?? stage;
    if (isTerminal) process.stderr.write(`\r${name} ${done}/${total}\u001B[K${done >= total ? "\n" : ""}`);
    else if (done >= total || !begun.has(stage)) process.stderr.write(`${name} ${done}/${total}\n`);
    begun.add(stage);
  };
};
