import { daysBetween } from "#domain/core/dates.ts";
import type { OpenLine } from "./match-reasons.ts";

/** A payment and the bank's own taking back of it (冲正, 退汇): together they moved nothing. */
export type ReversalPair = { readonly line: string; readonly reversal: string; readonly days: number };

// 退回 alone is not among them: a deposit that comes back was really paid and is booked both times.
const reversalWords = ["冲正", "退汇", "冲账", "冲帐", "退票", "抹账", "抹帐"];
// A bounced transfer comes back within days; a month covers holidays, and anything later is asked of a person.
const mostDays = 31;

const saysReversal = (line: OpenLine): boolean =>
  line.isReversal || reversalWords.some((word) => line.text.includes(word));

/** The same counterparty, where both lines say one; a line that says none is only taken on the same day. */
const isSameParty = (line: OpenLine, reversal: OpenLine): boolean => {
  if (line.counterpartyAccount !== "" && reversal.counterpartyAccount !== "")
    return line.counterpartyAccount === reversal.counterpartyAccount;
  if (line.counterpartyName !== "" && reversal.counterpartyName !== "")
    return line.counterpartyName === reversal.counterpartyName;
  return line.onDate === reversal.onDate;
};

/** True when `reversal` takes `line` back: opposite amount to the cent, not before it, same counterparty, and it says so. */
export const isReversalOf = (line: OpenLine, reversal: OpenLine): boolean => {
  if (line.key === reversal.key || line.amountFen !== -reversal.amountFen || saysReversal(line)) return false;
  const days = daysBetween(line.onDate, reversal.onDate);
  return saysReversal(reversal) && days >= 0 && days <= mostDays && isSameParty(line, reversal);
};

/**
 * Ties every reversal to the payment it takes back: the latest one before it that is still free. Twins on one day are alike
 * in all that counts, so the first by key is taken. `lines` are sorted by key; the answer depends on nothing else.
 */
export const reversalPairs = (lines: readonly OpenLine[]): readonly ReversalPair[] => {
  const byAmount = new Map<number, OpenLine[]>();
  for (const line of lines) {
    const alike = byAmount.get(line.amountFen);
    if (alike === undefined) byAmount.set(line.amountFen, [line]);
    else alike.push(line);
  }
  const taken = new Set<string>();
  const inTime = lines
    .filter(saysReversal)
    .toSorted((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : 0));
  return inTime.flatMap((reversal) => {
    const free = (byAmount.get(-reversal.amountFen) ?? []).filter(
      (line) => !taken.has(line.key) && isReversalOf(line, reversal),
    );
    const latest = free.reduce<OpenLine | undefined>(
      (best, line) => (best === undefined || line.onDate > best.onDate ? line : best),
      undefined,
    );
    if (latest === undefined) return [];
    taken.add(latest.key);
    return [{ line: latest.key, reversal: reversal.key, days: daysBetween(latest.onDate, reversal.onDate) }];
  });
};
