import { addDays, daysBetween, monthOf, weekdayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { Hit, HitFact } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import { pettyWords } from "./petty-cash.ts";
import type { RuleVersion } from "./rule.ts";
import { firstCodeOf, spentInAll, type Spending } from "./spending.ts";

type Entry = Spending["content"]["entries"][number];

const cash = "101";
const bank = "102";

const lineOf = (spending: Spending, belongs: (entry: Entry) => boolean): number | null => {
  const at = spending.content.entries.findIndex(belongs);
  return at < 0 ? null : at + 1;
};

/** Money that came (positive) or went over an account of the first level; transfers between cash and bank show on both. */
const movedOver = (spending: Spending, code: string): Fen =>
  sumOf(
    spending.content.entries.filter((entry) => firstCodeOf(spending, entry) === code),
    (entry) => entry.debitFen - entry.creditFen,
  );

/** On how many days on end, up to the one before a voucher's, the safe held more than a limit by the books. */
const daysOver = ({ content, around }: Spending, limitFen: Fen, most: number): number => {
  const moved = (through: LocalDate): number =>
    sumOf(
      (around.cashDays ?? []).filter(({ onDate }) => onDate > through),
      ({ amountFen }) => amountFen,
    );
  let days = 0;
  while (days < most) {
    const end = addDays(content.onDate, -(days + 1));
    if (around.cashFen - moved(end) <= limitFen) break;
    days += 1;
  }
  return days;
};

/**
 * K14: after the voucher, the safe holds no more than the limit by the books; money that goes out is never the cause. Days of grace
 * let it hold more for so many days, as long as it came below in between.
 */
export const findTooMuchCash = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const inFen = movedOver(spending, cash);
  const limitFen = parameters.amounts["limitFen"] ?? zeroFen;
  const cashFen = fen(spending.around.cashFen + inFen);
  if (inFen <= 0 || cashFen <= limitFen) return [];
  const graceDays = parameters.counts["days"];
  if (graceDays !== undefined && daysOver(spending, limitFen, graceDays + 1) <= graceDays) return [];
  const line = lineOf(spending, (entry) => firstCodeOf(spending, entry) === cash);
  const grace = graceDays === undefined ? {} : { days: graceDays };
  const facts = { cashFen, limitFen, thisFen: inFen, overFen: fen(cashFen - limitFen), ...grace };
  return [hitBy(rule, { line, facts })];
};

/** What other vouchers of the day paid in cash to one payee of this one: to the payee who got the most. */
const paidThatDay = ({ around }: Spending) =>
  (around.cashPaid ?? []).toSorted((one, other) => other.amountFen - one.amountFen)[0];

/** 备用金 stays with the village until it is paid out. */
const isPetty = (spending: Spending, entry: Entry): boolean =>
  pettyWords([]).some((word) => (spending.around.accounts.get(entry.accountId)?.name ?? "").includes(word));

/** What leaves the safe to somebody: for a spending, a debt or an advance alike; what goes to the bank or into petty cash stays. */
const paidInCash = (spending: Spending): number => {
  const keptFen = sumOf(
    spending.content.entries.filter((entry) => firstCodeOf(spending, entry) === bank || isPetty(spending, entry)),
    (entry) => entry.debitFen - entry.creditFen,
  );
  return -movedOver(spending, cash) - Math.max(keptFen, 0);
};

/**
 * K15: what is paid in cash stays under the limit, by the payment or by the payee and day, so that a sum cut in two slips past
 * nothing; a signed list of the village's own people may be exempt.
 */
export const findCashPayment = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const ownFen = paidInCash(spending);
  const before = parameters.flags["sumsPayeeDay"] === true ? paidThatDay(spending) : undefined;
  const paidFen = ownFen <= 0 ? ownFen : ownFen + (before?.amountFen ?? 0);
  const limitFen = parameters.amounts["limitFen"] ?? zeroFen;
  const isExclusive = parameters.flags["isExclusive"] === true;
  if (paidFen <= 0 || (isExclusive ? paidFen < limitFen : paidFen <= limitFen)) return [];
  const isListed = spending.content.documents.some((document) => document.kind === "list");
  if (parameters.flags["exemptsLists"] === true && isListed) return [];
  const line = lineOf(spending, (entry) => firstCodeOf(spending, entry) === cash);
  const others = before === undefined ? {} : { payee: before.payee, thisFen: fen(ownFen), othersFen: before.amountFen };
  return [hitBy(rule, { line, facts: { amountFen: fen(paidFen), limitFen, isExclusive, ...others } })];
};

