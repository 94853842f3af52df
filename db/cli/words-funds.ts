import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { Sentences } from "./words.ts";

/** Refusals of public money. */
export const fundSentences = {
  "grant-bad": () => "拨款的内容不对，没有保存。请在窗口的“拨款台账”里检查金额、季度和日期。",
  "grant-tie-bad": ({ freeFen }) => `没有对应上，可以对应的还有 ${moneyTextFromFen(freeFen)} 元。`,
  "rule-conflict": ({ reason, title }) =>
    reason === "looser" ? `下级规定不能比上级的“${title}”宽。` : `与“${title}”自相矛盾，请改那一条。`,
  "budget-bad": ({ line }) =>
    line > 0 ? `预算第 ${line} 行不对，没有保存。` : "预算或它的决议不对，没有保存。请在窗口的“年度预算”里检查。",
  "budget-unreadable": () => "预算表格读不出来，请用 .xlsx 文件。",
  "allocation-bad": ({ differenceFen }) =>
    differenceFen === 0
      ? "资金分配方案不对，没有保存。请在窗口里检查。"
      : `资金分配方案没有分平，相差 ${moneyTextFromFen(differenceFen)} 元。`,
} as const satisfies Partial<Sentences>;
