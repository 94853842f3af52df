import {
  monthsOfQuarter,
  addMonths,
  lastDayOf,
  quarterOf,
  yearOf,
  monthOf,
  type LocalDate,
} from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import type { LedgerId, VillageId, VoucherId } from "#domain/core/ids.ts";
import type { VillageMoney } from "#domain/checks/floor-rule.ts";
import type { YearAround } from "#domain/checks/reserve-rule.ts";
import type { Rhythm } from "#domain/checks/rhythm-rule.ts";
import { standingOf } from "#domain/funds/grant.ts";
import { readAllocations } from "#store/allocation-rows.ts";
import { readAppropriated, readReserved } from "#store/appropriation-rows.ts";
import { grantVersionIn, readGrants, readGrantTies } from "#store/grant-rows.ts";
import { readLedger, readLedgers } from "#store/ledger-rows.ts";
import { readPolicyFigures } from "#store/pack-rows.ts";
import type { Reading } from "#store/query.ts";
import { arrivalLimitsIn } from "./grant-standing.ts";
import { villagePictureOn } from "./village-picture.ts";
import { yearResultOf } from "./year-result.ts";

/**
 * What each village had and got in the year of a day, up to that day, over all its books. Recurring income is that of the year
 * before; own money is what was registered for the year or, without it, that income.
 */
export const villageMoneyOn = (reading: Reading, on: LocalDate): ((villageId: VillageId) => VillageMoney) => {
  const year = yearOf(on);
  const figures = readPolicyFigures(reading, year);
  const ledgers = readLedgers(reading);
  const receivedIn = (ledgerId: LedgerId): VillageMoney["received"] => {
    const names = new Map(readGrants(reading, ledgerId).map((grant) => [grant.id, grant.itemName]));
    return readGrantTies(reading, ledgerId)
      .filter((tie) => tie.kind === "received" && !tie.isUndone && yearOf(tie.onDate) === year && tie.onDate <= on)
      .map((tie) => ({ fund: names.get(tie.grantId) ?? "", amountFen: tie.amountFen }));
  };
  return (villageId) => {
    const picture = villagePictureOn(reading, villageId, on);
    const figureOf = (key: string) => {
      const found = figures.find((figure) => figure.villageId === villageId && figure.key === key);
      return found === undefined ? null : fen(found.number);
    };
    return {
      picture,
      ownFen: figureOf("own-money") ?? picture.recurringIncomeFen,
      lastYearFen: figureOf("last-year-running"),
      received: ledgers.flatMap((ledger) => (ledger.villageId === villageId ? receivedIn(ledger.id) : [])),
    };
  };
};

/** The same for the village of a ledger. */
export const villageMoneyOf = (reading: Reading, ledgerId: LedgerId, on: LocalDate): VillageMoney | null => {
  const ledger = readLedger(reading, ledgerId);
  return ledger === undefined ? null : villageMoneyOn(reading, on)(ledger.villageId);
};

/** How granted and divided money came to a ledger by a day; what was due is of the quarter that ended before it. */
export const rhythmOf = (reading: Reading, ledgerId: LedgerId, on: LocalDate): Rhythm => {
  const quarter = quarterOf(addMonths(monthsOfQuarter(quarterOf(on))[0], -1));
  const [first, , last] = monthsOfQuarter(quarter);
  const limits = arrivalLimitsIn(reading, quarter);
  const grants = readGrants(reading, ledgerId);
  const ties = readGrantTies(reading, ledgerId).filter(
    (tie) => tie.kind === "received" && !tie.isUndone && tie.onDate <= on,
  );
  const arrivedFor = (grantId: string | undefined) =>
    fen(sumOf(ties, (tie) => (tie.grantId === grantId ? tie.amountFen : 0)));
  const none = { passedOnFen: fen(0), spentFen: fen(0), committedFen: fen(0) };
  return {
    quarter,
    grants: grants.flatMap((grant) => {
      const version = grantVersionIn(grant, last);
      if (version === undefined) return [];
      const receivedFen = arrivedFor(grant.id);
      const { dueFen } = standingOf(version, { receivedFen, ...none }, { quarter, limits });
      const inQuarter = ties.filter(
        (tie) => tie.grantId === grant.id && monthOf(tie.onDate) >= first && tie.onDate <= lastDayOf(last),
      );
      const quarterFen = fen(sumOf(inQuarter, (tie) => tie.amountFen));
      return [{ fund: grant.itemName, document: version.document, dueFen, receivedFen, quarterFen }];
    }),
    allocations: readAllocations(reading, null).flatMap((allocation) => {
      const share = allocation.shares.find((each) => each.ledgerId === ledgerId);
      if (share === undefined || allocation.decidedOn === null || allocation.decidedOn > on) return [];
      const days = allocation.sources.map(({ receivedOn }) => receivedOn);
      const latest = days.toSorted((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1)).at(-1) ?? null;
      const grant = grants.find((each) => each.allocationId === allocation.id);
      return [
        {
          title: allocation.title,
          quarter: allocation.quarter,
          receivedOn: days.includes(null) ? null : latest,
          sourcesFen: fen(sumOf(allocation.sources, (source) => source.amountFen)),
          matchingFen: allocation.matchingFen,
          shareFen: share.amountFen,
          arrivedFen: arrivedFor(grant?.id),
        },
      ];
    }),
  };
};

/** The year's result of a ledger, and what reviewed and posted vouchers other than the one judged have taken of it. */
export const yearAroundOf = (
  reading: Reading,
  {
    ledgerId,
    on,
    without,
  }: { readonly ledgerId: LedgerId; readonly on: LocalDate; readonly without: VoucherId | null },
): YearAround => {
  const year = yearOf(on);
  const taken = readAppropriated(reading, ledgerId, { year, without, only: "standing" });
  const reserve = readReserved(reading, ledgerId, { year, without });
  return { result: yearResultOf(reading, ledgerId, { year, ...taken }), taken, reserve };
};
