import type { Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { BookLine } from "./book-page.ts";
import type { Listing, ListingCell, ListingColumn, ListingRow } from "./listing.ts";

export type BookKind = "general-ledger" | "subsidiary-ledger" | "bank-journal" | "cash-journal";

export const bookNames: Readonly<Record<BookKind, string>> = {
  "general-ledger": "总账",
  "subsidiary-ledger": "明细账",
  "bank-journal": "银行存款日记账",
  "cash-journal": "现金日记账",
};

/** 「借或贷」 of a debit-positive balance; 平 when there is none (规范 Art. 60(7)). */
const sideOf = (balanceFen: Fen): string => (balanceFen > 0 ? "借" : balanceFen < 0 ? "贷" : "平");

const balanceCells = (balanceFen: Fen): readonly ListingCell[] => [sideOf(balanceFen), fen(Math.abs(balanceFen))];

const columnsOf = (kind: BookKind): readonly ListingColumn[] => {
  const isJournal = kind === "bank-journal" || kind === "cash-journal";
  return [
    { heading: "日期", kind: "date", widthMm: 20 },
    { heading: "凭证字号", kind: "centre", widthMm: 16 },
    { heading: "摘要", kind: "text", widthMm: 52 },
    ...(kind === "general-ledger" ? [] : [{ heading: "对方科目", kind: "text", widthMm: 34 } as const]),
    { heading: isJournal ? "收入（借方）" : "借方", kind: "money", widthMm: 27 },
    { heading: isJournal ? "付出（贷方）" : "贷方", kind: "money", widthMm: 27 },
    { heading: "借或贷", kind: "centre", widthMm: 12 },
    { heading: isJournal ? "结余" : "余额", kind: "money", widthMm: 27 },
  ];
};

type Words = { readonly summary: string; readonly name?: string; readonly counter?: string };

const cellsOf = (
  kind: BookKind,
  words: Words & { readonly on: string | null },
  amounts: { readonly debitFen: Fen | null; readonly creditFen: Fen | null; readonly balanceFen: Fen },
): readonly ListingCell[] => [
  words.on,
  words.name ?? "",
  words.summary,
  ...(kind === "general-ledger" ? [] : [words.counter ?? ""]),
  amounts.debitFen,
  amounts.creditFen,
  ...balanceCells(amounts.balanceFen),
];

const orBlank = (amount: Fen): Fen | null => (amount === 0 ? null : amount);

/** The rows of a book with what each page break after them carries: the month so far and the balance (规范 Art. 60(8)). */
const rowsOf = (kind: BookKind, lines: readonly BookLine[]): readonly ListingRow[] => {
  let [month, debit, credit]: [Month | null, number, number] = [null, 0, 0];
  return lines.map((line): ListingRow => {
    if (line.month !== month) [month, debit, credit] = [line.month, 0, 0];
    if (line.kind === "entry") [debit, credit] = [debit + line.debitFen, credit + line.creditFen];
    const isTotal = line.kind === "day-total" || line.kind === "month-total" || line.kind === "year-total";
    const amounts = {
      debitFen: isTotal ? line.debitFen : orBlank(line.debitFen),
      creditFen: isTotal ? line.creditFen : orBlank(line.creditFen),
      balanceFen: line.balanceFen,
    };
    const words = {
      on: line.kind === "opening" || line.kind === "year-carry" ? null : line.onDate,
      name: line.voucherName,
      summary: line.summary,
      counter: line.counterAccounts,
    };
    const isYearEnd = line.kind === "year-total" && line.month.endsWith("-12");
    const sums =
      kind === "general-ledger"
        ? { debitFen: null, creditFen: null }
        : { debitFen: fen(debit), creditFen: fen(credit) };
    const row: ListingRow = {
      cells: cellsOf(kind, words, amounts),
      ...(line.kind === "entry" ? {} : { tone: "strong" as const }),
      ...(line.kind === "month-total" || line.kind === "year-total" || line.kind === "year-carry"
        ? { rule: isYearEnd ? ("double" as const) : ("single" as const) }
        : {}),
      carried: cellsOf(kind, { on: null, summary: "" }, { ...sums, balanceFen: line.balanceFen }),
    };
    return row;
  });
};

/** 总账, 明细账 or a journal as it is printed: 借或贷, 本月合计, 本年累计, and after a closed December 结转下年. */
export const bookListing = (book: {
  readonly kind: BookKind;
  readonly ledgerName: string;
  readonly period: string;
  readonly accountCode: string;
  readonly accountName: string;
  readonly itemName: string | null;
  readonly lines: readonly BookLine[];
}): Listing => ({
  title: `${bookNames[book.kind]}　${book.accountCode} ${book.accountName}`,
  under: [`单位：${book.ledgerName}`, `${book.period}　单位：元`],
  filters: book.itemName === null ? [] : [`辅助项目：${book.itemName}`],
  columns: columnsOf(book.kind),
  rows: rowsOf(book.kind, book.lines),
  notes: [],
  signers: [],
});
