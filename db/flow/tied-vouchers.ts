import { assetBooksOf, cardCodesOf } from "#domain/books/asset-books.ts";
import { monthOf } from "#domain/core/dates.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { Entry, VoucherContent } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { cardsThatMovedOn, isCountSettled, readVoucherTies, type VoucherTies } from "#store/voucher-tie-rows.ts";

const isTied = ({ isOfCards, isOfStocktake, isOfList }: VoucherTies): boolean => isOfCards || isOfStocktake || isOfList;

/** True for a voucher that cards, a stocktake or a list of households rest on: a copy of it would bring nothing of that along. */
export const hasTies = (reading: Reading, id: VoucherId): boolean => isTied(readVoucherTies(reading, id));

/** What comes to each account and member on some lines, order and split left out; the month, because the register has it too. */
const bookedOn = (content: VoucherContent, lines: readonly Entry[], isOfList: boolean): string => {
  const sums = new Map<string, number>();
  for (const entry of lines) {
    const members = isOfList ? entry.items.filter((item) => item.kind === "member").map((item) => item.itemId) : [];
    const key = [entry.accountId, ...members].join(" ");
    sums.set(key, (sums.get(key) ?? 0) + entry.debitFen - entry.creditFen);
  }
  return JSON.stringify([isOfList ? "" : monthOf(content.onDate), [...sums].filter(([, sum]) => sum !== 0).toSorted()]);
};

/**
 * True when a draft that the registers made would be saved with other amounts on what they rest on: the accounts of the cards
 * and 待处理财产损溢, or the lines of the households. Summaries, papers, categories and the other accounts are for a person.
 */
export const breaksTies = (
  reading: Reading,
  id: VoucherId,
  of: { readonly before: VoucherContent; readonly after: VoucherContent },
): boolean => {
  const ties = readVoucherTies(reading, id);
  if (!isTied(ties)) return false;
  const { ledgerId } = of.before;
  const system = systemOfLedger(reading, ledgerId);
  const { pending } = assetBooksOf(system);
  const codes = cardCodesOf(system).flatMap(({ cost, worn }) => [cost, ...worn]);
  const fixed = ties.isOfList ? [] : pending === null ? codes : [...codes, pending];
  const accountCodes = new Map<string, string>(readAccounts(reading, ledgerId).map(({ id: key, code }) => [key, code]));
  const isFixed = (entry: Entry): boolean =>
    ties.isOfList
      ? entry.items.some((item) => item.kind === "member")
      : fixed.some((code) => (accountCodes.get(entry.accountId) ?? "").startsWith(code));
  const booked = (content: VoucherContent): string => bookedOn(content, content.entries.filter(isFixed), ties.isOfList);
  return booked(of.before) !== booked(of.after);
};

/** What stands in the way of taking a voucher back, by name: cards that moved on since, or a count that is settled. */
export const whatRestsOn = (reading: Reading, id: VoucherId): readonly string[] =>
  isCountSettled(reading, id) ? ["盘点差额的处理凭证"] : cardsThatMovedOn(reading, id);
