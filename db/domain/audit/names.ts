/** `2026-07 记-3`. */
export const voucherNameOf = (voucher: {
  readonly month: string;
  readonly number: number;
  readonly word?: string | undefined;
}): string => `${voucher.month} ${voucher.word ?? "记"}-${voucher.number}`;

const mostListed = 20;

/** Names for a finding: the first twenty, and how many there are in all where there are more. */
export const listed = (names: readonly string[]): string[] =>
  names.length <= mostListed ? [...names] : [...names.slice(0, mostListed), `…共${names.length}`];
