import { firstLevelCode } from "#domain/books/account.ts";
import { isPayableAccount } from "#domain/books/accounting-system.ts";
import type { Around, FundFacts } from "#domain/checks/around.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { readOwedForFund } from "#store/fund-payable-rows.ts";
import { systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { fundFactsOf } from "./fund-facts.ts";

type Judged = { readonly content: VoucherContent; readonly voucherId: VoucherId | null };

/** What was owed for a fund where a voucher's lines pay 应付款 with it, by line. */
const owedByLine = (
  reading: Reading,
  { content, voucherId }: Judged,
  { fund, accounts }: { readonly fund: FundFacts; readonly accounts: Around["accounts"] },
): readonly (readonly [number, Fen])[] => {
  const { ledgerId } = content;
  const system = systemOfLedger(reading, ledgerId);
  return content.entries.flatMap(({ accountId, categoryId, debitFen, items }, index) => {
    const code = firstLevelCode(accounts.get(accountId)?.code ?? "");
    const { itemId } = fund;
    const isPaid = debitFen > 0 && categoryId === null && items.some((item) => item.itemId === itemId);
    if (!isPaid || !isPayableAccount(system, code)) return [];
    const partyIds = items.flatMap((item) => (item.kind === "payee" ? [item.itemId] : []));
    const payable = { ledgerId, accountId, itemId, partyIds, without: voucherId };
    return [[index + 1, readOwedForFund(reading, payable)] as const];
  });
};

/** The funds a voucher names, with what is owed for them where it pays 应付款. */
export const fundsNamed = (reading: Reading, judged: Judged, accounts: Around["accounts"]): Around["funds"] => {
  const { content, voucherId } = judged;
  const itemIds = [
    ...new Set(
      content.entries.flatMap(({ items }) => items.flatMap((item) => (item.kind === "fund" ? [item.itemId] : []))),
    ),
  ];
  if (itemIds.length === 0) return [];
  const of = { ledgerId: content.ledgerId, on: content.onDate, itemIds, without: voucherId };
  return fundFactsOf(reading, of).map((fund) => {
    const owed = owedByLine(reading, judged, { fund, accounts });
    return owed.length === 0 ? fund : { ...fund, owed: new Map(owed) };
  });
};
