import { sql } from "kysely";
import { writtenAs } from "#domain/checks/duplicate-invoice.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One voucher in which an invoice number already stands. */
export type InvoiceRow = {
  readonly number: string;
  readonly onDate: LocalDate;
  readonly state: Tables["voucher"]["state"];
  readonly voucherNumber: number | null;
  readonly word: string;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
};

/**
 * The vouchers of the whole township, drafts included, behind which an invoice of this key stands. Left out are the voucher
 * itself, the one it replaces, and vouchers that a posted red voucher has cancelled.
 */
export const vouchersWithInvoice = (
  reading: Reading,
  key: string,
  view: { readonly without: VoucherId | null; readonly replaces: VoucherId | null },
): readonly InvoiceRow[] =>
  reading.all(
    sqlFor
      .selectFrom("document")
      .innerJoin("voucher", "voucher.id", "document.voucher_id")
      .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
      .select([
        "document.number",
        "voucher.on_date as onDate",
        "voucher.state",
        "voucher.number as voucherNumber",
        "voucher.word",
      ])
      .select(["voucher.ledger_id as ledgerId", "ledger.name as ledgerName"])
      // Exactly the expression of the index document_key.
      .where(sql<string>`upper(replace(replace(document.number, ' ', ''), '-', ''))`, "in", writtenAs(key))
      .where("document.number", "<>", sql.lit(""))
      .where("document.kind", "in", ["invoice", "fiscal-receipt"])
      .where("voucher.id", "<>", view.without ?? sql<VoucherId>`''`)
      .where("voucher.id", "<>", view.replaces ?? sql<VoucherId>`''`)
      .where(
        sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
          and red.state = 'posted')`,
      )
      .groupBy("voucher.id")
      .orderBy("voucher.on_date")
      .orderBy("voucher.id"),
  );
