import { commonFooters, commonLabels, sameParty, type Layout } from "./layout.ts";

/** 邮储银行企业网银 账户交易明细: 支出 stands before 收入; totals above the table. */
export const psbc: Layout = {
  id: "psbc-1",
  bank: "邮储银行",
  required: ["交易日期", "交易时间", "支出金额", "收入金额", "余额", "对方账号", "对方户名", "对方行名", "交易流水号"],
  forbidden: [],
  titles: ["中国邮政储蓄银行", "邮储银行"],
  needsTitle: false,
  forbiddenTitles: [],
  lookAlikes: [],
  columns: {
    bookedOn: ["交易日期"],
    tradedOn: [],
    tradedTime: ["交易时间"],
    balance: ["余额"],
    currency: ["币种"],
    purpose: ["用途"],
    remark: ["附言"],
    summary: ["摘要"],
    ownAccount: [],
    ownName: [],
  },
  amount: { mode: "two-columns", moneyIn: ["收入金额"], moneyOut: ["支出金额"], flag: null },
  counterparty: sameParty({ name: ["对方户名"], account: ["对方账号"], bank: ["对方行名"] }),
  serial: { headers: ["交易流水号"], isTrusted: true },
  labels: commonLabels,
  footers: commonFooters,
};
