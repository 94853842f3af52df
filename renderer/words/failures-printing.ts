import { monthText } from "#renderer/format/dates.ts";
import type { Sentences } from "./sentences.ts";

const archiveProblems: Readonly<Record<string, string>> = {
  "disk-full": "磁盘满了，请清理磁盘或换一个磁盘",
  "read-only": "这个文件夹不能写入，请检查权限或写保护",
  "not-written": "文件写不进去，请检查 U 盘或硬盘",
  "file-missing": "有附件的原件找不到了，请先到“数据校验”查看",
  "books-changed": "生成的时候又有凭证记账，请再生成一次",
  "file-changed": "有附件的原件被改动过，请先到“数据校验”查看",
};

const unreadable: Readonly<Record<string, string>> = {
  missing: "找不到这个文件，请检查路径，或确认 U 盘已插好",
  "no-zip": "这不是 ZIP 文件，或者文件已损坏",
  "no-manifest": "里面没有档案清单，不是本程序做的年度档案包",
};

/** Refusals of printing and of archives. */
export const printingSentences = {
  "nothing-to-print": () => "没有符合条件的凭证可以打印。请检查月份和号码范围，或者先记账。",
  "year-not-closed": ({ months }) =>
    `这一年还有没结账的月份：${months.map(monthText).join("、")}。请先结账；只想先看看，可以勾选“未结账草稿”。`,
  "archive-failed": ({ reason }) => `档案包没有做成：${archiveProblems[reason] ?? "写文件时出错"}。没有留下半个文件。`,
  "archive-unreadable": ({ reason }) => `档案包读不出来：${unreadable[reason] ?? "文件已损坏"}。`,
} as const satisfies Partial<Sentences>;
