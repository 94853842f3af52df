import type { BookCover, BankRow } from "#domain/audit/quarter-book.ts";
import { isCardCode } from "#domain/books/village-card.ts";
import type { Quarter } from "#domain/core/dates.ts";

/** `2026年第3季度`. */
export const quarterName = (quarter: Quarter): string => `${quarter.slice(0, 4)}年第${quarter.slice(5)}季度`;

export const entityNames = { committee: "村民委员会", collective: "农村集体经济组织" } as const;
export const bodyNames = { congress: "代表会议（代表大会）", assembly: "村民会议（成员大会）" } as const;
export const opinionNames = { approved: "审核同意", filed: "备案", returned: "退回" } as const;
export const answerNames = { true: "属实", "false-alarm": "误报", rectified: "已整改" } as const;
export const openItemNames = {
  "bank-in": "银行已收、单位未收",
  "bank-out": "银行已付、单位未付",
  "book-in": "单位已收、银行未收",
  "book-out": "单位已付、银行未付",
} as const;
export const correctionNames = { red: "红字冲销", supplement: "补充登记" } as const;

export const sheetNames = {
  cover: "0 封面与编制说明",
  contents: "1 目录与结论汇总",
  trial: "2 科目余额表",
  summary: "3 收支总表",
  income: "4 收入明细表",
  expense: "5 支出明细表",
  caps: "6 非生产性支出与限额执行表",
  budget: "7 预算执行表",
  hospitality: "8 招待费会务用餐专项",
  pay: "9 误工补贴与报酬表",
  cash: "10 现金日记账与盘点表",
  journal: "11 银行存款日记账",
  reconciliation: "12 银行存款余额调节表",
  matching: "13 银行流水匹配表",
  parties: "14 往来款明细表",
  debts: "15 债务明细表",
  assets: "16 固定资产与在建工程表",
  leases: "17 资产资源发包租赁台账",
  projects: "18 工程项目台账",
  grants: "19 专项资金表",
  raised: "20 一事一议与捐赠表",
  decisions: "21 民主决策登记表",
  examinations: "22 民主理财审核记录",
  postings: "23 公开公示登记表",
  numbering: "24 凭证号连续性与附件检查",
  receipts: "25 票据使用登记",
  public: "26 财务公开表",
  findings: "27 疑点清单",
  adjustments: "28 审计调整与以前期更正",
  rules: "29 规则与限额版本表",
  log: "30 日志摘要",
  sample: "附1 付款抽查清单",
  payees: "附2 收款人走访名单",
  profile: "附3 数字特征与同比",
} as const;

/** An account number, or its last four digits in a copy for publication. */
export const accountNumber = (cover: Pick<BookCover, "isMasked">, number: string): string =>
  cover.isMasked && number.length > 4 ? `****${number.slice(-4)}` : number;

export const bankName = (
  cover: Pick<BookCover, "isMasked">,
  bank: Pick<BankRow, "bankName" | "number" | "accountCode">,
): string => `${isCardCode(bank.accountCode) ? "村务卡 " : ""}${bank.bankName} ${accountNumber(cover, bank.number)}`;

/** The line under a title: whose books, which quarter, and that amounts are in yuan. */
export const underTitle = (cover: BookCover): readonly [string, string] => [
  `编制单位：${cover.ledgerName}`,
  `${quarterName(cover.quarter)}（${cover.firstDay} 至 ${cover.lastDay}）　金额单位：元`,
];
