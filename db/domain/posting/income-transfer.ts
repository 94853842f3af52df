import { fen, sumFen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { lastDayOf, type Month } from "#domain/core/dates.ts";
import type { Account } from "#domain/books/account.ts";
import type { ClosingRule } from "#domain/books/accounting-system.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";

/** What stands on an account under one set of items; debit-positive, the quantity (thousandths) alike. */
export type StandingPart = {
  readonly items: Entry["items"];
  readonly amountFen: Fen;
  readonly quantityMilli: number;
};

/** What an account's balance is made of, where its entries name items or quantities. */
export type PartsByAccount = ReadonlyMap<AccountId, readonly StandingPart[]>;

/** One entry that brings a debit-positive amount onto an account: a debit when positive, a credit when negative. */
const entryOf = (accountId: AccountId, amountFen: number, summary: string): Entry => ({
  summary,
  accountId,
  debitFen: amountFen > 0 ? fen(amountFen) : zeroFen,
  creditFen: amountFen < 0 ? fen(-amountFen) : zeroFen,
  categoryId: null,
  items: [],
});

const oneFen = fen(1);

/** Takes one part off its account: amount and quantity together, so that the books of its items end at nothing too. */
const clearPart = (accountId: AccountId, part: StandingPart, summary: string): readonly Entry[] => {
  const entry = { ...entryOf(accountId, -part.amountFen, summary), items: part.items };
  if (part.quantityMilli === 0) return part.amountFen === 0 ? [] : [entry];
  const quantity = -part.quantityMilli;
  if (part.amountFen !== 0) return [{ ...entry, quantityMilli: entry.debitFen === 0 ? -quantity : quantity }];
  // No line stands without an amount: a quantity left over beside no money goes out between one fen in and one fen out.
  const debit = { ...entry, debitFen: oneFen };
  return [
    { ...debit, quantityMilli: quantity },
    { ...debit, debitFen: fen(-oneFen), quantityMilli: 0 },
  ];
};

type Standing = { readonly balances: ReadonlyMap<AccountId, Fen>; readonly parts: PartsByAccount };

/** The lines that clear an account: one for the whole, or one for every set of items its entries carry. */
const clearing = (account: Account, { balances, parts }: Standing, summary: string): readonly Entry[] => {
  const whole = { items: [], amountFen: balances.get(account.id) ?? zeroFen, quantityMilli: 0 };
  return (parts.get(account.id) ?? [whole]).flatMap((part) => clearPart(account.id, part, summary));
};

const sumOn = (accounts: readonly Account[], { balances }: Standing): Fen =>
  sumFen(accounts.map((account) => balances.get(account.id) ?? 0));

/** 322 各项分配 goes to 322 未分配收益: after the year's close only what is undistributed carries over. */
const appropriationEntries = (
  accounts: readonly Account[],
  standing: Standing,
  {
    undistributed,
    year,
    closing,
  }: { readonly undistributed: Account; readonly year: string; readonly closing: ClosingRule },
): readonly Entry[] => {
  const open = accounts.filter((account) => account.code.startsWith(closing.appropriations));
  const summary = `${year}各项分配转入未分配收益`;
  return [
    entryOf(undistributed.id, sumOn(open, standing), summary),
    ...open.flatMap((account) => clearing(account, standing, summary)),
  ].filter((entry) => entry.debitFen !== 0 || entry.creditFen !== 0);
};

/**
 * The entries of 结转本年收益, as the ledger's system closes: every income and expense account goes to 本年收益; in December that
 * goes on to 未分配收益 and 各项分配 is cleared against it. Empty when nothing is left to transfer. `balances` debit-positive;
 * where `parts` knows what an account's balance is made of, each set of items is cleared by a line of its own, because the
 * books of a contract or a project would otherwise carry the year's income on for ever.
 */
export const incomeTransferEntries = (
  accounts: readonly Account[],
  standing: Standing,
  { month, closing }: { readonly month: Month; readonly closing: ClosingRule },
): readonly Entry[] => {
  const result = accounts.find((account) => account.code === closing.into);
  const undistributed = accounts.find((account) => account.code === closing.carriedTo);
  if (result === undefined || undistributed === undefined) return [];
  const open = accounts.filter((account) => account.class === "profit-loss");
  const year = `${lastDayOf(month).slice(0, 4)}年`;
  const transfers = open.flatMap((account) => clearing(account, standing, `结转${year}${account.name}`));
  const netFen = sumOn(open, standing);
  const intoResult = netFen === 0 ? [] : [entryOf(result.id, netFen, `结转${year}本年收益`)];
  if (!month.endsWith("-12")) return [...transfers, ...intoResult];
  const resultFen = fen((standing.balances.get(result.id) ?? 0) + netFen);
  const onwards =
    resultFen === 0
      ? []
      : [
          entryOf(result.id, -resultFen, `${year}本年收益转入未分配收益`),
          entryOf(undistributed.id, resultFen, `${year}本年收益转入未分配收益`),
        ];
  const cleared = appropriationEntries(accounts, standing, { undistributed, year, closing });
  return [...transfers, ...intoResult, ...onwards, ...cleared];
};
