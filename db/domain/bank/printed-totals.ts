import { fen, type Fen } from "#domain/core/fen.ts";
import { readAmount } from "./amount-text.ts";
import { isCreditSide, type BalanceChain } from "./balance-chain.ts";
import type { Body } from "./body-reading.ts";
import { foldCompact } from "./cell-text.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { readPreamble, unsigned, type LabelSearch } from "./declared-values.ts";
import { cellAt, type Cell, type Grid } from "./grid.ts";
import type { InspectionWarning, StatementLine } from "./statement.ts";

type Row = readonly Cell[];
type Amounts = "openingFen" | "closingFen" | "creditFen" | "debitFen" | "movedFen";
type Counts = "creditCount" | "debitCount" | "totalCount";

/** What one row left out of a table says the movements come to; only what it says is there. Fen. */
type PrintedTotal = {
  readonly row: number;
  readonly amounts: Readonly<Partial<Record<Amounts, Fen>>>;
  readonly counts: Readonly<Partial<Record<Counts, number>>>;
};

/** The rows of a table and how its columns and labels are told. */
export type TotalsPlan = {
  readonly grid: Grid;
  readonly mapping: ColumnMapping;
  readonly search: LabelSearch;
};

/** A sum of the movements shown: not of a page's words alone, and none that goes back to days the file does not show. */
const totalWord = /^(?:(?:本页|本日|当日|本月|当月|本期|人民币)?(?:合计|小计|总计|总额)|(?:共|总)计)/;
const reachesBack = /累计|本年/;

const amountAt = (row: Row, column: number): Fen | undefined => {
  const reading = readAmount(cellAt(row, column));
  return reading.kind === "amount" ? reading.fen : undefined;
};

const twoSides = (creditFen: Fen | undefined, debitFen: Fen | undefined): PrintedTotal["amounts"] => ({
  ...(creditFen === undefined ? {} : { creditFen }),
  ...(debitFen === undefined ? {} : { debitFen: fen(Math.abs(debitFen)) }),
});

/** The sums under the columns of amounts; where the row is moved aside, two amounts and nothing else are both sides. */
const sumsInColumns = (row: Row, { amount, balance }: ColumnMapping): PrintedTotal["amounts"] => {
  if (amount.mode !== "two-columns") {
    const movedFen = amountAt(row, amount.amount);
    return movedFen === undefined ? {} : { movedFen };
  }
  const inColumns = twoSides(amountAt(row, amount.moneyIn), amountAt(row, amount.moneyOut));
  const all = row.flatMap((_cell, column) => {
    const found = column === balance ? undefined : amountAt(row, column);
    return found === undefined ? [] : [found];
  });
  const isAside = Object.keys(inColumns).length < 2 && all.length === 2;
  return isAside ? twoSides(all[0], all[1]) : inColumns;
};

const balanceWord = /^(?:期末|月末|本期|本月|当前|账户|最终)?(?:账户)?(?:余额|结余|结存)/;

/** The balance under the column of balances in a sum or a last row below all movements: the one they end with. */
const balanceInColumn = (row: Row, balance: number | null, words: readonly string[]): PrintedTotal["amounts"] => {
  const isLast = words.some((word) => totalWord.test(word) || balanceWord.test(word));
  const closingFen = balance === null || !isLast ? undefined : amountAt(row, balance);
  return closingFen === undefined ? {} : { closingFen };
};

const countIn = (row: Row): number | undefined => {
  const digits = /^(?:(?:共|总|合)计?(\d{1,5})笔?|(\d{1,5})笔)$/.exec(foldCompact(cellAt(row, 0).text));
  return digits === null ? undefined : Number(digits[1] ?? digits[2]);
};

/** The number of movements printed in a cell of a row of totals, `3笔`; two such cells are one of each side. */
const countWordIn = (row: Row): number | undefined => {
  const told = row.flatMap(({ text }) => {
    const digits = /^(?:共|总|合)?计?(\d{1,6})笔$/.exec(foldCompact(text));
    return digits === null ? [] : [Number(digits[1])];
  });
  return told.length === 1 ? told[0] : undefined;
};

