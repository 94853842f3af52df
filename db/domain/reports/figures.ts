import { firstLevelCode, type Account } from "#domain/books/account.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { moved, sideSumsOf, type SideSums } from "#domain/books/moved.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, VoucherId } from "#domain/core/ids.ts";
import { otherCode, resultCode } from "./formula.ts";
import type { Figures } from "./statement.ts";

/** A debit-positive amount of one account. */
export type AccountAmount = { readonly accountId: AccountId; readonly amountFen: Fen };
/** A debit-positive amount of one auxiliary item within an account. */
export type ItemAmount = AccountAmount & { readonly itemId: ItemId; readonly kind: ItemKind };
/** One entry of a voucher that touches the distribution account. */
export type TransferEntry = {
  readonly voucherId: VoucherId;
  readonly code: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
};

const amountsById = (rows: readonly AccountAmount[]): ReadonlyMap<AccountId, number> => {
  const byId = new Map<AccountId, number>();
  for (const row of rows) byId.set(row.accountId, (byId.get(row.accountId) ?? 0) + row.amountFen);
  return byId;
};

/** Debit-positive sum of an account and all below it. */
const sumBelow = (accounts: readonly Account[], rows: readonly AccountAmount[]): ((code: string) => Fen) => {
  const byId = amountsById(rows);
  return (code) => sumOf(accounts, (account) => (account.code.startsWith(code) ? (byId.get(account.id) ?? 0) : 0));
};

/** Credit-positive sum of all income and expense accounts. */
const unclosedResult = (accounts: readonly Account[], rows: readonly AccountAmount[]): Fen => {
  const byId = amountsById(rows);
  return fen(-sumOf(accounts, (account) => (account.class === "profit-loss" ? (byId.get(account.id) ?? 0) : 0)));
};

const onNormalSide = (accounts: readonly Account[], code: string, debitFen: Fen): Fen => {
  const account = accounts.find((each) => each.code === firstLevelCode(code));
  return account?.normalSide === "credit" ? fen(-debitFen) : debitFen;
};

/**
 * Sub-balances of one side: each item of the first kind the account asks for stands alone, and so does what no item explains.
 * Parties in debit and parties in credit are never set off (应收款项、应付款项 of the balance sheet).
 */
const sideSum = (
  accounts: readonly Account[],
  balances: readonly AccountAmount[],
  items: readonly ItemAmount[],
): Figures["side"] => {
  const byId = amountsById(balances);
  const itemsByAccount = Map.groupBy(items, (item) => item.accountId);
  return (code, side) => {
    const wanted = (amount: number): number => (side === "debit" ? Math.max(amount, 0) : Math.max(-amount, 0));
    return sumOf(accounts, (account) => {
      if (!account.code.startsWith(code)) return 0;
      const kind = account.itemKinds[0];
      const own = (itemsByAccount.get(account.id) ?? []).filter((item) => item.kind === kind);
      const rest = (byId.get(account.id) ?? 0) - sumOf(own, (item) => item.amountFen);
      return sumOf(own, (item) => wanted(item.amountFen)) + wanted(rest);
    });
  };
};

const nothing = (): Fen => fen(0);

/** Details of a name below a code, on the code's normal side. */
const detailOf =
  (accounts: readonly Account[], sum: (code: string) => Fen): Figures["detail"] =>
  (code, name) => {
    const named = accounts.filter((account) => account.code.startsWith(code) && account.name === name);
    return onNormalSide(
      accounts,
      code,
      sumOf(named, (account) => sum(account.code)),
    );
  };

/** Figures of a balance sheet: where every account stood on one day. */
export const balanceFigures = (
  accounts: readonly Account[],
  balances: readonly AccountAmount[],
  items: readonly ItemAmount[],
): Figures => {
  const sum = sumBelow(accounts, balances);
  return {
    account: (code) => onNormalSide(accounts, code, sum(code)),
    side: sideSum(accounts, balances, items),
    detail: detailOf(accounts, sum),
    opening: nothing,
    transfer: nothing,
    result: () => unclosedResult(accounts, balances),
    measure: nothing,
  };
};

const vouchersOf = (entries: readonly TransferEntry[]): readonly SideSums[] =>
  [...Map.groupBy(entries, (entry) => entry.voucherId).values()].map(sideSumsOf);

/** 收益分配 in both systems: what income statements follow the partners of. */
export const distributionCode = "322";

/** The partners a statement names in lines of their own: those 收益分配 went to, and those it came from. */
export type NamedPartners = { readonly to: readonly string[]; readonly from: readonly string[] };

// The year's result passes from 321 into 322 and within 322; neither is a distribution.
const notPartners = new Set(["321", "322"]);

const isOther = (partner: string, named: readonly string[]): boolean =>
  !notPartners.has(partner) && !named.includes(partner);

/** Figures of an income statement over a span: turnover without closing vouchers, and what 322 moved. */
export const turnoverFigures = (
  accounts: readonly Account[],
  of: {
    /** Debit-positive turnover of the span, closing vouchers left out. */
    readonly turnovers: readonly AccountAmount[];
    /** Debit-positive balances when the span's year (or the span) began. */
    readonly openings: readonly AccountAmount[];
    /** Every entry of the span's vouchers that touch 322, closing vouchers left out. */
    readonly transfers: readonly TransferEntry[];
    /** The partners the statement names in lines of their own. */
    readonly namedPartners: NamedPartners;
  },
): Figures => {
  const turnover = sumBelow(accounts, of.turnovers);
  const opening = sumBelow(accounts, of.openings);
  const vouchers = vouchersOf(of.transfers);
  const others = (voucher: SideSums, from: string, to: string): readonly (readonly [string, string])[] =>
    from === otherCode
      ? [...voucher.debits.keys()].flatMap((each) => (isOther(each, of.namedPartners.from) ? [[each, to]] : []))
      : [...voucher.credits.keys()].flatMap((each) => (isOther(each, of.namedPartners.to) ? [[from, each]] : []));
  const transfer = (from: string, to: string): Fen =>
    sumOf(vouchers, (voucher) =>
      from === otherCode || to === otherCode
        ? sumOf(others(voucher, from, to), ([source, target]) => moved(voucher, source, target))
        : moved(voucher, from, to),
    );
  return {
    account: (code) => onNormalSide(accounts, code, turnover(code)),
    side: nothing,
    detail: detailOf(accounts, turnover),
    opening: (code) =>
      code === resultCode ? unclosedResult(accounts, of.openings) : onNormalSide(accounts, code, opening(code)),
    transfer,
    result: nothing,
    measure: nothing,
  };
};
