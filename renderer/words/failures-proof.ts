import type { Sentences } from "./sentences.ts";

const stops: Readonly<Record<string, string>> = {
  "disk-full": "磁盘满了，请清理磁盘或换一个磁盘",
  "read-only": "这个文件夹不能写入，请检查权限或写保护",
  "not-written": "文件写不进去，请检查 U 盘或硬盘",
};

/** Refusals of signing, of what proves the books, and of what leaves the program as data. */
export const proofSentences = {
  "already-signed": ({ personName }) => `这一栏${personName}已经签过名，不用再签。`,
  "preparer-signs-first": () => "还没有制表签名。请制表人先签，再由另一个人审核签名。",
  "findings-unanswered": ({ count }) =>
    `还有 ${String(count)} 条疑点没有答复，或者是红色的还没有第二人审核。请先到“疑点清单”逐条答复、审核；确实来不及的，写明原因再签，原因会印在封面上。`,
  "workbook-outdated": () => "账簿或疑点答复在这一版生成以后有了变化。请重新生成，得到新的一版再签名；旧版本会保留。",
  "workbooks-stopped": ({ reason, name, done }) =>
    `写到“${name}”时停下了：${stops[reason] ?? "写文件时出错"}。前面 ${String(done)} 个文件是完整的，没有留下半个文件；处理好以后再点一次，会接着做完。`,
  "note-taken-back": () => "这条记录已经撤回过。请刷新后再看。",
  "notice-issued": ({ name, issuedOn }) => `这些整改要求已在 ${issuedOn} 以${name}发出，没有新的要发。`,
  "export-failed": ({ reason }) => `数据没有导出：${stops[reason] ?? "写文件时出错"}。没有留下半个文件。`,
} as const satisfies Partial<Sentences>;
