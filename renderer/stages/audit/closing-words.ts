import type { ClosingCode } from "#domain/posting/closing.ts";
import { moneyText } from "#renderer/format/money.ts";
import type { Params } from "#renderer/stages/office/place-store.ts";
import type { ScreenKey } from "#renderer/stages/screen-keys.ts";
import type { CloseCheck } from "./closing.ts";

type CheckWords = {
  readonly name: string;
  readonly sentence: (check: CloseCheck) => string;
  /** Where the cause is put right, and what the button says. */
  readonly cause: { readonly screen: ScreenKey; readonly params: Params; readonly label: string };
};

const accountsIn = ({ facts }: CloseCheck): string => {
  const value = facts["accounts"];
  return Array.isArray(value) ? value.join("、") : "";
};
const amountIn = ({ facts }: CloseCheck): string =>
  typeof facts["amountFen"] === "number" ? moneyText(facts["amountFen"]) : "";

const checkWords: Readonly<Record<ClosingCode, CheckWords>> = {
  "drafts-open": {
    name: "未审核凭证",
    sentence: ({ count }) => `本月还有 ${count} 张凭证没有审核，要么审核记账，要么删除。`,
    cause: { screen: "voucher-list", params: { state: "draft" }, label: "看草稿凭证" },
  },
  "reviewed-unposted": {
    name: "未记账凭证",
    sentence: ({ count }) => `本月还有 ${count} 张已审核的凭证没有记账。`,
    cause: { screen: "voucher-list", params: { state: "reviewed" }, label: "去记账" },
  },
  "cash-negative": {
    name: "现金红字",
    sentence: (check) => `库存现金出现负数 ${amountIn(check)} 元，现金不可能为负，请查明漏记的收入或多记的支出。`,
    cause: { screen: "cash-journal", params: {}, label: "看现金日记账" },
  },
  "bank-negative": {
    name: "银行红字",
    sentence: (check) => `${accountsIn(check)} 余额为负 ${amountIn(check)} 元，请与对账单核对。`,
    cause: { screen: "bank-journal", params: {}, label: "看银行日记账" },
  },
  "suspense-open": {
    name: "待处理财产",
    sentence: (check) => `待处理财产损溢还有 ${amountIn(check)} 元没有处理，年末必须处理完。`,
    cause: { screen: "trial-balance", params: {}, label: "看科目余额表" },
  },
  "result-not-transferred": {
    name: "未结转收益",
    sentence: (check) => `十二月要结转本年收益，这些科目还有余额：${accountsIn(check)}。`,
    cause: { screen: "trial-balance", params: {}, label: "看科目余额表" },
  },
  "not-reconciled": {
    name: "余额调节不平",
    sentence: (check) =>
      `余额调节表两边不相符：${accountsIn(check)}。请查清原因；确实查不清的，由主管在余额调节表上写明原因准许结账。`,
    cause: { screen: "reconciliation", params: {}, label: "看余额调节表" },
  },
  "unbooked-lines": {
    name: "未记账流水",
    sentence: ({ count }) => `还有 ${count} 笔银行流水没有记账，会列进余额调节表。`,
    cause: { screen: "bank-lines", params: { unbooked: "1" }, label: "去处理流水" },
  },
  "statement-missing": {
    name: "缺对账单",
    sentence: (check) => `这些账户本月有收付，却没有导入对账单：${accountsIn(check)}。`,
    cause: { screen: "statement-import", params: {}, label: "导入对账单" },
  },
  "findings-open": {
    name: "未答复疑点",
    sentence: ({ count }) => `本季度还有 ${count} 条疑点没有答复。`,
    cause: { screen: "findings", params: {}, label: "去答复" },
  },
};

const isKnown = (code: string): code is ClosingCode => Object.hasOwn(checkWords, code);

/** The short name of a check: the heading of its column in the matrix. */
export const checkName = (code: string): string => (isKnown(code) ? checkWords[code].name : "其他检查");

/** What a check found, with its numbers, as a sentence. */
export const checkSentence = (check: CloseCheck): string =>
  isKnown(check.code) ? checkWords[check.code].sentence(check) : `有 ${check.count} 项需要处理。`;

/** Where the cause of a check is put right; null when no screen does it. */
export const causeOf = (code: string): CheckWords["cause"] | null => (isKnown(code) ? checkWords[code].cause : null);

/** The checks every matrix shows a column for, in the order of report. */
export const closingCodes: readonly string[] = Object.keys(checkWords);
