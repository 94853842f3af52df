import type { ColumnRole } from "#domain/bank/column-mapping.ts";
import type { DoubtReason } from "#domain/bank/known-lines.ts";
import type {
  BreakDiagnosis,
  GuessReason,
  RefusalCode,
  SkipReason,
  UnreadableReason,
  WarningCode,
} from "#domain/bank/statement.ts";
import type { StatementGap } from "#domain/bank/opening-gap.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";

/** What a column of a statement can mean, in the order the chooser offers it. */
export const columnRoleWords: Readonly<Record<ColumnRole, string>> = {
  bookedOn: "记账日期",
  tradedOn: "交易日期",
  tradedTime: "交易时间",
  moneyIn: "收入金额",
  moneyOut: "支出金额",
  signedAmount: "金额（一栏）",
  flag: "收支方向",
  balance: "余额",
  counterpartyName: "对方户名",
  counterpartyAccount: "对方账号",
  counterpartyBank: "对方开户行",
  summary: "摘要",
  purpose: "用途",
  remark: "附言",
  serial: "交易流水号",
  ownAccount: "本方账号",
  ownName: "本方户名",
  currency: "币种",
};

const guessReasons: Readonly<Record<GuessReason, string>> = {
  "header-word": "按表头文字判断",
  "date-values": "这一栏都是日期",
  "amount-values": "这一栏都是金额",
  "flag-values": "这一栏只有收、付或借、贷",
  "balance-chain": "余额逐行相符",
  "not-recognised": "没有认出，可不选",
  "word-already-used": "同样意思的栏已有，可不选",
};

const skipReasons: Readonly<Record<SkipReason, string>> = {
  "repeated-header": "重复的表头",
  "total-row": "合计行",
  "count-row": "笔数行",
  "carry-forward": "承前页、过次页",
  "footer-note": "页脚说明",
  "no-movement": "没有发生额的说明行",
  "zero-amount": "金额为零",
  "section-preamble": "分段表头说明",
  "before-start": "启用以前的流水，已在期初余额里",
};

const unreadableReasons: Readonly<Record<UnreadableReason, string>> = {
  "bad-date": "日期不对",
  "amount-unreadable": "金额看不懂",
  "both-columns-filled": "收入和支出两栏都有数",
  "neither-filled": "收入和支出两栏都没有数",
  "unknown-flag": "收支方向的文字不认识",
  "flag-disagrees": "收支方向与金额所在的栏不一致",
  "foreign-currency": "不是人民币",
  "rounded-number": "长数字丢了末尾几位，请从银行重新导出文本格式",
  "balance-unreadable": "余额看不懂",
  "too-many-cells": "这一行比表头多出几格，各栏可能错位：多半是文字里有逗号，请从银行重新导出表格格式",
};

const diagnoses: Readonly<Record<BreakDiagnosis, string>> = {
  sign: "差额正好是这一笔的两倍，收支方向可能反了",
  "repeated-row": "和上一行完全一样，可能重复了",
  "amount-of-another-row": "差额等于另一笔的金额，可能少了或多了一行",
  "every-row": "每一行都接不上，可能余额栏选错了，或文件被改过",
  "missing-rows": "中间可能少了一行或几行（差额见左），或这一行的金额被改过，请重新导出",
  unexplained: "余额跳开又跳回，可能有一个余额被改过，请与银行核对",
};

const doubts: Readonly<Record<DoubtReason, string>> = {
  "repeated-in-file": "文件里有两行一模一样",
  "same-serial-other-balance": "流水号以前导入过，但余额不同",
  "same-balance-other-time": "与已导入的一笔相同，只是时间不同",
  "same-balance-other-party": "日期、金额、余额与已导入的一笔相同，但对方不同（可能是退回以后又付给了别人）",
  "other-serial": "与已导入的一笔相同，只是流水号不同（可能是换了一种导出格式）",
  "day-cut-in-two": "这一天分在两份文件里，余额又回到过同一个数：可能就是已导入的那一笔，也可能是后来又付的一笔",
  "moved-balance": "除了余额，与已导入的一笔全都相同，那一笔这份文件里又没有：可能是银行在它前面补记了一笔",
};

