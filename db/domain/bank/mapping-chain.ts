import { fen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { readAmount } from "./amount-text.ts";
import { foldCompact } from "./cell-text.ts";
import type { AmountColumns, FlagWords } from "./column-mapping.ts";
import { readMoment } from "./date-text.ts";
import { cellAt, type Cell } from "./grid.ts";

type Row = readonly Cell[];

/** How many rows lead from the balance before them to their own, of those that could: `hits` of `of`. */
export type ChainFit = { readonly hits: number; readonly of: number };

/** Columns whose balances add up with the amounts, so that a direction is proved and not supposed. */
export type ChainProof = { readonly amount: AmountColumns; readonly balance: number; readonly fit: ChainFit };

/** What is known of the columns before the balances are looked at; all by number. */
export type ChainAsk = {
  readonly rows: readonly Row[];
  readonly bookedOn: number;
  /** By the headings; undefined where they tell no direction. */
  readonly amount: AmountColumns | undefined;
  /** By its heading; null where none is called a balance. */
  readonly balance: number | null;
  /** Columns of amounts that no heading gives another meaning. */
  readonly amounts: readonly number[];
  /** Columns of which a few words may tell the direction. */
  readonly flags: readonly number[];
};

const mostRows = 400;
const leastLinks = 3;

const amountAt = (row: Row, column: number): Fen | undefined => {
  const reading = readAmount(cellAt(row, column));
  return reading.kind === "amount" ? reading.fen : undefined;
};

const wordAt = (row: Row, column: number): string => foldCompact(cellAt(row, column).text).toLowerCase();
const isOneOf = (words: readonly string[], word: string): boolean =>
  words.some((each) => foldCompact(each).toLowerCase() === word);

/** What a row moves; undefined where the columns do not say. */
const movedBy = (row: Row, amount: AmountColumns): number | undefined => {
  if (amount.mode === "two-columns") {
    const [moneyIn, moneyOut] = [amountAt(row, amount.moneyIn), amountAt(row, amount.moneyOut)];
    return moneyIn === undefined && moneyOut === undefined ? undefined : (moneyIn ?? 0) - (moneyOut ?? 0);
  }
  const moved = amountAt(row, amount.amount);
  if (moved === undefined || amount.mode === "signed") return moved;
  const word = wordAt(row, amount.flag.column);
  if (isOneOf(amount.flag.words.moneyIn, word)) return moved;
  return isOneOf(amount.flag.words.moneyOut, word) ? -moved : undefined;
};

type Order = "ascending" | "descending";

/** The orders the days allow: the other one would make exchanged directions add up. Both where all are one day. */
const ordersOf = (days: readonly LocalDate[]): readonly Order[] => {
  const isRising = days.some((day, index) => index > 0 && day > (days[index - 1] ?? day));
  const isFalling = days.some((day, index) => index > 0 && day < (days[index - 1] ?? day));
  if (isRising === isFalling) return ["ascending", "descending"];
  return isRising ? ["ascending"] : ["descending"];
};

const fitOf = (rows: readonly Row[], { amount, balance }: Omit<ChainProof, "fit">, order: Order): ChainFit => {
  const inOrder = order === "ascending" ? rows : rows.toReversed();
  let [hits, of] = [0, 0];
  for (const [index, row] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (before === undefined) continue;
    of += 1;
    const [from, to, moved] = [amountAt(before, balance), amountAt(row, balance), movedBy(row, amount)];
    if (from !== undefined && to !== undefined && moved !== undefined && moved !== 0 && fen(from + moved) === to)
      hits += 1;
  }
  return { hits, of };
};

const isProof = ({ hits, of }: ChainFit): boolean => of >= leastLinks && hits * 10 >= of * 9;

const swap = ({ moneyIn, moneyOut }: FlagWords): FlagWords => ({ moneyIn: moneyOut, moneyOut: moneyIn });

/** The same columns with 收 and 支 exchanged; undefined where the sign tells. */
const exchanged = (amount: AmountColumns): AmountColumns | undefined => {
  if (amount.mode === "signed") return undefined;
  if (amount.mode === "flag") return { ...amount, flag: { ...amount.flag, words: swap(amount.flag.words) } };
  const flag = amount.flag === null ? null : { ...amount.flag, words: swap(amount.flag.words) };
  return { ...amount, moneyIn: amount.moneyOut, moneyOut: amount.moneyIn, flag };
};

const bothWays = (amount: AmountColumns): readonly AmountColumns[] => [amount, exchanged(amount) ?? amount];

/** Every reading of the amounts where no heading tells one: two columns, or one beside a column of two words. */
const readingsOf = ({ rows, amounts, flags }: ChainAsk): readonly AmountColumns[] => {
  const pairs = amounts.flatMap((moneyIn) =>
    amounts.flatMap((moneyOut): readonly AmountColumns[] =>
      moneyIn === moneyOut ? [] : [{ mode: "two-columns", moneyIn, moneyOut, flag: null }],
    ),
  );
  const flagged = flags.flatMap((column) => {
    const [moneyIn, moneyOut, more] = [...new Set(rows.map((row) => wordAt(row, column)))];
    if (moneyIn === undefined || moneyOut === undefined || more !== undefined) return [];
    const flag = { column, words: { moneyIn: [moneyIn], moneyOut: [moneyOut] } };
    return amounts.flatMap((amount) => bothWays({ mode: "flag", amount, flag }));
  });
  return [...amounts.map((amount): AmountColumns => ({ mode: "signed", amount })), ...pairs, ...flagged];
};

const columnsIn = (amount: AmountColumns): readonly number[] =>
  amount.mode === "two-columns" ? [amount.moneyIn, amount.moneyOut] : [amount.amount];

/**
 * The balance column, and where needed the direction, by the rows adding up: headings first, then the same columns exchanged (借 may be
 * the bank's side or the customer's), then, where headings tell no direction, every reading. Only in an order the days allow; what
 * adds up in both orders proves no direction. Undefined where nothing adds up in nine rows of ten, or too few rows are there.
 */
export const proveByChain = (ask: ChainAsk): ChainProof | undefined => {
  const dated = ask.rows.flatMap((row) => {
    const moment = readMoment(cellAt(row, ask.bookedOn));
    return moment === undefined ? [] : [{ row, day: moment.date }];
  });
  const rows = dated.slice(0, mostRows).map(({ row }) => row);
  const orders = ordersOf(dated.slice(0, mostRows).map(({ day }) => day));
  const tried = (amounts: readonly AmountColumns[]): ChainProof | undefined =>
    amounts
      .flatMap((amount) => {
        const own = columnsIn(amount);
        const balances = ask.balance === null ? ask.amounts.filter((column) => !own.includes(column)) : [ask.balance];
        return balances.flatMap((balance) =>
          orders.map((order) => ({ amount, balance, fit: fitOf(rows, { amount, balance }, order) })),
        );
      })
      .filter(({ fit }) => isProof(fit))
      .toSorted((a, b) => b.fit.hits - a.fit.hits)[0];
  const byHeadings = ask.amount === undefined ? undefined : tried([ask.amount]);
  if (byHeadings !== undefined || orders.length > 1) return byHeadings;
  if (ask.amount === undefined) return tried(readingsOf({ ...ask, rows }));
  const other = exchanged(ask.amount);
  return other === undefined ? undefined : tried([other]);
};
