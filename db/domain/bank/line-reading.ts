import { fen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { hasLostDigits, readAmount } from "./amount-text.ts";
import { foldCompact, isBlankText, plainText } from "./cell-text.ts";
import type { AmountColumns, ColumnMapping, FlagColumn, PartyColumns } from "./column-mapping.ts";
import { readMoment, readTime, type Moment } from "./date-text.ts";
import { accountFromText } from "./declared-values.ts";
import { cellAt, type Cell } from "./grid.ts";
import type { UnsettledLine } from "./line-keys.ts";
import type { UnreadableReason } from "./statement.ts";

/** Why a row cannot be read and in which 0-based column. */
export type CellFault = { readonly reason: UnreadableReason; readonly column: number };

/** The signed amount of a row; `isZero` when the bank wrote an explicit zero and nothing moved. */
type Movement = { readonly amountFen: Fen; readonly isReversal: boolean; readonly isZero: boolean };

type Row = readonly Cell[];
type Direction = "in" | "out";

const fault = (reason: UnreadableReason, column: number): Result<never, CellFault> => err({ reason, column });

/** The direction a flag word tells; `undefined` when the word is not in the set. */
const directionOf = (row: Row, { column, words }: FlagColumn): Direction | undefined => {
  const word = foldCompact(cellAt(row, column).text).toLowerCase();
  if (words.moneyIn.some((known) => known.toLowerCase() === word)) return "in";
  return words.moneyOut.some((known) => known.toLowerCase() === word) ? "out" : undefined;
};

const zero: Movement = { amountFen: fen(0), isReversal: false, isZero: true };

/** A negative number in a 收入 or 支出 column stays on its side: it is a reversal. */
const movement = (direction: Direction, amount: Fen): Movement => ({
  amountFen: fen(direction === "in" ? amount : -amount),
  isReversal: amount < 0,
  isZero: false,
});

type TwoColumns = Extract<AmountColumns, { mode: "two-columns" }>;

const checkedByFlag = (row: Row, direction: Direction, flag: FlagColumn | null): CellFault | undefined => {
  if (flag === null || isBlankText(cellAt(row, flag.column).text)) return undefined;
  const told = directionOf(row, flag);
  if (told === undefined) return { reason: "unknown-flag", column: flag.column };
  return told === direction ? undefined : { reason: "flag-disagrees", column: flag.column };
};

const readTwoColumns = (row: Row, columns: TwoColumns): Result<Movement, CellFault> => {
  const moneyIn = readAmount(cellAt(row, columns.moneyIn));
  const moneyOut = readAmount(cellAt(row, columns.moneyOut));
  if (moneyIn.kind === "fault") return fault(moneyIn.fault, columns.moneyIn);
  if (moneyOut.kind === "fault") return fault(moneyOut.fault, columns.moneyOut);
  const inFen = moneyIn.kind === "amount" ? moneyIn.fen : fen(0);
  const outFen = moneyOut.kind === "amount" ? moneyOut.fen : fen(0);
  if (inFen !== 0 && outFen !== 0) return fault("both-columns-filled", columns.moneyOut);
  if (inFen === 0 && outFen === 0) {
    const isExplicit = moneyIn.kind === "amount" || moneyOut.kind === "amount";
    return isExplicit ? ok(zero) : fault("neither-filled", columns.moneyIn);
  }
  const direction = inFen === 0 ? "out" : "in";
  const disagreement = checkedByFlag(row, direction, columns.flag);
  return disagreement === undefined ? ok(movement(direction, inFen === 0 ? outFen : inFen)) : err(disagreement);
};

const readOneColumn = (row: Row, column: number): Result<Fen, CellFault> => {
  const reading = readAmount(cellAt(row, column));
  if (reading.kind === "fault") return fault(reading.fault, column);
  return reading.kind === "empty" ? fault("neither-filled", column) : ok(reading.fen);
};

/** Reads the amount cells of a row; never guesses a sign. */
export const readMovement = (row: Row, columns: AmountColumns): Result<Movement, CellFault> => {
  if (columns.mode === "two-columns") return readTwoColumns(row, columns);
  const amount = readOneColumn(row, columns.amount);
  if (!amount.ok) return amount;
  if (amount.value === 0) return ok(zero);
  if (columns.mode === "signed") return ok({ amountFen: amount.value, isReversal: false, isZero: false });
  const direction = directionOf(row, columns.flag);
  return direction === undefined ? fault("unknown-flag", columns.flag.column) : ok(movement(direction, amount.value));
};

/** The day a row is booked on: 记账日期, or the trading day where that cell is blank. */
export const bookedMoment = (row: Row, mapping: ColumnMapping): Moment | undefined => {
  const cell = cellAt(row, mapping.bookedOn);
  return isBlankText(cell.text) ? readMoment(cellAt(row, mapping.tradedOn)) : readMoment(cell);
};

const tradedAt = (row: Row, mapping: ColumnMapping, booked: Moment): string | null => {
  const traded = mapping.tradedOn === null ? booked : readMoment(cellAt(row, mapping.tradedOn));
  const time = readTime(cellAt(row, mapping.tradedTime)) ?? traded?.time ?? readTime(cellAt(row, mapping.tradedOn));
  const day: LocalDate = traded?.date ?? booked.date;
  if (time !== null) return [day, time].join(" ");
  return day === booked.date ? null : day;
};

const currencyOf = (cell: Cell): string | undefined => {
  const word = foldCompact(cell.text).toUpperCase();
  return isBlankText(word) || /人民币|RMB|CNY|本币|^156$|^0?1$/.test(word) ? "CNY" : undefined;
};

const readBalance = (row: Row, column: number | null): Result<Fen | null, CellFault> => {
  const cell = cellAt(row, column);
  if (column === null || /^\*+$/.test(cell.text)) return ok(null);
  const reading = readAmount(cell);
  if (reading.kind === "fault")
    return fault(reading.fault === "amount-unreadable" ? "balance-unreadable" : reading.fault, column);
  return ok(reading.kind === "empty" ? null : reading.fen);
};

/** A number whose digits were lost is worth nothing as a key. */
const numberText = (cell: Cell): string => (hasLostDigits(cell) ? "" : plainText(cell.text));

type Party = { readonly name: string; readonly account: string };

// Some banks put both into one cell: `6217…/张三`, `张三 6217…`.
const numberInText = /[0-9*]{6,}/;

const partyOf = (row: Row, { name, account }: PartyColumns): Party => {
  const text = plainText(cellAt(row, name).text);
  if (name === null || name !== account) return { name: text, account: numberText(cellAt(row, account)) };
  const number = numberInText.exec(text)?.[0] ?? "";
  return { name: text.replace(number, "").replaceAll(/^[\s/,;:()（）]+|[\s/,;:()（）]+$/g, ""), account: number };
};

/** Where a row stands, its day, and what it means. */
export type LinePlace = { readonly sheet: string; readonly row: number; readonly booked: Moment };

/** Reads a dated row. `null` when the bank wrote a zero amount. Amounts in fen; trust in the serial is settled later. */
export const readLine = (
  row: Row,
  mapping: ColumnMapping,
  { sheet, row: rowNumber, booked }: LinePlace,
): Result<UnsettledLine | null, CellFault> => {
  const moved = readMovement(row, mapping.amount);
  if (!moved.ok) return moved;
  if (moved.value.isZero) return ok(null);
  const currency = currencyOf(cellAt(row, mapping.currency));
  if (currency === undefined) return fault("foreign-currency", mapping.currency ?? 0);
  const balance = readBalance(row, mapping.balance);
  if (!balance.ok) return balance;
  const { amountFen, isReversal } = moved.value;
  const isIn = amountFen > 0 !== isReversal;
  const party = isIn ? mapping.counterparty.whenIn : mapping.counterparty.whenOut;
  const other = partyOf(row, party);
  const serial = numberText(cellAt(row, mapping.serial));
  return ok({
    sheet,
    row: rowNumber,
    bookedOn: booked.date,
    tradedAt: tradedAt(row, mapping, booked),
    amountFen,
    balanceFen: balance.value,
    currency,
    counterpartyName: other.name,
    counterpartyAccount: other.account,
    counterpartyBank: plainText(cellAt(row, party.bank).text),
    purpose: plainText(cellAt(row, mapping.purpose).text),
    remark: plainText(cellAt(row, mapping.remark).text),
    summary: plainText(cellAt(row, mapping.summary).text),
    serial: serial === "" ? null : serial,
    isSerialTrusted: false,
    ownAccount: accountFromText(numberText(cellAt(row, mapping.ownAccount))) ?? null,
    isReversal,
    raw: row,
  });
};