const refusals: Readonly<Record<RefusalCode, string>> = {
  "no-header": "没有找到表头，请确认这是银行导出的交易明细，没有删改过表头。",
  "sheet-not-found": "文件里没有这张工作表。",
  "layout-not-matching": "选定的银行格式与文件的表头对不上。",
  "layout-ambiguous": "像不止一家银行的格式，请指定是哪一家。",
  "layout-unproven": "认出了银行，但它的格式还没有用真实文件核对过（待核对），请核对各栏的含义。",
  "mapping-needed": "认不出这家银行的格式，请指定各栏的含义。",
  "mapping-not-fitting": "记住的栏目对应与这份文件的栏数不符，请重新指定。",
  "several-accounts": "一份文件里有几个账户的流水，请按账户分开办理。",
  "unreadable-rows": "有看不懂的行，一行都不会导入。请核对原文件后重新导出。",
};

type Facts = Readonly<Record<string, unknown>>;
const numberOf = (facts: Facts, name: string): number => (typeof facts[name] === "number" ? facts[name] : 0);
const listOf = (facts: Facts, name: string): string => {
  const value = facts[name];
  if (!Array.isArray(value)) return "";
  const shown = value.slice(0, 8).map(String).join("、");
  return value.length > 8 ? `${shown} 等` : shown;
};
const totalNames: Readonly<Record<string, string>> = {
  openingFen: "期初余额",
  closingFen: "期末余额",
  creditFen: "收入合计",
  debitFen: "支出合计",
  movedFen: "发生额合计",
  creditCount: "收入笔数",
  debitCount: "支出笔数",
  totalCount: "总笔数",
};
const totalName = ({ field }: Facts): string => (typeof field === "string" ? totalNames[field] : undefined) ?? "合计";
/** Where a sum stands when it is not above the rows. */
const atRow = ({ row }: Facts): string => (typeof row === "number" ? `第 ${row} 行` : "");

/** What only the books and the day beside a file show. */
type PreviewWarning = "known-lines-missing" | "counted-day" | "imported-before" | "future-lines";
/** What the inspection of a file warns of, and what only the books beside it show. */
const warnings: Readonly<Record<WarningCode | PreviewWarning, (facts: Facts) => string>> = {
  "known-lines-missing": (facts) =>
    `以前导入过 ${listOf(facts, "days")} 的流水，这份文件里却少了，请核对文件有没有漏行，或向银行查问。`,
  "counted-day": (facts) =>
    `${listOf(facts, "days")} 的流水分在两份文件里，又没有余额可以核对：与已导入的相同的几笔，只按笔数认作同一笔。请对照银行的原件，点清这一天一共几笔。`,
  "imported-before": ({ name, importedAt }) =>
    `这份文件在 ${momentText(String(importedAt))} 导入过（${String(name)}）。已经有的不会再记一次，只导入下面没有的。`,
  "future-lines": (facts) =>
    `第 ${listOf(facts, "rows")} 行的日期在今天以后（最晚 ${String(facts["lastOn"])}），请核对日期；确实没到的日子，先不要导入。`,
  "account-missing": () => "文件里没有账号，请核对下面选定的村账户。",
  "name-missing": () => "文件里没有户名。",
  "several-numbers-beside": (facts) =>
    `明细里没有账号，封面或小表里写着几个不同的账号：${listOf(facts, "accounts")}。请核对它是哪个账户的。`,
  "masked-account": ({ account }) => `账号被遮住了一部分（${String(account)}），请核对村账户。`,
  "account-number-rounded": () => "账号在表格里存成了数字，末尾几位已丢失，不能用来核对账户。",
  "serial-rounded": (facts) => `流水号存成了数字，末尾几位已丢失：第 ${listOf(facts, "rows")} 行。`,
  "counterparty-account-rounded": (facts) => `对方账号存成了数字，末尾几位已丢失：第 ${listOf(facts, "rows")} 行。`,
  "balance-not-verifiable": () => "没有可核对的余额栏，无法验证流水是否完整。",
  "balance-masked": (facts) =>
    `第 ${listOf(facts, "rows")} 行的余额被银行用星号遮住，无法验证流水是否完整：请在网银里打开“显示余额”重新导出，或与纸质对账单核对。`,
  "balance-broken": (facts) =>
    `有 ${numberOf(facts, "count")} 处余额接不上，第一处在第 ${numberOf(facts, "firstRow")} 行。`,
  "sign-suspect": (facts) => `收支方向可能反了：第 ${listOf(facts, "rows")} 行。`,
  "reordered-within-day": (facts) => `按余额重排了同一天内的先后：${listOf(facts, "days")}。`,
  "total-mismatch": (facts) =>
    `文件${atRow(facts)}写的${totalName(facts)} ${moneyText(numberOf(facts, "declaredFen"))} 元，逐笔相加是 ${moneyText(numberOf(facts, "countedFen"))} 元：可能少了行，请与银行核对。`,
  "count-mismatch": (facts) =>
    `文件${atRow(facts)}写的${totalName(facts)} ${numberOf(facts, "declared")}，实际读到 ${numberOf(facts, "counted")}。`,
  "outside-declared-period": (facts) => `不在文件所写起止日期内的行：第 ${listOf(facts, "rows")} 行。`,
  "several-sections": (facts) => `文件分成几段，表头在第 ${listOf(facts, "headerRows")} 行。`,
  "several-sheets": (facts) => `文件有几张工作表：${listOf(facts, "sheets")}，每张各是一份对账单，读的是第一张。`,
  "empty-statement": () => "文件里没有交易，可能这段时间没有发生额。",
  "layout-unknown": () => "不是已知的银行格式，按指定的栏目读取。",
  "layout-from-names": ({ bank }) =>
    `${String(bank)}的这种格式是按公开资料里的栏名认的，没有用真实文件核对过（待核对）：请把期初、期末余额和前几笔与网银对一遍，再导入。`,
};

