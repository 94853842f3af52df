import { moneyText } from "#renderer/format/money.ts";
import type { Sentences } from "./sentences.ts";

type Words = Readonly<Record<string, string>>;

const grantReasons: Words = {
  "amount-not-positive": "下达金额要大于零。",
  "expiry-before-grant": "使用期限早于下达日期，请改正。",
  "instalment-not-positive": "各季度计划到账的金额要大于零。",
  "quarter-twice": "同一个季度填了两次，请合并成一行。",
  "quarter-before-grant": "计划到账的季度早于下达日期所在的季度，请改正。",
  "instalments-differ": "各季度计划到账合计与下达金额不一致，请核对到分。",
  "fund-changed": "这笔拨款已经对应一项专项资金，不能换成别的资金。",
  "reason-missing": "变更拨款要写明原因和依据的文件。",
};

const tieReasons: Words = {
  "nothing-named": "请选一条银行流水或一张已记账的凭证，并填写大于零的金额。",
  "not-free": "这条流水（凭证）不能再对应：可能已经对应完，或已被冲回，或对应的流水和凭证是同一笔钱。",
  "before-grant": "转拨日期早于下达日期，请核对。",
};

const allocationReasons: Words = {
  "nothing-to-divide": "还没有可以分配的资金，请先登记来源。",
  "amount-negative": "来源金额要大于零，配套和各村金额不能是负数。",
  "nobody-gets": "还没有分给任何一个村。",
  "ledger-twice": "同一个账套出现了两次，请合并成一行。",
  "already-decided": "这个方案已经确定，不能再改。",
  "ledger-unknown": "有账套还没有启用，请先启用或从方案里去掉。",
};

/** Refusals of public money. */
export const fundSentences = {
  "grant-bad": ({ reason }) => `拨款没有保存：${grantReasons[reason] ?? "内容不对，请检查。"}`,
  "grant-tie-bad": ({ reason, freeFen }) =>
    reason === "more-than-free"
      ? `这条流水（凭证）还没有对应拨款的只有 ${moneyText(freeFen)} 元，请把金额改小。`
      : `没有对应上：${tieReasons[reason] ?? "请换一条流水或凭证。"}`,
  "allocation-bad": ({ reason, differenceFen }) =>
    reason === "not-divided"
      ? `方案还不能确定：${differenceFen > 0 ? "还剩" : "多分了"} ${moneyText(Math.abs(differenceFen))} 元。请分到一分不差。`
      : `分配方案没有保存：${allocationReasons[reason] ?? "内容不对，请检查。"}`,
} as const satisfies Partial<Sentences>;
