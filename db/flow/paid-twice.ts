import { readLedger, readLedgers } from "#store/ledger-rows.ts";
import { isTakenBack, readPayLines, readPayLists, type PayListHead } from "#store/pay-rows.ts";
import type { Reading } from "#store/query.ts";

type Like = Pick<PayListHead, "ledgerId" | "schemeId" | "month"> & { readonly id: PayListHead["id"] | null };

/** The other lists of one scheme and month: a village's committee and collective have books of their own, and the same people. */
export const listsLike = (reading: Reading, { id, ledgerId, schemeId, month }: Like): readonly PayListHead[] => {
  const villageId = readLedger(reading, ledgerId)?.villageId;
  return readLedgers(reading)
    .filter((ledger) => ledger.villageId === villageId)
    .flatMap((ledger) => readPayLists(reading, ledger.id))
    .filter((each) => each.id !== id && each.schemeId === schemeId && each.month === month);
};

/**
 * The first of some people whom another list of the scheme pays for the month; a list whose vouchers were all cancelled in red pays
 * nobody. Days of 误工 may be listed twice a month; pay is paid once.
 */
export const paidTwice = <Line extends { readonly villagerId: string; readonly name: string }>(
  reading: Reading,
  others: readonly PayListHead[],
  lines: readonly Line[],
): Line | undefined => {
  const standing = others.filter((other) => other.kind !== "work" && !isTakenBack(other));
  const paid = new Set(
    standing.flatMap((other) => readPayLines(reading, other.id).map(({ villagerId }): string => villagerId)),
  );
  return lines.find(({ villagerId }) => paid.has(villagerId));
};
