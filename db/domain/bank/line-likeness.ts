import { foldCompact } from "./cell-text.ts";
import { trustedSerial, type KeyedLine } from "./line-keys.ts";

export const differ = (left: string | number | null, right: string | number | null): boolean =>
  left !== null && right !== null && left !== "" && right !== "" && left !== right;

export const timeOf = ({ tradedAt }: KeyedLine): string | null => tradedAt?.split(" ")[1] ?? null;

export const hasSameSerial = (left: KeyedLine, right: KeyedLine): boolean =>
  trustedSerial(left) !== null && trustedSerial(left) === trustedSerial(right);

export const hasOtherSerial = (left: KeyedLine, right: KeyedLine): boolean =>
  differ(trustedSerial(left), trustedSerial(right));

/** Two texts that cannot be the same one: what an export hides behind stars says nothing. */
const contradict = (left: string, right: string): boolean => {
  const [one, other] = [foldCompact(left), foldCompact(right)];
  if (one === "" || other === "" || one === other) return false;
  if (!one.includes("*") && !other.includes("*")) return true;
  const [oneStart = "", otherStart = ""] = [one.split("*")[0], other.split("*")[0]];
  const [oneEnd = "", otherEnd = ""] = [one.split("*").at(-1), other.split("*").at(-1)];
  const isSameStart = oneStart.startsWith(otherStart) || otherStart.startsWith(oneStart);
  return !isSameStart || !(oneEnd.endsWith(otherEnd) || otherEnd.endsWith(oneEnd));
};

// Banks cut names off at a width of their own; a shorter text may be somebody's whole name.
const leastOfCutName = 8;
const isCutOff = (left: string, right: string): boolean => {
  const [short = "", long = ""] = [foldCompact(left), foldCompact(right)].toSorted((a, b) => a.length - b.length);
  return short.length >= leastOfCutName && long.startsWith(short);
};

const hasOtherParty = (left: KeyedLine, right: KeyedLine): boolean =>
  contradict(left.counterpartyAccount, right.counterpartyAccount) ||
  (contradict(left.counterpartyName, right.counterpartyName) &&
    !isCutOff(left.counterpartyName, right.counterpartyName));

/** Without balances, time and counterparty may only disprove, and only when both sides have them. */
export const isDisproved = (left: KeyedLine, right: KeyedLine): boolean =>
  differ(timeOf(left), timeOf(right)) || hasOtherParty(left, right);

/** How surely two lines of one day and amount are the same; the passes run in this order. */
export type Likeness =
  "serial" | "balance-and-time" | "no-balance" | "balance-only" | "other-party" | "serial-only" | "other-serial";
export const passes: readonly Likeness[] = [
  "serial",
  "balance-and-time",
  "no-balance",
  "balance-only",
  "other-party",
  "serial-only",
  "other-serial",
];

export const likenessOf = (left: KeyedLine, right: KeyedLine): Likeness | undefined => {
  const isBalanceKnown = left.balanceFen !== null && right.balanceFen !== null;
  const isBalanceOther = isBalanceKnown && left.balanceFen !== right.balanceFen;
  if (hasSameSerial(left, right)) return isBalanceOther ? "serial-only" : "serial";
  if (isBalanceOther) return undefined;
  if (hasOtherSerial(left, right)) return isDisproved(left, right) ? undefined : "other-serial";
  if (isBalanceKnown && hasOtherParty(left, right)) return "other-party";
  if (isBalanceKnown) return differ(timeOf(left), timeOf(right)) ? "balance-only" : "balance-and-time";
  return isDisproved(left, right) ? undefined : "no-balance";
};
