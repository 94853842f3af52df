import { dateFromParts, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fenFromYuanNumber, fenFromYuanText, type Fen } from "#domain/core/fen.ts";
import { dayOfSerial, emptySetupCell, type SetupCell, type SetupFault, type SetupPlace } from "./places.ts";
import type { Words } from "./words.ts";

/** One filled row of a sheet, its cells by header. */
export type SetupRow = {
  readonly sheet: string;
  readonly row: number;
  readonly cells: ReadonlyMap<string, { readonly column: string; readonly cell: SetupCell }>;
};

/** Gathers every wrong cell of a file. */
export type Faults = {
  readonly add: (row: SetupRow, header: string, fault: { readonly code: SetupFault; readonly text?: string }) => void;
  readonly addPlace: (place: SetupPlace) => void;
  readonly all: () => readonly SetupPlace[];
};

export const collectFaults = (): Faults => {
  const places: SetupPlace[] = [];
  return {
    add: (row, header, { code, text }) => {
      const found = row.cells.get(header);
      places.push({
        sheet: row.sheet,
        row: row.row,
        column: found?.column ?? "",
        code,
        text: text ?? found?.cell.text ?? "",
      });
    },
    addPlace: (place) => {
      places.push(place);
    },
    all: () => places,
  };
};

const cellOf = (row: SetupRow, header: string): SetupCell => row.cells.get(header)?.cell ?? emptySetupCell;

/** Why a cell of any kind cannot be used: a formula's result is never trusted. */
const unusable = (cell: SetupCell): SetupFault | undefined =>
  cell.kind === "formula" ? "formula-cell" : cell.kind === "error" ? "error-cell" : undefined;

// Excel keeps 15 digits of a number: a longer one typed as a number has lost its end.
const mostExactDigits = 15;

/** What reading one row gives; a wrong cell is reported and reads as the empty value, so that all are found in one pass. */
export type RowReader = {
  readonly row: SetupRow;
  readonly isEmpty: (header: string) => boolean;
  readonly fault: (header: string, code: SetupFault, text?: string) => void;
  readonly text: (header: string, most: number) => string;
  readonly optionalText: (header: string, most: number) => string;
  readonly word: <Value>(header: string, words: Words<Value>) => Value | undefined;
  readonly wordList: <Value>(header: string, words: Words<Value>) => readonly Value[];
  readonly date: (header: string) => LocalDate | undefined;
  readonly month: (header: string) => Month | undefined;
  readonly count: (header: string) => number | undefined;
  readonly amount: (header: string) => Fen | undefined;
};

// A date put into a cell that is set to text is there as the number of its day; a day before 2000 is no day here.
const isDayNumber = (number: number): boolean => Number.isInteger(number) && number > 36_525 && number < 73_000;

const dateOf = (cell: SetupCell): LocalDate | undefined => {
  if (cell.kind === "date") return cell.date ?? undefined;
  if (cell.kind === "number" && isDayNumber(cell.number)) return dayOfSerial(cell.number);
  const match = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(cell.text.replaceAll(/\s/g, ""));
  return match === null
    ? undefined
    : dateFromParts(Number(match[1]), Number(match[2] ?? match[4]), Number(match[3] ?? match[5]));
};

const monthOfCell = (cell: SetupCell): Month | undefined => {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/.exec(cell.text.replaceAll(/\s/g, ""));
  const day =
    cell.kind === "date" || match === null
      ? dateOf(cell)
      : dateFromParts(Number(match[1]), Number(match[2] ?? match[3]), 1);
  return day === undefined ? undefined : monthOf(day);
};

// Ten thousand times what any village turns over; beyond it a number is a slip or no amount at all.
const mostYuan = 10_000_000_000_000;

/** The amount of a number or plain text cell in fen, or what is wrong with it. */
const amountOf = (cell: SetupCell): Fen | SetupFault => {
  const read = cell.kind === "number" ? fenFromYuanNumber(cell.number) : fenFromYuanText(cell.text.normalize("NFKC"));
  if (cell.kind === "date") return "amount-unreadable";
  if (read.ok) return read.value;
  if (cell.kind === "number" && Math.abs(cell.number) >= mostYuan) return "amount-too-large";
  return cell.kind === "number" || /^-?\d+\.\d{3,}$/.test(cell.text) ? "amount-decimals" : "amount-unreadable";
};

const textFault = (cell: SetupCell, most: number): SetupFault | undefined => {
  if (cell.kind === "number" && cell.text.replaceAll(/\D/g, "").length > mostExactDigits) return "number-lost-digits";
  if (/[\n\r\t]/.test(cell.text)) return "line-break";
  return cell.text.length > most ? "too-long" : undefined;
};

const readWords = <Value>(text: string, words: Words<Value>): readonly Value[] | undefined => {
  const values = text.split(/[、,，;；\s]+/).map((word) => words.find((pair) => pair[0] === word)?.[1]);
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
};

/** The day or amount of a cell that may be left empty; null where it is empty, or wrong and named. */
export const optionalDate = (row: RowReader, header: string): LocalDate | null =>
  row.isEmpty(header) ? null : (row.date(header) ?? null);
export const optionalAmount = (row: RowReader, header: string): Fen | null =>
  row.isEmpty(header) ? null : (row.amount(header) ?? null);

/** Reads the cells of one row. */
export const readerOf = (row: SetupRow, faults: Faults): RowReader => {
  const fault = (header: string, code: SetupFault, text?: string): void => {
    faults.add(row, header, text === undefined ? { code } : { code, text });
  };
  /** The cell when it is filled and usable; otherwise what was wrong is reported. */
  const usable = (header: string, isRequired: boolean): SetupCell | undefined => {
    const cell = cellOf(row, header);
    const problem = unusable(cell) ?? (isRequired && cell.kind === "empty" ? "required" : undefined);
    if (problem !== undefined) fault(header, problem);
    return problem === undefined && cell.kind !== "empty" ? cell : undefined;
  };
  const checked = <Value>(header: string, read: (cell: SetupCell) => Value | undefined, code: SetupFault) => {
    const cell = usable(header, true);
    const value = cell === undefined ? undefined : read(cell);
    if (cell !== undefined && value === undefined) fault(header, code);
    return value;
  };
  const textOf = (header: string, most: number, isRequired: boolean): string => {
    const cell = usable(header, isRequired);
    const problem = cell === undefined ? undefined : textFault(cell, most);
    if (problem !== undefined) fault(header, problem);
    return cell === undefined || problem !== undefined ? "" : cell.text;
  };
  return {
    row,
    isEmpty: (header) => cellOf(row, header).kind === "empty",
    fault,
    text: (header, most) => textOf(header, most, true),
    optionalText: (header, most) => textOf(header, most, false),
    word: (header, words) => checked(header, (cell) => words.find((pair) => pair[0] === cell.text)?.[1], "unknown"),
    wordList: (header, words) => {
      const cell = usable(header, false);
      const values = cell === undefined ? [] : readWords(cell.text, words);
      if (values === undefined) fault(header, "unknown");
      return values ?? [];
    },
    date: (header) => checked(header, dateOf, "not-a-date"),
    month: (header) => checked(header, monthOfCell, "not-a-month"),
    count: (header) =>
      checked(header, (cell) => (/^\d{1,9}$/.test(cell.text) ? Number(cell.text) : undefined), "not-a-number"),
    amount: (header) => {
      const cell = usable(header, false);
      const amount = cell === undefined ? undefined : amountOf(cell);
      if (typeof amount !== "string") return amount;
      fault(header, amount);
      return undefined;
    },
  };
};
