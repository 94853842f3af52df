import type { VoucherId } from "#domain/core/ids.ts";
import { readEarlierPreparers } from "#store/earlier-preparer-rows.ts";
import { readSeals } from "#store/kept-seals.ts";
import type { Reading } from "#store/query.ts";
import { areNamesSealed, nameSealKinds } from "#store/seal-names.ts";
import { sealable, type SealKey } from "#store/seal-rows.ts";
import { one } from "./sealer.ts";

/**
 * The names and lists of a township that no seal held yet: of one just founded, and of one whose file comes from a program that
 * did not seal them. Nothing where they are sealed: what was changed past the program is never sealed anew by the way.
 */
export const firstNames = (reading: Reading): readonly SealKey[] =>
  areNamesSealed(reading) ? [] : nameSealKinds.flatMap((kind) => sealable(reading, kind));

/** Ledgers a set-up has just opened: those that exist and whose names no line of the trail ever sealed. */
export const newBooks = (reading: Reading): readonly SealKey[] => {
  const kept = readSeals(reading);
  return sealable(reading, "book").filter(({ kind, id }) => !kept.has(`${kind} ${id}`));
};

type Renamed = "account" | "item" | "bank_account" | "bank_pool" | "category" | "village" | "person";

/** What closed months called some things of a table, where they were renamed since. */
export const keptNames = (reading: Reading, table: Renamed, ids: readonly string[]): readonly SealKey[] => {
  const names = new Set(ids.map((id) => `${table} ${id}`));
  return sealable(reading, "kept-names").filter(({ id }) => names.has(id));
};

/** Who saved a draft before, where somebody saved over it. */
export const earlierPreparers = (reading: Reading, id: VoucherId): readonly SealKey[] =>
  readEarlierPreparers(reading, id).length === 0 ? [] : one("preparers", id);
