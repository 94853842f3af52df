import { commonFooters, commonLabels, sameParty, type Layout } from "./layout.ts";

/** 农业银行企业网银 账户明细, the variant with 对方开户行 and 交易说明; label and value above the table share a cell. */
export const abc1b: Layout = {
  id: "abc-1b",
  bank: "农业银行",
  required: ["交易时间", "收入金额", "支出金额", "账户余额", "对方账号", "对方户名", "对方开户行", "交易说明"],
  forbidden: ["会计日期", "交易流水号", "收入/支出", "交易日志号"],
  titles: ["农业银行", "账户明细"],
  needsTitle: false,
  forbiddenTitles: ["农信", "农商", "信用社"],
  lookAlikes: ["scrcb-1"],
  columns: {
    bookedOn: ["交易时间"],
    tradedOn: [],
    tradedTime: [],
    balance: ["账户余额"],
    currency: [],
    purpose: ["交易用途"],
    remark: ["交易说明"],
    summary: ["摘要"],
    ownAccount: [],
    ownName: [],
  },
  amount: { mode: "two-columns", moneyIn: ["收入金额"], moneyOut: ["支出金额"], flag: null },
  counterparty: sameParty({ name: ["对方户名"], account: ["对方账号"], bank: ["对方开户行"] }),
  serial: { headers: [], isTrusted: false },
  labels: commonLabels,
  footers: commonFooters,
};
