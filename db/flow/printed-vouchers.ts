import { fullNamesOf } from "#domain/books/account-code.ts";
import type { Account } from "#domain/books/account.ts";
import { priceOf, priceText, textFromMilli } from "#domain/core/quantity.ts";
import type { ItemId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import type { SlipEntry, SlipVoucher } from "#domain/vouchers/slip.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readPrintCounts, readPrintSettings } from "#store/print-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVoucherHead, type VoucherHeadRow } from "#store/voucher-lists.ts";
import { readVoucher } from "#store/voucher-rows.ts";

/** A voucher ready for paper, with what the record of printing needs of it. */
export type PrintedVoucher = SlipVoucher & {
  readonly voucherId: VoucherId;
  readonly ledgerId: LedgerId;
  readonly accountCodes: readonly string[];
};

type Names = {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly fullNames: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<ItemId, string>;
};

const namesOf = (reading: Reading, ledgerId: LedgerId): Names => {
  const accounts = readAccounts(reading, ledgerId);
  return {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    fullNames: fullNamesOf(accounts),
    items: new Map(readItems(reading, ledgerId).map((item) => [item.id, item.name])),
  };
};

const rootOf = (names: Names, account: Account | undefined): Account | undefined => {
  let root = account;
  while (root !== undefined && root.parentId !== null) root = names.accounts.get(root.parentId);
  return root;
};

const quantityOf = (entry: Entry, unit: string): NonNullable<SlipEntry["quantity"]> | null => {
  const milli = entry.quantityMilli ?? null;
  if (milli === null) return null;
  const price = priceOf(entry.debitFen + entry.creditFen, milli);
  return { amount: textFromMilli(milli), unit, price: price === undefined ? "" : priceText(price) };
};

const entryOf = (names: Names, entry: Entry): SlipEntry => {
  const firstAccount = rootOf(names, names.accounts.get(entry.accountId))?.name ?? "";
  const full = names.fullNames.get(entry.accountId) ?? "";
  const detail = full.startsWith(`${firstAccount}-`) ? full.slice(firstAccount.length + 1) : "";
  const items = entry.items.map((item) => names.items.get(item.itemId) ?? "");
  return {
    summary: entry.summary,
    firstAccount,
    detailAccount: [detail, ...items].filter((text) => text !== "").join("／"),
    debitFen: entry.debitFen,
    creditFen: entry.creditFen,
    quantity: quantityOf(entry, names.accounts.get(entry.accountId)?.unit ?? ""),
  };
};

/** Who signed a voucher; of an imported one these are who brought it in and who approved that, and its source is named. */
const signaturesOf = (head: VoucherHeadRow): Pick<SlipVoucher, "preparedBy" | "reviewedBy" | "postedBy" | "source"> => {
  const reviewedBy = head.reviewedByName ?? "";
  const postedBy = head.postedByName ?? "";
  if (head.importedFrom === null) return { preparedBy: head.preparedByName, reviewedBy, postedBy };
  return {
    preparedBy: `${head.preparedByName}（导入）`,
    reviewedBy: reviewedBy === "" ? "" : `${reviewedBy}（批准导入）`,
    postedBy,
    source: head.importedFrom,
  };
};

/** Vouchers of one ledger as they are printed, in the order given; those of other ledgers and unknown ones are left out. */
export const printedVouchers = (
  reading: Reading,
  ledgerId: LedgerId,
  ids: readonly VoucherId[],
): readonly PrintedVoucher[] => {
  const names = namesOf(reading, ledgerId);
  const counts = readPrintCounts(reading, ids);
  const { cashierName, supervisorName } = readPrintSettings(reading);
  return ids.flatMap((id): readonly PrintedVoucher[] => {
    const head = readVoucherHead(reading, id);
    const content = readVoucher(reading, id)?.voucher.content;
    if (head === undefined || content === undefined || head.ledgerId !== ledgerId) return [];
    return [
      {
        id,
        voucherId: id,
        ledgerId,
        ledgerName: head.ledgerName,
        word: head.word,
        number: head.number,
        isPosted: head.state === "posted",
        onDate: head.onDate,
        paperCount: head.paperCount,
        entries: content.entries.map((entry) => entryOf(names, entry)),
        accountCodes: content.entries.map((entry) => names.accounts.get(entry.accountId)?.code ?? ""),
        ...signaturesOf(head),
        cashier: cashierName,
        supervisor: supervisorName,
        printedBefore: counts.get(id) ?? 0,
      },
    ];
  });
};
