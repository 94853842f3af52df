import { readdirSync, readFileSync } from "node:fs";
import type { Cell, Grid, StatementSource } from "#domain/bank/grid.ts";
import { inspectStatement } from "#domain/bank/inspection.ts";
import type { Inspection, InspectionOptions, StatementLine } from "#domain/bank/statement.ts";
import { readStatementGrids } from "#files/statement/statement-grids.ts";

const folder = new URL("../../fixtures/statements/", import.meta.url);

/** Stored statement files as `<folder>/<name>`: every file that has an expectation beside it. */
export const statementFixtures = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .map((path) => path.slice(0, -".json".length))
    .toSorted();

export const fixtureBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, folder)));

export const fixtureExpectation = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`${path}.json`, folder), "utf8"));

/** The grids of bytes that must be readable. */
export const sourceOf = (bytes: Uint8Array, name = "statement"): StatementSource => {
  const read = readStatementGrids(bytes, name);
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.error)}`);
  return read.value;
};

export const inspectBytes = (bytes: Uint8Array, options: InspectionOptions = {}): Inspection =>
  inspectStatement(sourceOf(bytes), options);

export const inspectFixture = (path: string, options: InspectionOptions = {}): Inspection =>
  inspectBytes(fixtureBytes(path), options);

/** A cell as a reader would give it: numbers become number cells, texts text cells. */
export const cell = (value: string | number | null): Cell => {
  if (value === null || value === "") return { text: "", kind: "empty" };
  return typeof value === "number"
    ? { text: String(value), kind: "number", number: value }
    : { text: value, kind: "text" };
};

export const grid = (rows: readonly (readonly (string | number | null)[])[], sheet = "Sheet1"): Grid => ({
  sheet,
  rows: rows.map((row) => row.map(cell)),
});

type TestRows = readonly (readonly (string | number | null)[])[];

/** Inspects rows written in a test as if they came from an xlsx. */
export const inspectRows = (rows: TestRows, options: InspectionOptions = {}): Inspection =>
  inspectStatement({ name: "test.xlsx", container: "xlsx", encoding: null, grids: [grid(rows)] }, options);

/** The same as if they came from a text file. */
export const inspectDelimited = (rows: TestRows, options: InspectionOptions = {}): Inspection =>
  inspectStatement({ name: "test.csv", container: "csv", encoding: "utf-8", grids: [grid(rows)] }, options);

/** The part of an inspection that a fixture's expectation states. */
export const statedPart = (inspection: Inspection): object => ({
  container: inspection.container,
  encoding: inspection.encoding,
  layout: inspection.layout,
  bank: inspection.bank,
  sheet: inspection.sheet,
  headerRow: inspection.headerRow,
  account: inspection.account,
  accountName: inspection.accountName,
  order: inspection.order,
  rows: inspection.rows,
  creditFen: inspection.creditFen,
  debitFen: inspection.debitFen,
  creditCount: inspection.creditCount,
  debitCount: inspection.debitCount,
  openingFen: inspection.openingFen,
  closingFen: inspection.closingFen,
  breaks: inspection.breaks.map(({ row, diagnosis }) => ({ row, diagnosis })),
  skipped: inspection.skipped.map(({ row, reason }) => ({ row, reason })),
  unreadable: inspection.unreadable.map(({ row, column, reason }) => ({ row, column, reason })),
  warnings: inspection.warnings.map(({ code }) => code),
  refusals: inspection.refusals.map(({ code }) => code),
  lines: inspection.lines.map(statedLine),
});

const statedLine = (line: StatementLine): object => ({
  row: line.row,
  bookedOn: line.bookedOn,
  tradedAt: line.tradedAt,
  amountFen: line.amountFen,
  balanceFen: line.balanceFen,
  counterpartyName: line.counterpartyName,
  counterpartyAccount: line.counterpartyAccount,
  counterpartyBank: line.counterpartyBank,
  purpose: line.purpose,
  remark: line.remark,
  summary: line.summary,
  serial: line.serial,
  isReversal: line.isReversal,
});
