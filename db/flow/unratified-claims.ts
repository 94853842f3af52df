import type { UnratifiedClaim } from "#domain/audit/facts.ts";
import { readClaimHeads } from "#store/claim-lists.ts";
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
  material: Pick<QuarterMaterial, "ledger" | "lastDay">,
): readonly UnratifiedClaim[] =>
  readClaimHeads(reading, { ledgerId: material.ledger.id, states: [], text: "" }).flatMap((head): UnratifiedClaim[] => {
    const { id, ratifyBy, state, done, voucherId } = head;
    if (ratifyBy === null || ratifyBy > material.lastDay || !done.has("approve")) return [];
    if (state === "withdrawn" || state === "refused") return [];
    const named = voucherId === null ? [] : readGrounds(reading, voucherId).map((ground) => ground.id);
    const linked = [...linkedToClaim(reading, id), ...named];
    const isMadeUp = linked.some((each) => {
      const vote = readResolution(reading, each);
      return vote !== undefined && vote.isInForce && vote.metOn <= material.lastDay;
    });
    if (isMadeUp) return [];
    return [{ id, number: head.number, purpose: head.purpose, ratifyBy, amountFen: head.totalFen, voucherId }];
  });
