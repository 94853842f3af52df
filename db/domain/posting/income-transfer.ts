import { fen, sumFen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { lastDayOf, type Month } from "#domain/core/dates.ts";
import type { Account } from "#domain/books/account.ts";
import type { ClosingRule } from "#domain/books/accounting-system.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";

/** One entry that brings a debit-positive amount onto an account: a debit when positive, a credit when negative. */
const entryOf = (accountId: AccountId, amountFen: number, summary: string): Entry => ({
  summary,
  accountId,
  debitFen: amountFen > 0 ? fen(amountFen) : zeroFen,
  creditFen: amountFen < 0 ? fen(-amountFen) : zeroFen,
  categoryId: null,
  items: [],
});

/** 322 各项分配 goes to 322 未分配收益: after the year's close only what is undistributed carries over. */
const appropriationEntries = (
  accounts: readonly Account[],
  balances: ReadonlyMap<AccountId, Fen>,
  {
    undistributed,
    year,
    closing,
  }: { readonly undistributed: Account; readonly year: string; readonly closing: ClosingRule },
): readonly Entry[] => {
  const open = accounts.filter(
    (account) => account.code.startsWith(closing.appropriations) && (balances.get(account.id) ?? 0) !== 0,
  );
  if (open.length === 0) return [];
  const summary = `${year}各项分配转入未分配收益`;
  const balanceOf = (account: Account): number => balances.get(account.id) ?? 0;
  return [
    entryOf(undistributed.id, sumFen(open.map(balanceOf)), summary),
    ...open.map((account) => entryOf(account.id, -balanceOf(account), summary)),
  ].filter((entry) => entry.debitFen !== 0 || entry.creditFen !== 0);
};

/**
 * The entries of 结转本年收益, as the ledger's system closes: every income and expense account goes to 本年收益; in December that
 * goes on to 未分配收益 and 各项分配 is cleared against it. Empty when nothing is left to transfer. `balances` debit-positive.
 */
export const incomeTransferEntries = (
  accounts: readonly Account[],
  balances: ReadonlyMap<AccountId, Fen>,
  { month, closing }: { readonly month: Month; readonly closing: ClosingRule },
): readonly Entry[] => {
  const balanceOf = (account: Account): number => balances.get(account.id) ?? 0;
  const result = accounts.find((account) => account.code === closing.into);
  const undistributed = accounts.find((account) => account.code === closing.carriedTo);
  if (result === undefined || undistributed === undefined) return [];
  const open = accounts.filter((account) => account.class === "profit-loss" && balanceOf(account) !== 0);
  const year = `${lastDayOf(month).slice(0, 4)}年`;
  const transfers = open.map((account) => entryOf(account.id, -balanceOf(account), `结转${year}${account.name}`));
  const netFen = sumFen(open.map(balanceOf));
  const intoResult = netFen === 0 ? [] : [entryOf(result.id, netFen, `结转${year}本年收益`)];
  if (!month.endsWith("-12")) return [...transfers, ...intoResult];
  const resultFen = fen(balanceOf(result) + netFen);
  const onwards =
    resultFen === 0
      ? []
      : [
          entryOf(result.id, -resultFen, `${year}本年收益转入未分配收益`),
          entryOf(undistributed.id, resultFen, `${year}本年收益转入未分配收益`),
        ];
  const cleared = appropriationEntries(accounts, balances, { undistributed, year, closing });
  return [...transfers, ...intoResult, ...onwards, ...cleared];
};
