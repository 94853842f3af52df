import { fen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId } from "#domain/core/ids.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";

type Lines = Pick<VoucherContent, "entries">;

/** The categories of which a voucher takes more back than it spends, with how much more (fen, above zero). */
export const takenBack = ({ entries }: Lines): ReadonlyMap<CategoryId, Fen> => {
  const net = new Map<CategoryId, number>();
  for (const { categoryId, debitFen, creditFen } of entries)
    if (categoryId !== null) net.set(categoryId, (net.get(categoryId) ?? 0) + creditFen - debitFen);
  return new Map([...net].filter(([, amountFen]) => amountFen > 0).map(([id, amountFen]) => [id, fen(amountFen)]));
};

/** The money a voucher brings in over the accounts that hold money (fen; below zero where it goes out). */
export const moneyIn = ({ entries }: Lines, holdsMoney: (id: AccountId) => boolean): Fen =>
  fen(entries.reduce((sum, each) => (holdsMoney(each.accountId) ? sum + each.debitFen - each.creditFen : sum), 0));

/**
 * Why a voucher may not take spending back: `unnamed` says no spending it comes from, `no-money` brings none of it in cash or to the
 * bank, `too-much` is more than is left of what it names.
 */
export type TakenBackFault = {
  readonly reason: "unnamed" | "no-money" | "too-much";
  readonly categoryId: CategoryId;
  readonly amountFen: Fen;
  readonly leftFen: Fen;
};

type Backing = {
  /** What is left of the spending it names, or of the one it puts right, by category; null where there is none. */
  readonly left: ((id: CategoryId) => Fen) | null;
  /** It puts amounts of a posted voucher right, so that no money need come. */
  readonly isCorrection: boolean;
  readonly moneyFen: Fen;
};

/**
 * What is taken back makes room under a cap, so it must have been spent: money that comes back of a named spending, or the
 * correction of a posted voucher, and never more than is left of either. A category is changed by a correction, which is judged under
 * the new one; a credit without category takes nothing back.
 */
export const takenBackFault = (
  content: Lines,
  { left, isCorrection, moneyFen }: Backing,
): TakenBackFault | undefined => {
  let money = moneyFen;
  for (const [categoryId, amountFen] of takenBack(content)) {
    if (left === null) return { reason: "unnamed", categoryId, amountFen, leftFen: fen(0) };
    const leftFen = left(categoryId);
    if (amountFen > leftFen) return { reason: "too-much", categoryId, amountFen, leftFen };
    if (!isCorrection && amountFen > money) return { reason: "no-money", categoryId, amountFen, leftFen };
    money = fen(money - amountFen);
  }
  return undefined;
};
