import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { hasFindings, isFindingRegistered, registerFindings } from "#store/finding-register-rows.ts";
import { readSeal } from "#store/kept-seals.ts";
import type { Reading, Writing } from "#store/query.ts";
import { sealText } from "#store/seal-rows.ts";

const newestSeal = (reading: Reading, ledgerId: LedgerId): string | undefined =>
  readSeal(reading, `findings ${ledgerId}`);
const sealNowOf = (reading: Reading, ledgerId: LedgerId): string =>
  sealText(reading, { kind: "findings", id: ledgerId });

/** Whether a ledger's findings are as the log last sealed them; findings of before they were sealed are taken as they are. */
export const areFindingsAsSealed = (reading: Reading, ledgerId: LedgerId): boolean =>
  newestSeal(reading, ledgerId) === (isFindingRegistered(reading, ledgerId) ? sealNowOf(reading, ledgerId) : undefined);

/**
 * Refreshes a ledger's findings and answers the seals for the line of the log that tells of it. What was changed past the
 * program is not sealed anew: its broken seal stays for the verification to name.
 */
export const refreshSealed = <Run extends { readonly changes: number }>(
  writing: Writing,
  of: { readonly ledgerId: LedgerId; readonly now: Instant },
  work: () => Run,
): { readonly run: Run; readonly seals: readonly string[] } => {
  const { ledgerId, now } = of;
  const isRegistered = isFindingRegistered(writing, ledgerId);
  const before = isRegistered ? sealNowOf(writing, ledgerId) : undefined;
  const run = work();
  const isFirst = !isRegistered && hasFindings(writing, ledgerId);
  if ((run.changes === 0 && !isFirst) || newestSeal(writing, ledgerId) !== before) return { run, seals: [] };
  if (isFirst) registerFindings(writing, ledgerId, now);
  return { run, seals: [sealNowOf(writing, ledgerId)] };
};
