import type { LocalDate } from "#domain/core/dates.ts";
import type { CapPeriod } from "#domain/caps/cap.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";

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

/**
 * 超限额 of many caps: how many categories went over, and by how much, each fen once. Of a category's yearly, quarterly and
 * monthly caps the one exceeded most counts, its months together; a total over several categories only by what it is
 * exceeded beyond them.
 */
export const excessOfCaps = (caps: readonly CapRow[]): { readonly count: number; readonly amountFen: Fen } => {
  const single = new Map(
    [
      ...Map.groupBy(
        caps.filter((cap) => !cap.isTotal),
        (cap) => cap.category,
      ),
    ].map(([category, own]) => {
      const byPeriod = Map.groupBy(own, (cap) => cap.period);
      return [category, largest([...byPeriod.values()].map((each) => sumOf(each, excessOf)))];
    }),
  );
  const totals = [
    ...Map.groupBy(
      caps.filter((cap) => cap.isTotal),
      (cap) => cap.category,
    ).values(),
  ].map((own) => {
    const of = [...Map.groupBy(own, (cap) => cap.period).values()].map((each) => sumOf(each, excessOf));
    const members = new Set(own.flatMap((cap) => cap.categoryNames));
    return largest([largest(of) - sumOf([...members], (name) => single.get(name) ?? 0)]);
  });
  const over = [...single.values(), ...totals].filter((amount) => amount > 0);
  return { count: over.length, amountFen: sumOf(over, (amount) => amount) };
};

/** What may be spent under a cap in its period: what was voted and what was carried to it; null without a known cap. */
export const capRoomOf = ({ capFen, carriedFen }: Pick<CapRow, "capFen" | "carriedFen">): Fen | null =>
  capFen === null ? null : fen(capFen + carriedFen);
