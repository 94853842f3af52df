import { bodyOfAccount } from "./account-part.ts";
import {
  chainBalances,
  sumColumns,
  withDeclaredBalances,
  type BalanceChain,
  type ColumnSums,
} from "./balance-chain.ts";
import { readBody, type Body } from "./body-reading.ts";
import { hasLostDigits } from "./amount-text.ts";
import { plainText } from "./cell-text.ts";
import { labelSearch, readPreamble, type Preamble } from "./declared-values.ts";
import { cellAt, type Grid, type StatementSource } from "./grid.ts";
import { findHeader, headerFingerprint, type FoundHeader } from "./header-search.ts";
import { commonFooters, commonLabels } from "./layout.ts";
import { chooseMapping, type MappingChoice } from "./mapping-choice.ts";
import { findPlainTable } from "./plain-table.ts";
import { ownNumbersIn, type OwnNumbers } from "./own-numbers.ts";
import { unequalPrintedTotals } from "./printed-totals.ts";
import { refusalsOf, warningsOf, type Findings } from "./inspection-findings.ts";
import type {
  DeclaredValues,
  Inspection,
  InspectionOptions,
  InspectionRefusal,
  InspectionWarning,
  StatementLine,
} from "./statement.ts";

const nothingDeclared: DeclaredValues = {
  account: null,
  accountName: null,
  openingFen: null,
  closingFen: null,
  currentFen: null,
  creditFen: null,
  debitFen: null,
  creditCount: null,
  debitCount: null,
  totalCount: null,
  from: null,
  to: null,
};

const emptyBody: Body = {
  lines: [],
  skipped: [],
  unreadable: [],
  sectionAccounts: [],
  roundedSerialRows: [],
  roundedPartyRows: [],
};

type Table = { readonly grid: Grid; readonly header: FoundHeader };

const tablesWith = (grids: readonly Grid[], find: (grid: Grid) => FoundHeader | undefined): readonly Table[] =>
  grids.flatMap((grid) => {
    const header = find(grid);
    return header === undefined ? [] : [{ grid, header }];
  });

/** Where no sheet has headings as banks write them, a plain table will do: its columns are named by a person. */
const tablesOf = (grids: readonly Grid[]): readonly Table[] => {
  const known = tablesWith(grids, findHeader);
  return known.length > 0 ? known : tablesWith(grids, findPlainTable);
};

/** An inspection of a file in which no table was found. */
const withoutTable = (source: StatementSource, refusal: InspectionRefusal): Inspection => ({
  name: source.name,
  container: source.container,
  encoding: source.encoding,
  sheet: source.grids[0]?.sheet ?? "",
  sheets: source.grids.map((grid) => grid.sheet),
  bank: null,
  isBankCertain: false,
  layout: null,
  headerRow: null,
  headers: [],
  headerFingerprint: "",
  mapping: null,
  guess: null,
  account: null,
  accountName: null,
  declared: nothingDeclared,
  lines: [],
  rows: 0,
  from: null,
  to: null,
  ...sumColumns([]),
  openingFen: null,
  closingFen: null,
  order: "unknown",
  breaks: [],
  skipped: [],
  unreadable: [],
  warnings: [],
  refusals: [refusal],
});

const readPreambleOf = ({ grid, header }: Table, choice: MappingChoice): Preamble =>
  readPreamble(grid.rows.slice(0, header.index), labelSearch(choice.layout?.labels ?? commonLabels));

const readBodyOf = ({ grid, header }: Table, choice: MappingChoice, isDelimited: boolean): Body => {
  const { mapping, layout } = choice;
  if (mapping === null) return emptyBody;
  const search = labelSearch(layout?.labels ?? commonLabels);
  return readBody({ grid, header, mapping, footers: layout?.footers ?? commonFooters, search, isDelimited });
};

