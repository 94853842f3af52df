import type { Month } from "#domain/core/dates.ts";
import type { VillageId } from "#domain/core/ids.ts";
import type { PackPayment, PackPerson } from "#domain/packs/inputs.ts";
import { payStanding, type PayStanding } from "#domain/funds/pay-rise.ts";
import { packPersonOf } from "#domain/packs/person.ts";
import { readPaidPay } from "#store/paid-pay-rows.ts";
import { readIndicators, readSchemes } from "#store/pay-scheme-rows.ts";
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

/** Every part of the pay that posted vouchers paid for a year. */
export const packPayments = (reading: Reading, year: number): readonly PackPayment[] =>
  readPaidPay(reading, year).flatMap(({ villagerId, villageId, month, parts, dueFen }) =>
    (parts.length === 0 ? [{ name: "", amountFen: dueFen }] : parts).map((part) => ({
      personId: villagerId,
      villageId,
      month: Number(month.slice(5)),
      part: part.name,
      amountFen: part.amountFen,
    })),
  );

/** How long the township's pay standard has stood through a month; null when there is none. */
export const payStandingOf = (reading: Reading, through: Month): PayStanding | null => {
  const amounts = new Map(readIndicators(reading).map(({ name, year, amountFen }) => [`${name} ${year}`, amountFen]));
  const versions = readSchemes(reading).flatMap(({ id, kind, approvedByName, fromMonth, scheme }) =>
    kind === "pay" && approvedByName !== null && scheme !== null ? [{ schemeId: id, fromMonth, scheme }] : [],
  );
  return payStanding(versions, (name, year) => amounts.get(`${name} ${year}`) ?? null, through);
};
