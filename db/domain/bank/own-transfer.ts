import { daysBetween, type LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";

/** A line of one of the office's own bank accounts. `accountNumber` is that account's, `counterpartyAccount` what the bank says. */
export type OwnLine = {
  readonly accountNumber: string;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly counterpartyAccount: string;
};

const digits = (text: string): string => text.replaceAll(/[\s-]/g, "");
const names = (line: OwnLine, other: OwnLine): boolean =>
  line.counterpartyAccount === "" || digits(line.counterpartyAccount) === digits(other.accountNumber);

/**
 * True when two lines are the two ends of one transfer between own accounts: the same amount leaves one and arrives at the
 * other, not earlier and at most `mostDays` later, and neither bank names somebody else. At least one of them names the other.
 */
export const isOwnTransfer = (one: OwnLine, other: OwnLine, mostDays: number): boolean => {
  if (one.accountNumber === other.accountNumber || one.amountFen !== -other.amountFen) return false;
  const [leaving, arriving] = one.amountFen < 0 ? [one, other] : [other, one];
  const days = daysBetween(leaving.onDate, arriving.onDate);
  const isNamed = one.counterpartyAccount !== "" || other.counterpartyAccount !== "";
  return days >= 0 && days <= mostDays && isNamed && names(one, other) && names(other, one);
};