const firstRowWith = (lines: readonly StatementLine[]): ReadonlyMap<string, number> => {
  const rows = new Map<string, number>();
  for (const line of lines)
    if (line.ownAccount !== null && !rows.has(line.ownAccount)) rows.set(line.ownAccount, line.row);
  return rows;
};

/** Every account number the file names for itself, with the row where it stands first. */
const accountsOf = (table: Table, preamble: Preamble, body: Body): ReadonlyMap<string, number> => {
  const accounts = new Map<string, number>();
  const add = (account: string, row: number): void => {
    if (!accounts.has(account)) accounts.set(account, row);
  };
  if (preamble.declared.account !== null) add(preamble.declared.account, Math.max(1, table.header.index));
  for (const { account, row } of body.sectionAccounts) add(account, row);
  for (const [account, row] of firstRowWith(body.lines)) add(account, row);
  return accounts;
};

/** The text of an own account number that a number cell has rounded, above the table or in a column. */
const roundedAccount = (table: Table, preamble: Preamble, choice: MappingChoice): string | null => {
  if (preamble.roundedAccount !== null) return preamble.roundedAccount;
  const cell = cellAt(table.grid.rows[table.header.bodyIndex] ?? [], choice.mapping?.ownAccount ?? null);
  return hasLostDigits(cell) ? cell.text : null;
};

const nameOf = ({ grid, header }: Table, preamble: Preamble, choice: MappingChoice): string | null => {
  const own = plainText(cellAt(grid.rows[header.bodyIndex] ?? [], choice.mapping?.ownName ?? null).text);
  return preamble.declared.accountName ?? (own === "" ? null : own);
};

type Told = { readonly preamble: Preamble; readonly body: Body };

/** What a table says of one own account of several. Totals above the table are those of the account named above it alone. */
const partOfAccount = ({ preamble, body }: Told, account: string): Told => {
  const first = preamble.declared.account;
  const isByColumn = body.lines.some((line) => line.ownAccount !== null);
  const isFirst = first === account && !isByColumn;
  const declared = isFirst ? preamble.declared : { ...nothingDeclared, account };
  return { preamble: { ...preamble, declared }, body: bodyOfAccount(body, first, account) };
};

type Read = {
  readonly table: Table;
  readonly choice: MappingChoice;
  readonly preamble: Preamble;
  readonly body: Body;
  readonly chain: BalanceChain;
  readonly sums: ColumnSums;
};

/** Where a column names the account of each row, a sum below is that of all accounts: of one of them it says nothing. */
const unequalBelow = (
  { table, choice, body, chain }: Read,
  options: InspectionOptions,
): readonly InspectionWarning[] => {
  const { mapping, layout } = choice;
  const isPart = options.ownAccount !== undefined && body.lines.some((line) => line.ownAccount !== null);
  if (mapping === null || isPart) return [];
  const search = labelSearch(layout?.labels ?? commonLabels);
  return unequalPrintedTotals({ grid: table.grid, mapping, search }, body, chain);
};

const nothingBeside: OwnNumbers = { accounts: [], names: [], rounded: null };

/** Where a table names no account of its own: what a small table above it and the sheets without movements name. */
const numbersBeside = (grids: readonly Grid[], { table, choice, preamble, body }: Read): OwnNumbers => {
  const isNamed = accountsOf(table, preamble, body).size > 0 || roundedAccount(table, preamble, choice) !== null;
  if (isNamed) return nothingBeside;
  const covers = grids.filter((grid) => grid !== table.grid && findHeader(grid) === undefined);
  const pages = [table.grid.rows.slice(0, table.header.index), ...covers.map(({ rows }) => rows)];
  return ownNumbersIn(pages, labelSearch(choice.layout?.labels ?? commonLabels));
};

type Whole = {
  readonly options: InspectionOptions;
  readonly tables: readonly Table[];
  readonly grids: readonly Grid[];
};

