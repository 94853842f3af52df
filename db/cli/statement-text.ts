import type { OutputOf } from "#contract/contract.ts";
import { hasGap } from "#domain/bank/opening-gap.ts";
import { fen, moneyTextFromFen, type Fen } from "#domain/core/fen.ts";
import { tableText } from "./table.ts";
import { breakWord, refusalWord, rowWord, skipWord, warningWord } from "./words-statement.ts";

type Inspection = OutputOf<"statement.inspect">;
type Preview = OutputOf<"statement.preview">;

const money = (amount: Fen | null): string => (amount === null ? "—" : moneyTextFromFen(amount));
const orders = { ascending: "从早到晚", descending: "从晚到早", unknown: "不能确定" } as const;

/** The JSON of `statement inspect`: amounts in fen, rows as the file counts them from 1, warnings by their codes. */
export const inspectionValue = (inspection: Inspection) => ({
  bank: inspection.bank,
  layout: inspection.layout,
  container: inspection.container,
  encoding: inspection.encoding,
  sheet: inspection.sheet,
  headerRow: inspection.headerRow,
  account: inspection.account,
  accountName: inspection.accountName,
  from: inspection.from,
  to: inspection.to,
  rows: inspection.rows,
  creditFen: inspection.creditFen,
  debitFen: inspection.debitFen,
  creditCount: inspection.creditCount,
  debitCount: inspection.debitCount,
  openingFen: inspection.openingFen,
  closingFen: inspection.closingFen,
  order: inspection.order,
  breaks: inspection.breaks.map(({ row, expectedFen, foundFen, diagnosis }) => ({
    row,
    expectedFen,
    foundFen,
    diagnosis,
  })),
  skipped: inspection.skipped.map(({ row, reason }) => ({ row, reason })),
  unreadable: inspection.unreadable.map(({ row, column, reason, text }) => ({ row, column, reason, text })),
  warnings: inspection.warnings.map(({ code }) => code),
  refusals: inspection.refusals.map(({ code }) => code),
  lines: inspection.lines,
});

const headText = (inspection: Inspection): string =>
  [
    `银行：${inspection.bank ?? "认不出"}（${inspection.layout ?? "—"}，${inspection.container}${inspection.encoding === null ? "" : `，${inspection.encoding}`}）`,
    `账号：${inspection.account ?? "—"}  户名：${inspection.accountName ?? "—"}`,
    `期间：${inspection.from ?? "—"} 至 ${inspection.to ?? "—"}  表头在第 ${inspection.headerRow ?? "—"} 行  顺序：${orders[inspection.order]}`,
    `流水：${inspection.rows} 条，收入 ${inspection.creditCount} 笔 ${money(inspection.creditFen)}，支出 ${inspection.debitCount} 笔 ${money(inspection.debitFen)}`,
    `期初余额：${money(inspection.openingFen)}  期末余额：${money(inspection.closingFen)}`,
  ].join("\n");

/** The banks a person must choose from, with the word `--layout` takes. */
const candidatesText = (refusal: Inspection["refusals"][number]): string => {
  const { candidates, banks } = refusal;
  if (!Array.isArray(candidates) || !Array.isArray(banks)) return "";
  const named = candidates.map((id, index) => `${String(banks[index])} ${String(id)}`);
  return `（${named.join("；")}）`;
};

type Imported = Pick<Preview, "expectedOpeningFen"> & {
  readonly inspection: Pick<Inspection, "warnings" | "openingFen">;
};

/** What a person should know of a statement that was imported; '' where nothing. */
export const importRemarks = (preview: Imported): string => {
  const { inspection, expectedOpeningFen } = preview;
  const gap = `账上这天以前的银行余额是 ${money(expectedOpeningFen)}，文件的期初余额是 ${money(inspection.openingFen)}：中间可能缺一段流水，请核对`;
  return [...inspection.warnings.map(({ code }) => warningWord(code)), ...(hasGap(preview) ? [gap] : [])]
    .map((each) => `\n注意：${each}`)
    .join("");
};

const remarks = (inspection: Inspection): readonly string[] => [
  ...inspection.refusals.map((refusal) => `不能导入：${refusalWord(refusal.code)}${candidatesText(refusal)}`),
  ...inspection.unreadable.map(
    ({ row, column, reason, text }) =>
      `第 ${row} 行 ${column} 看不懂：${rowWord(reason)}（${text === "" ? "空白" : text}）`,
  ),
  ...inspection.breaks.map(
    ({ row, expectedFen, foundFen, diagnosis }) =>
      `第 ${row} 行余额接不上：应为 ${money(expectedFen)}，文件写 ${money(foundFen)}。${breakWord(diagnosis)}`,
  ),
  ...inspection.warnings.map(({ code }) => `注意：${warningWord(code)}`),
  ...inspection.skipped.map(({ row, reason }) => `略过第 ${row} 行：${skipWord(reason)}`),
];

const monthWord = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** Which closed months some lines fall into and what becomes of them; '' where none does. */
export const lateText = ({ lateMonths, openMonth }: Pick<Preview, "lateMonths" | "openMonth">): string =>
  lateMonths.length === 0
    ? ""
    : `注意：${lateMonths.map(({ month, count }) => `${monthWord(month)}有 ${count} 条`).join("，")}，这些月份已经结账；` +
      `列入当月余额调节表，凭证日期记在${monthWord(openMonth)}。`;

const columns = [
  { title: "行" },
  { title: "日期" },
  { title: "收入", isAmount: true },
  { title: "支出", isAmount: true },
  { title: "余额", isAmount: true },
  { title: "对方" },
  { title: "摘要" },
] as const;

type Line = Omit<Inspection["lines"][number], "row"> & { readonly row: number };

/** 收入 and 支出 as the bank prints them: a reversal is a negative amount in the column of what it takes back. */
const sidesOf = ({ amountFen, isReversal }: Line): readonly [string, string] => {
  const amount = moneyTextFromFen(fen(Math.abs(amountFen)));
  const shown = isReversal ? `-${amount}` : amount;
  return amountFen > 0 !== isReversal ? [shown, ""] : ["", shown];
};

const cellsOf = (line: Line): readonly string[] => [
  String(line.row),
  line.bookedOn,
  ...sidesOf(line),
  money(line.balanceFen),
  line.counterpartyName,
  [line.summary, line.purpose, line.remark].filter((part) => part !== "").join(" "),
];

/** What people read of an inspection. */
export const inspectionText = (inspection: Inspection): string =>
  [headText(inspection), ...remarks(inspection), "", tableText(columns, inspection.lines.map(cellsOf))].join("\n");

const fates = { new: "新", known: "已有", deleted: "已删除", doubtful: "可疑" } as const;

/** What people read of a preview: what importing would do, line by line. */
export const previewText = (preview: Preview): string =>
  [
    `账套：${preview.ledgerName}`,
    headText({ ...preview.inspection, lines: [] }),
    `新流水 ${preview.newCount} 条，已有 ${preview.knownCount} 条，可疑 ${preview.doubtfulCount} 条`,
    ...(preview.lateMonths.length === 0 ? [] : [lateText(preview)]),
    ...remarks({ ...preview.inspection, lines: [] }),
    "",
    tableText(
      [{ title: "处理" }, ...columns, { title: "拟制凭证" }],
      preview.lines.map((line) => [fates[line.fate], ...cellsOf(line), line.proposal ?? ""]),
    ),
  ].join("\n");
