import { sql } from "kysely";
import { idOf, type LedgerId, type VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** The kinds below, in the order they are verified. */
export const nameSealKinds = ["township", "book", "post-pairs", "preparers", "kept-names"] as const;

/** What of a kind below differs, in the words of the place that `verify` names. */
export const sealedNameWords: Readonly<Record<(typeof nameSealKinds)[number], string>> = {
  township: "乡镇名称与代码",
  book: "账套名称",
  "post-pairs": "不相容职务",
  preparers: "先前的制单人",
  "kept-names": "结账时用的名称",
};

/**
 * Names and lists that stand beside every voucher and that none bears. township: its name and codes. book: what a ledger is
 * called, whose it is and whether it is in use. post-pairs: which posts exclude each other. preparers: by voucher, who saved a
 * draft that somebody saved over. kept-names: by table and row, what closed months called a thing before it
 * was renamed.
 */
export const nameSeals: Readonly<Record<(typeof nameSealKinds)[number], Sealed>> = {
  township: {
    ids: sqlFor
      .selectFrom("office")
      .select(sql<string>`''`.as("id"))
      .orderBy("office.id"),
    rows: () => [sqlFor.selectFrom("office").selectAll().orderBy("id")],
  },
  book: {
    ids: sqlFor.selectFrom("ledger").select("id").orderBy("id"),
    rows: (id) => [
      sqlFor
        .selectFrom("ledger")
        .select(["village_id", "entity", "name", "is_active"])
        .where("id", "=", idOf<LedgerId>(id))
        .orderBy("id"),
    ],
  },
  "post-pairs": {
    ids: sqlFor
      .selectFrom("post_pair")
      .select(sql<string>`''`.as("id"))
      .orderBy("one")
      .limit(1),
    rows: () => [sqlFor.selectFrom("post_pair").selectAll().orderBy("one").orderBy("other")],
  },
  preparers: {
    ids: sqlFor.selectFrom("earlier_preparer").select("voucher_id as id").distinct().orderBy("id"),
    rows: (id) => [
      sqlFor
        .selectFrom("earlier_preparer")
        .selectAll()
        .where("voucher_id", "=", idOf<VoucherId>(id))
        .orderBy("person_id"),
    ],
    owner: (id) => sqlFor.selectFrom("voucher").select("id").where("id", "=", idOf<VoucherId>(id)).orderBy("id"),
  },
  "kept-names": {
    ids: sqlFor
      .selectFrom("kept_name")
      .select(sql<string>`table_name || ' ' || row_id`.as("id"))
      .distinct()
      .orderBy("id"),
    rows: (id) => {
      const [table = "", row = ""] = id.split(" ");
      return [
        sqlFor
          .selectFrom("kept_name")
          .selectAll()
          .where("table_name", "=", table)
          .where("row_id", "=", row)
          .orderBy("column_name")
          .orderBy("through"),
      ];
    },
  },
};

/** True once the kinds above are sealed: with the first seal of the township, which new offices have from their first line on. */
export const areNamesSealed = (reading: Reading): boolean =>
  reading.first(
    sqlFor
      .selectFrom("trail")
      .select("no")
      .where(sql<boolean>`instr(facts, '"township  ') > 0`)
      .orderBy("no")
      .limit(1),
  ) !== undefined;
