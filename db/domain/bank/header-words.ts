import { headerWord } from "./cell-text.ts";

const headerKinds = [
  "date",
  "time",
  "moneyIn",
  "moneyOut",
  "amount",
  "flag",
  "maybeFlag",
  "balance",
  "currency",
  "counterpartyName",
  "counterpartyAccount",
  "counterpartyBank",
  "purpose",
  "remark",
  "summary",
  "serial",
  "counter",
  "ownAccount",
  "ownName",
] as const;

/** What a header word says before the values under it are seen; `date` and `time` are settled by the values. */
export type HeaderKind = (typeof headerKinds)[number];

const listed = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words seen in bank files, the preferred word of a kind first: 记账日期 is where a movement is booked. */
const words: Readonly<Record<HeaderKind, readonly string[]>> = {
  date: listed("记账日期 记账日 入账日期 入账日 会计日期 账务日期 交易日期 交易日 业务日期 发生日期 日期"),
  time: listed("交易时间 交易日期时间 交易时间戳 记账时间 入账时间 时间"),
  moneyIn: listed(`
    收入金额 贷方发生额 贷方发生额(收入) 贷方金额 贷方金额(收入) 转入金额 存入金额
    记账金额(收入) 贷方(收入) 贷方(存入) 收入 存入 转入 贷方 贷 收方金额 来账金额
    发生额贷方 金额贷方 收入(贷方) 收入额 存入额 收款金额 存入(贷) 收入(贷) 贷(存入) 贷(收入)
    收 进账 进账金额 入账金额 进项 进`),
  moneyOut: listed(`
    支出金额 借方发生额 借方发生额(支取) 借方金额 借方金额(支出) 转出金额 取出金额 支取金额
    记账金额(支出) 借方(支出) 借方(支取) 支出 支取 转出 借方 借 付方金额 往账金额
    发生额借方 金额借方 支出(借方) 支出额 支取额 付款金额 支取(借) 支出(借) 借(支取) 借(支出)
    支 付 出账 出账金额 出项 出`),
  amount: listed("交易金额 发生额 金额 发生金额 交易发生额 收支金额 交易额"),
  flag: listed(`
    借贷标志 借贷标识 借/贷 借贷 借贷方向 收支标志 收支标识 收/支 收支 收入/支出 交易方向
    收付标志 收/付 收付 借贷标记 收支标记 收付标记`),
  maybeFlag: listed("交易类型 业务类型 交易类别 方向"),
  balance: listed(
    "余额 账户余额 交易后余额 本次余额 交易余额 当前余额 联机余额 账面余额 结余 账户结余 结余金额 结存 结存金额",
  ),
  currency: listed("币种 币别 交易货币 交易币种 货币 记账币种"),
  counterpartyName: listed(`
    对方户名 对方名称 对方账户名 对方账户名称 对方单位 对方单位名称 对方姓名 对手户名 对方
    交易对手 交易对手名称 交易对手户名 交易对方 交易对方名称 收付款人名称 对方客户名称 对手信息 对方账号与户名
    往来户名 往来单位 往来单位名称 对方单位/个人 收(付)方名称 对方账号名称`),
  counterpartyAccount: listed(`
    对方账号 对方账户 对方卡号 对方卡号/账号 对方账号/卡号 交易对手账号 交易对方账号 对手账号
    收(付)方账号 对方账户号 往来账户 往来账号`),
  counterpartyBank: listed(`
    对方行名 对方开户行 对方开户行名 对方银行 对方银行/机构 对方开户机构 对方开户银行 对方行名称`),
  purpose: listed("用途 交易用途 资金用途 交易描述"),
  remark: listed("附言 交易附言 备注 交易备注 交易说明 附加信息 交易地点/附言 交易详情 客户附言 其它摘要"),
  summary: listed("摘要 交易摘要 摘要内容 业务摘要 摘要说明 交易名称"),
  serial: listed(`
    交易流水号 核心流水号 账户明细编号-交易流水号 银行流水号 主机流水号 业务流水号 流水号
    交易日志号 日志号`),
  counter: listed("序号 顺序号 凭证号 凭证号码 凭证种类 凭证类型 企业流水号 行号 编号"),
  ownAccount: listed("本方账号 交易账号 查询账号 账号 卡号 本方卡号"),
  ownName: listed("本方账户名称 本方户名 账户名称 户名 账户名"),
};

type Entry = { readonly kind: HeaderKind; readonly rank: number };

const entriesByWord: ReadonlyMap<string, Entry> = new Map(
  headerKinds.flatMap((kind) => words[kind].map((word, rank): [string, Entry] => [headerWord(word), { kind, rank }])),
);

/** The kind of a header text and how good the word is for it (0 is best); `undefined` for unknown words. */
export const kindOfHeader = (text: string): Entry | undefined => entriesByWord.get(headerWord(text));
