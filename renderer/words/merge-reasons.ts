import { wordOf } from "./labels.ts";

const reasons: Readonly<Record<string, string>> = {
  same: "这是同一个科目",
  "not-leaf": "两个都要是在用的末级明细科目",
  "other-heading": "只能在同一个一级科目的明细之间合并",
  "profit-loss": "收入、支出科目年末结转后没有余额，直接停用原明细就行",
  "dimensions-differ": "并入的科目要求更多的辅助核算，原来的账上没有。请换一个科目，或先去掉多出的辅助要求",
  "dimensions-lost": "新明细要保留上级科目的辅助核算，否则各户的账会轧在一起。请在新明细上选同样的辅助核算",
  "unit-differs": "两个科目的计量单位不同",
  "bank-account": "银行账户对应的科目不能合并，请在“银行账户”里停用账户",
  empty: "原科目没有余额，直接停用就行",
};

/** Why two details cannot be merged, and what to do. */
export const mergeReasonText = (reason: string): string =>
  Object.hasOwn(reasons, reason) ? wordOf(reasons, reason) : "请检查这两个科目的类别、辅助核算和余额。";
