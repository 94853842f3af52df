import type { LayoutText } from "./layout.ts";

type Named = Omit<LayoutText, "isFromNames">;

const inOrderOfMoney = { in: "贷方金额", out: "借方金额" } as const;
const payerAndPayee = {
  whenIn: { name: "付款人名称 付款人户名", account: "付款人账户 付款账号" },
  whenOut: { name: "收款人名称 收款人户名", account: "收款人账户 收款账号" },
} as const;

const cbhb = {
  bank: "渤海银行",
  titles: "渤海银行",
  columns: {
    bookedOn: "交易日期",
    tradedTime: "交易时间",
    balance: "账户余额",
    currency: "币种",
    remark: "备注 附言",
    summary: "摘要",
  },
  party: { name: "对方户名 对方名称", account: "对方账号", bank: "对方行名 对方开户行" },
  serial: { headers: "交易流水号", isTrusted: true },
} as const;

const postal: readonly Named[] = [
  // Half of its columns are known by name; the others are taken where they bear the usual ones.
  {
    id: "psbc-2",
    bank: "邮储银行",
    required: "序号 交易日期 支出金额 收入金额 余额 对方账号",
    forbidden: "交易流水号",
    titles: "中国邮政储蓄银行 邮储银行",
    needsTitle: true,
    forbiddenTitles: "华夏银行",
    columns: {
      bookedOn: "交易日期",
      tradedTime: "交易时间",
      balance: "余额",
      currency: "币种",
      purpose: "用途",
      remark: "附言 备注",
      summary: "摘要",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号", bank: "对方行名" },
  },
  // Fewer columns than its other files: any bank may print these, so the title must name it.
  {
    id: "abc-3",
    bank: "农业银行",
    required: "交易时间 收入金额 支出金额 账户余额 对方账号 对方户名 摘要",
    forbidden: "会计日期 交易流水号 交易说明 收入/支出 交易日志号",
    titles: "农业银行",
    needsTitle: true,
    forbiddenTitles: "农信 农商 信用社",
    columns: { bookedOn: "交易时间", balance: "账户余额", currency: "币种", remark: "附言 备注", summary: "摘要" },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号", bank: "对方开户行" },
  },
];

const shared: readonly Named[] = [
  // Its brackets are printed full width in one file and half width in another.
  {
    id: "cib-1",
    bank: "兴业银行",
    required: "银行流水号 交易时间 户名 账号 对方户名 对方账号 摘要 借方金额（支出） 贷方金额（收入） 账户余额",
    titles: "兴业银行",
    columns: {
      bookedOn: "交易时间",
      balance: "账户余额",
      currency: "币种",
      purpose: "用途",
      remark: "备注 附言",
      summary: "摘要",
      ownAccount: "账号",
      ownName: "户名",
    },
    amount: { in: "贷方金额（收入）", out: "借方金额（支出）" },
    party: { name: "对方户名", account: "对方账号", bank: "对方银行 对方开户行" },
    serial: { headers: "银行流水号", isTrusted: true },
  },
  // Sums stand above the table in some months and move its header row down.
  {
    id: "hxb-1",
    bank: "华夏银行",
    required: "核心流水号 交易日期 对方户名 对方账号 摘要 交易描述 支出金额 收入金额 余额",
    titles: "华夏银行",
    columns: {
      bookedOn: "交易日期",
      tradedTime: "交易时间",
      balance: "余额",
      currency: "币种",
      purpose: "交易描述",
      remark: "附言 备注",
      summary: "摘要",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号", bank: "对方行名 对方开户行" },
    serial: { headers: "核心流水号", isTrusted: true },
  },
  {
    id: "hxb-2",
    bank: "华夏银行",
    required: "序号 交易日期 交易时间 支出金额 收入金额 余额 对方账号 对方户名",
    forbidden: "交易流水号 核心流水号",
    titles: "华夏银行",
    needsTitle: true,
    forbiddenTitles: "邮政储蓄 邮储",
    columns: {
      bookedOn: "交易日期",
      tradedTime: "交易时间",
      balance: "余额",
      currency: "币种",
      purpose: "用途",
      remark: "附言 备注",
      summary: "摘要",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号", bank: "对方行名 对方开户行" },
  },
  // Many filter labels above the table are worded like headers.
  {
    id: "cmbc-1",
    bank: "民生银行",
    required: "交易流水号 交易时间 对方账号名称 对方账号 客户附言 借方发生额 贷方发生额 账户余额",
    titles: "民生银行",
    columns: {
      bookedOn: "交易时间",
      balance: "账户余额",
      currency: "币种",
      remark: "客户附言",
      summary: "摘要",
    },
    amount: { in: "贷方发生额", out: "借方发生额" },
    party: { name: "对方账号名称", account: "对方账号", bank: "对方开户行 对方行名" },
    serial: { headers: "交易流水号", isTrusted: true },
  },
  {
    id: "spdb-1",
    bank: "浦发银行",
    required: "交易日期 交易时间 借方金额 贷方金额 余额 对方账号 对方户名 交易流水号 摘要",
    titles: "浦发银行 浦东发展银行",
    columns: {
      bookedOn: "交易日期",
      tradedTime: "交易时间",
      balance: "余额",
      currency: "币种",
      remark: "备注",
      summary: "摘要",
    },
    amount: inOrderOfMoney,
    party: { name: "对方户名", account: "对方账号", bank: "对方行名" },
    serial: { headers: "交易流水号", isTrusted: true },
  },
  {
    id: "cmb-1",
    bank: "招商银行",
    required: "流水号 交易日 交易时间 收(付)方名称 收(付)方账号 借方金额 贷方金额 余额",
    titles: "招商银行",
    columns: {
      bookedOn: "交易日",
      tradedTime: "交易时间",
      balance: "余额",
      currency: "币种",
      purpose: "用途",
      remark: "其它摘要",
      summary: "业务摘要 摘要",
      ownAccount: "账号",
      ownName: "账号名称",
    },
    amount: inOrderOfMoney,
    party: { name: "收(付)方名称", account: "收(付)方账号", bank: "收(付)方开户行名 收(付)方行名" },
    serial: { headers: "流水号", isTrusted: true },
  },
];

const further: readonly Named[] = [
  // 借 and 贷 are whole headers.
  {
    id: "pab-1",
    bank: "平安银行",
    required: "交易流水号 交易日期 账号 对方账户名称 对方账户 摘要 用途 借 贷 账户余额",
    titles: "平安银行",
    columns: {
      bookedOn: "交易日期",
      tradedTime: "交易时间",
      balance: "账户余额",
      currency: "币种",
      purpose: "用途",
      remark: "备注 附言",
      summary: "摘要",
      ownAccount: "账号",
    },
    amount: { in: "贷", out: "借" },
    party: { name: "对方账户名称", account: "对方账户", bank: "对方开户行" },
    serial: { headers: "交易流水号", isTrusted: true },
  },
  {
    id: "pab-2",
    bank: "平安银行",
    required: "交易日期 传票号 借方 贷方 余额 付款人账户 付款人名称 收款人账户 收款人名称 用途 摘要",
    titles: "平安银行",
    columns: { bookedOn: "交易日期", balance: "余额", purpose: "用途", summary: "摘要" },
    amount: { in: "贷方", out: "借方" },
    party: payerAndPayee,
  },
  {
    ...cbhb,
    id: "cbhb-1",
    required: "交易日期 交易时间 对方名称 对方账号 摘要 附言 借方发生额 贷方发生额 账户余额",
    amount: { in: "贷方发生额", out: "借方发生额" },
    serial: { headers: "", isTrusted: false },
  },
  {
    ...cbhb,
    id: "cbhb-2",
    required: "交易流水号 交易日期 交易时间 对方户名 对方账号 摘要 备注 收支标识 交易金额 账户余额",
    amount: { amount: "交易金额", flag: "收支标识" },
  },
  {
    ...cbhb,
    id: "cbhb-3",
    required: "交易流水号 交易日期 对方户名 对方账号 摘要 备注 收支标志 交易金额 账户余额",
    amount: { amount: "交易金额", flag: "收支标志" },
  },
  // 1 = money arrives, 2 = money leaves; 付款人户名 does not tell the direction. No balances.
  {
    id: "czb-1",
    bank: "浙商银行",
    required: "流水号 付款账号 付款人户名 收款账号 收款人户名 交易日期 交易金额 借贷标志",
    titles: "浙商银行",
    columns: { bookedOn: "交易日期", balance: "余额 账户余额", remark: "备注", summary: "摘要" },
    amount: { amount: "交易金额", flag: "借贷标志", words: { moneyIn: ["1"], moneyOut: ["2"] } },
    party: payerAndPayee,
    serial: { headers: "流水号", isTrusted: true },
  },
  {
    id: "finance-1",
    bank: "财务公司",
    required: "交易编号 日期 对方账户名称 对方账户号 摘要 付款金额 收款金额 余额",
    titles: "财务有限公司 财务公司 财务有限责任公司",
    columns: { bookedOn: "日期", balance: "余额", summary: "摘要", remark: "备注" },
    amount: { in: "收款金额", out: "付款金额" },
    party: { name: "对方账户名称", account: "对方账户号" },
    serial: { headers: "交易编号", isTrusted: false },
  },
];

/**
 * 企业网银 files whose columns are known by name from what others read of them; in which order they stand, and what else is on
 * the sheet, is not (待核对). Recognised by their names like any layout, and said so to whoever imports.
 */
export const namedColumnLayouts: readonly LayoutText[] = [...postal, ...shared, ...further].map((layout) => ({
  ...layout,
  isFromNames: true,
}));