/** How late takings that come into the safe were handed over by who collected them: the last day allowed is in time. */
const lateHandover = (
  { counts }: PlainParameters,
  spending: Spending,
  onDate: LocalDate,
): Readonly<Record<string, HitFact>> | undefined => {
  const { handoverDays } = counts;
  if (handoverDays === undefined || movedOver(spending, cash) <= 0) return undefined;
  const taken = daysBetween(onDate, spending.content.onDate);
  return taken > handoverDays ? { taken, days: handoverDays, isHandover: true } : undefined;
};

/** How late one receipt's takings are banked: within days, at once from an amount on, and in the month of the receipt. */
const lateBanking = (
  { amounts, counts, flags }: PlainParameters,
  { content }: Spending,
  document: Spending["content"]["documents"][number],
): Readonly<Record<string, HitFact>> | undefined => {
  if (document.onDate === null) return undefined;
  const taken = daysBetween(document.onDate, content.onDate);
  const immediateFen = amounts["immediateFen"];
  // A receipt without its amount is measured by what the voucher brings in.
  const amountFen = document.amountFen ?? sumOf(content.entries, (entry) => entry.creditFen);
  if (immediateFen !== undefined && amountFen >= immediateFen && taken > 0)
    return { taken, days: 0, immediateFen, amountFen: fen(amountFen) };
  if (flags["forbidsAcrossMonths"] === true && monthOf(document.onDate) < monthOf(content.onDate))
    return { taken, days: counts["days"] ?? 0, isAcrossMonths: true };
  const { days } = counts;
  return days !== undefined && taken > days ? { taken, days } : undefined;
};

const isIncome = (spending: Spending, entry: Entry): boolean => {
  const account = spending.around.accounts.get(entry.accountId);
  return account?.class === "profit-loss" && account.normalSide === "credit" && entry.creditFen - entry.debitFen > 0;
};

/** 应收款, 内部往来: rent and fees put down before are taken when these are settled. */
const claims = ["112", "113"];

/** What a voucher takes in: income, or the settling of a claim on outsiders or members for which it names a receipt. */
const isTaking = (spending: Spending, entry: Entry): boolean =>
  isIncome(spending, entry) ||
  (claims.includes(firstCodeOf(spending, entry)) &&
    entry.creditFen - entry.debitFen > 0 &&
    spending.content.documents.some(({ kind }) => kind === "fiscal-receipt"));

/**
 * K16: takings are banked whole and soon. 坐支: one voucher that books income and spends it at once. Late: the receipt's own
 * date lies further before the voucher's than the days allowed.
 */
export const findUnbankedTakings = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const { content } = spending;
  const line = lineOf(spending, (entry) => isTaking(spending, entry));
  if (line === null) return [];
  const hits: Hit[] = [];
  const spentFen = spentInAll(content);
  if (parameters.flags["forbidsNetting"] === true && spentFen > 0) {
    const incomeFen = sumOf(
      content.entries.filter((entry) => isTaking(spending, entry)),
      (entry) => entry.creditFen,
    );
    hits.push(hitBy(rule, { line, facts: { isNetting: true, incomeFen, amountFen: spentFen } }));
  }
  for (const document of content.documents) {
    if (document.kind !== "fiscal-receipt" || document.onDate === null) continue;
    const late = lateHandover(parameters, spending, document.onDate) ?? lateBanking(parameters, spending, document);
    if (late === undefined) continue;
    const facts = { isNetting: false, number: document.number, receiptOn: document.onDate, ...late };
    hits.push(hitBy(rule, { line, facts }));
  }
  return hits;
};

/** K30: money that leaves the bank or the safe on a day off. Saturdays and Sundays that are worked are listed, like holidays. */
export const findPaidOnDayOff = (
  rule: RuleVersion,
  parameters: PlainParameters,
  spending: Spending,
): readonly Hit[] => {
  const on = spending.content.onDate;
  const paidFen = -(movedOver(spending, cash) + movedOver(spending, bank));
  if (paidFen <= 0 || parameters.workdays.includes(on)) return [];
  const isHoliday = parameters.days.includes(on);
  const isWeekend = parameters.flags["warnsOnWeekends"] === true && weekdayOf(on) >= 6;
  if (!isHoliday && !isWeekend) return [];
  return [
    hitBy(rule, { line: null, facts: { onDate: on, isHoliday, weekday: weekdayOf(on), amountFen: fen(paidFen) } }),
  ];
};
