import { monthsBetween, type Month } from "#domain/core/dates.ts";
import type { VillageId } from "#domain/core/ids.ts";
import type { PackPayment, PackPerson } from "#domain/packs/inputs.ts";
import { packPersonOf } from "#domain/packs/person.ts";
import { readApprovedPay } from "#store/approved-pay-rows.ts";
import { readSchemes } from "#store/pay-scheme-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVillagers } from "#store/villager-rows.ts";

/** Who held a post in some villages in a year, up to a month of it. */
export const packPeople = (
  reading: Reading,
  villageIds: readonly VillageId[],
  at: { readonly year: number; readonly toMonth: number },
): readonly PackPerson[] =>
  villageIds.flatMap((villageId) =>
    readVillagers(reading, villageId)
      .filter((row) => row.isActive)
      .flatMap((row) => packPersonOf(row, at) ?? []),
  );

/** Every part of approved pay lists of a year. */
export const packPayments = (reading: Reading, year: number): readonly PackPayment[] =>
  readApprovedPay(reading, year).flatMap(({ villagerId, villageId, month, parts, dueFen }) =>
    (parts.length === 0 ? [{ name: "", amountFen: dueFen }] : parts).map((part) => ({
      personId: villagerId,
      villageId,
      month: Number(month.slice(5)),
      part: part.name,
      amountFen: part.amountFen,
    })),
  );

/** Months since the newest approved version of a pay scheme began; null when there is none. */
export const monthsSinceRaise = (reading: Reading, through: Month): number | null => {
  const begun = readSchemes(reading)
    .filter(({ kind, approvedByName, fromMonth }) => kind === "pay" && approvedByName !== null && fromMonth <= through)
    .map(({ fromMonth }) => fromMonth)
    .toSorted()
    .at(-1);
  return begun === undefined ? null : monthsBetween(begun, through).length - 1;
};
