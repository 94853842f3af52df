import type { ColumnRole } from "#domain/bank/column-mapping.ts";
import type { DoubtReason } from "#domain/bank/known-lines.ts";
import type {
  BreakDiagnosis,
  DeclaredAmount,
  DeclaredCount,
  GuessReason,
  RefusalCode,
  SkipReason,
  UnreadableReason,
  WarningCode,
} from "#domain/bank/statement.ts";
import { moneyText } from "#renderer/format/money.ts";

/** A warning or refusal as it arrives: its code and its facts beside it. */
export type Remark = { readonly code: string } & Readonly<Record<string, unknown>>;
type Facts = Readonly<Record<string, unknown>>;

const listText = (value: unknown, most = 8): string => {
  if (!Array.isArray(value)) return "";
  const texts = value.map((each: unknown) =>
    typeof each === "object" && each !== null && "account" in each ? String(each.account) : String(each),
  );
  return texts.slice(0, most).join("、") + (texts.length > most ? ` 等 ${texts.length} 处` : "");
};
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const money = (value: unknown): string => (typeof value === "number" ? moneyText(value) : "");

const amountNames: Readonly<Record<DeclaredAmount, string>> = {
  openingFen: "期初余额",
  closingFen: "期末余额",
  creditFen: "收入合计",
  debitFen: "支出合计",
};
const countNames: Readonly<Record<DeclaredCount, string>> = {
  creditCount: "收入笔数",
  debitCount: "支出笔数",
  totalCount: "总笔数",
};
const nameIn = (names: Readonly<Record<string, string>>, key: unknown): string => names[text(key)] ?? "合计";

export const roleOfColumnWords: Readonly<Record<ColumnRole, string>> = {
  bookedOn: "记账日期",
  tradedOn: "交易日期",
  tradedTime: "交易时间",
  moneyIn: "收入金额",
  moneyOut: "支出金额",
  signedAmount: "金额（正负号表示收支）",
  flag: "借贷标志",
  balance: "余额",
  currency: "币种",
  counterpartyName: "对方户名",
  counterpartyAccount: "对方账号",
  counterpartyBank: "对方开户行",
  purpose: "用途",
  remark: "附言",
  summary: "摘要",
  serial: "流水号",
  ownAccount: "本方账号",
  ownName: "本方户名",
};
const roleNames: Readonly<Record<string, string>> = roleOfColumnWords;

const warnings: Readonly<Record<WarningCode, (facts: Facts) => string>> = {
  "account-missing": () => "文件里没有账号，请核对选择的银行账户。",
  "name-missing": () => "文件里没有户名。",
  "masked-account": ({ account }) => `文件里的账号有星号（${text(account)}），请核对是不是这个账户。`,
  "account-number-rounded": ({ text: shown }) => `账号被表格软件改成了近似数（${text(shown)}），不能用来核对账户。`,
  "serial-rounded": ({ rows }) => `第 ${listText(rows)} 行的流水号被表格软件改成了近似数，不用它判断是否重复。`,
  "counterparty-account-rounded": ({ rows }) =>
    `第 ${listText(rows)} 行的对方账号被表格软件改成了近似数，请以回单为准。`,
  "balance-not-verifiable": ({ rowsWithoutBalance }) => `有 ${text(rowsWithoutBalance)} 行没有余额，不能逐行核对余额。`,
  "balance-broken": ({ count, firstRow }) => `余额有 ${text(count)} 处接不上，第一处在第 ${text(firstRow)} 行。`,
  "sign-suspect": ({ rows }) => `第 ${listText(rows)} 行的收支方向可能反了，请核对。`,
  "reordered-within-day": ({ days }) => `${listText(days)} 当天的流水不按时间排列，已按余额重新排好。`,
  "total-mismatch": ({ field, declaredFen, countedFen }) =>
    `文件写的${nameIn(amountNames, field)}是 ${money(declaredFen)}，逐行加起来是 ${money(countedFen)}，不相符。`,
  "count-mismatch": ({ field, declared, counted }) =>
    `文件写的${nameIn(countNames, field)}是 ${text(declared)}，数出来是 ${text(counted)}，不相符。`,
  "outside-declared-period": ({ rows }) => `第 ${listText(rows)} 行的日期不在文件写的起止日期内。`,
  "several-sections": ({ headerRows }) => `文件里有几段表格（表头在第 ${listText(headerRows)} 行），已全部读入。`,
  "several-sheets": ({ sheets }) => `文件里有几个工作表（${listText(sheets)}），现在读的是其中一个。`,
  "empty-statement": () => "这段时间没有流水。",
  "layout-unknown": () => "这种格式是第一次见到，请核对各列的意思。",
};

