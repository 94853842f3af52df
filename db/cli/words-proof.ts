import type { Sentences } from "./words.ts";

const stops: Readonly<Record<string, string>> = {
  "disk-full": "磁盘已满",
  "read-only": "这个位置不能写入",
  "not-written": "文件写不进去",
};

export const proofSentences = {
  "already-signed": ({ personName }) => `这一栏${personName}已经签过名。`,
  "preparer-signs-first": () => "还没有制表签名，请制表人先签（workbook sign --duty prepared）。",
  "findings-unanswered": ({ count }) =>
    `还有 ${count} 条疑点没有答复，或者是红色的还没有第二人审核：请先办完，或用 --note 写明原因（会印在封面上）。`,
  "workbook-outdated": () => "账簿或疑点答复在这一版生成以后有了变化，请先重新生成。",
  "workbooks-stopped": ({ reason, name, done }) =>
    `写到 ${name} 时停下了：${stops[reason] ?? reason}。前面 ${done} 个文件是完整的，再运行一次会接着做完。`,
  "note-taken-back": () => "这条审计记录已经撤回过。",
  "notice-issued": ({ name, issuedOn }) => `这些整改要求已在 ${issuedOn} 以${name}发出。`,
  "export-failed": ({ reason }) => `数据没有导出：${stops[reason] ?? reason}。没有留下半个文件。`,
} as const satisfies Partial<Sentences>;

/** A place a verification names, with the technical word it may end in said in Chinese. */
export const verifiedPlace = (place: string): string =>
  place
    .replace(/ gap (\d+)$/, "（它前面少了 $1 张凭证）")
    .replace(/ missing$/, "（原件不见了）")
    .replace(/ changed$/, "（内容被改动过）")
    .replace(/ review-changed$/, "（审核以后内容被改动）")
    .replace(/ review-unlogged$/, "（操作日志里没有它的审核）")
    .replace(/ unsealed$/, "（操作日志里没有登记）")
    .replace(/(?:^| )unreadable$/, "（内容读不出来，被改坏了）");
