import { sql } from "kysely";
import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed, VoucherList } from "./seal-added.ts";

// A disposal's papers may still go with its draft: they are sealed once it is posted.
const settledHandovers = sqlFor.selectFrom("handover_file").where(
  sql<boolean>`(handover_file.voucher_id is null
      or (select state from voucher where id = handover_file.voucher_id) = 'posted')`,
);

/** Ledgers where one of some vouchers disposes of something that has papers. */
export const handoversAmong = (of: VoucherList) =>
  sqlFor
    .selectFrom("handover_file")
    .select("ledger_id as id")
    .distinct()
    .where(sql<boolean>`voucher_id in (select value from json_each(${of.ids}))`);

/** The kinds of this file, in the order they are verified. */
export const registerKinds = ["projects", "handovers", "debts", "receipt-books"] as const;

/** Registers of what a village builds, owes and lets: by ledger. */
export const registerSeals = {
  leases: {
    ids: sqlFor.selectFrom("lease").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("lease").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("id"),
    ],
  },
  projects: {
    ids: sqlFor.selectFrom("project").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("project").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("id"),
    ],
  },
  debts: {
    ids: sqlFor.selectFrom("debt").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("debt").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("id"),
    ],
  },
  "receipt-books": {
    ids: sqlFor.selectFrom("receipt_book").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("receipt_book").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("id"),
      sqlFor
        .selectFrom("receipt_void")
        .innerJoin("receipt_book", "receipt_book.id", "receipt_void.book_id")
        .selectAll("receipt_void")
        .where("receipt_book.ledger_id", "=", idOf<LedgerId>(id))
        .orderBy("receipt_void.id"),
    ],
  },
  handovers: {
    ids: settledHandovers.select("handover_file.ledger_id as id").distinct().orderBy("id"),
    rows: (id: string) => [
      settledHandovers
        .selectAll("handover_file")
        .where("handover_file.ledger_id", "=", idOf<LedgerId>(id))
        .orderBy("handover_file.id"),
    ],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
