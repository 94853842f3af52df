/**
 * How a person said the columns of a foreign table are to be read, for files whose headers nobody knows yet. It fits every
 * later file whose header rows say the same.
 */
import { headerWord } from "#domain/bank/cell-text.ts";
import { filledCount, type Cell, type Grid } from "#domain/bank/grid.ts";
import {
  foreignTableIn,
  headerWords,
  kindOf,
  roleOf,
  searchedRows,
  type ColumnRole,
  type Columns,
  type ForeignTable,
} from "./foreign-table.ts";

/** What a column can mean; the two sides are 借 or 贷 beside a balance in one column. */
export type LayoutRole = ColumnRole | "open-side" | "close-side";
/** `firstRow` is 1-based: the first row under the header. `roles` by column; null for a column that is not read. */
export type ForeignLayout = {
  readonly kind: ForeignTable["kind"];
  readonly sheet: string;
  readonly firstRow: number;
  readonly roles: readonly (LayoutRole | null)[];
};

/** All meanings of columns by the table they belong to, in the order a person looks for them. */
export const layoutRoles: Readonly<Record<ForeignTable["kind"], readonly LayoutRole[]>> = {
  balances: [
    "code",
    "name",
    "account",
    "party",
    "open-debit",
    "open-credit",
    "open-balance",
    "open-side",
    "move-debit",
    "move-credit",
    "close-debit",
    "close-credit",
    "close-balance",
    "close-side",
  ],
  vouchers: [
    "date",
    "word",
    "number",
    "summary",
    "code",
    "name",
    "account",
    "party",
    "debit",
    "credit",
    "amount",
    "side",
    "papers",
    "preparer",
  ],
};

/** Every meaning once. */
export const everyLayoutRole: readonly LayoutRole[] = [...new Set([...layoutRoles.balances, ...layoutRoles.vouchers])];

/** What a layout still lacks or says twice. */
export type LayoutFault =
  | "account-missing"
  | "balance-missing"
  | "amount-missing"
  | "date-missing"
  | "number-missing"
  | "role-twice"
  | "half-pair";

const isTogether = (roles: ReadonlySet<LayoutRole | null>, left: LayoutRole, right: LayoutRole): boolean =>
  roles.has(left) === roles.has(right);

/** Why a table cannot be read by these columns; empty when it can. A party may stand in several columns. */
export const layoutFaults = ({ kind, roles }: Pick<ForeignLayout, "kind" | "roles">): readonly LayoutFault[] => {
  const has = new Set(roles);
  const named = roles.filter((role) => role !== null && role !== "party");
  const faults: LayoutFault[] = [];
  if (new Set(named).size < named.length) faults.push("role-twice");
  if (!has.has("code") && !has.has("account") && !has.has("name")) faults.push("account-missing");
  if (kind === "balances") {
    const balances: readonly LayoutRole[] = ["open-debit", "open-balance", "close-debit", "close-balance"];
    if (!balances.some((role) => has.has(role))) faults.push("balance-missing");
    if ((["open", "move", "close"] as const).some((when) => !isTogether(has, `${when}-debit`, `${when}-credit`)))
      faults.push("half-pair");
    return faults;
  }
  if (!has.has("date")) faults.push("date-missing");
  if (!has.has("number")) faults.push("number-missing");
  if (!has.has("debit") && !has.has("amount")) faults.push("amount-missing");
  if (!isTogether(has, "debit", "credit") || !isTogether(has, "amount", "side")) faults.push("half-pair");
  return faults;
};

const rowKey = (row: readonly Cell[]): string =>
  row.map((cell) => headerWord(cell.text).replaceAll(/\d+/g, "#")).join("|");

/**
 * What names the source of a table: the words of the one or two filled rows above its first row, numbers left out, because
 * months and page counts change. A table without a header is told by its width alone.
 */
export const headerKey = (grid: Grid, firstRow: number): string => {
  const above = grid.rows.slice(Math.max(0, firstRow - 3), firstRow - 1).filter((row) => filledCount(row) > 1);
  if (above.length === 0) return `columns ${Math.max(0, ...grid.rows.slice(0, searchedRows).map((row) => row.length))}`;
  return above.map(rowKey).join("\n");
};

const isOwn = (role: LayoutRole | null): role is ColumnRole =>
  role !== null && role !== "open-side" && role !== "close-side";

const columnsOf = (roles: readonly (LayoutRole | null)[]): Columns =>
  Object.fromEntries(roles.flatMap((role, at) => (isOwn(role) ? [[role, at]] : [])));

/** The table a layout describes in a sheet; `undefined` when the sheet is too short for it. */
const tableBy = (grid: Grid, layout: Omit<ForeignLayout, "sheet">): ForeignTable | undefined => {
  if (layout.firstRow > grid.rows.length || layoutFaults(layout).length > 0) return undefined;
  const columnOf = (role: LayoutRole): number | undefined => {
    const column = layout.roles.indexOf(role);
    return column === -1 ? undefined : column;
  };
  const sides = new Map<number, number>();
  for (const when of ["open", "close"] as const) {
    const [balance, side] = [columnOf(`${when}-balance`), columnOf(`${when}-side`)];
    if (balance !== undefined && side !== undefined) sides.set(balance, side);
  }
  return {
    kind: layout.kind,
    grid,
    firstRow: layout.firstRow - 1,
    columns: columnsOf(layout.roles),
    sides,
    parties: layout.roles.flatMap((role, at) => (role === "party" ? [at] : [])),
    headerText: headerKey(grid, layout.firstRow),
  };
};

