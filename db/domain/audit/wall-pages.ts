/** One table on the wall, measured in any unit: its band with title and column heads, and its rows. */
export type FlowingTable = { readonly head: number; readonly rows: readonly number[] };

/** Rows `from` (included) to `to` (not included) of a table on one page; a table that goes on has its head again. */
export type FlowingPart = { readonly table: number; readonly from: number; readonly to: number };

export type FlowRoom = {
  /** What every page has for tables, the first one less `firstLess`. */
  readonly page: number;
  readonly firstLess: number;
  /** Between two tables on a page. */
  readonly gap: number;
  /** What follows the last row of all: notes and signatures. */
  readonly foot: number;
};

/**
 * Lays tables one after the other on pages. A head never stands without a row below it, no row is cut, and the foot stands
 * under the last row, on a page of its own only where nothing else has room. A row higher than a page stands alone on one.
 */
export const flowPages = (tables: readonly FlowingTable[], room: FlowRoom): readonly (readonly FlowingPart[])[] => {
  const pages: FlowingPart[][] = [[]];
  let used = 0;
  const free = (): number => room.page - (pages.length === 1 ? room.firstLess : 0) - used;
  const turn = (): void => {
    pages.push([]);
    used = 0;
  };
  const total = tables.reduce((count, { rows }) => count + rows.length, 0);
  let placed = 0;
  for (const [table, { head, rows }] of tables.entries()) {
    let at = 0;
    while (at < rows.length) {
      const isEmpty = pages.at(-1)?.length === 0;
      const above = (isEmpty ? 0 : room.gap) + head;
      const footOf = (row: number): number => (placed + row - at + 1 === total ? room.foot : 0);
      if (!isEmpty && above + (rows[at] ?? 0) + footOf(at) > free()) {
        turn();
        continue;
      }
      let [to, height] = [at, above];
      while (to < rows.length && (to === at || height + (rows[to] ?? 0) + footOf(to) <= free())) {
        height += rows[to] ?? 0;
        to += 1;
      }
      pages.at(-1)?.push({ table, from: at, to });
      used += height;
      placed += to - at;
      at = to;
    }
  }
  if (room.foot > free()) turn();
  return pages;
};