const spoken = (words: Readonly<Record<string, string>>, code: string, otherwise: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? otherwise) : otherwise;

export const guessReasonText = (
  code: string,
  fit: { readonly hits: number; readonly of: number } | null = null,
): string => `${spoken(guessReasons, code, "请核对")}${fit === null ? "" : ` ${String(fit.hits)}/${String(fit.of)}`}`;
export const skipReasonText = (code: string): string => spoken(skipReasons, code, "不是交易行");
export const unreadableReasonText = (code: string): string => spoken(unreadableReasons, code, "看不懂");
export const breakText = (code: string): string => spoken(diagnoses, code, "原因不明，请与银行核对");

const timeOf = (moment: string | null): string => moment?.split(" ")[1] ?? "";

/** Why a line is asked about; where only the time of day differs, with both times. */
export const doubtText = (
  code: string,
  at: { readonly tradedAt: string | null; readonly knownAt: string | null } = { tradedAt: null, knownAt: null },
): string => {
  const [own, known] = [timeOf(at.tradedAt), timeOf(at.knownAt)];
  const times =
    code === "same-balance-other-time" && own !== "" && known !== ""
      ? `：文件是 ${own}，已导入的是 ${known}。同一家银行两种导出的时间会不一样，请对照回单`
      : "";
  return `${spoken(doubts, code, "可能已经导入过")}${times}`;
};
export const statementRefusalText = (code: string): string => spoken(refusals, code, "这份文件不能直接导入。");

const isWarning = (code: string): code is keyof typeof warnings => Object.hasOwn(warnings, code);
/** A warning of the inspection with its numbers in a sentence. */
export const statementWarningText = (remark: Facts & { readonly code: string }): string =>
  isWarning(remark.code) ? warnings[remark.code](remark) : "请核对这份文件。";

const containers: Readonly<Record<string, string>> = {
  xlsx: "电子表格（xlsx）",
  xls: "旧版电子表格（xls）",
  biff: "旧版电子表格（xls）",
  biff8: "旧版电子表格（xls）",
  csv: "文本表格（csv）",
  text: "文本表格",
  html: "网页表格",
  spreadsheetml: "电子表格（xml）",
  tsv: "文本表格（制表符）",
  pdf: "PDF",
  ofx: "OFX",
  camt: "CAMT.053",
};
export const containerText = (container: string): string => spoken(containers, container.toLowerCase(), container);

/** Where a statement does not meet a line the journal has, with what is missing between. */
export const gapText = ({ side, expectedFen, foundFen }: StatementGap): string => {
  const known = side === "before" ? "账上前一笔之后的余额是" : "账上后一笔之前的余额应是";
  const own = side === "before" ? "文件的期初余额是" : "文件的期末余额是";
  return `${known} ${moneyText(expectedFen)}，${own} ${moneyText(foundFen)}，相差 ${moneyText(foundFen - expectedFen)} 元`;
};
