import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";

/** A line of the bank's journal that nothing books yet. + arrives, − leaves. Texts are `""` when the bank says nothing. */
export type OpenLine = {
  readonly key: string;
  readonly onDate: LocalDate;
  readonly tradedAt: string;
  readonly amountFen: Fen;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly text: string;
  readonly serial: string;
  readonly isReversal: boolean;
};

/** An entry on the bank's account in the books that no bank line explains. + debit, − credit. */
export type OpenEntry = {
  readonly key: string;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly summary: string;
  /** Names the voucher gives for whom it paid or who paid: auxiliary items and parties of its documents. */
  readonly names: readonly string[];
  /** Account numbers of those. */
  readonly accounts: readonly string[];
  /** Numbers of the bank slips the voucher lists. */
  readonly slips: readonly string[];
};

/** How far the bank's day may lie from the voucher's: so many days before it and so many after. */
export type MatchWindow = { readonly daysBefore: number; readonly daysAfter: number };

/** Why two belong together, in words another person can check. `days` counts from the voucher's day to the bank's. */
export type MatchReason =
  | { readonly code: "same-serial"; readonly serial: string }
  | { readonly code: "same-day" }
  | { readonly code: "same-account"; readonly account: string }
  | { readonly code: "same-name"; readonly name: string }
  | { readonly code: "days-apart"; readonly days: number }
  | { readonly code: "only-candidate" }
  | { readonly code: "exact-sum"; readonly count: number }
  | { readonly code: "by-hand" };

/** 0: the bank's own number; 1: day, amount and counterparty; 2: amount within the window; 3: an exact sum; null: by hand. */
export type MatchPass = 0 | 1 | 2 | 3 | null;

/** `isContradicted`: both sides name an account and not the same one, so only a person may put them together. */
export type Relation = {
  readonly pass: 0 | 1 | 2;
  readonly reasons: readonly MatchReason[];
  readonly isContradicted: boolean;
};

const plain = (text: string): string => text.replaceAll(/[\s()（）·.]/g, "");
const digits = (text: string): string => text.replaceAll(/[\s-]/g, "");

const partyReason = (line: OpenLine, entry: OpenEntry): readonly MatchReason[] => {
  const account = digits(line.counterpartyAccount);
  if (account !== "" && entry.accounts.some((each) => digits(each) === account))
    return [{ code: "same-account", account: line.counterpartyAccount }];
  const name = plain(line.counterpartyName);
  if (name !== "" && (entry.names.some((each) => plain(each) === name) || plain(entry.summary).includes(name)))
    return [{ code: "same-name", name: line.counterpartyName }];
  return [];
};

/** True when both sides name an account and none is the same: no name or amount outweighs that. */
const isOtherAccount = (line: OpenLine, entry: OpenEntry): boolean => {
  const account = digits(line.counterpartyAccount);
  const known = entry.accounts.filter((each) => each !== "");
  return account !== "" && known.length > 0 && !known.some((each) => digits(each) === account);
};

/**
 * How a line and an entry of one bank account belong together, or `undefined`. Amount and direction are always exact: an
 * almost equal amount is another payment. Two accounts that disagree leave only the window, and are never beyond doubt.
 */
export const relationOf = (line: OpenLine, entry: OpenEntry, window: MatchWindow): Relation | undefined => {
  if (line.amountFen !== entry.amountFen) return undefined;
  if (line.serial !== "" && entry.slips.includes(line.serial))
    return { pass: 0, reasons: [{ code: "same-serial", serial: line.serial }], isContradicted: false };
  const days = daysBetween(entry.onDate, line.onDate);
  if (days < -window.daysBefore || days > window.daysAfter) return undefined;
  const isContradicted = isOtherAccount(line, entry);
  const party = isContradicted ? [] : partyReason(line, entry);
  if (days === 0 && party.length > 0) return { pass: 1, reasons: [{ code: "same-day" }, ...party], isContradicted };
  const near: MatchReason = days === 0 ? { code: "same-day" } : { code: "days-apart", days };
  return { pass: 2, reasons: [near, ...party], isContradicted };
};
