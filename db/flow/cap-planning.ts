import type { OutputOf } from "#contract/contract.ts";
import { capFenOf, decidingVersion, type Cap, type CapBases } from "#domain/caps/cap.ts";
import { asWholeYear, knownMonths, periodsOfYear, proposedCap } from "#domain/caps/plan.ts";
import { assert } from "#domain/core/assert.ts";
import { chinaDateOf, localDate, month, monthsBetween, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { readCategoryUses } from "#store/audit-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readCategories, type CategoryRow } from "#store/category-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { sizedOn } from "./cap-units.ts";
import { basesOn } from "./cap-bases.ts";

const monthsOf = (year: number) => monthsBetween(month(`${year}-01`), month(`${year}-12`));

/** 限额全年: what was voted first and what stands now, beside the use of every month. */
export const capYear = (call: Call<"cap.year">): Reply<"cap.year"> =>
  call.ledger.snapshot((reading): Reply<"cap.year"> => {
    const { ledgerId, onDate } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const year = yearOf(onDate);
    const caps = readCaps(reading, ledgerId).map((cap) => sizedOn(reading, cap, { ledgerId, on: onDate }));
    const bases = basesOn(reading, ledgerId, { caps, on: onDate });
    const months = monthsOf(year);
    const turnovers = readCategoryUses(reading, {
      ledgerId,
      from: month(`${year}-01`),
      to: month(`${year}-12`),
      through: null,
    });
    const firstOf = (cap: Cap) =>
      cap.versions.find((version) => version.vote.isInForce && version.toOn >= localDate(`${year}-01-01`));
    return done({
      caps: caps.flatMap((cap) => {
        const version = decidingVersion(cap, onDate);
        const first = firstOf(cap);
        if (version === undefined || first === undefined) return [];
        return [
          {
            capId: cap.id,
            categoryId: cap.categoryId,
            firstCapFen: capFenOf(first, bases),
            nowCapFen: capFenOf(version, bases),
            months: months.map((each) =>
              sumOf(turnovers, (row) =>
                cap.categoryIds.includes(row.categoryId) && row.month === each ? row.amountFen : 0,
              ),
            ),
          },
        ];
      }),
    });
  });

type Row = OutputOf<"cap.plan">["rows"][number];
type Planned = Pick<Row, "categoryId" | "moreCategoryIds" | "categoryName" | "isNonProductive">;
type Standing = Pick<Row, "period" | "lastCapFen">;

const standingAt = (
  cap: Cap,
  { on, bases }: { readonly on: LocalDate; readonly bases: CapBases },
): readonly Standing[] => {
  const version = decidingVersion(cap, on);
  return version === undefined ? [] : [{ period: cap.period, lastCapFen: capFenOf(version, bases) }];
};

/** What a row is of: one category, or the total of several. */
const plannedOf = (categoryName: string, [first, ...more]: readonly CategoryRow[]): Planned => {
  assert(first !== undefined, `no category of ${categoryName}`);
  return {
    categoryId: first.id,
    moreCategoryIds: more.map(({ id }) => id),
    categoryName,
    isNonProductive: [first, ...more].every(({ nature }) => nature === "non-productive"),
  };
};

/**
 * 为下次会议起草: last year's use of every category, grown and rounded, beside last year's cap and for the same period as that. Of
 * an unfinished year the months known are told, and taken for a whole year where that is wished.
 */
export const planCaps = (call: Call<"cap.plan">): Reply<"cap.plan"> =>
  call.ledger.snapshot((reading): Reply<"cap.plan"> => {
    const { ledgerId, year, growth, stepFen, scalesToYear } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const last = year - 1;
    const lastDay = localDate(`${String(last)}-12-31`);
    const caps = readCaps(reading, ledgerId).map((cap) => sizedOn(reading, cap, { ledgerId, on: lastDay }));
    const bases = basesOn(reading, ledgerId, { caps, on: lastDay });
    const known = knownMonths(last, ledger, chinaDateOf(call.now()));
    const turnovers =
      known === null ? [] : readCategoryUses(reading, { ledgerId, from: known.from, to: known.through, through: null });
    const kinds = readCategories(reading).filter((category) => category.isActive);
    const rowOf = (of: Planned, { period, lastCapFen }: Standing): Row => {
      const ids = [of.categoryId, ...of.moreCategoryIds];
      const lastUsedFen = sumOf(turnovers, (row) => (ids.includes(row.categoryId) ? row.amountFen : 0));
      const yearFen = scalesToYear && known !== null ? asWholeYear(lastUsedFen, known.count) : lastUsedFen;
      const proposedFen = proposedCap(yearFen, { period, growth, stepFen });
      return { ...of, period, periodsOfYear: periodsOfYear(period), lastCapFen, lastUsedFen, yearFen, proposedFen };
    };
    const standingOf = (cap: Cap) => standingAt(cap, { on: lastDay, bases });
    const rowsOf = (category: CategoryRow): readonly Row[] => {
      const standing = caps
        .filter((cap) => cap.categoryIds.length === 1 && cap.categoryId === category.id)
        .flatMap(standingOf);
      const own = plannedOf(category.name, [category]);
      const planned = standing.length > 0 ? standing : [{ period: "year" as const, lastCapFen: null }];
      return planned.map((each) => rowOf(own, each)).filter((row) => standing.length > 0 || row.lastUsedFen > 0);
    };
    const totals = caps
      .filter((cap) => cap.categoryIds.length > 1)
      .flatMap((cap) => {
        const own = cap.categoryIds.flatMap((id) => kinds.find((each) => each.id === id) ?? []);
        return own.length === 0 ? [] : standingOf(cap).map((each) => rowOf(plannedOf(cap.categoryName, own), each));
      });
    return done({
      known: known === null ? null : { ...known },
      rows: [...kinds.flatMap(rowsOf), ...totals],
    });
  });
