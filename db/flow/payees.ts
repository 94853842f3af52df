import type { VoucherMaterial } from "./quarter-material.ts";

const partiesOf = (voucher: VoucherMaterial) =>
  voucher.items.filter((item) => ["payee", "member", "person"].includes(item.kind));

/** Who was paid: the item of the entry, of its voucher, the issuer of the first document, the bank's counterparty. */
export const payeeOf = (voucher: VoucherMaterial, line: number): string => {
  const parties = voucher.items.length === 0 ? [] : partiesOf(voucher);
  const item = parties.find((each) => each.line === line) ?? parties[0];
  const paper = voucher.documents.find((document) => document.party !== "");
  return item?.name ?? paper?.party ?? voucher.payments[0]?.counterpartyName ?? "";
};

/** The voucher's first party; a person when the register of items says so. */
export const paidTo = (voucher: VoucherMaterial): { readonly name: string; readonly isPerson: boolean } => ({
  name: payeeOf(voucher, 0),
  isPerson: ["member", "person"].includes(partiesOf(voucher)[0]?.kind ?? ""),
});
