import type { StatementLine } from "./statement.ts";

/** What decides whether two lines are the same movement; summaries and remarks are not part of it. */
export type KeyedLine = Pick<
  StatementLine,
  | "bookedOn"
  | "tradedAt"
  | "amountFen"
  | "balanceFen"
  | "serial"
  | "isSerialTrusted"
  | "counterpartyName"
  | "counterpartyAccount"
>;

/** K1 with the bank's own serial, K2 with the balance after the line, K3 without either; `null` where a part is missing. */
export type LineKeys = { readonly k1: string | null; readonly k2: string | null; readonly k3: string };

/** The three keys of a line in the account it belongs to; direction is the sign of the amount. */
export const keysOf = (line: KeyedLine, account: string): LineKeys => {
  const k3 = `${account}|${line.bookedOn}|${line.amountFen}`;
  const serial = trustedSerial(line);
  return {
    k1: serial === null ? null : `${k3}|s${serial}`,
    k2: line.balanceFen === null ? null : `${k3}|b${line.balanceFen}`,
    k3,
  };
};

/**
 * The text under which a line is unique in its account together with `occurrence`: day, amount and balance after. The
 * serial stays out of it, because another export of the same account may not have one.
 */
export const identityKey = (line: KeyedLine): string =>
  // Joined, not a template: a template of several parts is held as a chain of pieces, several times its size.
  [line.bookedOn, line.amountFen, line.balanceFen].join("|");

/** The serial where it may be used as a key. */
export const trustedSerial = (line: KeyedLine): string | null => (line.isSerialTrusted ? line.serial : null);

// Shorter serials are counters of one download; a bank's own number is longer even without its leading zeros.
const shortestSerial = 8;

/** A line whose serial is still to be judged: that takes all lines of its file. */
export type UnsettledLine = Omit<StatementLine, "isSerialTrusted"> & { isSerialTrusted: boolean };

/**
 * Settles which serials may be keys: of a column the bank keeps, long, and unique in the file. The lines themselves are
 * marked, not copies of them: a statement may have a hundred thousand.
 */
export const settleSerials = (lines: readonly UnsettledLine[], isColumnTrusted: boolean): void => {
  if (!isColumnTrusted) return;
  const countBySerial = new Map<string, number>();
  for (const { serial } of lines) if (serial !== null) countBySerial.set(serial, (countBySerial.get(serial) ?? 0) + 1);
  for (const line of lines) {
    if (line.serial === null) continue;
    const isLong = line.serial.replace(/^0+/, "").length >= shortestSerial;
    line.isSerialTrusted = isLong && countBySerial.get(line.serial) === 1;
  }
};
