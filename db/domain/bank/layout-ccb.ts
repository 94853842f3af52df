import { commonFooters, commonLabels, sameParty, type Layout } from "./layout.ts";

const columns: Layout["columns"] = {
  bookedOn: ["记账日期"],
  tradedOn: ["交易时间"],
  tradedTime: [],
  balance: ["余额"],
  currency: ["币种"],
  purpose: [],
  remark: ["备注"],
  summary: ["摘要"],
  ownAccount: [],
  ownName: [],
};
const amount: Layout["amount"] = {
  mode: "two-columns",
  moneyIn: ["贷方发生额（收入）"],
  moneyOut: ["借方发生额（支取）"],
  flag: null,
};
const counterparty = sameParty({ name: ["对方户名"], account: ["对方账号"], bank: ["对方开户机构"] });
const serial = { headers: ["账户明细编号-交易流水号"], isTrusted: true };
const tableHeaders = [
  "交易时间",
  "借方发生额（支取）",
  "贷方发生额（收入）",
  "余额",
  "币种",
  "对方户名",
  "对方账号",
  "对方开户机构",
  "记账日期",
  "摘要",
  "账户明细编号-交易流水号",
];

/** 建设银行企业网银 without labels: account and name in every row; the unused side of the amount is 0. */
export const ccb2: Layout = {
  id: "ccb-2",
  bank: "建设银行",
  required: ["账号", "账户名称", ...tableHeaders],
  forbidden: [],
  titles: ["建设银行"],
  needsTitle: false,
  forbiddenTitles: ["国家开发银行"],
  lookAlikes: ["cdb-1"],
  columns: { ...columns, ownAccount: ["账号"], ownName: ["账户名称"] },
  amount,
  counterparty,
  serial,
  labels: commonLabels,
  footers: commonFooters,
};

/** 建设银行企业网银 with labels above the table, among them 借方发生额 and 贷方发生额 as totals; headers padded with spaces. */
export const ccb3: Layout = {
  id: "ccb-3",
  bank: "建设银行",
  required: tableHeaders,
  forbidden: ["账号", "账户名称", "本方账号"],
  titles: ["建设银行"],
  needsTitle: false,
  forbiddenTitles: ["国家开发银行"],
  lookAlikes: ["cdb-1"],
  columns,
  amount,
  counterparty,
  serial,
  labels: commonLabels,
  footers: commonFooters,
};

/** 国家开发银行 prints the columns of `ccb-2` without 个性化信息; kept so that the two are never taken for each other. */
export const cdb1: Layout = {
  ...ccb2,
  id: "cdb-1",
  bank: "国家开发银行",
  forbidden: ["个性化信息1", "个性化信息名称1"],
  titles: ["国家开发银行"],
  forbiddenTitles: ["建设银行"],
  lookAlikes: ["ccb-2"],
};
