import type { Compilable } from "kysely";
import { month } from "#domain/core/dates.ts";
import { idOf, type LedgerId, type ResolutionId, type StatementFileId, type VoucherId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";

/** The rows that stand for one thing of the books, in a fixed order: what its seal is taken of. */
export const ledgerRows = (id: string): readonly Compilable[] => {
  const ledgerId = idOf<LedgerId>(id);
  return [
    sqlFor
      .selectFrom("ledger")
      .select(["village_id", "entity", "start_month", "accounting_system"])
      .where("id", "=", ledgerId)
      .orderBy("id"),
    sqlFor
      .selectFrom("opening_balance")
      .select(["account_id", "item_id", "amount_fen"])
      .where("ledger_id", "=", ledgerId)
      .orderBy("account_id")
      .orderBy("item_id"),
  ];
};

export const chartRows = (id: string): readonly Compilable[] => {
  const ledgerId = idOf<LedgerId>(id);
  return (["account", "bank_account", "item"] as const).map((table) =>
    sqlFor.selectFrom(table).selectAll().where("ledger_id", "=", ledgerId).orderBy("id"),
  );
};

export const rowsOfLedger = (table: "quantity_account" | "opening_quantity", id: string): Compilable =>
  sqlFor.selectFrom(table).selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("account_id");

export const resolutionRows = (id: string): readonly Compilable[] => {
  const resolutionId = idOf<ResolutionId>(id);
  return [
    sqlFor.selectFrom("resolution").selectAll().where("id", "=", resolutionId).orderBy("id"),
    sqlFor
      .selectFrom("cap_version")
      .innerJoin("cap", "cap.id", "cap_version.cap_id")
      .selectAll("cap_version")
      .select(["cap.ledger_id", "cap.category_id", "cap.period"])
      .where("cap_version.resolution_id", "=", resolutionId)
      .orderBy("cap_version.cap_id")
      .orderBy("cap_version.version"),
  ];
};

/** What the cap versions of a vote say beside their amounts, and the categories of the totals among them. */
export const capTermRows = (id: string): readonly Compilable[] => {
  const resolutionId = idOf<ResolutionId>(id);
  return [
    sqlFor
      .selectFrom("cap_term")
      .innerJoin("cap_version", (join) =>
        join.onRef("cap_version.cap_id", "=", "cap_term.cap_id").onRef("cap_version.version", "=", "cap_term.version"),
      )
      .selectAll("cap_term")
      .where("cap_version.resolution_id", "=", resolutionId)
      .orderBy("cap_term.cap_id")
      .orderBy("cap_term.version"),
    sqlFor
      .selectFrom("cap_unit")
      .innerJoin("cap_version", (join) =>
        join.onRef("cap_version.cap_id", "=", "cap_unit.cap_id").onRef("cap_version.version", "=", "cap_unit.version"),
      )
      .selectAll("cap_unit")
      .where("cap_version.resolution_id", "=", resolutionId)
      .orderBy("cap_unit.cap_id")
      .orderBy("cap_unit.version"),
    sqlFor
      .selectFrom("cap_category")
      .innerJoin("cap_version", "cap_version.cap_id", "cap_category.cap_id")
      .selectAll("cap_category")
      .select("cap_version.version")
      .where("cap_version.resolution_id", "=", resolutionId)
      .orderBy("cap_category.cap_id")
      .orderBy("cap_version.version")
      .orderBy("cap_category.category_id"),
  ];
};

export const statementRows = (id: string): readonly Compilable[] => {
  const fileId = idOf<StatementFileId>(id);
  return [
    sqlFor.selectFrom("statement_file").selectAll().where("id", "=", fileId).orderBy("id"),
    sqlFor.selectFrom("bank_line").selectAll().where("statement_file_id", "=", fileId).orderBy("id"),
  ];
};

export const decisionRows = (id: string): readonly Compilable[] => {
  const voucherId = idOf<VoucherId>(id);
  return [
    sqlFor.selectFrom("voucher_resolution").selectAll().where("voucher_id", "=", voucherId).orderBy("resolution_id"),
    sqlFor
      .selectFrom("hit")
      .selectAll()
      .where("voucher_id", "=", voucherId)
      .where("stage", "in", ["review", "posting"])
      .orderBy("stage")
      .orderBy("no"),
  ];
};

export const periodRows = (id: string): readonly Compilable[] => {
  const [ledgerId = "", monthText = ""] = id.split(" ");
  const ofLedger = sqlFor.selectFrom("period").selectAll().where("ledger_id", "=", idOf<LedgerId>(ledgerId));
  return [ofLedger.where("month", "=", month(monthText)).orderBy("month")];
};
