import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { Sentences } from "./words.ts";

const faultWords: Readonly<Record<string, string>> = {
  "old-unbalanced": "旧账余额借贷不平",
  "result-balance": "损益类科目还有余额",
  "not-placed": "余额没有分配完",
  "no-account": "新制度没有这个科目",
  "needs-reason": "没有写明理由",
  "detail-missing": "金额要落到明细上",
  "additions-unbalanced": "补记事项借贷不平",
  unposted: "旧账还有没记账的凭证",
  "after-cut": "截止月份以后，旧账里还有凭证或银行流水",
};

/** Refusals of report definitions and of moving books in. */
export const movingSentences = {
  "definition-bad": ({ line, fault, text }) => `报表定义第 ${line} 行不对：${fault} ${text}`,
  "definition-too-early": ({ earliest }) => `已结账月份的报表不再改动，新公式最早从 ${earliest} 起用。`,
  "not-2004": () => "这个账套不是按 2004 年制度建的，不用衔接。",
  "conversion-done": () => "这个账套已经衔接到新制度。",
  "conversion-unfinished": ({ fault, at, amountFen }) =>
    `衔接还没做完：${faultWords[fault] ?? "有事项未完成"} ${at} ${moneyTextFromFen(amountFen)} 元。请在窗口里补齐。`,
  "foreign-unreadable": ({ reason, detail }) =>
    reason === "missing-table"
      ? `这份会计核算数据里没有“${detail}”这张表，请在原软件里连同它重新导出。`
      : reason === "no-vouchers"
        ? "文件里没有记账凭证，只有科目和余额；要导入余额，请用 import-balances。"
        : reason === "no-table"
          ? "文件里找不到科目余额表或凭证列表的表头。"
          : "文件读不出来，请重新导出成 Excel、CSV 或国标 XML。",
  "foreign-refused": ({ rejected, unmapped }) => `不能导入：${rejected} 行有错，${unmapped} 个科目没有对应。`,
  "foreign-doubtful": ({ count }) =>
    `文件里有 ${count} 处要核对（先用 --preview 看）。核对过、确实照原样导入的，加 --accept-doubts。`,
  "history-after-own": () => "账套已经有自己记账的凭证或已结账，不能再导入或撤销历史凭证。",
  "history-in-use": ({ reason }) =>
    `导入的凭证已经${reason === "printed" ? "打印过" : "补了附件"}，不能撤销导入，有错请用红字更正。`,
  "history-partyless": ({ count }) =>
    `有 ${count} 行没有写往来户或成员，而科目要求分户。补上后再导入，或加 --unnamed 记到“未分户”名下。`,
  "openings-there": ({ count }) => `账套里已有 ${count} 笔期初余额，导入会全部换掉。确实要换请加 --replace。`,
  "history-gap": ({ count }) => `原账凭证号缺 ${count} 个，请用 --gap-reason 写明原因。`,
  "history-overlaps": ({ month, word, number }) => `${month} 的 ${word}-${number} 号已经导入过。`,
} as const satisfies Partial<Sentences>;
