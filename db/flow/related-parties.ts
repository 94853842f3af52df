import type { ItemKind } from "#domain/books/item.ts";
import type { Around } from "#domain/checks/around.ts";
import type { ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { holdsOn } from "#domain/people/village-posts.ts";
import { relatedParties, type RelatedParty } from "#domain/people/related.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { itemNamesOf } from "#store/around-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readCounterpartiesOf } from "#store/payee-rows.ts";
import { readVillagers } from "#store/villager-rows.ts";

/** Items that name somebody whom money goes to. */
export const isSomebody = (kind: ItemKind): boolean => kind === "payee" || kind === "person" || kind === "member";

/** Everybody the register of a ledger's village ties to its money. */
export const relatedOfLedger = (reading: Reading, ledgerId: LedgerId): readonly RelatedParty[] => {
  const villageId = readLedger(reading, ledgerId)?.villageId;
  return villageId === undefined ? [] : relatedParties(readVillagers(reading, villageId));
};

/** Of the items a voucher names, those of the village's 报账员 on its day, by name. */
export const clerksNamed = (reading: Reading, content: VoucherContent): ReadonlySet<ItemId> => {
  const names = new Set(
    relatedOfLedger(reading, content.ledgerId).flatMap((party) =>
      party.post === "clerk" && party.relation === null && holdsOn(party, content.onDate) ? [party.name] : [],
    ),
  );
  const itemIds = content.entries.flatMap(({ items }) => items.map(({ itemId }) => itemId));
  const named = names.size === 0 ? [] : [...itemNamesOf(reading, [...new Set(itemIds)])];
  return new Set(named.flatMap(([itemId, { name, kind }]) => (isSomebody(kind) && names.has(name) ? [itemId] : [])));
};

/** Everybody a voucher names as the one paid: by its papers, its items, and the bank lines that pay it. */
export const payeesOfVoucher = (
  reading: Reading,
  { content, voucherId }: { readonly content: VoucherContent; readonly voucherId: VoucherId | null },
): Around["payees"] => {
  const named = new Set<string>(content.entries.flatMap((entry) => entry.items.map((item) => item.itemId)));
  const items = readItems(reading, content.ledgerId)
    .filter((item) => named.has(item.id) && isSomebody(item.kind))
    .map((item) => ({ name: item.name, account: item.bankAccount }));
  const parties = content.documents.flatMap(({ party }) => (party === "" ? [] : [{ name: party, account: "" }]));
  const lines = voucherId === null ? [] : readCounterpartiesOf(reading, voucherId);
  return [...lines, ...items, ...parties];
};
