import { firstLevelCode } from "./account.ts";

/** What a voucher has on each side of each first-level account, in fen; red amounts are negative. */
export type SideSums = { readonly debits: ReadonlyMap<string, number>; readonly credits: ReadonlyMap<string, number> };

export const sideSumsOf = (
  lines: readonly { readonly code: string; readonly debitFen: number; readonly creditFen: number }[],
): SideSums => {
  const debits = new Map<string, number>();
  const credits = new Map<string, number>();
  for (const line of lines) {
    const code = firstLevelCode(line.code);
    if (line.debitFen !== 0) debits.set(code, (debits.get(code) ?? 0) + line.debitFen);
    if (line.creditFen !== 0) credits.set(code, (credits.get(code) ?? 0) + line.creditFen);
  }
  return { debits, credits };
};

const smaller = (left: number, right: number): number => (Math.abs(left) <= Math.abs(right) ? left : right);

/** What one voucher moved from one first-level account to another: the smaller of the two sides, both of one sign. */
export const moved = ({ debits, credits }: SideSums, from: string, to: string): number => {
  const debit = debits.get(from) ?? 0;
  const credit = credits.get(to) ?? 0;
  return Math.sign(debit) === Math.sign(credit) ? smaller(debit, credit) : 0;
};
