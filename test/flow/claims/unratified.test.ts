import { afterEach, beforeEach, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { unratifiedClaims } from "#flow/unratified-claims.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

const found = (lastDay: string) => {
  const { reading } = village.ledger;
  const ledger = readLedger(reading, village.ledgerId);
  if (ledger === undefined) throw new Error("no ledger");
  return unratifiedClaims(reading, { ledger, lastDay: localDate(lastDay) });
};

it("finds an emergency whose vote was not made up by its day, and no other claim", async () => {
  const { saveClaim, claimOf, walk } = village;
  const emergency = { reason: "防汛", ratifyBy: "2026-10-20" };
  const id = await saveClaim(claimOf({ emergency }));
  expect(found("2026-12-31")).toEqual([]);
  await walk(id, "voucher");
  expect(found("2026-10-19")).toEqual([]);
  expect(found("2026-12-31")).toMatchObject([{ id, ratifyBy: "2026-10-20", amountFen: 35_000 }]);
});
