const stageWords: Readonly<Record<string, string>> = {
  import: "正在导入流水",
  copy: "正在复制账本",
  files: "正在复制附件",
  chain: "正在核对凭证链",
  balances: "正在核对科目余额",
  entries: "正在读取分录",
  books: "正在生成账页",
  sheets: "正在生成工作表",
  tests: "正在检查疑点",
  write: "正在写文件",
  history: "正在处理历史凭证",
  zip: "正在压缩文件",
};

/** What a long work is doing now; unknown stages say nothing rather than something in English. */
export const stageText = (stage: string): string => stageWords[stage] ?? (/[\u4e00-\u9fff]/.test(stage) ? stage : "");
