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
/** The open lines of pools, the first few of them. */
const linesIn = ({ facts, count }: CloseCheck): string => {
  const value = facts["lines"];
  const lines = (Array.isArray(value) ? value : []).slice(0, 5);
  return `${lines.join("；")}${count > lines.length ? ` 等 ${count} 笔` : ""}`;
};
/** Facts `2026-07 3`: a month and how many. */
const monthsIn = ({ facts }: CloseCheck): string => {
  const value = facts["months"];
  const months = Array.isArray(value) ? value : [];
  return months
    .map((text) => {
      const [month = "", count = ""] = text.split(" ");
      return `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月 ${count} 笔`;
    })
    .join("、");
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
  "stock-negative": {
    name: "库存红字",
    sentence: (check) => `${accountsIn(check)}：领用、出售的数量比结存的多，请查漏记的入库或多记的出库。`,
    cause: { screen: "quantity-ledger", params: {}, label: "看数量金额账" },
  },
  "suspense-open": {
    name: "待处理财产",
    sentence: (check) => `待处理财产损溢还有 ${amountIn(check)} 元没有处理，年末必须处理完。`,
    cause: { screen: "trial-balance", params: {}, label: "看科目余额表" },
  },
  "result-not-transferred": {
    name: "未结转收益",
    sentence: (check) => `十二月要结转本年收益，这些科目还有余额：${accountsIn(check)}。`,
    cause: { screen: "year-end", params: {}, label: "去年终结转" },
  },
  "appropriations-open": {
    name: "各项分配",
    sentence: (check) => `各项分配还有 ${amountIn(check)} 元没有转入未分配收益，请再做一次结转。`,
    cause: { screen: "year-end", params: {}, label: "去年终结转" },
  },
  "holds-open": {
    name: "被拦凭证",
    sentence: ({ count }) => `有 ${count} 张草稿被支出规则拦下，还没有处理。`,
    cause: { screen: "voucher-list", params: { held: "1" }, label: "看被拦的凭证" },
  },
  "drafts-unbalanced": {
    name: "借贷不平",
    sentence: ({ count }) => `有 ${count} 张草稿借贷不平，请补齐分录。`,
    cause: { screen: "voucher-list", params: { state: "draft" }, label: "看草稿凭证" },
  },
  "depreciation-missing": {
    name: "未提折旧",
    sentence: ({ count }) => `有 ${count} 张资产卡片到本月还没有提折旧或摊销，年末必须提完。`,
    cause: { screen: "assets", params: {}, label: "去提折旧" },
  },
  "cards-differ": {
    name: "卡片与账",
    sentence: (check) => `资产卡片合计与账面余额不一致：${accountsIn(check)}。`,
    cause: { screen: "assets", params: {}, label: "看资产卡片" },
  },
  "not-reconciled": {
    name: "余额调节不平",
    sentence: (check) =>
      `余额调节表两边不相符：${accountsIn(check)}。请查清原因；确实查不清的，由主管在余额调节表上写明原因准许结账。`,
    cause: { screen: "reconciliation", params: {}, label: "看余额调节表" },
  },
  "unbooked-lines": {
    name: "未记账流水",
    sentence: ({ count, severity }) =>
      severity === "block"
        ? `还有 ${count} 笔银行流水没有记账。请制成凭证或与已有凭证对上；要先结账的，由主管在“设置”里改为只提醒。`
        : `还有 ${count} 笔银行流水没有记账，会列进余额调节表。`,
    cause: { screen: "bank-lines", params: { unbooked: "1" }, label: "去处理流水" },
  },
  "pool-unallocated": {
    name: "资金池未分完",
    sentence: (check) =>
      `资金池里还有 ${check.count} 笔流水没有分到村，可能就是本村的，分完才能结账：${linesIn(check)}。`,
    cause: { screen: "pools", params: {}, label: "去分配" },
  },
  "pool-uneven": {
    name: "资金池不平",
    sentence: (check) => `各村子余额加未分配的流水，不等于银行余额，中间可能缺一段对账单：${accountsIn(check)}。`,
    cause: { screen: "pools", params: {}, label: "看资金池" },
  },
  "statement-missing": {
    name: "缺对账单",
    sentence: (check) =>
      `这些在用的账户没有到月末的对账单，余额没有凭据：${accountsIn(check)}。没有收付也要取对账单；月末以前下载的不算，月末以后再下载一次导入。确实取不到的，由主管在余额调节表上写明原因。`,
    cause: { screen: "statement-import", params: {}, label: "导入对账单" },
  },
  "late-lines": {
    name: "迟到流水",
    sentence: (check) =>
      `已结账月份后来又导入了流水，还没有入账：${monthsIn(check)}。它们列在当月余额调节表里，凭证记在未结账的月份。`,
    cause: { screen: "bank-lines", params: { unbooked: "1" }, label: "去处理流水" },
  },
  "expense-uncategorised": {
    name: "科目缺分类",
    sentence: (check) =>
      `这些费用科目没有支出分类对应，限额和规则管不到：${accountsIn(check)}。在上面记支出，凭证不能审核。`,
    cause: { screen: "categories", params: {}, label: "去增加分类" },
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
