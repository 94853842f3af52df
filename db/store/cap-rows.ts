import { sql } from "kysely";
import * as z from "zod";
import { assert } from "#domain/core/assert.ts";
import { addDays, firstDayOf, lastDayOf, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { CategoryId, LedgerId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import {
  monthsOfPeriod,
  type Cap,
  type CapBasis,
  type CapCarry,
  type CapPeriod,
  type CapUnit,
  type CapUse,
  type CapVersion,
} from "#domain/caps/cap.ts";
import type { BudgetSource } from "#domain/caps/budget.ts";
import { populationSources } from "#domain/caps/population.ts";
import { sqlFor, type Reading } from "./query.ts";
import { confirmedAtColumn, isInForce, opinionRule } from "./resolution-rows.ts";
import { isSpentWithin } from "./spent-day-rows.ts";
import type { Tables } from "./tables.ts";

const bandsShape = z.array(
  z.object({
    upTo: z.int().nullable(),
    isInclusive: z.boolean(),
    capFen: z.int().transform((value) => fen(value)),
  }),
);

const baseShape = z.object({ accountCodes: z.array(z.string()), yearsBack: z.int() });
const populationShape = z.object({ source: z.enum(populationSources) });
const shareShape = z.object({
  basisPoints: z.int(),
  floorFen: z
    .int()
    .nullable()
    .transform((value) => (value === null ? null : fen(value))),
  ceilingFen: z
    .int()
    .nullable()
    .transform((value) => (value === null ? null : fen(value))),
});

type BasisColumns = Pick<Tables["cap_version"], "kind" | "amount_fen" | "bands"> & {
  readonly base: string | null;
  readonly share: string | null;
  readonly unit: CapUnit | null;
};

const basisFrom = (row: BasisColumns): CapBasis => {
  if (row.kind === "K04") {
    assert(row.amount_fen !== null, "a fixed cap has an amount");
    return row.unit === null
      ? { kind: "K04", amountFen: row.amount_fen }
      : { kind: "K04", amountFen: row.amount_fen, per: row.unit };
  }
  assert(row.bands !== null, "a cap by bands has bands");
  const bands = bandsShape.parse(JSON.parse(row.bands));
  if (row.kind === "K05")
    return row.base === null
      ? { kind: "K05", bands }
      : { kind: "K05", bands, ...populationShape.parse(JSON.parse(row.base)) };
  const base = row.base === null ? null : baseShape.parse(JSON.parse(row.base));
  const share = row.share === null ? null : shareShape.parse(JSON.parse(row.share));
  return { kind: "K06", bands, base, share };
};

/** The categories of totals over several, in their order, and the name that tells them. */
const capSets = (reading: Reading, ledgerId: LedgerId) =>
  reading.kept(`cap sets of ${ledgerId}`, ["cap", "cap_category", "category"], () => {
    const rows = reading.all(
      sqlFor
        .selectFrom("cap_category")
        .innerJoin("cap", "cap.id", "cap_category.cap_id")
        .innerJoin("category", "category.id", "cap_category.category_id")
        .select(["cap.id", "cap_category.category_id", "category.name"])
        .where("cap.ledger_id", "=", ledgerId)
        .orderBy("cap.id")
        .orderBy("category.code"),
    );
    return new Map(
      [...Map.groupBy(rows, (row) => row.id)].map(([id, own]) => [
        id,
        {
          categoryIds: own.map((row) => row.category_id),
          categoryName: `${own.map((row) => row.name).join("、")}合计`,
        },
      ]),
    );
  });

/** The last day of what was voted by decisions that a later one in force replaced altogether (废止代替). */
const lastDays = (
  reading: Reading,
  ledgerId: LedgerId,
  opinionSince: string | null,
): ReadonlyMap<ResolutionId, LocalDate> =>
  reading.kept(
    `ended votes of ${ledgerId}`,
    ["resolution_link", "resolution", "resolution_confirmation", "setting"],
    () => {
      const rows = reading.all(
        sqlFor
          .selectFrom("resolution_link")
          .innerJoin("resolution", "resolution.id", "resolution_link.resolution_id")
          .select([
            "resolution_link.target_id as target",
            "resolution.met_on",
            "resolution.computed",
            "resolution.opinion",
          ])
          .select(confirmedAtColumn)
          .where("resolution_link.how", "=", "supersedes")
          .where("resolution.ledger_id", "=", ledgerId)
          .orderBy("resolution.met_on", "desc")
          .orderBy("resolution_link.target_id"),
      );
      const standing = rows.filter((row) => isInForce(row, opinionSince));
      return new Map(standing.map((row) => [row.target, addDays(row.met_on, -1)]));
    },
  );

type VersionColumns = BasisColumns &
  Pick<Tables["cap_version"], "version" | "from_on" | "to_on" | "is_ratification" | "resolution_id"> &
  Pick<Tables["resolution"], "number" | "title" | "met_on"> &
  Parameters<typeof isInForce>[0] & { readonly carry: CapCarry | null };

const versionFrom = (row: VersionColumns, opinionSince: string | null, lastDay: LocalDate | undefined): CapVersion => ({
  version: row.version,
  vote: {
    resolutionId: row.resolution_id,
    number: row.number,
    title: row.title,
    metOn: row.met_on,
    isInForce: isInForce(row, opinionSince),
  },
  basis: basisFrom(row),
  fromOn: row.from_on,
  toOn: lastDay !== undefined && lastDay < row.to_on ? lastDay : row.to_on,
  isRatification: row.is_ratification === 1,
  carry: row.carry ?? "none",
});

/** The caps of a ledger with all their versions, by category code and period; only some categories when they are given. */
export const readCaps = (
  reading: Reading,
  ledgerId: LedgerId,
  categoryIds: readonly CategoryId[] | null = null,
): readonly Cap[] => {
  if (categoryIds?.length === 0) return [];
  let query = sqlFor
    .selectFrom("cap")
    .innerJoin("category", "category.id", "cap.category_id")
    .innerJoin("cap_version", "cap_version.cap_id", "cap.id")
    .innerJoin("resolution", "resolution.id", "cap_version.resolution_id")
    .leftJoin("cap_term", (join) =>
      join.onRef("cap_term.cap_id", "=", "cap_version.cap_id").onRef("cap_term.version", "=", "cap_version.version"),
    )
    .leftJoin("cap_unit", (join) =>
      join.onRef("cap_unit.cap_id", "=", "cap_version.cap_id").onRef("cap_unit.version", "=", "cap_version.version"),
    )
    .select(["cap.id", "cap.category_id", "category.name as category_name", "cap.period"])
    .select(["cap_version.version", "cap_version.kind", "cap_version.amount_fen", "cap_version.bands"])
    .select(["cap_version.from_on", "cap_version.to_on", "cap_version.is_ratification", "cap_version.resolution_id"])
    .select(["resolution.number", "resolution.title", "resolution.met_on", "resolution.computed", "resolution.opinion"])
    .select(["cap_term.carry", "cap_term.base", "cap_term.share", "cap_unit.unit"])
    .select(confirmedAtColumn)
    .where("cap.ledger_id", "=", ledgerId);
  if (categoryIds !== null)
    query = query.where((where) =>
      where.or([
        where("cap.category_id", "in", categoryIds),
        where.exists(
          sqlFor
            .selectFrom("cap_category")
            .select("cap_category.cap_id")
            .where(sql<boolean>`cap_category.cap_id = cap.id`)
            .where("cap_category.category_id", "in", categoryIds),
        ),
      ]),
    );
  const rows = reading.all(
    query
      .orderBy("category.code")
      .orderBy("cap.period")
      .orderBy("cap.id")
      .orderBy("resolution.met_on")
      .orderBy("cap_version.version"),
  );
  const opinionSince = opinionRule(reading);
  const sets = capSets(reading, ledgerId);
  const ended = lastDays(reading, ledgerId, opinionSince);
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap(([first, ...later]): Cap[] => {
    if (first === undefined) return [];
    const names = sets.get(first.id) ?? { categoryIds: [first.category_id], categoryName: first.category_name };
    const versions = [first, ...later].map((row) => versionFrom(row, opinionSince, ended.get(row.resolution_id)));
    return [{ id: first.id, categoryId: first.category_id, ...names, period: first.period, versions }];
  });
};

/** One use of a category by a period's vouchers: what raises the use, and what red vouchers take back. */
type UseRow = { readonly used: number; readonly raised: number; readonly lowered: number };

const paidFrom = (source: BudgetSource | null) =>
  source === null
    ? sql`true`
    : sql`exists (select 1 from entry_item i where i.voucher_id = entry.voucher_id and i.line = entry.line
        and i.kind = 'fund') = ${source === "grant" ? 1 : 0}`;

/**
 * What one ledger's vouchers of a cap's period around a day have drawn on a category: `usedFen` posted, `committedFen`
 * reviewed and not yet posted; closing vouchers are no spending. One period of one ledger is read, never a life of entries. A
 * correction, red or copy, counts on the day of what it corrects, so that it makes no room in a later period.
 *
 * `without` is the voucher being judged. A red voucher under review counts as taking back until posting is decided; then
 * (`onlyPostedReds`) it must be posted first, or a returned red voucher could leave more spent than the cap. `replaces` is the
 * voucher that a correcting copy stands in for: its red half then counts even as a draft. `beforeReview`: only what was
 * reviewed before that place, and what was taken back by posted vouchers, so that one excess is that of one voucher and not
 * of every voucher posted while it stood.
 */
export const readCapUse = (
  reading: Reading,
  cap: {
    readonly ledgerId: LedgerId;
    readonly categoryIds: readonly CategoryId[];
    readonly period: CapPeriod;
    readonly on: LocalDate;
    /** Only what one source pays: 财政拨款 names a fund; null or missing: all. */
    readonly source?: BudgetSource | null;
  },
  view: {
    readonly without: VoucherId | null;
    readonly replaces: VoucherId | null;
    readonly onlyPostedReds: boolean;
    /** Only what was spent on or before this day; null: in the whole period. */
    readonly through: LocalDate | null;
    readonly beforeReview: number | null;
  },
): CapUse => {
  const { first, last } = monthsOfPeriod(cap.period, cap.on);
  // The cross join keeps SQLite from starting with the category, which the whole township shares.
  const perVoucher = sql`select voucher.state as state, coalesce(voucher.review_no, 0) as place, sum(entry.debit_fen - entry.credit_fen) as net
    from voucher cross join entry on entry.voucher_id = voucher.id
    where ${isSpentWithin(reading, cap.ledgerId, { from: firstDayOf(first), through: view.through ?? lastDayOf(last) })}
      and voucher.kind <> 'closing' and voucher.id <> ${view.without ?? ""}
      and (voucher.state <> 'draft' or (voucher.kind = 'red' and voucher.corrects_id = ${view.replaces ?? ""}))
      and entry.category_id in (${sql.join(cap.categoryIds)}) and ${paidFrom(cap.source ?? null)}
    group by voucher.id, voucher.state, voucher.review_no`;
  const counts = sql`(${view.beforeReview} is null or place < ${view.beforeReview} or (state = 'posted' and net < 0))`;
  const [row] = reading.all<UseRow>(
    sqlFor
      .selectFrom(sql<{ state: string; place: number; net: number }>`(${perVoucher})`.as("drawn"))
      .select([
        sql<number>`coalesce(sum(case when state = 'posted' then net end), 0)`.as("used"),
        sql<number>`coalesce(sum(case when state <> 'posted' and net > 0 then net end), 0)`.as("raised"),
        sql<number>`coalesce(sum(case when state <> 'posted' and net < 0 then net end), 0)`.as("lowered"),
      ])
      .where(sql<boolean>`${counts}`)
      .orderBy("used"),
  );
  assert(row !== undefined, "a sum has one row");
  return { usedFen: fen(row.used), committedFen: fen(view.onlyPostedReds ? row.raised : row.raised + row.lowered) };
};
