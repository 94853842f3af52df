import type { Sentences } from "./words.ts";

const archiveProblems: Readonly<Record<string, string>> = {
  "disk-full": "磁盘已满",
  "read-only": "这个位置不能写入",
  "not-written": "文件写不进去",
  "file-missing": "有附件原件找不到了，先用 xz verify 查看",
  "books-changed": "生成的时候又有凭证记账，再生成一次",
  "file-changed": "有附件原件被改动过，先用 xz verify 查看",
};

const unreadable: Readonly<Record<string, string>> = {
  missing: "找不到这个文件",
  "no-zip": "不是 ZIP 文件，或者文件已损坏",
  "no-manifest": "里面没有档案清单，不是年度档案包",
};

export const printingSentences = {
  "nothing-to-print": () => "没有符合条件的凭证可以打印，请检查月份和号码范围。",
  "year-not-closed": ({ months }) =>
    `这一年还有月份没有结账：${months.join("、")}。请先用 xz close 结账；只做草稿请加 --draft。`,
  "archive-failed": ({ reason }) => `档案包没有做成：${archiveProblems[reason] ?? reason}。没有留下半个文件。`,
  "archive-unreadable": ({ reason }) => `档案包读不出来：${unreadable[reason] ?? reason}。`,
} as const satisfies Partial<Sentences>;
