import type { LocalDate, Quarter } from "#domain/core/dates.ts";
import type { CapPeriod } from "#domain/caps/cap.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { FindingLine } from "./quarter-book.ts";

/** A category under its cap at the end of the quarter; `capFen` null without a cap, or when the band's base is missing. */
export type CapRow = {
  readonly category: string;
  readonly categoryNames: readonly string[];
  readonly period: CapPeriod;
  readonly periodName: string;
  readonly hasCap: boolean;
  /** Nothing may be spent on it, by a rule and not by a vote. */
  readonly isForbidden: boolean;
  readonly isNonProductive: boolean;
  readonly capFen: Fen | null;
  readonly firstCapFen: Fen | null;
  readonly resolutionNumber: string;
  readonly metOn: LocalDate | null;
  readonly version: number;
  /** The total of several categories, each of which is listed by itself. */
  readonly isTotal: boolean;
  /** 上期结转: what the period before left unused and the vote carries on. */
  readonly carriedFen: Fen;
  readonly quarterFen: Fen;
  readonly usedFen: Fen;
  readonly committedFen: Fen;
};

const excessOf = (cap: CapRow): number => Math.max(0, cap.usedFen - (capRoomOf(cap) ?? cap.usedFen));

const largest = (amounts: readonly number[]): number => Math.max(0, ...amounts);

/** What a voucher went over the cap in force when it was booked, as its finding (E14) keeps it. */
export type BookedExcess = { readonly category: string; readonly periodName: string; readonly overFen: Fen };

const capKinds: ReadonlySet<unknown> = new Set(["K04", "K05", "K06"]);

/** The findings of a quarter that are vouchers booked over a voted cap, answered, ratified or not. */
export const bookedExcessOf = (
  findings: readonly Pick<FindingLine, "test" | "foundIn" | "facts">[],
  quarter: Quarter,
): readonly BookedExcess[] =>
  findings.flatMap(({ test, foundIn, facts }) => {
    const { rule, categoryName, periodName, overFen } = facts;
    if (test !== "E14" || foundIn !== quarter || !capKinds.has(rule)) return [];
    return typeof categoryName === "string" && typeof periodName === "string" && typeof overFen === "number"
      ? [{ category: categoryName, periodName, overFen: fen(overFen) }]
      : [];
  });

type Excess = Pick<CapRow, "category" | "categoryNames" | "period" | "isTotal"> & { readonly overFen: number };

/** The caps at the quarter's end, each with the most it was exceeded by, then or when a voucher was booked over it. */
const excesses = (caps: readonly CapRow[], booked: readonly BookedExcess[]): readonly Excess[] => {
  const of = (cap: Pick<CapRow, "category" | "periodName">): readonly number[] =>
    booked
      .filter(({ category, periodName }) => category === cap.category && periodName === cap.periodName)
      .map(({ overFen }) => overFen);
  const shown = new Set(caps.map(({ category, periodName }) => `${category} ${periodName}`));
  // A cap that ended within the quarter stands on no row any more.
  const ended = Map.groupBy(
    booked.filter(({ category, periodName }) => !shown.has(`${category} ${periodName}`)),
    ({ category }) => category,
  );
  return [
    ...caps.map((cap) => ({ ...cap, overFen: largest([excessOf(cap), ...of(cap)]) })),
    ...[...ended].map(([category, own]) => ({
      category,
      categoryNames: [category],
      period: "year" as const,
      isTotal: false,
      overFen: largest(own.map(({ overFen }) => overFen)),
    })),
  ];
};

/** Of one category the kind of period exceeded most, its periods together. */
const worstOf = (own: readonly Excess[]): number =>
  largest([...Map.groupBy(own, ({ period }) => period).values()].map((each) => sumOf(each, ({ overFen }) => overFen)));

/**
 * 超限额 of many caps: how many categories went over, and by how much, each fen once. Of a category's yearly, quarterly and
 * monthly caps the one exceeded most counts, its months together; a total over several categories only by what it is
 * exceeded beyond them. What was booked over the cap of its day counts though a later vote raised the cap.
 */
export const excessOfCaps = (
  caps: readonly CapRow[],
  booked: readonly BookedExcess[] = [],
): { readonly count: number; readonly amountFen: Fen } => {
  const all = excesses(caps, booked);
  const byCategory = (isTotal: boolean) =>
    Map.groupBy(
      all.filter((each) => each.isTotal === isTotal),
      ({ category }) => category,
    );
  const single = new Map([...byCategory(false)].map(([category, own]) => [category, worstOf(own)]));
  const totals = [...byCategory(true).values()].map((own) => {
    const members = new Set(own.flatMap((cap) => cap.categoryNames));
    return largest([worstOf(own) - sumOf([...members], (name) => single.get(name) ?? 0)]);
  });
  const over = [...single.values(), ...totals].filter((amount) => amount > 0);
  return { count: over.length, amountFen: sumOf(over, (amount) => amount) };
};

/** What may be spent under a cap in its period: what was voted and what was carried to it; null without a known cap. */
export const capRoomOf = ({ capFen, carriedFen }: Pick<CapRow, "capFen" | "carriedFen">): Fen | null =>
  capFen === null ? null : fen(capFen + carriedFen);
