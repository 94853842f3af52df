import type { LayoutText } from "./layout.ts";

const ccbTable = `交易时间 借方发生额（支取） 贷方发生额（收入） 余额 币种 对方户名 对方账号 对方开户机构 记账日期 摘要
  账户明细编号-交易流水号`;

const ccb: Pick<LayoutText, "bank" | "titles" | "forbiddenTitles" | "columns" | "amount" | "party" | "serial"> = {
  bank: "建设银行",
  titles: "建设银行",
  forbiddenTitles: "国家开发银行",
  columns: {
    bookedOn: "记账日期",
    tradedOn: "交易时间",
    balance: "余额",
    currency: "币种",
    remark: "备注",
    summary: "摘要",
  },
  amount: { in: "贷方发生额（收入）", out: "借方发生额（支取）" },
  party: { name: "对方户名", account: "对方账号", bank: "对方开户机构" },
  serial: { headers: "账户明细编号-交易流水号", isTrusted: true },
};

const ccbInRows: LayoutText = {
  ...ccb,
  id: "ccb-2",
  required: `账号 账户名称 ${ccbTable}`,
  lookAlikes: "cdb-1",
  columns: { ...ccb.columns, ownAccount: "账号", ownName: "账户名称" },
};

/** 企业网银 files of the state banks, as their header rows print them. */
export const stateBankLayouts: readonly LayoutText[] = [
  // 会计日期 is the booking day; no serial, and the account number is often missing.
  {
    id: "abc-1",
    bank: "农业银行",
    required: "交易时间 收入金额 支出金额 账户余额 交易行名 对方省市 对方账号 对方户名 会计日期",
    forbidden: "交易流水号 收入/支出 交易日志号",
    titles: "农业银行 账户明细",
    forbiddenTitles: "农信 农商 信用社",
    lookAlikes: "scrcb-1",
    columns: {
      bookedOn: "会计日期",
      tradedOn: "交易时间",
      balance: "账户余额",
      purpose: "交易用途",
      summary: "摘要",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号" },
  },
  {
    id: "abc-1b",
    bank: "农业银行",
    required: "交易时间 收入金额 支出金额 账户余额 对方账号 对方户名 交易用途 对方开户行 交易说明",
    forbidden: "会计日期 交易流水号",
    titles: "农业银行 账户明细",
    forbiddenTitles: "农信 农商 信用社",
    columns: {
      bookedOn: "交易时间",
      balance: "账户余额",
      currency: "币种",
      purpose: "交易用途",
      remark: "交易说明",
      summary: "摘要",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号", bank: "对方开户行" },
  },
  // Whether 手续费总额 lies inside 支出金额 is not known (待核对): it is not added, and the balances show it.
  {
    id: "abc-2",
    bank: "农业银行",
    required: `交易日期 交易时间戳 收入金额 支出金额 本次余额 手续费总额 交易方式 交易行名 对方账号 对方户名
      交易摘要 交易附言 交易日志号`,
    titles: "农业银行 账户明细",
    forbiddenTitles: "农信 农商 信用社",
    columns: {
      bookedOn: "交易日期",
      tradedOn: "交易时间戳",
      tradedTime: "交易时间戳",
      balance: "本次余额",
      purpose: "交易说明",
      remark: "交易附言",
      summary: "交易摘要",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号" },
    serial: { headers: "交易日志号", isTrusted: false },
  },
  // 凭证号 is no serial; the own account stands in every row, the own name nowhere.
  {
    id: "icbc-1",
    bank: "工商银行",
    required: "对方账号 交易时间 借贷标志 对方单位 余额 转出金额 转入金额 本方账号",
    forbidden: "借方发生额 贷方发生额 发生额",
    titles: "HISTORYDETAIL 工商银行",
    columns: {
      bookedOn: "交易时间",
      balance: "余额",
      purpose: "用途",
      remark: "附言",
      summary: "摘要",
      ownAccount: "本方账号",
    },
    amount: { in: "转入金额", out: "转出金额", flag: "借贷标志" },
    party: { name: "对方单位", account: "对方账号", bank: "对方行名" },
  },
  {
    id: "icbc-2",
    bank: "工商银行",
    required: "日期 交易类型 对方户名 对方账号 摘要 借方发生额 贷方发生额 余额",
    forbidden: "交易时间 交易流水号 币种 记账日期",
    titles: "工商银行 网点号",
    columns: { bookedOn: "日期", balance: "余额", purpose: "交易类型", summary: "摘要" },
    amount: { in: "贷方发生额", out: "借方发生额" },
    party: { name: "对方户名", account: "对方账号" },
  },
  {
    id: "icbc-3",
    bank: "工商银行",
    isFromNames: true,
    required: "交易时间 本方账号 对方单位 对方账号 摘要 附言 用途 借贷标志 发生额 余额",
    forbidden: "转出金额 转入金额 借方发生额 贷方发生额",
    titles: "HISTORYDETAIL 工商银行",
    columns: {
      bookedOn: "交易时间",
      balance: "余额",
      purpose: "用途",
      remark: "附言",
      summary: "摘要",
      ownAccount: "本方账号",
    },
    amount: { amount: "发生额", flag: "借贷标志" },
    party: { name: "对方单位", account: "对方账号" },
  },
  {
    id: "icbc-4",
    bank: "工商银行",
    required: "凭证号 本方账号 对方账号 交易时间 借/贷 借方发生额 贷方发生额 对方行号 摘要 用途 对方单位名称 余额",
    titles: "HISTORYDETAIL 工商银行",
    columns: { bookedOn: "交易时间", balance: "余额", purpose: "用途", summary: "摘要", ownAccount: "本方账号" },
    amount: { in: "贷方发生额", out: "借方发生额", flag: "借/贷" },
    party: { name: "对方单位名称", account: "对方账号" },
  },
  {
    id: "icbc-5",
    bank: "工商银行",
    required: "对方账号 交易时间 对方单位 用途 摘要 附言 回单个性化信息 余额 转出金额 转入金额",
    forbidden: "借贷标志 借/贷 发生额",
    titles: "HISTORYDETAIL 工商银行",
    columns: {
      bookedOn: "交易时间",
      balance: "余额",
      purpose: "用途",
      remark: "附言",
      summary: "摘要",
      ownAccount: "本方账号",
    },
    amount: { in: "转入金额", out: "转出金额" },
    party: { name: "对方单位", account: "对方账号" },
  },
  // Two header rows: 借方 and 贷方 stand below 发生额/元.
  {
    ...ccb,
    id: "ccb-1",
    required: `记账日期 交易时间 凭证种类 发生额借方 发生额贷方 余额 钞汇标志 对方户名 对方账号 摘要
      账户明细编号-交易流水号 本方账号 本方账户名称`,
    columns: { ...ccb.columns, ownAccount: "本方账号", ownName: "本方账户名称" },
    amount: { in: "发生额贷方", out: "发生额借方" },
    party: { name: "对方户名", account: "对方账号" },
  },
  ccbInRows,
  // Labels above the table are worded like headers (借方发生额); headers are padded with spaces.
  { ...ccb, id: "ccb-3", required: ccbTable, forbidden: "账号 账户名称 本方账号", lookAlikes: "cdb-1" },
  // The columns of ccb-2 without 个性化信息: only the title or those columns tell the two banks apart.
  {
    ...ccbInRows,
    id: "cdb-1",
    bank: "国家开发银行",
    forbidden: "个性化信息1 个性化信息名称1",
    titles: "国家开发银行",
    forbiddenTitles: "建设银行",
    lookAlikes: "ccb-2",
  },
  // Signed: + 来账, − 往账. The other party is the payer of what came in and the payee of what went out.
  {
    id: "boc-1",
    bank: "中国银行",
    required: `交易类型 付款人账号 付款人名称 收款人账号 收款人名称 交易日期 交易时间 交易货币 交易金额 交易后余额
      交易流水号 摘要 用途 交易附言`,
    titles: "中国银行 查询账号",
    columns: {
      bookedOn: "交易日期",
      tradedTime: "交易时间",
      balance: "交易后余额",
      currency: "交易货币",
      purpose: "用途",
      remark: "交易附言",
      summary: "摘要",
    },
    amount: { signed: "交易金额" },
    party: {
      whenIn: { name: "付款人名称", account: "付款人账号", bank: "付款人开户行名" },
      whenOut: { name: "收款人名称", account: "收款人账号", bank: "收款人开户行名" },
    },
    serial: { headers: "交易流水号", isTrusted: true },
  },
  {
    id: "bocom-1",
    bank: "交通银行",
    required: "交易时间 摘要 凭证种类 凭证号码 企业业务编号 发生额 币种 余额 对方账号 对方户名 借贷标志 卡号",
    titles: "交通银行",
    columns: { bookedOn: "交易时间", balance: "余额", currency: "币种", summary: "摘要", ownAccount: "卡号" },
    amount: { amount: "发生额", flag: "借贷标志" },
    party: { name: "对方户名", account: "对方账号" },
  },
  {
    id: "bocom-2",
    bank: "交通银行",
    isSketch: true,
    required: "借方(支出) 贷方(收入) 余额",
    titles: "交通银行",
    needsTitle: true,
    columns: {},
    amount: { in: "贷方(收入)", out: "借方(支出)" },
  },
];