/** A layout as it is kept: under the words of its header, for any sheet and row they stand at. */
export type KeptLayout = Omit<ForeignLayout, "sheet" | "firstRow">;
export type FoundTable = { readonly table: ForeignTable; readonly how: "chosen" | "remembered" | "recognised" };

const byMemory = (
  grids: readonly Grid[],
  kept: ReadonlyMap<string, KeptLayout>,
  of: { readonly wanted: ForeignTable["kind"] | "auto"; readonly hasHeader: boolean },
): ForeignTable | undefined => {
  for (const grid of grids)
    for (let firstRow = 1; firstRow <= Math.min(searchedRows, grid.rows.length); firstRow += 1) {
      const key = headerKey(grid, firstRow);
      const layout = kept.get(key);
      if (layout === undefined || key.startsWith("columns ") === of.hasHeader) continue;
      const table = tableBy(grid, { ...layout, firstRow });
      if (table !== undefined && (of.wanted === "auto" || of.wanted === layout.kind)) return table;
    }
  return undefined;
};

/**
 * The table to read: as a person says now, as a person said for the same header before, by the words of its header, or, where
 * it has none, as a table of this width was once read.
 */
export const findForeignTable = (
  grids: readonly Grid[],
  of: {
    readonly wanted: ForeignTable["kind"] | "auto";
    readonly layout: ForeignLayout | null;
    readonly kept: ReadonlyMap<string, KeptLayout>;
  },
): FoundTable | undefined => {
  const { layout, kept, wanted } = of;
  if (layout !== null) {
    const grid = grids.find(({ sheet }) => sheet === layout.sheet);
    const table = grid === undefined ? undefined : tableBy(grid, layout);
    return table === undefined ? undefined : { table, how: "chosen" };
  }
  const remembered = byMemory(grids, kept, { wanted, hasHeader: true });
  if (remembered !== undefined) return { table: remembered, how: "remembered" };
  const recognised = foreignTableIn(grids, wanted);
  if (recognised !== undefined) return { table: recognised, how: "recognised" };
  const bare = byMemory(grids, kept, { wanted, hasHeader: false });
  return bare === undefined ? undefined : { table: bare, how: "remembered" };
};

/** The layout of a table, however it was found, so that a person can start from it. */
export const layoutOf = (table: ForeignTable): ForeignLayout => {
  const width = Math.max(0, ...table.grid.rows.slice(0, searchedRows).map((row) => row.length));
  const roles: (LayoutRole | null)[] = Array.from({ length: width }, () => null);
  const set = (column: number | undefined, role: LayoutRole): void => {
    if (column !== undefined && column < width) roles[column] = role;
  };
  for (const role of layoutRoles[table.kind]) if (isOwn(role)) set(table.columns[role], role);
  for (const column of table.parties) set(column, "party");
  for (const when of ["open", "close"] as const) {
    const balance = table.columns[`${when}-balance`];
    if (balance !== undefined) set(table.sides.get(balance), `${when}-side`);
  }
  return { kind: table.kind, sheet: table.grid.sheet, firstRow: table.firstRow + 1, roles };
};

const namedIn = (roles: readonly (ColumnRole | null)[]): number => new Set(roles.filter(Boolean)).size;

/** Where a person may start in a file nobody knows: the row that names most columns, and what they seem to be. */
export const guessLayout = (grids: readonly Grid[]): ForeignLayout | undefined => {
  const [first] = grids;
  if (first === undefined) return undefined;
  let best: { readonly grid: Grid; readonly row: number; readonly roles: readonly (ColumnRole | null)[] } = {
    grid: first,
    row: -1,
    roles: (first.rows[0] ?? []).map(() => null),
  };
  for (const grid of grids)
    for (let row = 0; row < Math.min(searchedRows, grid.rows.length); row += 1) {
      const roles = headerWords(grid.rows[row] ?? [], undefined).map((word) => roleOf(word) ?? null);
      if (namedIn(roles) > namedIn(best.roles)) best = { grid, row, roles };
    }
  const columns = columnsOf(best.roles);
  const isVouchers = columns.date !== undefined || columns.number !== undefined || columns.summary !== undefined;
  const kind = kindOf(columns) ?? (isVouchers ? "vouchers" : "balances");
  const own = new Set<LayoutRole>(layoutRoles[kind]);
  return {
    kind,
    sheet: best.grid.sheet,
    firstRow: best.row + 2,
    roles: best.roles.map((role, at) =>
      role === null || !own.has(role) || best.roles.indexOf(role) !== at ? null : role,
    ),
  };
};
