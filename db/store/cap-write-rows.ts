import { sql } from "kysely";
import type { CapPeriod, CapUnit, CapVersion } from "#domain/caps/cap.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { CapId, CategoryId, LedgerId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Flag } from "./column-types.ts";

/**
 * What tells one cap of a ledger and period from another: the categories it is about, in any order, and what it is for each of.
 * So 每人 40 元 stands beside 每年 8 000 元 on one category, and both bind.
 */
const setKeyOf = (categoryIds: readonly CategoryId[], per: CapUnit | null): string =>
  [...categoryIds.toSorted(), ...(per === null ? [] : [`per-${per}`])].join(" ");

/**
 * The cap of a ledger on these categories and this period. Of its versions that share a day with `span` and whose vote was not
 * returned (what is voted for another year, or never took effect, holds nothing up): `latestFrom`, the latest first day of those
 * voted by `metOn`; `laterFrom`, the earliest of those voted after it, typed before this one; and whether an assembly
 * voted one by then.
 */
export const findCap = (
  reading: Reading,
  ledgerId: LedgerId,
  scope: {
    readonly categoryIds: readonly CategoryId[];
    readonly period: CapPeriod;
    readonly per: CapUnit | null;
    readonly span: { readonly fromOn: LocalDate; readonly toOn: LocalDate };
    readonly metOn: LocalDate;
  },
):
  | {
      readonly id: CapId;
      readonly versions: number;
      readonly latestFrom: LocalDate | null;
      readonly laterFrom: LocalDate | null;
      readonly isOfAssembly: Flag;
    }
  | undefined => {
  const shares = sql`cap_version.from_on <= ${scope.span.toOn} and cap_version.to_on >= ${scope.span.fromOn}
    and coalesce(resolution.opinion, '') <> 'returned'`;
  return reading.first(
    sqlFor
      .selectFrom("cap")
      .leftJoin("cap_version", "cap_version.cap_id", "cap.id")
      .leftJoin("resolution", "resolution.id", "cap_version.resolution_id")
      .select((each) => [
        "cap.id",
        each.fn.coalesce(each.fn.max("cap_version.version"), sql<number>`0`).as("versions"),
        sql<LocalDate | null>`max(case when ${shares} and resolution.met_on <= ${scope.metOn} then cap_version.from_on end)`.as(
          "latestFrom",
        ),
        sql<LocalDate | null>`min(case when ${shares} and resolution.met_on > ${scope.metOn} then cap_version.from_on end)`.as(
          "laterFrom",
        ),
        sql<Flag>`coalesce(max(${shares} and resolution.met_on <= ${scope.metOn} and resolution.body = 'assembly'), 0)`.as(
          "isOfAssembly",
        ),
      ])
      .where("cap.ledger_id", "=", ledgerId)
      .where("cap.set_key", "=", setKeyOf(scope.categoryIds, scope.per))
      .where("cap.period", "=", scope.period)
      .groupBy("cap.id")
      .orderBy("cap.id"),
  );
};

export const addCap = (
  writing: Writing,
  cap: {
    readonly id: CapId;
    readonly ledgerId: LedgerId;
    readonly categoryIds: readonly [CategoryId, ...CategoryId[]];
    readonly period: CapPeriod;
    /** Missing: an amount for the period as a whole. */
    readonly per?: CapUnit | null;
  },
): void => {
  const { id, ledgerId, categoryIds, period, per = null } = cap;
  const [categoryId] = categoryIds;
  const set_key = setKeyOf(categoryIds, per);
  writing.run(sqlFor.insertInto("cap").values({ id, ledger_id: ledgerId, category_id: categoryId, period, set_key }));
  if (categoryIds.length === 1) return;
  for (const category_id of categoryIds)
    writing.run(sqlFor.insertInto("cap_category").values({ cap_id: id, category_id }));
};

/** What a basis goes by where it is not the usual figure. */
const baseOf = (basis: CapVersion["basis"]): object | null => {
  if (basis.kind === "K06") return basis.base ?? null;
  const source = basis.kind === "K05" ? (basis.source ?? "on-day") : "on-day";
  return source === "on-day" ? null : { source };
};

export const addCapVersion = (
  writing: Writing,
  capId: CapId,
  added: Omit<CapVersion, "vote"> & {
    readonly resolutionId: ResolutionId;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const { basis } = added;
  writing.run(
    sqlFor.insertInto("cap_version").values({
      cap_id: capId,
      version: added.version,
      resolution_id: added.resolutionId,
      kind: basis.kind,
      amount_fen: basis.kind === "K04" ? basis.amountFen : null,
      bands: basis.kind === "K04" ? null : JSON.stringify(basis.bands),
      from_on: added.fromOn,
      to_on: added.toOn,
      is_ratification: added.isRatification ? 1 : 0,
      recorded_by: added.by,
      recorded_at: added.at,
    }),
  );
  const unit = basis.kind === "K04" ? (basis.per ?? null) : null;
  if (unit !== null) writing.run(sqlFor.insertInto("cap_unit").values({ cap_id: capId, version: added.version, unit }));
  const carry = added.carry ?? "none";
  const { share = null } = basis.kind === "K06" ? basis : {};
  const base = baseOf(basis);
  if (carry === "none" && base === null && share === null) return;
  writing.run(
    sqlFor.insertInto("cap_term").values({
      cap_id: capId,
      version: added.version,
      carry,
      base: base === null ? null : JSON.stringify(base),
      share: share === null ? null : JSON.stringify(share),
    }),
  );
};
