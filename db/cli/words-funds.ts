import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { Sentences } from "./words.ts";

/** Refusals of public money. */
export const fundSentences = {
  "grant-bad": () => "拨款的内容不对，没有保存。请在窗口的“拨款台账”里检查金额、季度和日期。",
  "grant-tie-bad": ({ freeFen }) => `没有对应上，可以对应的还有 ${moneyTextFromFen(freeFen)} 元。`,
  "allocation-bad": ({ differenceFen }) =>
    differenceFen === 0
      ? "资金分配方案不对，没有保存。请在窗口里检查。"
      : `资金分配方案没有分平，相差 ${moneyTextFromFen(differenceFen)} 元。`,
} as const satisfies Partial<Sentences>;