const findingsOf = (read: Read, { options, tables, grids }: Whole): Findings => {
  const { table, choice, preamble, body, chain, sums } = read;
  const accounts = accountsOf(table, preamble, body);
  const beside = numbersBeside(grids, read);
  const named = [...accounts.keys(), ...beside.accounts];
  const isOne = named.length === 1;
  return {
    choice,
    declared: preamble.declared,
    body,
    chain,
    sums,
    accounts,
    account: isOne ? (named[0] ?? null) : null,
    accountName:
      nameOf(table, preamble, choice) ?? (isOne && beside.names.length === 1 ? (beside.names[0] ?? null) : null),
    roundedAccount: roundedAccount(table, preamble, choice) ?? beside.rounded,
    numbersBeside: beside.accounts.length > 1 ? beside.accounts : [],
    headerFingerprint: headerFingerprint(table.header.headers),
    unequalBelow: unequalBelow(read, options),
    otherSheets: options.sheet === undefined ? tables.map(({ grid }) => grid.sheet) : [],
    headerRow: table.header.index + 1,
  };
};

const inspectTable = (source: StatementSource, table: Table, findings: Findings): Inspection => {
  const { choice, chain, sums, body, account } = findings;
  const days = chain.lines.map((line) => line.bookedOn).toSorted();
  return {
    name: source.name,
    container: source.container,
    encoding: source.encoding,
    sheet: table.grid.sheet,
    sheets: source.grids.map((grid) => grid.sheet),
    bank: choice.isConfirmed ? (choice.layout?.bank ?? null) : null,
    isBankCertain: choice.isConfirmed && choice.isBankNamed,
    layout: choice.isConfirmed ? (choice.layout?.id ?? null) : null,
    headerRow: findings.headerRow,
    headers: table.header.headers,
    headerFingerprint: findings.headerFingerprint,
    mapping: choice.mapping,
    guess: choice.guess,
    account: account?.includes("*") === true ? null : account,
    accountName: findings.accountName,
    declared: findings.declared,
    lines: chain.lines,
    rows: chain.lines.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    ...sums,
    openingFen: chain.openingFen,
    closingFen: chain.closingFen,
    order: chain.order,
    breaks: chain.breaks,
    skipped: body.skipped,
    unreadable: body.unreadable,
    warnings: warningsOf(findings),
    refusals: refusalsOf(findings),
  };
};

/**
 * Reads a statement as far as it can be read: lines (oldest first), sums, chain of balances, what was left out and why,
 * warnings, and refusals. Only when `refusals` is empty may the lines be committed. Never throws on any file content.
 * `options` carry a mapping made by hand, a shipped layout chosen by a person, or one sheet of several.
 */
export const inspectStatement = (source: StatementSource, options: InspectionOptions = {}): Inspection => {
  const sheets = source.grids.map((grid) => grid.sheet);
  const wanted =
    options.sheet === undefined ? source.grids : source.grids.filter(({ sheet }) => sheet === options.sheet);
  if (options.sheet !== undefined && wanted.length === 0)
    return withoutTable(source, { code: "sheet-not-found", sheet: options.sheet, sheets });
  const tables = tablesOf(wanted);
  const [table] = tables;
  if (table === undefined) return withoutTable(source, { code: "no-header", sheets: wanted.map(({ sheet }) => sheet) });
  const choice = chooseMapping(table.grid, table.header, options);
  const isDelimited = source.container === "csv" || source.container === "tsv";
  const whole = { preamble: readPreambleOf(table, choice), body: readBodyOf(table, choice, isDelimited) };
  const { preamble, body } = options.ownAccount === undefined ? whole : partOfAccount(whole, options.ownAccount);
  const chain = withDeclaredBalances(chainBalances(body.lines), preamble.declared);
  const read: Read = { table, choice, preamble, body, chain, sums: sumColumns(chain.lines) };
  return inspectTable(source, table, findingsOf(read, { options, tables, grids: source.grids }));
};
