import type { Around } from "#domain/checks/around.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { relatedParties, type RelatedParty } from "#domain/people/related.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readCounterpartiesOf } from "#store/payee-rows.ts";
import { readVillagers } from "#store/villager-rows.ts";

/** Everybody the register of a ledger's village ties to its money. */
export const relatedOfLedger = (reading: Reading, ledgerId: LedgerId): readonly RelatedParty[] => {
  const villageId = readLedger(reading, ledgerId)?.villageId;
  return villageId === undefined ? [] : relatedParties(readVillagers(reading, villageId));
};

/** Everybody a voucher names as the one paid: by its papers, its items, and the bank lines that pay it. */
export const payeesOfVoucher = (
  reading: Reading,
  { content, voucherId }: { readonly content: VoucherContent; readonly voucherId: VoucherId | null },
): Around["payees"] => {
  const named = new Set<string>(content.entries.flatMap((entry) => entry.items.map((item) => item.itemId)));
  const items = readItems(reading, content.ledgerId)
    .filter((item) => named.has(item.id) && ["payee", "person", "member"].includes(item.kind))
    .map((item) => ({ name: item.name, account: item.bankAccount }));
  const parties = content.documents.flatMap(({ party }) => (party === "" ? [] : [{ name: party, account: "" }]));
  const lines = voucherId === null ? [] : readCounterpartiesOf(reading, voucherId);
  return [...lines, ...items, ...parties];
};
