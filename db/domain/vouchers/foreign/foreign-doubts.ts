/** What of a foreign file may be right or wrong, which only a person who has the old books can tell. */
import { foldCompact } from "#domain/bank/cell-text.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { amountIn, lastName, placeAt, type ForeignRow, type Rejected } from "./foreign-rows.ts";
import type { ColumnRole, ForeignTable } from "./foreign-table.ts";

export type RowSpan = { readonly from: number; readonly to: number };
/**
 * A doubt by its place, which goes in only where a person took it as it is. `number-twice`: the rows of one number make up
 * vouchers that balance each by themselves; `voucher-empty`: none of its rows has an amount, as programs carry over nothing at a year's
 * end, so that it stays out; `name-differs`: one code bears two names; `total-differs` and `row-differs`: a printed
 * total or closing balance is not what its rows come to, with both figures in fen.
 */
export type Doubt = Omit<Rejected, "fault"> & {
  readonly fault: "number-twice" | "voucher-empty" | "name-differs" | "total-differs" | "row-differs";
  readonly rows: readonly RowSpan[];
  readonly printedFen: Fen | null;
  readonly foundFen: Fen | null;
};

/** Rows (1-based, ascending) as stretches that follow each other without a gap. */
export const spansOf = (rows: readonly number[]): readonly RowSpan[] => {
  const spans: RowSpan[] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last?.to === row - 1) spans[spans.length - 1] = { from: last.from, to: row };
    else spans.push({ from: row, to: row });
  }
  return spans;
};

export const doubtAt = (
  table: ForeignTable,
  row: number,
  of: Pick<Doubt, "fault" | "text"> & { readonly role: ColumnRole } & Partial<
      Pick<Doubt, "rows" | "printedFen" | "foundFen">
    >,
): Doubt => ({
  ...placeAt(table, row, of.role),
  fault: of.fault,
  text: of.text.slice(0, 120),
  rows: of.rows ?? [],
  printedFen: of.printedFen ?? null,
  foundFen: of.foundFen ?? null,
});

type NamedRow = { readonly row: number; readonly code: string; readonly name: string };

const sameName = (name: string): string => foldCompact(lastName(name));

/** Codes that bear more than one name, each once at the first row that differs; a name with its path before it is the same. */
export const nameDoubts = (table: ForeignTable, role: ColumnRole, lines: readonly NamedRow[]): readonly Doubt[] =>
  [...Map.groupBy(lines, ({ code }) => code)].flatMap(([code, all]): readonly Doubt[] => {
    const named = all.filter(({ name }) => name !== "");
    const others = named.filter(({ name }) => sameName(name) !== sameName(named[0]?.name ?? ""));
    const [first] = others;
    if (first === undefined) return [];
    const names = [...new Map(named.map(({ name }) => [sameName(name), name])).values()];
    const rows = spansOf([...new Set(others.map(({ row }) => row))]);
    return [doubtAt(table, first.row, { role, fault: "name-differs", text: `${code} ${names.join("、")}`, rows })];
  });

/** A row that prints a total, not one of a page. */
export const isTotalRow = (row: ForeignRow): boolean => /^(?:合计|总计)/.test(foldCompact(row.text));

/** A row that closes a stretch which a later total may be about. */
export const endsStretch = (row: ForeignRow): boolean => /^(?:合计|总计|小计|本页)/.test(foldCompact(row.text));

/**
 * The printed figures of a total row that none of some lawful ways to add up comes to; the nearest sum is shown beside it. Cells that
 * say nothing or cannot be read are no figures.
 */
export const totalDoubts = (
  table: ForeignTable,
  row: ForeignRow,
  of: { readonly roles: readonly ColumnRole[]; readonly ways: readonly (readonly ForeignRow[])[] },
): readonly Doubt[] =>
  of.roles.flatMap((role): readonly Doubt[] => {
    const printedFen = row.cell(role).text.trim() === "" ? undefined : amountIn(row.cell(role));
    if (table.columns[role] === undefined || printedFen === undefined) return [];
    const sums = of.ways.map((rows) => sumOf(rows, (each) => amountIn(each.cell(role)) ?? 0));
    const [nearest = 0] = sums.toSorted((one, other) => Math.abs(one - printedFen) - Math.abs(other - printedFen));
    if (nearest === printedFen) return [];
    const text = foldCompact(row.cellAt(0).text) || "合计";
    return [doubtAt(table, row.no, { role, fault: "total-differs", text, printedFen, foundFen: fen(nearest) })];
  });
