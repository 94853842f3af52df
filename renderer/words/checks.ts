import type { ClosingCode } from "#domain/posting/closing.ts";
import { wordOf } from "./labels.ts";

type Words<Code extends string = string> = Readonly<Record<Code, string>>;

const closingNames: Words<ClosingCode | "month-not-begun" | "month-not-over"> = {
  "month-not-begun": "这个月还没有到",
  "month-not-over": "这个月还没有过完，月末最后一天起才能结账",
  "drafts-open": "没有审核的草稿凭证",
  "reviewed-unposted": "已审核未记账的凭证",
  "cash-negative": "库存现金余额为负",
  "bank-negative": "银行存款余额为负",
  "stock-negative": "库存数量为负",
  "suspense-open": "待处理财产损溢有余额",
  "result-not-transferred": "本年收益没有结转",
  "appropriations-open": "各项分配没有转入未分配收益",
  "holds-open": "被规则拦下没有处理的凭证",
  "drafts-unbalanced": "借贷不平的草稿凭证",
  "depreciation-missing": "没有提折旧（摊销）的资产卡片",
  "cards-differ": "资产卡片与账面不符的科目",
  "not-reconciled": "余额调节表两边不相符的银行账户",
  "pool-unallocated": "资金池里没有分到村的流水",
  "pool-uneven": "各村子余额合计与银行不符的资金池",
  "unbooked-lines": "没有记账的银行流水",
  "statement-missing": "缺月末对账单的银行账户",
  "late-lines": "结账后才导入、还没有入账的银行流水",
  "expense-uncategorised": "没有对应支出分类的费用科目",
  "findings-open": "没有答复的疑点",
};

const names: Words = closingNames;

/** The short name of one check before a month is closed. */
export const checkName = (code: string): string => wordOf(names, code);

const orderNames = {
  "month-not-begun": closingNames["month-not-begun"],
  "month-not-over": closingNames["month-not-over"],
  "before-start": "这个月在账套启用以前，不用结账",
  "earlier-month-open": "前面的月份还没有结账",
} as const;

/** Why a month's turn to be closed has not come. */
export const orderName = (code: keyof typeof orderNames): string => orderNames[code];

const verifyNames: Words = {
  "voucher-content": "已记账凭证的内容没有被改动",
  "chain-links": "凭证没有被抽走、插入或调换",
  "closed-periods": "结账时的指纹与现在一致",
  balances: "科目余额与分录一致",
  "item-balances": "辅助项目余额与分录一致",
  "quantity-balances": "数量结存与分录一致",
  "pair-balances": "两项辅助交叉余额与分录一致",
  reviews: "待记账凭证与审核时一致",
  schema: "账本文件的表、索引和防改动的触发器齐全",
  sides: "每张凭证借贷相等",
  trail: "操作日志完整，没有被改动",
  seals: "期初余额、科目、决议与限额、制度、对账单、结账、人员等登记与操作日志一致",
  "found-changes": "操作日志里记着的程序以外的改动",
  files: "附件原文件齐全，没有被改动",
  "foreign-keys": "资料之间的关联完整",
  integrity: "账本文件结构完好",
};

/** The name of one check of the ledger file. */
export const verifyName = (code: string): string => wordOf(verifyNames, code);

/** A place a check of the ledger file names, with the technical words it may end in put into Chinese. */
export const verifyPlaceText = (place: string): string =>
  place
    .replace(/ gap (\d+)$/, "（它前面少了 $1 张凭证）")
    .replace(/ missing$/, "（文件不见了）")
    .replace(/ changed$/, "（内容被改动）")
    .replace(/ review-changed$/, "（审核以后内容被改动）")
    .replace(/ review-unlogged$/, "（操作日志里没有它的审核）")
    .replace(/ unsealed$/, "（操作日志里没有登记）")
    .replace(/(?:^| )unreadable$/, "（内容读不出来，被改坏了）");
