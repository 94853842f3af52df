import type { UnratifiedClaim } from "#domain/audit/facts.ts";
import { emergenciesDueBy } from "#store/claim-queue-rows.ts";
import { linkedToClaim } from "#store/claim-rows.ts";
import { readGrounds } from "#store/ground-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

/**
 * 应急支出 of a ledger that the village approved to be paid before the vote, and whose vote (linked to the claim or to its
 * voucher, in force, met by then) was not made up by the quarter's last day.
 */
export const unratifiedClaims = (
  reading: Reading,
  { ledger, lastDay }: Pick<QuarterMaterial, "ledger" | "lastDay">,
): readonly UnratifiedClaim[] =>
  emergenciesDueBy(reading, ledger.id, lastDay).filter(({ id, voucherId, onDate }) => {
    const named = voucherId === null ? [] : readGrounds(reading, voucherId).map((ground) => ground.id);
    return ![...linkedToClaim(reading, id), ...named].some((each) => {
      const vote = readResolution(reading, each);
      return vote !== undefined && vote.isInForce && vote.metOn >= onDate && vote.metOn <= lastDay;
    });
  });