const labelledTotal = (row: Row, search: LabelSearch, isTrailing: boolean): Omit<PrintedTotal, "row"> => {
  const { declared } = readPreamble([row], search);
  const { openingFen, closingFen, creditFen, creditCount, debitCount, totalCount } = declared;
  const debitFen = unsigned(declared.debitFen);
  return {
    amounts: {
      ...(creditFen === null ? {} : { creditFen }),
      ...(debitFen === null ? {} : { debitFen }),
      // Between the rows these are the balances carried from page to page.
      ...(openingFen === null || !isTrailing ? {} : { openingFen }),
      ...(closingFen === null || !isTrailing ? {} : { closingFen }),
    },
    counts: {
      ...(creditCount === null ? {} : { creditCount }),
      ...(debitCount === null ? {} : { debitCount }),
      ...(totalCount === null ? {} : { totalCount }),
    },
  };
};

const totalsOf = ({ grid, mapping, search }: TotalsPlan, { skipped, lines }: Body): readonly PrintedTotal[] => {
  const last = lines.reduce((row, line) => Math.max(row, line.row), 0);
  return skipped.flatMap(({ row: rowNumber, reason }): readonly PrintedTotal[] => {
    const row = grid.rows[rowNumber - 1] ?? [];
    if (reason === "repeated-header" || reason === "section-preamble" || reason === "zero-amount") return [];
    const words = row.map(({ text }) => foldCompact(text));
    if (words.some((word) => reachesBack.test(word))) return [];
    const labelled = labelledTotal(row, search, rowNumber > last);
    const isTotal = reason === "total-row" && words.some((word) => totalWord.test(word));
    const inColumns = isTotal ? sumsInColumns(row, mapping) : {};
    const totalCount = reason === "count-row" ? countIn(row) : isTotal ? countWordIn(row) : undefined;
    const balance = rowNumber > last ? balanceInColumn(row, mapping.balance, words) : {};
    const amounts = { ...balance, ...(Object.keys(labelled.amounts).length > 0 ? labelled.amounts : inColumns) };
    const counts = { ...(totalCount === undefined ? {} : { totalCount }), ...labelled.counts };
    const isEmpty = Object.keys(amounts).length === 0 && Object.keys(counts).length === 0;
    return isEmpty ? [] : [{ row: rowNumber, amounts, counts }];
  });
};

type Sums = {
  readonly creditFen: number;
  readonly debitFen: number;
  readonly creditCount: number;
  readonly debitCount: number;
  readonly inFen: number;
  readonly outFen: number;
};

const nothing: Sums = { creditFen: 0, debitFen: 0, creditCount: 0, debitCount: 0, inFen: 0, outFen: 0 };

const withLine = (sums: Sums, line: StatementLine): Sums => {
  const { amountFen } = line;
  const isCredit = isCreditSide(line);
  return {
    creditFen: sums.creditFen + (isCredit ? amountFen : 0),
    debitFen: sums.debitFen - (isCredit ? 0 : amountFen),
    creditCount: sums.creditCount + (isCredit ? 1 : 0),
    debitCount: sums.debitCount + (isCredit ? 0 : 1),
    inFen: sums.inFen + Math.max(0, amountFen),
    outFen: sums.outFen + Math.max(0, -amountFen),
  };
};

const between = (from: Sums, to: Sums): Sums => ({
  creditFen: to.creditFen - from.creditFen,
  debitFen: to.debitFen - from.debitFen,
  creditCount: to.creditCount - from.creditCount,
  debitCount: to.debitCount - from.debitCount,
  inFen: to.inFen - from.inFen,
  outFen: to.outFen - from.outFen,
});

