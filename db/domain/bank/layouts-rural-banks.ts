import type { LayoutText } from "./layout.ts";

/** 企业网银 files of the rural banks and the postal bank, where most village accounts are. */
export const ruralBankLayouts: readonly LayoutText[] = [
  // 支出 stands before 收入; totals above the table.
  {
    id: "psbc-1",
    bank: "邮储银行",
    required: "交易日期 交易时间 支出金额 收入金额 余额 对方账号 对方户名 对方行名 交易流水号",
    titles: "中国邮政储蓄银行 邮储银行",
    columns: {
      bookedOn: "交易日期",
      tradedTime: "交易时间",
      balance: "余额",
      currency: "币种",
      purpose: "用途",
      remark: "附言",
      summary: "摘要",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号", bank: "对方行名" },
    serial: { headers: "交易流水号", isTrusted: true },
  },
  // All labels in one merged cell; only the title tells it from 农业银行.
  {
    id: "scrcb-1",
    bank: "四川农信",
    required: "交易日期 交易时间 收入/支出 收入金额 支出金额 账户余额 对方户名 对方账号 交易流水号",
    forbidden: "会计日期 交易日志号",
    titles: "四川农信 四川农商 四川农村商业",
    needsTitle: true,
    forbiddenTitles: "农业银行",
    lookAlikes: "abc-1",
    columns: { bookedOn: "交易日期", tradedTime: "交易时间", balance: "账户余额", summary: "摘要" },
    amount: { in: "收入金额", out: "支出金额", flag: "收入/支出", words: { moneyIn: ["收入"], moneyOut: ["支出"] } },
    party: { name: "对方户名", account: "对方账号", bank: "对方银行/机构" },
    serial: { headers: "交易流水号", isTrusted: true },
  },
  // The own account stands in every row, the own name nowhere.
  {
    id: "cqrcb-1",
    bank: "重庆农村商业银行",
    required: "序号 交易流水号 交易日期 币种 收入金额 支出金额 余额 交易账号 对方银行 对方账户名 对方账号 交易渠道",
    titles: "重庆农村商业银行 重庆农商",
    columns: {
      bookedOn: "交易日期",
      balance: "余额",
      currency: "币种",
      purpose: "用途",
      remark: "备注",
      summary: "摘要",
      ownAccount: "交易账号",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方账户名", account: "对方账号", bank: "对方银行" },
    serial: { headers: "交易流水号", isTrusted: true },
  },
  // The province of this layout is not known (待核对); its headers are.
  {
    id: "rcb-1",
    bank: "农村商业银行",
    required: "交易日期 对方户名 收入金额 支出金额 余额 账号 币种 对方账号 用途 附言 核心流水号",
    titles: "农村商业银行 农商银行 农商行",
    columns: {
      bookedOn: "交易日期",
      balance: "余额",
      currency: "币种",
      purpose: "用途",
      remark: "附言",
      ownAccount: "账号",
    },
    amount: { in: "收入金额", out: "支出金额" },
    party: { name: "对方户名", account: "对方账号" },
    serial: { headers: "核心流水号", isTrusted: true },
  },
  // The bank's name may stand nowhere in the file; what is known is the title and that several layouts exist.
  {
    id: "jxrcb-1",
    bank: "江西农商银行",
    isSketch: true,
    required: "交易日期",
    titles: "江西农商 江西省农村信用 南昌农商",
    needsTitle: true,
    columns: {},
    amount: { signed: "交易金额" },
  },
];
