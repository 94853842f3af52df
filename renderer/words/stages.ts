const stageWords: Readonly<Record<string, string>> = {
  reading: "正在读取",
  read: "正在读取",
  checking: "正在核对",
  writing: "正在写入",
  drafting: "正在生成草稿凭证",
  copying: "正在复制账本",
  copy: "正在复制账本",
  opening: "正在打开备份",
  verifying: "正在核对",
  verify: "正在核对",
  chain: "正在核对凭证链",
  balances: "正在核对科目余额",
  trail: "正在核对操作日志",
  files: "正在核对附件",
  integrity: "正在检查账本文件",
  sheets: "正在生成工作表",
  saving: "正在保存",
};

/** What a long work is doing now; unknown stages say nothing rather than something in English. */
export const stageText = (stage: string): string => stageWords[stage] ?? (/[\u4e00-\u9fff]/.test(stage) ? stage : "");
