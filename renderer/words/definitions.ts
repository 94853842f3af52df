import { wordOf } from "./labels.ts";

const checkWords: Readonly<Record<string, string>> = {
  "sheet-sides": "资产总计 与 负债和所有者权益总计",
  undistributed: "收益表年末未分配收益 与 资产负债表未分配收益",
  dealings: "应收款项减应付款项 与 往来科目余额",
  "trial-balance": "科目余额表借方余额合计 与 贷方余额合计",
  turnover: "本月借方发生额合计 与 贷方发生额合计",
  suspense: "待处理财产损溢余额 与 零",
};

/** The two figures a check between statements compares. */
export const crossCheckText = (key: string): string => wordOf(checkWords, key);

export const reportColumnWords = {
  month: "本月",
  quarter: "本季累计",
  year: "本年累计",
  "last-year": "上年同期累计",
} as const;

export const systemWords = { "2023": "2023 年制度", "2004": "2004 年制度（旧账）" } as const;

const lineStatusWords: Readonly<Record<string, string>> = {
  confirmed: "已核对",
  secondary: "有出处",
  parallel: "参照合作社制度",
  "parallel-2004": "参照 2004 年，待核对",
  "secondary-2004": "参照 2004 年，待核对",
  unverified: "待核对",
};

const lineKeyWords: Readonly<Record<string, string>> = {
  assets: "资产总计",
  liabilitiesAndEquity: "负债和所有者权益总计",
  undistributed: "未分配收益",
  receivable: "应收款项",
  payable: "应付款项",
  remaining: "年末未分配收益",
};

/** What the program compares a line of a statement as. */
export const lineKeyText = (key: string): string => wordOf(lineKeyWords, key);

/** How a line of a statement is known. */
export const lineStatusText = (status: string): string => wordOf(lineStatusWords, status);
