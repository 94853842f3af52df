import { foldCompact, foldText } from "#domain/bank/cell-text.ts";
import { readMoment } from "#domain/bank/date-text.ts";
import { monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, yuanTextFromFen, zeroFen, type Fen } from "#domain/core/fen.ts";
import {
  doubtAt,
  endsStretch,
  isTotalRow,
  nameDoubts,
  spansOf,
  totalDoubts,
  type Doubt,
  type RowSpan,
} from "./foreign-doubts.ts";
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
  /** Where its rows stand in the file. */
  readonly rows: readonly RowSpan[];
};
export type ForeignVouchers = {
  readonly vouchers: readonly ForeignVoucher[];
  readonly rejected: readonly Rejected[];
  readonly doubts: readonly Doubt[];
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

/** `pieces` are the stretches its rows stand in, each as the entries of it. */
type Open = { readonly head: Head; readonly pieces: ForeignEntry[][]; readonly noughts: Rejected[]; isFaulty: boolean };

const entriesOf = ({ pieces }: Open): readonly ForeignEntry[] => pieces.flat();

const differenceOf = (entries: readonly ForeignEntry[]): number =>
  sumOf(entries, (each) => each.debitFen) - sumOf(entries, (each) => each.creditFen);

const nameOf = ({ word, number, onDate }: Head): string => `${onDate} ${word}-${number}`;

const voucherFaults = (table: ForeignTable, open: Open): readonly Rejected[] => {
  const difference = fen(differenceOf(entriesOf(open)));
  if (difference === 0) return [];
  const text = `${open.head.word}-${open.head.number} ${yuanTextFromFen(difference)}`;
  return [rejectedAt(table, { no: open.head.row }, { role: "debit", fault: "voucher-unbalanced", text })];
};

/**
 * Pieces of one number that stand apart: sorted by account, or cut by another voucher, they are one voucher and balance only
 * together. Where they fall into groups that balance each by themselves, they are more likely two vouchers of one number.
 */
const twiceNumbered = (table: ForeignTable, open: Open): readonly Doubt[] => {
  const groups: ForeignEntry[][] = [];
  let current: ForeignEntry[] = [];
  for (const piece of open.pieces) {
    current = [...current, ...piece];
    if (differenceOf(current) !== 0) continue;
    groups.push(current);
    current = [];
  }
  if (groups.length < 2) return [];
  const rows = groups.flatMap((group) => spansOf(group.map(({ row }) => row)));
  return [doubtAt(table, open.head.row, { role: "number", fault: "number-twice", text: nameOf(open.head), rows })];
};

/** Rows of nothing among others are a mistake of somebody; a voucher of nothing else is none at all. */
const isEmpty = (open: Open): boolean => open.pieces.length === 0 && !open.isFaulty;

const emptyDoubt = (table: ForeignTable, { head, noughts }: Open): Doubt => {
  const rows = spansOf(noughts.map(({ row }) => row));
  return doubtAt(table, head.row, { role: "number", fault: "voucher-empty", text: nameOf(head), rows });
};

type Heading = { readonly head: Head; readonly isStated: boolean };

/** True where a row begins its voucher anew: the row above was of another, or stood under a number that this row writes again. */
const beginsPiece = (
  row: Heading & { readonly key: string },
  above: (Heading & { readonly key: string }) | undefined,
) => above === undefined || above.key !== row.key || (row.isStated && !above.isStated);

type Reader = {
  readonly opens: Map<string, Open>;
  readonly rejected: Rejected[];
  readonly doubts: Doubt[];
  readonly taken: ForeignRow[];
};

/** Takes one row into its voucher. `isPiece`: it stands apart from what came before. */
const takeRow = (
  table: ForeignTable,
  reader: Reader,
  of: { row: ForeignRow; head: Head; key: string; isPiece: boolean },
) => {
  const { row, head, key } = of;
  const open = reader.opens.get(key) ?? { head, pieces: [], noughts: [], isFaulty: false };
  reader.opens.set(key, open);
  const entry = entryOf(table, row, open.pieces.at(-1)?.at(-1)?.summary ?? "");
  if ("fault" in entry) {
    const rejected = rejectedAt(table, row, entry);
    (entry.fault === "no-amount" ? open.noughts : reader.rejected).push(rejected);
    open.isFaulty ||= entry.fault !== "no-amount";
  } else if (head.onDate !== open.head.onDate) {
    reader.rejected.push(rejectedAt(table, row, { role: "date", fault: "date-differs", text: head.onDate }));
    open.isFaulty = true;
  } else {
    if (of.isPiece || open.pieces.length === 0) open.pieces.push([]);
    open.pieces.at(-1)?.push(entry);
    reader.taken.push(row);
  }
};

const readRows = (table: ForeignTable): Reader & { readonly skipped: number } => {
  const reader: Reader = { opens: new Map(), rejected: [], doubts: [], taken: [] };
  let skipped = 0;
  let since = 0;
  let above: (Heading & { readonly key: string }) | undefined;
  for (const row of rowsOf(table)) {
    if (isFrameRow(row)) {
      skipped += 1;
      const ways = [reader.taken, reader.taken.filter(({ no }) => no > since)];
      if (isTotalRow(row)) reader.doubts.push(...totalDoubts(table, row, { roles: ["debit", "credit"], ways }));
      if (endsStretch(row)) since = row.no;
      // A page may end within a voucher and the next one write its number again.
      if (above !== undefined) above = { ...above, isStated: true };
      continue;
    }
    const head = headOf(row, above?.head);
    if ("fault" in head) {
      reader.rejected.push(rejectedAt(table, row, head));
      continue;
    }
    const key = `${monthOf(head.onDate)} ${head.word} ${head.number}`;
    const own = { head, key, isStated: foldCompact(row.cell("number").text) !== "" };
    takeRow(table, reader, { row, head, key, isPiece: beginsPiece(own, above) });
    above = own;
  }
  return { ...reader, skipped };
};

/**
 * Reads a list of vouchers entry by entry. Rows of one number within a month are one voucher, on one day, and must balance; where
 * they stand apart and balance apart, somebody has to say that they are one.
 */
export const readForeignVouchers = (table: ForeignTable): ForeignVouchers => {
  const { opens, rejected, doubts, skipped } = readRows(table);
  const found = [...opens.values()].filter((open) => open.pieces.length > 0);
  const emptied = [...opens.values()].filter(isEmpty);
  const noughts = [...opens.values()].flatMap((open) => (isEmpty(open) ? [] : open.noughts));
  const unbalanced = rejected.length + noughts.length > 0 ? [] : found.flatMap((open) => voucherFaults(table, open));
  const refused = [...rejected, ...noughts, ...unbalanced].toSorted((left, right) => left.row - right.row);
  return {
    vouchers: found
      .map((open): ForeignVoucher => {
        const { head } = open;
        const { row, word, number, onDate, papers, preparer } = head;
        const entries = entriesOf(open);
        const rows = spansOf(entries.map((entry) => entry.row));
        return { row, month: monthOf(onDate), word, number, onDate, papers, preparer, entries, rows };
      })
      .toSorted((a, b) => (a.month === b.month ? a.number - b.number : a.month < b.month ? -1 : 1)),
    rejected: refused,
    doubts:
      refused.length > 0
        ? []
        : [
            ...found.flatMap((open) => twiceNumbered(table, open)),
            ...emptied.map((open) => emptyDoubt(table, open)),
            ...nameDoubts(table, accountRoleOf(table), found.flatMap(entriesOf)),
            ...doubts,
          ],
    skipped,
  };
};