const refusals: Readonly<Record<RefusalCode, (facts: Facts) => string>> = {
  "no-header": () => "找不到表头（日期、金额、余额等列名）。请确认是从网银下载的交易明细。",
  "sheet-not-found": ({ sheet }) => `文件里没有工作表“${text(sheet)}”，请重新选择。`,
  "layout-not-matching": ({ missingHeaders }) => `与所选银行格式不符，缺少这些列：${listText(missingHeaders)}。`,
  "layout-ambiguous": ({ candidates }) => `这个文件像好几种银行格式（${listText(candidates)}），请选择是哪一家。`,
  "mapping-needed": ({ missing }) => {
    const names = Array.isArray(missing) ? missing.map((each: unknown) => nameIn(roleNames, each)).join("、") : "";
    return `认不出这家银行的格式，请指明哪一列是${names === "" ? "日期、金额、余额" : names}。程序会记住，下次自动认出。`;
  },
  "mapping-not-fitting": ({ columnCount }) =>
    `列的对应关系与文件不符（文件只有 ${text(columnCount)} 列），请重新指明。`,
  "several-accounts": ({ accounts }) => `文件里有几个账户的流水（${listText(accounts)}），请按账户分别下载后导入。`,
  "unreadable-rows": ({ count, firstRow }) =>
    `有 ${text(count)} 行看不懂，第一处在第 ${text(firstRow)} 行。为了不漏账，一行都没有导入，请核对原文件。`,
};

const say = (words: Readonly<Record<string, (facts: Facts) => string>>, remark: Remark): string =>
  (words[remark.code] ?? ((): string => `请核对文件（${remark.code}）。`))(remark);

/** A warning about a statement file as a whole; it does not stop the import. */
export const warningText = (remark: Remark): string => say(warnings, remark);

/** What stops the import of a statement file, and what to do about it. */
export const refusalText = (remark: Remark): string => say(refusals, remark);

const skipTexts: Readonly<Record<SkipReason, string>> = {
  "repeated-header": "重复的表头",
  "total-row": "合计行",
  "count-row": "笔数行",
  "carry-forward": "承前页、过次页",
  "footer-note": "页脚说明",
  "no-movement": "没有金额的行",
  "zero-amount": "金额为零",
  "section-preamble": "分段标题",
};

const unreadableTexts: Readonly<Record<UnreadableReason, string>> = {
  "bad-date": "日期看不懂",
  "amount-unreadable": "金额看不懂",
  "both-columns-filled": "收入和支出两列都填了",
  "neither-filled": "收入和支出两列都是空的",
  "unknown-flag": "借贷标志看不懂",
  "flag-disagrees": "借贷标志与金额所在的列不一致",
  "foreign-currency": "不是人民币",
  "rounded-number": "数字被表格软件改成了近似数",
  "balance-unreadable": "余额看不懂",
};

const diagnosisTexts: Readonly<Record<BreakDiagnosis, string>> = {
  sign: "差额正好是金额的两倍，收支方向可能反了",
  "repeated-row": "与上一行相同，可能重复了一行",
  "amount-of-another-row": "差额等于另一行的金额，可能少了或多了一行",
  "every-row": "每一行都接不上，可能选错了列，或文件被改动过",
  unexplained: "余额接不上，请与银行核对",
};

const doubtTexts: Readonly<Record<DoubtReason, string>> = {
  "repeated-in-file": "文件里有两行完全一样，请核对是不是两笔",
  "same-serial-other-balance": "流水号以前导入过，但余额不同",
  "same-balance-other-time": "与已导入的一笔相同，只有时间不同",
};

const guessTexts: Readonly<Record<GuessReason, string>> = {
  "header-word": "按列名认出",
  "date-values": "内容像日期",
  "amount-values": "内容像金额",
  "not-recognised": "没认出来",
  "word-already-used": "列名与前面的列重复",
};

const lookUp = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

/** Why a row of a statement was left out on purpose. */
export const skipText = (code: string): string => lookUp(skipTexts, code);
/** Why a row of a statement cannot be read. */
export const unreadableRowText = (code: string): string => lookUp(unreadableTexts, code);
/** What probably broke the running balance at a row. */
export const diagnosisText = (code: string): string => lookUp(diagnosisTexts, code);
/** Why a person must say whether a line is new. */
export const doubtText = (code: string): string => lookUp(doubtTexts, code);
/** Why a column was given its meaning. */
export const guessText = (code: string): string => lookUp(guessTexts, code);
