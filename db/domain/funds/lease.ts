import {
  addDays,
  addMonths,
  daysBetween,
  lastDayOf,
  localDate,
  month,
  type LocalDate,
  yearOf,
} from "#domain/core/dates.ts";
import { fen, shareOf, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";

/** What is let: the sorts that 发包租赁 registers tell apart. */
export type LeaseSort = "land" | "pond" | "orchard" | "forest" | "house" | "shop" | "equipment" | "other";

/** How the lessee was found. */
export type TenderMode = "public-tender" | "auction" | "negotiation" | "renewal" | "other";

export const leaseSortNames: Readonly<Record<LeaseSort, string>> = {
  land: "耕地",
  pond: "鱼塘",
  orchard: "果园",
  forest: "林地",
  house: "房屋",
  shop: "门面",
  equipment: "设备",
  other: "其他",
};
export const tenderNames: Readonly<Record<TenderMode, string>> = {
  "public-tender": "公开招标",
  auction: "拍卖竞价",
  negotiation: "协商",
  renewal: "续租",
  other: "其他",
};

/** From `fromOn` on the rent of a year is `yearFen`; the first step is the contract's first rent. */
export type RentStep = { readonly fromOn: LocalDate; readonly yearFen: Fen };

/** The terms that rent follows from. A period is 1, 3, 6 or 12 months; rent falls due at its first or its last day. */
export type LeaseTerms = {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly periodMonths: number;
  readonly isDueAtStart: boolean;
  readonly steps: readonly RentStep[];
  /** The day a contract ended early; null while it runs to its term. */
  readonly endedOn: LocalDate | null;
};

export type RentDue = {
  readonly no: number;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly amountFen: Fen;
};

/** The same day `count` months later, or the last day of that month where it has no such day. */
const sameDayLater = (date: LocalDate, count: number): LocalDate => {
  const target = addMonths(month(date.slice(0, 7)), count);
  const last = lastDayOf(target);
  const day = Math.min(Number(date.slice(8)), Number(last.slice(8)));
  return localDate(`${target}-${String(day).padStart(2, "0")}`);
};

const yearRentOn = (steps: readonly RentStep[], on: LocalDate): number =>
  steps.filter((step) => step.fromOn <= on).at(-1)?.yearFen ?? steps[0]?.yearFen ?? 0;

/**
 * The rent of every period of a contract. Within a contract year the periods add up to the rent of the year to the fen; a
 * last period cut short pays by days. A step counts for the periods that begin on or after its day.
 */
export const rentSchedule = (terms: LeaseTerms): readonly RentDue[] => {
  const end = terms.endedOn !== null && terms.endedOn < terms.toOn ? terms.endedOn : terms.toOn;
  const perYear = Math.max(1, Math.round(12 / terms.periodMonths));
  const dues: RentDue[] = [];
  for (let index = 0; index < 1200; index += 1) {
    const fromOn = sameDayLater(terms.fromOn, index * terms.periodMonths);
    if (fromOn > end) break;
    const fullTo = addDays(sameDayLater(terms.fromOn, (index + 1) * terms.periodMonths), -1);
    const yearFen = yearRentOn(terms.steps, fromOn);
    const place = index % perYear;
    const full = shareOf(yearFen, place + 1, perYear) - shareOf(yearFen, place, perYear);
    const toOn = fullTo > end ? end : fullTo;
    const days = daysBetween(fromOn, toOn) + 1;
    const amountFen = toOn === fullTo ? full : shareOf(full, days, daysBetween(fromOn, fullTo) + 1);
    dues.push({ no: index + 1, fromOn, toOn, dueOn: terms.isDueAtStart ? fromOn : toOn, amountFen: fen(amountFen) });
  }
  return dues;
};

/**
 * What of the rent received before the books began was not earned by then, by contract: at most what the books owed the
 * lessee at that time.
 */
export const unearnedBefore = <Key>(
  leases: readonly (LeaseTerms & { readonly id: Key; readonly openingReceivedFen: Fen })[],
  { startOn, owedFen }: { readonly startOn: LocalDate; readonly owedFen: number },
): ReadonlyMap<Key, Fen> => {
  let left = owedFen;
  const unearned = new Map<Key, Fen>();
  const before = addDays(startOn, -1);
  for (const lease of leases) {
    const endedOn = lease.endedOn !== null && lease.endedOn < before ? lease.endedOn : before;
    const earned = rentSchedule({ ...lease, endedOn }).reduce((total, due) => total + due.amountFen, 0);
    const amount = Math.max(0, Math.min(left, lease.openingReceivedFen - earned));
    left -= amount;
    if (amount > 0) unearned.set(lease.id, fen(amount));
  }
  return unearned;
};

export type SettledDue = RentDue & { readonly paidFen: Fen; readonly openFen: Fen };

export type LeaseStanding = {
  readonly dues: readonly SettledDue[];
  /** Fallen due up to the day, received in all, and what of the former is still open. */
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
  readonly arrearsFen: Fen;
  /** Received beyond what has fallen due: rent of later periods. */
  readonly advanceFen: Fen;
  readonly oldestArrearsOn: LocalDate | null;
};

/** Lays what was received on the oldest rent first, and says what is in arrears on a day. */
export const leaseStanding = (dues: readonly RentDue[], receivedFen: Fen, on: LocalDate): LeaseStanding => {
  let left: number = Math.max(0, receivedFen);
  const settled = dues.map((due): SettledDue => {
    const paid = Math.min(left, due.amountFen);
    left -= paid;
    return { ...due, paidFen: fen(paid), openFen: fen(due.amountFen - paid) };
  });
  const fallen = settled.filter((due) => due.dueOn <= on);
  const dueFen = fen(fallen.reduce((total, due) => total + due.amountFen, 0));
  const arrears = fallen.reduce((total, due) => total + due.openFen, 0);
  return {
    dues: settled,
    dueFen,
    receivedFen,
    arrearsFen: fen(arrears),
    advanceFen: receivedFen > dueFen ? fen(receivedFen - dueFen) : zeroFen,
    oldestArrearsOn: fallen.find((due) => due.openFen > 0)?.dueOn ?? null,
  };
};

/**
 * What an amount received on a day pays of periods that begin after that day's year, laid on the oldest open rent first; what is beyond
 * all rent the contract asks for counts there too.
 */
export const rentOfLaterYears = (
  dues: readonly Pick<SettledDue, "fromOn" | "openFen">[],
  amountFen: Fen,
  on: LocalDate,
): Fen => {
  const isThisYear = ({ fromOn }: Pick<SettledDue, "fromOn">): boolean => yearOf(fromOn) <= yearOf(on);
  return fen(Math.max(0, amountFen - sumOf(dues.filter(isThisYear), ({ openFen }) => openFen)));
};

/** Why terms cannot stand: term-reversed, period-bad, step-missing, steps-unordered. */
export type LeaseFault = "term-reversed" | "period-bad" | "step-missing" | "steps-unordered";

export const leaseFault = (terms: LeaseTerms): LeaseFault | undefined => {
  if (terms.fromOn > terms.toOn || (terms.endedOn !== null && terms.endedOn < terms.fromOn)) return "term-reversed";
  if (![1, 3, 6, 12].includes(terms.periodMonths)) return "period-bad";
  if (terms.steps.length === 0 || (terms.steps[0]?.fromOn ?? terms.fromOn) > terms.fromOn) return "step-missing";
  const isOrdered = terms.steps.every(
    (step, index) => index === 0 || (terms.steps[index - 1]?.fromOn ?? step.fromOn) < step.fromOn,
  );
  return isOrdered ? undefined : "steps-unordered";
};
