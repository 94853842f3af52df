import { localDate, quarterOf, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { sumOf, zeroFen } from "#domain/core/fen.ts";
import type { PackGrant, PackSpending } from "#domain/packs/inputs.ts";
import { readAllocations } from "#store/allocation-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readFundEntries } from "#store/fund-use-rows.ts";
import { readGrants, readGrantTies } from "#store/grant-rows.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";

const quarters = [1, 2, 3, 4] as const;
const quarterNumber = (text: string): PackGrant["quarter"] =>
  quarters.find((quarter) => text.endsWith(`Q${String(quarter)}`)) ?? 4;

/** Grants to villages of a year with what arrived of them by a day, and what the township received to divide. */
export const packGrants = (reading: Reading, year: number, on: LocalDate): readonly PackGrant[] => {
  const villageOf = new Map(readLedgers(reading).map((ledger) => [ledger.id, ledger.villageId]));
  const arrived = Map.groupBy(
    readGrantTies(reading, null).filter((tie) => tie.kind === "received" && !tie.isUndone && tie.onDate <= on),
    (tie) => tie.grantId,
  );
  const grants = readGrants(reading, null);
  const toVillages = grants.flatMap((grant): readonly PackGrant[] => {
    const version = grant.versions.at(-1);
    const villageId = villageOf.get(grant.ledgerId);
    if (version === undefined || villageId === undefined || yearOf(version.grantedOn) !== year) return [];
    return [
      {
        villageId,
        fund: grant.itemName,
        quarter: quarterNumber(quarterOf(version.grantedOn)),
        grantedFen: version.amountFen,
        receivedFen: sumOf(arrived.get(grant.id) ?? [], (tie) => tie.amountFen),
        matchingFen: zeroFen,
        source: version.department,
        isDivided: grant.allocationId !== null,
      },
    ];
  });
  const toTownship = readAllocations(reading, null)
    .filter(({ quarter, decidedOn }) => yearOf(quarter) === year && decidedOn !== null)
    .map((allocation): PackGrant => {
      const given = sumOf(allocation.sources, (source) => source.amountFen);
      const got = allocation.sources.filter((source) => source.receivedOn !== null && source.receivedOn <= on);
      return {
        villageId: null,
        fund: grants.find((grant) => grant.allocationId === allocation.id)?.itemName ?? allocation.title,
        quarter: quarterNumber(allocation.quarter),
        grantedFen: given,
        receivedFen: sumOf(got, (source) => source.amountFen),
        matchingFen: allocation.matchingFen,
        source: "",
        isDivided: false,
      };
    });
  return [...toVillages, ...toTownship];
};

/** What was spent of each fund in a year, by category. */
export const packSpending = (reading: Reading, year: number, on: LocalDate): readonly PackSpending[] => {
  const names = new Map(readCategories(reading).map((category) => [category.id, category.name]));
  const days = { from: localDate(`${String(year)}-01-01`), to: on };
  return readLedgers(reading).flatMap((ledger) =>
    readFundEntries(reading, ledger.id, days).map((entry) => ({
      villageId: ledger.villageId,
      fund: entry.itemName,
      category: names.get(entry.categoryId) ?? "",
      amountFen: entry.amountFen,
    })),
  );
};
