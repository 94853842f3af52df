/** One possible pair and what it is worth; weights are positive whole numbers. */
export type Edge = { readonly row: number; readonly column: number; readonly weight: number };

/** A pair of the best assignment. `isForced`: every assignment of the same total has it, so nothing else is as good. */
export type Assigned = { readonly row: number; readonly column: number; readonly isForced: boolean };

type Side = { readonly column: number; readonly weight: number };
type State = {
  readonly edges: readonly (readonly Side[])[];
  readonly rowPrice: number[];
  readonly columnPrice: number[];
  readonly rowOf: (number | null)[];
  readonly columnOf: (number | null)[];
};

/** Every row also has a column of its own worth nothing: it may stay alone. */
const stateOf = (edges: readonly Edge[], rowCount: number, columnCount: number): State => {
  const sides: Side[][] = Array.from({ length: rowCount }, (_, row) => [{ column: columnCount + row, weight: 0 }]);
  for (const { row, column, weight } of edges) sides[row]?.push({ column, weight });
  return {
    edges: sides,
    rowPrice: sides.map((each) => Math.max(...each.map((side) => side.weight))),
    columnPrice: Array.from({ length: columnCount + rowCount }, () => 0),
    rowOf: Array.from({ length: columnCount + rowCount }, () => null),
    columnOf: Array.from({ length: rowCount }, () => null),
  };
};

const slackOf = (state: State, row: number, { column, weight }: Side): number =>
  (state.rowPrice[row] ?? 0) + (state.columnPrice[column] ?? 0) - weight;

/** Gives one row its place along the cheapest chain of moves (Kuhn and Munkres with shortest paths over sparse edges). */
const placeRow = (state: State, start: number): void => {
  const distance = new Map<number, number>();
  const cameFrom = new Map<number, number>();
  const settled: number[] = [];
  const done = new Set<number>();
  const rows: { readonly row: number; readonly at: number }[] = [];
  let row = start;
  let at = 0;
  for (;;) {
    rows.push({ row, at });
    for (const side of state.edges[row] ?? []) {
      const length = at + slackOf(state, row, side);
      if (!done.has(side.column) && length < (distance.get(side.column) ?? Infinity)) {
        distance.set(side.column, length);
        cameFrom.set(side.column, row);
      }
    }
    let next = -1;
    for (const [column, length] of distance)
      if (!done.has(column) && (next < 0 || length < (distance.get(next) ?? Infinity))) next = column;
    at = distance.get(next) ?? 0;
    done.add(next);
    const owner = state.rowOf[next] ?? null;
    if (owner === null) {
      for (const each of rows) state.rowPrice[each.row] = (state.rowPrice[each.row] ?? 0) - (at - each.at);
      for (const column of settled)
        state.columnPrice[column] = (state.columnPrice[column] ?? 0) + (at - (distance.get(column) ?? at));
      moveAlong(state, { end: next, start, cameFrom });
      return;
    }
    settled.push(next);
    row = owner;
  }
};

type Chain = { readonly end: number; readonly start: number; readonly cameFrom: ReadonlyMap<number, number> };

const moveAlong = (state: State, { end, start, cameFrom }: Chain): void => {
  let column = end;
  for (;;) {
    const row = cameFrom.get(column) ?? start;
    const left = state.columnOf[row] ?? null;
    state.columnOf[row] = column;
    state.rowOf[column] = row;
    if (row === start || left === null) return;
    column = left;
  }
};

/** The columns a row could take by a chain of moves that cost nothing: `column` itself, or one nobody has. */
const reachFrom = (state: State, row: number, column: number): "itself" | "free" | "none" => {
  const seen = new Set<number>();
  const waiting = [row];
  let isFree = false;
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    for (const side of state.edges[current] ?? []) {
      if (slackOf(state, current, side) !== 0 || (current === row && side.column === column)) continue;
      if (side.column === column) return "itself";
      if (seen.has(side.column)) continue;
      seen.add(side.column);
      const owner = state.rowOf[side.column] ?? null;
      if (owner === null) isFree = true;
      else waiting.push(owner);
    }
  }
  return isFree ? "free" : "none";
};

/** True when the column may stay empty at no cost, perhaps after others moved up to it. */
const canBeLeft = (state: State, column: number): boolean => {
  const seen = new Set([column]);
  const waiting = [column];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if ((state.columnPrice[current] ?? 0) === 0) return true;
    for (const [row, sides] of state.edges.entries()) {
      const own = state.columnOf[row] ?? null;
      if (own === null || seen.has(own)) continue;
      if (!sides.some((side) => side.column === current && slackOf(state, row, side) === 0)) continue;
      seen.add(own);
      waiting.push(own);
    }
  }
  return false;
};

/** True when some other assignment of the same total leaves this pair out: a chain of moves that cost nothing proves it. */
const isReplaceable = (state: State, row: number, column: number): boolean => {
  const reach = reachFrom(state, row, column);
  return reach === "itself" || (reach === "free" && canBeLeft(state, column));
};

/** Rows and columns tied together by edges, directly or through others; each edge is in exactly one part. */
export const partsOf = <Each extends { readonly row: number; readonly column: number }>(
  edges: readonly Each[],
): readonly (readonly Each[])[] => {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    if (root !== node) parent.set(node, root);
    return root;
  };
  for (const { row, column } of edges) {
    const [one, other] = [rootOf(`r${row}`), rootOf(`c${column}`)];
    if (one !== other) parent.set(one, other);
  }
  const parts = new Map<string, Each[]>();
  for (const edge of edges) {
    const root = rootOf(`r${edge.row}`);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [edge]);
    else part.push(edge);
  }
  return [...parts.values()];
};

const assignPart = (part: readonly Edge[]): readonly Assigned[] => {
  const rows = [...new Set(part.map((edge) => edge.row))].toSorted((a, b) => a - b);
  const columns = [...new Set(part.map((edge) => edge.column))].toSorted((a, b) => a - b);
  const rowAt = new Map(rows.map((row, at) => [row, at]));
  const columnAt = new Map(columns.map((column, at) => [column, at]));
  const local = part.map(({ row, column, weight }) => ({
    row: rowAt.get(row) ?? 0,
    column: columnAt.get(column) ?? 0,
    weight,
  }));
  const state = stateOf(local, rows.length, columns.length);
  for (const [row] of rows.entries()) placeRow(state, row);
  return rows.flatMap((row, at) => {
    const column = state.columnOf[at] ?? null;
    const found = column === null ? undefined : columns[column];
    if (column === null || found === undefined) return [];
    return [{ row, column: found, isForced: !isReplaceable(state, at, column) }];
  });
};

/**
 * The one-to-one assignment of the highest total weight, over all rows at once and exact. Parts that share nothing are
 * solved apart. The pairs marked forced do not depend on the order of the edges.
 */
export const bestAssignment = (edges: readonly Edge[]): readonly Assigned[] => partsOf(edges).flatMap(assignPart);
