import type { LocalDate } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { ReceiptUse } from "./facts.ts";

/** A receipt's number taken apart: `NO0012` is number 12 of the four-digit series `NO`. */
export type ReceiptNumber = { readonly series: string; readonly width: number; readonly number: number };

/** Nothing for a text that does not end in digits a counter could have given. */
export const receiptNumber = (text: string): ReceiptNumber | undefined => {
  const parts = /^(.*?)(\d{1,12})$/.exec(text.replaceAll(/[\s-]/g, "").toUpperCase());
  if (parts === null) return undefined;
  const digits = parts[2] ?? "";
  return { series: parts[1] ?? "", width: digits.length, number: Number(digits) };
};

/** The most receipts one book may hold: more is a slip of the pen. */
const mostReceipts = 2000;

/** A book of receipts as it was handed out; `settledLast`: the last number used or spoilt when it was written off. */
export type ReceiptBook = {
  readonly id: string;
  readonly series: string;
  readonly width: number;
  readonly first: number;
  readonly last: number;
  readonly issuedOn: LocalDate;
  readonly settledOn: LocalDate | null;
  readonly settledLast: number | null;
};

/** 作废: `copiesOn` is the day on which every copy was there; null while one is missing. */
export type ReceiptVoid = {
  readonly number: number;
  readonly voidedOn: LocalDate;
  readonly copiesOn: LocalDate | null;
};

/** What of a book was used, spoilt, is nowhere, and is still blank. */
export type RegisteredBook = {
  readonly book: ReceiptBook;
  readonly sort: string;
  readonly issuedTo: string;
  readonly uses: readonly ReceiptUse[];
  readonly voids: readonly ReceiptVoid[];
};

export const receiptText = (book: Pick<ReceiptBook, "series" | "width">, number: number): string =>
  `${book.series}${String(number).padStart(book.width, "0")}`;

/** What is wrong with a book's first and last number; nothing when they make one. */
export const receiptBookFault = (first: string, last: string): string | undefined => {
  const [from, to] = [receiptNumber(first), receiptNumber(last)];
  if (from === undefined || to === undefined) return "no-number";
  if (from.series !== to.series || from.width !== to.width) return "two-series";
  if (to.number < from.number) return "reversed";
  return to.number - from.number >= mostReceipts ? "too-many" : undefined;
};

/** The numbers a book takes up: all of it while it is open, what was used of it once the rest came back. */
const takenUp = ({ first, last, settledLast }: ReceiptBook): readonly [number, number] => [first, settledLast ?? last];

/** True when a receipt's number is one the book takes up. */
export const isOfBook = (book: ReceiptBook, text: string): boolean => {
  const read = receiptNumber(text);
  const [from, to] = takenUp(book);
  return read?.series === book.series && read.width === book.width && read.number >= from && read.number <= to;
};

/** True when two books would both hold one number. */
export const doReceiptBooksOverlap = (one: ReceiptBook, other: ReceiptBook): boolean => {
  if (one.series !== other.series || one.width !== other.width) return false;
  const [[from, to], [otherFrom, otherTo]] = [takenUp(one), takenUp(other)];
  return from <= otherTo && otherFrom <= to;
};

/** A run of numbers that are neither used nor spoilt, though later ones are. */
export type ReceiptGap = { readonly from: number; readonly to: number };

export type ReceiptStanding = {
  readonly usedNumbers: ReadonlySet<number>;
  readonly voidNumbers: ReadonlySet<number>;
  readonly gaps: readonly ReceiptGap[];
  readonly missing: number;
  /** After the last number used or spoilt. */
  readonly unused: number;
  /** One below the first while nothing was used. */
  readonly highest: number;
  readonly amountFen: number;
};

/** Counts a book through: 起止号数 is always 已用 + 作废 + 缺号 + 未用. What is both used and spoilt counts as used. */
export const receiptStanding = ({ book, uses, voids }: RegisteredBook): ReceiptStanding => {
  const usedNumbers = new Set(uses.flatMap(({ number }) => receiptNumber(number)?.number ?? []));
  const voidNumbers = new Set(voids.map(({ number }) => number).filter((number) => !usedNumbers.has(number)));
  const gone = [...usedNumbers, ...voidNumbers].toSorted((left, right) => left - right);
  const gaps: ReceiptGap[] = [];
  let expected = book.first;
  for (const number of gone) {
    if (number > expected) gaps.push({ from: expected, to: number - 1 });
    expected = number + 1;
  }
  return {
    usedNumbers,
    voidNumbers,
    gaps,
    missing: sumOf(gaps, ({ from, to }) => to - from + 1),
    unused: book.last - expected + 1,
    highest: expected - 1,
    amountFen: sumOf(uses, (use) => use.amountFen ?? 0),
  };
};

/** A gap as it is written: its first number, and its last where that is another. */
export const gapText = (book: ReceiptBook, { from, to }: ReceiptGap): string =>
  from === to ? receiptText(book, from) : `${receiptText(book, from)}–${receiptText(book, to)}`;