/** The movements in the order of their rows, with what they come to above each: a long statement has a sum on every page. */
type Running = {
  readonly lines: readonly StatementLine[];
  /** One more than there are lines. */
  readonly above: readonly Sums[];
};

const runningOf = (unordered: readonly StatementLine[]): Running => {
  const lines = unordered.toSorted((a, b) => a.row - b.row);
  const above: Sums[] = [nothing];
  for (const line of lines) above.push(withLine(above.at(-1) ?? nothing, line));
  return { lines, above };
};

/** How many lines stand above a row. */
const countAbove = ({ lines }: Running, row: number): number => {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((lines[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Where the run of lines with the same beginning of their day began that ends before `end`. */
const beganWith = ({ lines }: Running, end: number, length: number): number => {
  const day = lines[end - 1]?.bookedOn.slice(0, length);
  let start = end;
  while (start > 0 && lines[start - 1]?.bookedOn.slice(0, length) === day) start -= 1;
  return start;
};

/** What a sum may speak of: all rows, those since the sum before it, all above it, or those of its last month or day. */
const spansOf = (running: Running, row: number, since: number): readonly Sums[] => {
  const end = countAbove(running, row);
  const at = (index: number): Sums => running.above[index] ?? nothing;
  const starts = [countAbove(running, since), 0, beganWith(running, end, 7), beganWith(running, end, 10)];
  return [at(running.lines.length), ...starts.map((start) => between(at(start), at(end)))];
};

const amountsIn = ({ creditFen, debitFen, inFen, outFen }: Sums, field: Amounts): readonly number[] => {
  if (field === "creditFen") return [creditFen, inFen];
  if (field === "debitFen") return [debitFen, outFen];
  const netFen = inFen - outFen;
  return [netFen, -netFen, creditFen + debitFen, inFen + outFen, creditFen, debitFen, inFen, outFen, -outFen];
};

const countIs = (sums: Sums, field: Counts): number =>
  field === "totalCount" ? sums.creditCount + sums.debitCount : sums[field];

const amountFields: readonly Amounts[] = ["openingFen", "closingFen", "creditFen", "debitFen", "movedFen"];
const countFields: readonly Counts[] = ["creditCount", "debitCount", "totalCount"];

const unequalIn = (total: PrintedTotal, every: readonly Sums[], chain: BalanceChain): readonly InspectionWarning[] => {
  const [whole] = every;
  if (whole === undefined) return [];
  const amounts = amountFields.flatMap((field): readonly InspectionWarning[] => {
    const declaredFen = total.amounts[field];
    if (declaredFen === undefined) return [];
    const isBalance = field === "openingFen" || field === "closingFen";
    const counted = isBalance ? [chain[field]] : every.flatMap((sums) => amountsIn(sums, field));
    const countedFen = counted[0] ?? null;
    if (countedFen === null || counted.includes(declaredFen)) return [];
    return [{ code: "total-mismatch", field, declaredFen, countedFen: fen(countedFen), row: total.row }];
  });
  const counts = countFields.flatMap((field): readonly InspectionWarning[] => {
    const declared = total.counts[field];
    if (declared === undefined || every.some((sums) => countIs(sums, field) === declared)) return [];
    return [{ code: "count-mismatch", field, declared, counted: countIs(whole, field), row: total.row }];
  });
  return [...amounts, ...counts];
};

/**
 * The sums, counts and balances that stand among or below the rows of a table and are not what the movements come to. A sum may
 * speak of the whole file, of its page, month or day: it must equal one of them. `body` is what was read of the same table.
 */
export const unequalPrintedTotals = (
  plan: TotalsPlan,
  body: Body,
  chain: BalanceChain,
): readonly InspectionWarning[] => {
  const totals = totalsOf(plan, body);
  if (totals.length === 0) return [];
  const running = runningOf(chain.lines);
  let since = 0;
  return totals.flatMap((total) => {
    const every = spansOf(running, total.row, since);
    since = total.row;
    return unequalIn(total, every, chain);
  });
};
