import type { Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { fen } from "#domain/core/fen.ts";
import { begunNotes } from "./begun-within.ts";
import { periodText } from "./period-text.ts";
import { isAssetSection } from "./statement-sides.ts";
import type { Listing, ListingCell, ListingColumn, ListingRow } from "./listing.ts";

/** What a statement's line shows on paper. */
export type PrintedLine = {
  readonly no: number;
  readonly section: string;
  readonly name: string;
  readonly isTotal: boolean;
  readonly isToCheck: boolean;
  readonly currentFen: Fen;
  readonly otherFen: Fen;
  /** The same a year earlier; null where the books do not reach back so far. */
  readonly lastYearFen: Fen | null;
};

type Head = {
  readonly ledgerName: string;
  readonly period: string;
  /** The version of the form it was made with; 0 is the one the program brought. */
  readonly form: { readonly version: number; readonly fromMonth: Month | null };
};

const formNotes = ({ form }: Head): readonly string[] =>
  form.version === 0 || form.fromMonth === null
    ? []
    : [`本表按第 ${form.version} 版格式编制，${periodText(form.fromMonth, form.fromMonth)}起用。`];

const signers = ["单位负责人", "会计主管", "复核", "制表"] as const;

const nameOf = (line: PrintedLine): string => `${line.name}${line.isToCheck ? "（待核对）" : ""}`;
const toCheckNote = (lines: readonly PrintedLine[]): readonly string[] =>
  lines.some((line) => line.isToCheck) ? ["标有“待核对”的行次，请对照现行制度原文核对后再报出。"] : [];

const isAsset = (line: PrintedLine): boolean => isAssetSection(line.section);

const half = (name: string, withLastYear: boolean): readonly ListingColumn[] => [
  { heading: name, kind: "text", widthMm: 52 },
  { heading: "行次", kind: "centre", widthMm: 11 },
  { heading: "期末余额", kind: "money", widthMm: 30 },
  { heading: "年初余额", kind: "money", widthMm: 30 },
  ...(withLastYear ? [{ heading: "上年同期", kind: "money", widthMm: 30 } as const] : []),
];

/** One line of a side: a statement's line, the head of a section, or nothing. */
type SideLine = PrintedLine | string | undefined;

/** The lines of a side under the heads of their sections, the grand total left out. */
const withHeads = (lines: readonly PrintedLine[]): readonly SideLine[] =>
  lines
    .slice(0, -1)
    .flatMap((line, at): readonly SideLine[] =>
      line.section === lines[at - 1]?.section || line.section === "" || line.isTotal
        ? [line]
        : [`${line.section}：`, line],
    );

const halfCells = (line: SideLine, withLastYear: boolean): readonly ListingCell[] => {
  const rest = withLastYear ? [typeof line === "object" ? line.lastYearFen : null] : [];
  if (typeof line !== "object") return [line ?? "", "", null, null, ...rest];
  return [nameOf(line), String(line.no), line.currentFen, line.otherFen, ...rest];
};

const isStrong = (line: SideLine): boolean => typeof line === "string" || line?.isTotal === true;

/** The two sides on one row; what stands out does so on its own side alone. */
const pairRow = (left: SideLine, right: SideLine, withLastYear: boolean): ListingRow => {
  const [first, second] = [halfCells(left, withLastYear), halfCells(right, withLastYear)];
  const strong = [
    ...(isStrong(left) ? first.keys() : []),
    ...(isStrong(right) ? [...second.keys()].map((at) => at + first.length) : []),
  ];
  return { cells: [...first, ...second], ...(strong.length === 0 ? {} : { strong }) };
};

type BalanceSheet = Head & {
  readonly lines: readonly PrintedLine[];
  readonly isBalanced: boolean;
  readonly begunIn: Month | null;
};

/** 资产负债表 in account form: assets left, liabilities and equity right, the grand totals on one line. */
export const balanceSheetListing = (sheet: BalanceSheet, withLastYear: boolean): Listing => {
  const left = sheet.lines.filter(isAsset);
  const right = sheet.lines.filter((line) => !isAsset(line));
  const [assets, claims] = [withHeads(left), withHeads(right)];
  const rows = Array.from({ length: Math.max(assets.length, claims.length) }, (_none, at) =>
    pairRow(assets[at], claims[at], withLastYear),
  );
  const totals: ListingRow = {
    tone: "strong",
    cells: [...halfCells(left.at(-1), withLastYear), ...halfCells(right.at(-1), withLastYear)],
  };
  return {
    title: "资产负债表",
    under: [`编制单位：${sheet.ledgerName}`, `${sheet.period}　单位：元`],
    filters: [],
    columns: [...half("资产", withLastYear), ...half("负债和所有者权益", withLastYear)],
    rows: sheet.lines.length === 0 ? [] : [...rows, totals],
    notes: [
      ...begunNotes(sheet.begunIn),
      ...toCheckNote(sheet.lines),
      ...formNotes(sheet),
      ...(sheet.isBalanced ? [] : ["本表左右不相等，请查明原因后再报出。"]),
    ],
    signers,
    isOnePage: true,
  };
};

/** 收益及收益分配表 of a span of months, beside the same span a year earlier where the books hold it. */
export const incomeListing = (
  statement: Head & { readonly lines: readonly PrintedLine[]; readonly begunIn: Month | null },
): Listing => {
  const hasLastYear = statement.lines.some(({ lastYearFen }) => lastYearFen !== null);
  return {
    title: "收益及收益分配表",
    under: [`编制单位：${statement.ledgerName}`, `${statement.period}　单位：元`],
    filters: [],
    columns: [
      { heading: "项目", kind: "text", widthMm: hasLastYear ? 70 : 90 },
      { heading: "行次", kind: "centre", widthMm: 14 },
      { heading: "本期金额", kind: "money", widthMm: 38 },
      { heading: "本年累计金额", kind: "money", widthMm: 38 },
      ...(hasLastYear ? [{ heading: "上年同期金额", kind: "money", widthMm: 38 } as const] : []),
    ],
    rows: statement.lines.map((line) => ({
      cells: [
        nameOf(line),
        String(line.no),
        line.currentFen,
        line.otherFen,
        ...(hasLastYear ? [line.lastYearFen] : []),
      ],
      ...(line.isTotal ? { tone: "strong" as const } : {}),
    })),
    notes: [...begunNotes(statement.begunIn), ...toCheckNote(statement.lines), ...formNotes(statement)],
    signers,
    isOnePage: true,
  };
};

type TrialLine = {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly openingFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly yearDebitFen: Fen;
  readonly yearCreditFen: Fen;
  readonly closingFen: Fen;
};
type TrialTotals = Readonly<
  Record<
    | "openingDebitFen"
    | "openingCreditFen"
    | "debitFen"
    | "creditFen"
    | "yearDebitFen"
    | "yearCreditFen"
    | "closingDebitFen"
    | "closingCreditFen",
    Fen
  >
>;

const money = (group: string, heading: string): ListingColumn => ({ heading, group, kind: "money", widthMm: 27 });
const sides = (balance: Fen): readonly ListingCell[] => [
  balance > 0 ? balance : null,
  balance < 0 ? fen(-balance) : null,
];
const orBlank = (amount: Fen): ListingCell => (amount === 0 ? null : amount);

/** 科目余额表: every account given, its details set in. */
export const trialBalanceListing = (
  trial: Omit<Head, "form"> & { readonly rows: readonly TrialLine[]; readonly totals: TrialTotals },
): Listing => ({
  title: "科目余额表",
  under: [`单位：${trial.ledgerName}`, `${trial.period}　单位：元`],
  filters: [],
  columns: [
    { heading: "编码", kind: "text", widthMm: 20 },
    { heading: "科目名称", kind: "text", widthMm: 44 },
    ...["期初余额", "本期发生额", "本年累计发生额", "期末余额"].flatMap((group) => [
      money(group, "借方"),
      money(group, "贷方"),
    ]),
  ],
  rows: [
    ...trial.rows.map((row) => ({
      cells: [
        row.code,
        `${"　".repeat(row.level - 1)}${row.name}`,
        ...sides(row.openingFen),
        orBlank(row.debitFen),
        orBlank(row.creditFen),
        orBlank(row.yearDebitFen),
        orBlank(row.yearCreditFen),
        ...sides(row.closingFen),
      ],
      ...(row.level === 1 ? { tone: "section" as const } : {}),
    })),
    {
      tone: "strong",
      cells: [
        "",
        "合计",
        trial.totals.openingDebitFen,
        trial.totals.openingCreditFen,
        trial.totals.debitFen,
        trial.totals.creditFen,
        trial.totals.yearDebitFen,
        trial.totals.yearCreditFen,
        trial.totals.closingDebitFen,
        trial.totals.closingCreditFen,
      ],
    },
  ],
  notes: [],
  signers: [],
});
