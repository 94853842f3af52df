import type { BankAccountId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Sealed } from "./seal-added.ts";
import type { SealKey, SealKind } from "./seal-kinds.ts";
import { sealTable } from "./seal-table.ts";
import { sha256OfParts } from "./sha256.ts";

export { sealKinds, type SealKey, type SealKind } from "./seal-kinds.ts";

/** True for a bank account whose sums and reversals are sealed from the first of them on. */
export const hasSealedTies = (reading: Reading, id: BankAccountId): boolean =>
  reading.first(
    sqlFor
      .selectFrom("bank_tie_register")
      .select("first_at")
      .where("bank_account_id", "=", id)
      .orderBy("bank_account_id"),
  ) !== undefined;

/** Everything of a kind that must have a seal. */
export const sealable = (reading: Reading, kind: SealKind): readonly SealKey[] =>
  reading.all(sealTable[kind].ids).map(({ id }) => ({ kind, id }));

/** True where what a sealed thing goes with is no longer there: a draft that was deleted takes its own with it. */
export const isGoneWithOwner = (reading: Reading, { kind, id }: SealKey): boolean => {
  const owner = sealTable[kind].owner?.(id);
  return owner !== undefined && reading.first(owner) === undefined;
};

/** In place of a hash: the thing was lawfully taken away, as an import that is undone. */
export const takenAway = "-";

type Rows = Iterable<unknown>;

/** Lists of rows as JSON, piece by piece, each behind a comma; `isEmptyTold` false leaves lists without rows out. */
const listsAsText = function* (lists: readonly Rows[], isEmptyTold: boolean): Generator<string> {
  for (const rows of lists) {
    let count = 0;
    for (const row of rows) {
      yield `${count === 0 ? ",[" : ","}${JSON.stringify(row)}`;
      count += 1;
    }
    if (count > 0) yield "]";
    else if (isEmptyTold) yield ",[]";
  }
};

const isEmpty = (lists: readonly Rows[]): boolean => lists.every((rows) => Array.isArray(rows) && rows.length === 0);

/**
 * What the seal of a thing must be now: the hash of its rows, or that it was taken away where nothing of it is left. Native
 * SHA-256, and the lines of a statement one by one: there may be a hundred thousand of them.
 */
export const sealNow = (reading: Reading, { kind, id }: SealKey): string => {
  const queries = sealTable[kind].rows(id);
  const isLong = kind === "statement";
  const isGone = isLong && queries.every((query) => reading.first(query) === undefined);
  const lists = isGone ? [] : queries.map((query): Rows => (isLong ? reading.each(query) : reading.all(query)));
  const sealed: Sealed = sealTable[kind];
  if (isEmpty(lists) && sealed.isOfAddedAlone !== true) return takenAway;
  const added = (sealed.added?.(id) ?? []).map((query): Rows => reading.all(query));
  if (isEmpty(lists) && isEmpty(added)) return takenAway;
  const text = function* (): Generator<string> {
    yield `[${JSON.stringify(kind)},${JSON.stringify(id)}`;
    yield* listsAsText(lists, true);
    yield* listsAsText(added, false);
    yield "]";
  };
  return sha256OfParts(text());
};

/** `kind id hash`: how a trail line names what it sealed, or what it took away. */
export const sealText = (reading: Reading, key: SealKey): string => `${key.kind} ${key.id} ${sealNow(reading, key)}`;
