import type { LedgerId } from "#domain/core/ids.ts";
import { readLedgersNamedBy } from "#store/touched-ledger-rows.ts";
import type { Reading } from "#store/query.ts";

/** No id is longer; a file's bytes and a long text are not looked into. */
const longestId = 64;
/** One posting names a thousand vouchers; a longer list is of one ledger. */
const mostIds = 1100;

const collect = (value: unknown, into: Set<string>): void => {
  if (into.size >= mostIds) return;
  if (typeof value === "string") {
    if (value !== "" && value.length <= longestId) into.add(value);
  } else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) collect(each, into);
};

/** The ledgers that what a call was given, or what it notes of its work, is about: the log says whose books were touched. */
export const ledgersTouchedBy = (reading: Reading, ...said: readonly unknown[]): readonly LedgerId[] => {
  const ids = new Set<string>();
  for (const each of said) collect(each, ids);
  return readLedgersNamedBy(reading, [...ids]);
};
