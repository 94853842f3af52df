import type { OutputOf } from "#contract/contract.ts";
import {
  capFenOf,
  decidingVersion,
  type Cap,
  type CapBases,
  type CapBasis,
  type CapVersion,
} from "#domain/caps/cap.ts";
import { asWholeYear, draftBasis, knownMonths, periodsOfYear, proposedCap } from "#domain/caps/plan.ts";
import { assert } from "#domain/core/assert.ts";
import { chinaDateOf, localDate, month, monthsBetween, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import { readCategoryUses } from "#store/audit-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readCategories, type CategoryRow } from "#store/category-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { capText } from "./cap-text.ts";
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
type Standing = Pick<Row, "period" | "lastCapFen"> & { readonly cap: Cap; readonly version: CapVersion };

const standingAt = (
  cap: Cap,
  { on, bases }: { readonly on: LocalDate; readonly bases: CapBases },
): readonly Standing[] => {
  const version = decidingVersion(cap, on);
  return version === undefined ? [] : [{ period: cap.period, lastCapFen: capFenOf(version, bases), cap, version }];
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

type Draft = Pick<Row, "proposedFen" | "basis" | "basisText">;
type Wish = { readonly growth: number; readonly stepFen: Fen };

const shownBasis = (basis: CapBasis): Row["basis"] => {
  if (basis.kind === "K04") return { kind: "K04", amountFen: basis.amountFen, per: basis.per ?? null };
  const bands = basis.bands.map((band) => ({ ...band }));
  if (basis.kind === "K05") return { kind: "K05", bands, source: basis.source ?? "on-day" };
  const { share = null, base = null } = basis;
  return { kind: "K06", bands, share, base: base === null ? null : { ...base, accountCodes: [...base.accountCodes] } };
};

/** Last year's bands, share or amount by the unit drafted again, and what it comes to by the figures of the year planned. */
const draftOf = ({ cap, version }: Standing, wish: Wish, bases: CapBases): Draft | undefined => {
  const basis = draftBasis(version.basis, wish);
  if (basis === null) return undefined;
  return {
    basis: shownBasis(basis),
    basisText: capText(cap.period, { basis }),
    proposedFen: capFenOf({ ...version, basis }, bases),
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
    const planned = basesOn(reading, ledgerId, { caps, on: localDate(`${String(year)}-01-01`) });
    const rowOf = (of: Planned, standing: Standing | null): Row => {
      const { period, lastCapFen } = standing ?? { period: "year" as const, lastCapFen: null };
      const ids = [of.categoryId, ...of.moreCategoryIds];
      const lastUsedFen = sumOf(turnovers, (row) => (ids.includes(row.categoryId) ? row.amountFen : 0));
      const yearFen = scalesToYear && known !== null ? asWholeYear(lastUsedFen, known.count) : lastUsedFen;
      const draft = (standing === null ? undefined : draftOf(standing, { growth, stepFen }, planned)) ?? {
        basis: null,
        basisText: "",
        proposedFen: proposedCap(yearFen, { period, growth, stepFen }),
      };
      return { ...of, period, periodsOfYear: periodsOfYear(period), lastCapFen, lastUsedFen, yearFen, ...draft };
    };
    const standingOf = (cap: Cap) => standingAt(cap, { on: lastDay, bases });
    const rowsOf = (category: CategoryRow): readonly Row[] => {
      const standing = caps
        .filter((cap) => cap.categoryIds.length === 1 && cap.categoryId === category.id)
        .flatMap(standingOf);
      const own = plannedOf(category.name, [category]);
      const standings = standing.length > 0 ? standing : [null];
      return standings.map((each) => rowOf(own, each)).filter((row) => standing.length > 0 || row.lastUsedFen > 0);
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
