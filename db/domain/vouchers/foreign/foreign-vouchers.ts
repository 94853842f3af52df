import { foldCompact, foldText } from "#domain/bank/cell-text.ts";
import { readMoment } from "#domain/bank/date-text.ts";
import { monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, yuanTextFromFen, zeroFen, type Fen } from "#domain/core/fen.ts";
import {
  accountIn,
  accountRoleOf,
  amountIn,
  isFrameRow,
  rejectedAt,
  rowsOf,
  type ForeignRow,
  type Rejected,
} from "./foreign-rows.ts";
import type { ColumnRole, ForeignTable } from "./foreign-table.ts";

export type ForeignEntry = {
  readonly row: number;
  readonly summary: string;
  readonly code: string;
  readonly name: string;
  readonly party: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};
/** A voucher as its program numbered it; `row` is where it begins. */
export type ForeignVoucher = {
  readonly row: number;
  readonly month: Month;
  readonly word: string;
  readonly number: number;
  readonly onDate: LocalDate;
  readonly papers: number;
  /** Who prepared it in the program it comes from; '' where the file does not say. */
  readonly preparer: string;
  readonly entries: readonly ForeignEntry[];
};
export type ForeignVouchers = {
  readonly vouchers: readonly ForeignVoucher[];
  readonly rejected: readonly Rejected[];
  readonly skipped: number;
};

/** The longest word a voucher may carry; a longer one is no word but a sentence in the wrong column. */
const longestWord = 4;

/** `收款凭证`, `收款`, `收字` and `收` are one word; words of a source's own (现付, 银收, 工资) stay as they are. */
const wordFrom = (written: string): string => {
  const bare = written.replace(/凭证$/, "").replace(/字$/, "");
  if (bare === "" || bare === "记账") return "记";
  const ordinary = /^(?:(收)款|(付)款|(转)账)$/.exec(bare.replace("帐", "账"));
  return ordinary === null ? bare : (ordinary[1] ?? ordinary[2] ?? ordinary[3] ?? bare);
};

/** `记-0012`, `记字第12号`, `记 12`, `12`, and a word in a column of its own: `记账凭证`, `收`. */
const numberIn = (row: ForeignRow): { readonly word: string; readonly number: number } | undefined => {
  const text = foldCompact(row.cell("number").text);
  const match = /^([^\d\s\-—第]*?)(?:字)?(?:第)?[-—_:]*0*(\d{1,6})(?:号)?$/.exec(text);
  if (match === null) return undefined;
  const word = wordFrom(foldCompact(row.cell("word").text) || (match[1] ?? ""));
  const number = Number(match[2]);
  return number > 0 ? { word, number } : undefined;
};

type Head = {
  readonly onDate: LocalDate;
  readonly word: string;
  readonly number: number;
  readonly papers: number;
  readonly preparer: string;
  readonly row: number;
};

const papersIn = (row: ForeignRow): number => {
  const text = foldCompact(row.cell("papers").text);
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
};

type Fault = { readonly role: ColumnRole; readonly fault: Rejected["fault"]; readonly text: string };

/** Date and number of a row; programs write them on a voucher's first row only, so an empty row has those above it. */
const headOf = (row: ForeignRow, above: Head | undefined): Head | Fault => {
  const dateText = row.cell("date").text;
  const numberText = row.cell("number").text;
  if (foldCompact(dateText) === "" && foldCompact(numberText) === "" && above !== undefined) return above;
  const moment = dateText === "" && above !== undefined ? { date: above.onDate } : readMoment(row.cell("date"));
  if (moment === undefined) return { role: "date", fault: "date-unreadable", text: dateText };
  const numbered = numberText === "" && above !== undefined ? above : numberIn(row);
  if (numbered === undefined) return { role: "number", fault: "number-unreadable", text: numberText };
  if (numbered.word.length > longestWord || /\d/.test(numbered.word))
    return { role: "number", fault: "word-unknown", text: numbered.word };
  const { word, number } = numbered;
  return {
    onDate: moment.date,
    word,
    number,
    papers: papersIn(row),
    preparer: foldText(row.cell("preparer").text).slice(0, 20),
    row: row.no,
  };
};

const sidesOf = (table: ForeignTable, row: ForeignRow): { readonly debitFen: Fen; readonly creditFen: Fen } | Fault => {
  if (table.columns.debit === undefined) {
    const amount = amountIn(row.cell("amount"));
    if (amount === undefined) return { role: "amount", fault: "amount-unreadable", text: row.cell("amount").text };
    const isCredit = foldCompact(row.cell("side").text).startsWith("贷");
    return isCredit ? { debitFen: zeroFen, creditFen: amount } : { debitFen: amount, creditFen: zeroFen };
  }
  const debitFen = amountIn(row.cell("debit"));
  const creditFen = amountIn(row.cell("credit"));
  if (debitFen === undefined) return { role: "debit", fault: "amount-unreadable", text: row.cell("debit").text };
  if (creditFen === undefined) return { role: "credit", fault: "amount-unreadable", text: row.cell("credit").text };
  return { debitFen, creditFen };
};

