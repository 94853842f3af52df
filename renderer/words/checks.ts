import { wordOf } from "./labels.ts";

type Words = Readonly<Record<string, string>>;

const closingNames: Words = {
  "earlier-month-open": "前面的月份没有结账",
  "draft-vouchers": "草稿凭证",
  drafts: "草稿凭证",
  "held-vouchers": "被制度拦下的凭证",
  "reviewed-vouchers": "已审核未记账的凭证",
  reviewed: "已审核未记账的凭证",
  unbooked: "没有记账的银行流水",
  "unbooked-lines": "没有记账的银行流水",
  "unmatched-lines": "没有对上的银行流水",
  "trial-balance": "试算不平衡",
  "negative-cash": "现金余额为负",
  suspense: "待处理科目有余额",
  "number-gaps": "凭证号不连续",
  "missing-attachments": "没有附件的凭证",
  "no-statement": "没有导入银行对账单",
  "bank-differs": "银行存款账面与对账单余额不符",
  "income-not-transferred": "本年收益没有结转",
  "open-findings": "没有答复的疑点",
  "chain-broken": "凭证链被改动",
};

/** The short name of one check before a month is closed. */
export const checkName = (code: string): string => wordOf(closingNames, code);

const verifyNames: Words = {
  chain: "凭证链（记账后是否被改动）",
  "chain-links": "凭证链（记账后是否被改动）",
  balances: "科目余额与分录一致",
  trail: "操作日志完整",
  "trail-chain": "操作日志完整",
  files: "附件文件齐全",
  attachments: "附件文件齐全",
  "foreign-keys": "资料之间的关联完整",
  integrity: "账本文件结构完好",
  entries: "每张凭证借贷相等",
  "voucher-balance": "每张凭证借贷相等",
  numbers: "凭证号连续",
  periods: "结账记录与凭证链一致",
  openings: "期初余额平衡",
  schema: "账本版本正确",
};

/** The name of one check of `ledger.verify`. */
export const verifyName = (code: string): string => wordOf(verifyNames, code);
