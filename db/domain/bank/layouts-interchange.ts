import type { LayoutText } from "./layout.ts";

/** The columns under which OFX and CAMT.053 are laid out as a table; the names are ours, no bank prints them. */
export const interchangeHeaders = [
  "记账日期",
  "交易日期",
  "收支金额",
  "余额",
  "币种",
  "对方户名",
  "对方账号",
  "对方开户行",
  "用途",
  "附言",
  "摘要",
  "银行流水号",
  "本方账号",
  "数据格式",
] as const;

/** Files of an interchange standard: their fields have fixed meanings, so nothing is guessed. */
export const interchangeLayouts: readonly LayoutText[] = (["OFX", "CAMT.053"] as const).map((bank) => ({
  id: bank === "OFX" ? "ofx" : "camt-053",
  bank,
  required: interchangeHeaders.join(" "),
  titles: bank,
  needsTitle: true,
  columns: {
    bookedOn: "记账日期",
    tradedOn: "交易日期",
    balance: "余额",
    currency: "币种",
    purpose: "用途",
    remark: "附言",
    summary: "摘要",
    ownAccount: "本方账号",
  },
  amount: { signed: "收支金额" },
  party: { name: "对方户名", account: "对方账号", bank: "对方开户行" },
  serial: { headers: "银行流水号", isTrusted: true },
}));
