import type { Compilable } from "kysely";
import { sql } from "kysely";
import { idOf, type StatementFileId, type VoucherId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";

/** How one kind of sealed thing is found and read. */
export type Sealed = {
  /** Every thing of the kind that must be sealed. */
  readonly ids: Compilable<{ readonly id: string }>;
  /** All rows of one thing, in a fixed order. */
  readonly rows: (id: string) => readonly Compilable[];
  /** Rows that later versions of the program added to the thing; sealed when there are any, so that older seals still hold. */
  readonly added?: (id: string) => readonly Compilable[];
  /** The added rows are things of their own: the seal counts them also where there are no others. */
  readonly isOfAddedAlone?: true;
  /** What the thing goes with: once that is gone nobody misses it. */
  readonly owner?: (id: string) => Compilable;
};

/** One thing of its kind in the township, there as soon as its table has a row. */
export const once = (
  table:
    "person" | "setting" | "category" | "rule_version" | "draft_rule" | "statement_mapping" | "test_parameter_version",
): Sealed["ids"] =>
  sqlFor
    .selectFrom(table)
    .select(sql<string>`''`.as("id"))
    .orderBy("id")
    .limit(1);

const postedWithLateFiles = sqlFor
  .selectFrom("voucher")
  .select("voucher.id")
  .where("voucher.state", "=", "posted")
  .where(sql<boolean>`exists (select 1 from attachment where attachment.voucher_id = voucher.id and is_late = 1)`);

const postedMatches = sqlFor
  .selectFrom("bank_match")
  .innerJoin("bank_line", "bank_line.id", "bank_match.bank_line_id")
  .innerJoin("voucher", "voucher.id", "bank_match.voucher_id")
  .where("voucher.state", "=", "posted");

/** Vouchers named by a JSON list: one query whatever their number, so that posting builds none anew. */
export type VoucherList = { readonly ids: string };

/** The condition that a voucher is on the list. */
export const isListed = (of: VoucherList) => sql<boolean>`voucher.id in (select value from json_each(${of.ids}))`;

/** What posted vouchers among some have of their own that is sealed: files added after review, and the bank lines they book. */
export const lateFilesAmong = (of: VoucherList) => postedWithLateFiles.where(isListed(of));
export const matchesAmong = (of: VoucherList) =>
  postedMatches.select("bank_line.statement_file_id as id").distinct().where(isListed(of));

/**
 * late-files: by voucher, what was attached after its review and so stands outside its hash. matches: by statement, which
 * posted entries its lines are tied to. draft-rules, mappings: what an import goes by. dimensions: what the office
 * named. backup: each proven copy.
 */
export const addedKinds = {
  "late-files": {
    ids: postedWithLateFiles.orderBy("voucher.id"),
    rows: (id: string) => [
      sqlFor
        .selectFrom("attachment")
        .selectAll()
        .where("voucher_id", "=", idOf<VoucherId>(id))
        .where("is_late", "=", 1)
        .orderBy("id"),
    ],
  },
  matches: {
    ids: postedMatches.select("bank_line.statement_file_id as id").distinct().orderBy("bank_line.statement_file_id"),
    rows: (id: string) => [
      postedMatches
        .selectAll("bank_match")
        .where("bank_line.statement_file_id", "=", idOf<StatementFileId>(id))
        .orderBy("bank_match.bank_line_id"),
    ],
  },
  "draft-rules": {
    ids: once("draft_rule"),
    rows: () => [sqlFor.selectFrom("draft_rule").selectAll().orderBy("position")],
  },
  mappings: {
    ids: once("statement_mapping"),
    rows: () => [sqlFor.selectFrom("statement_mapping").selectAll().orderBy("fingerprint")],
  },
  "test-parameters": {
    ids: once("test_parameter_version"),
    rows: () => [sqlFor.selectFrom("test_parameter_version").selectAll().orderBy("version")],
  },
  dimensions: {
    // Names given before they were sealed stay without: the first line of the trail that seals them says from when on.
    ids: sqlFor
      .selectFrom("dimension")
      .select(sql<string>`''`.as("id"))
      .where(
        sql<boolean>`exists (select 1 from trail where action = 'dimension.save' and instr(facts, '"dimensions  ') > 0)`,
      )
      .orderBy("kind")
      .limit(1),
    rows: () => [sqlFor.selectFrom("dimension").selectAll().orderBy("kind")],
  },
  backup: {
    ids: sqlFor.selectFrom("backup").select("id").orderBy("id"),
    rows: (id: string) => [sqlFor.selectFrom("backup").selectAll().where("id", "=", id).orderBy("id")],
  },
  "print-job": {
    ids: sqlFor.selectFrom("print_job").select("id").orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("print_job").selectAll().where("id", "=", id).orderBy("id"),
      sqlFor.selectFrom("print_job_voucher").selectAll().where("job_id", "=", id).orderBy("voucher_id"),
    ],
  },
  archive: {
    ids: sqlFor.selectFrom("archive").select("id").orderBy("id"),
    rows: (id: string) => [sqlFor.selectFrom("archive").selectAll().where("id", "=", id).orderBy("id")],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
