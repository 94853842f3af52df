import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";

/** One entry as it is printed: the first-level account apart from the rest of its name. */
export type SlipEntry = {
  readonly summary: string;
  readonly firstAccount: string;
  readonly detailAccount: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  /** How much of what, and at which price, on an account that keeps quantities. */
  readonly quantity?: { readonly amount: string; readonly unit: string; readonly price: string } | null;
};

/** The detail account as it stands on paper, with the quantity and its price behind it. */
export const detailText = ({ detailAccount, quantity }: SlipEntry): string => {
  if (quantity === undefined || quantity === null) return detailAccount;
  const { amount, unit, price } = quantity;
  return [detailAccount, `${amount}${unit}${price === "" ? "" : `×${price}`}`].filter((text) => text !== "").join("　");
};

/** What of a voucher stands on paper; names are empty where nobody has signed yet. */
export type SlipVoucher = {
  readonly id: string;
  readonly ledgerName: string;
  readonly word: string;
  readonly number: number | null;
  readonly isPosted: boolean;
  readonly onDate: LocalDate;
  readonly paperCount: number;
  readonly entries: readonly SlipEntry[];
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly postedBy: string;
  readonly cashier: string;
  readonly supervisor: string;
  /** How often it was printed before: from the second time on, the slip says so. */
  readonly printedBefore: number;
  /** What this paper is, where it is not the office's own: printed at its foot. */
  readonly mark?: string;
  /** Where an imported voucher comes from, and who prepared it there; absent for the office's own. */
  readonly source?: string;
};

export type SlipLine = { readonly kind: "entry"; readonly entry: SlipEntry } | ({ readonly kind: "carried" } & Sums);
type Sums = { readonly debitFen: Fen; readonly creditFen: Fen };

/** One sheet of a voucher: `no` of `of` (分数编号), with at most the lines its paper has. */
export type Slip = {
  readonly voucher: SlipVoucher;
  readonly no: number;
  readonly of: number;
  readonly lines: readonly SlipLine[];
  /** The sums up to and with this sheet; on the last one the voucher's totals. */
  readonly sums: Sums;
  readonly isLast: boolean;
};

const sumsOf = (entries: readonly SlipEntry[]): Sums => ({
  debitFen: sumOf(entries, (entry) => entry.debitFen),
  creditFen: sumOf(entries, (entry) => entry.creditFen),
});

/**
 * The sheets of a voucher on paper with `lineCount` lines (at least two). Every sheet but the first begins with the sums
 * carried from the one before, which ends with them.
 */
export const slipsOf = (voucher: SlipVoucher, lineCount: number): readonly Slip[] => {
  const { entries } = voucher;
  const rest = Math.max(0, entries.length - lineCount);
  const of = 1 + Math.ceil(rest / (lineCount - 1));
  return Array.from({ length: of }, (_none, index): Slip => {
    const from = index === 0 ? 0 : lineCount + (index - 1) * (lineCount - 1);
    const to = lineCount + index * (lineCount - 1);
    const own = entries.slice(from, to).map((entry): SlipLine => ({ kind: "entry", entry }));
    const lines = index === 0 ? own : [{ kind: "carried", ...sumsOf(entries.slice(0, from)) } as const, ...own];
    return { voucher, no: index + 1, of, lines, sums: sumsOf(entries.slice(0, to)), isLast: index === of - 1 };
  });
};

/** The cells of the amount grid, from 亿 to 分. */
export const gridPlaces = ["亿", "千", "百", "十", "万", "千", "百", "十", "元", "角", "分"] as const;

/**
 * The signs in the cells of the amount grid: digits at the right, `￥` before them where `hasCurrency`, and `-` before those
 * of a red amount, so that it also reads as red in black and white. All blank for zero; `undefined` when it has no room.
 */
export const gridCells = (amountFen: Fen, hasCurrency = false): readonly string[] | undefined => {
  const blank = gridPlaces.map(() => "");
  if (amountFen === 0) return blank;
  const digits = String(Math.abs(fen(amountFen))).padStart(3, "0");
  const signs = [...(hasCurrency ? ["￥"] : []), ...(amountFen < 0 ? ["-"] : []), ...Array.from(digits)];
  // The currency sign gives way where the digits need its cell; the minus never does.
  const shown = signs.length > gridPlaces.length && hasCurrency ? signs.slice(1) : signs;
  if (shown.length > gridPlaces.length) return undefined;
  return [...blank.slice(shown.length), ...shown];
};