const entryOf = (table: ForeignTable, row: ForeignRow, summaryAbove: string): ForeignEntry | Fault => {
  const account = accountIn(row);
  const role = accountRoleOf(table);
  if (account === undefined) return { role, fault: "account-missing", text: row.text };
  const sides = sidesOf(table, row);
  if ("fault" in sides) return sides;
  if (sides.debitFen !== 0 && sides.creditFen !== 0) return { role: "debit", fault: "both-sides", text: row.text };
  if (sides.debitFen === 0 && sides.creditFen === 0)
    return { role: table.columns.debit === undefined ? "amount" : "debit", fault: "no-amount", text: row.text };
  const party = table.parties.map((column) => foldText(row.cellAt(column).text)).find((text) => text !== "") ?? "";
  const summary = foldText(row.cell("summary").text) || summaryAbove;
  return { row: row.no, summary: summary === "" ? "（无摘要）" : summary.slice(0, 200), ...account, party, ...sides };
};

type Open = { readonly head: Head; readonly entries: ForeignEntry[] };

const voucherFaults = (table: ForeignTable, { head, entries }: Open): readonly Rejected[] => {
  const difference = fen(sumOf(entries, (each) => each.debitFen) - sumOf(entries, (each) => each.creditFen));
  if (difference === 0) return [];
  const text = `${head.word}-${head.number} ${yuanTextFromFen(difference)}`;
  return [rejectedAt(table, { no: head.row }, { role: "debit", fault: "voucher-unbalanced", text })];
};

/** Reads a list of vouchers entry by entry. Rows of one number within a month are one voucher, on one day, and must balance. */
export const readForeignVouchers = (table: ForeignTable): ForeignVouchers => {
  const vouchers = new Map<string, Open>();
  const rejected: Rejected[] = [];
  let skipped = 0;
  let above: Head | undefined;
  let summary = "";
  for (const row of rowsOf(table)) {
    if (isFrameRow(row)) {
      skipped += 1;
      continue;
    }
    const head = headOf(row, above);
    if ("fault" in head) {
      rejected.push(rejectedAt(table, row, head));
      continue;
    }
    const key = `${monthOf(head.onDate)} ${head.word} ${head.number}`;
    const isNew = !vouchers.has(key);
    if (isNew) summary = "";
    above = head;
    const open = vouchers.get(key) ?? { head, entries: [] };
    vouchers.set(key, open);
    const entry = entryOf(table, row, summary);
    if ("fault" in entry) rejected.push(rejectedAt(table, row, entry));
    else if (head.onDate !== open.head.onDate)
      rejected.push(rejectedAt(table, row, { role: "date", fault: "date-differs", text: head.onDate }));
    else {
      summary = entry.summary;
      open.entries.push(entry);
    }
  }
  const unbalanced = rejected.length > 0 ? [] : [...vouchers.values()].flatMap((open) => voucherFaults(table, open));
  return {
    vouchers: [...vouchers.values()]
      .map(({ head, entries }) => ({
        row: head.row,
        month: monthOf(head.onDate),
        word: head.word,
        number: head.number,
        onDate: head.onDate,
        papers: head.papers,
        preparer: head.preparer,
        entries,
      }))
      .toSorted((a, b) => (a.month === b.month ? a.number - b.number : a.month < b.month ? -1 : 1)),
    rejected: [...rejected, ...unbalanced],
    skipped,
  };
};

export type NumberGap = { readonly month: Month; readonly word: string; readonly missing: readonly number[] };

const mostMissing = 200;

/** Numbers that are missing between 1 and the last of each month and word, at most two hundred of each. */
export const gapsIn = (
  vouchers: readonly { readonly month: Month; readonly word: string; readonly number: number }[],
): readonly NumberGap[] => {
  const numbers = Map.groupBy(vouchers, ({ month, word }) => `${month} ${word}`);
  return [...numbers.entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, own]): readonly NumberGap[] => {
      const [first] = own;
      if (first === undefined) return [];
      const known = new Set(own.map(({ number }) => number));
      const missing: number[] = [];
      for (let number = 1; number < Math.max(...known) && missing.length < mostMissing; number += 1)
        if (!known.has(number)) missing.push(number);
      return missing.length === 0 ? [] : [{ month: first.month, word: first.word, missing }];
    });
};
