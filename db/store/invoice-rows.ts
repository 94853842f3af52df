import { sql } from "kysely";
import { writtenAs, type NumberedPaper } from "#domain/checks/duplicate-invoice.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One voucher in which an invoice number already stands. */
export type InvoiceRow = NumberedPaper & {
  readonly voucherId: VoucherId;
  readonly bookedOn: LocalDate;
  readonly state: Tables["voucher"]["state"];
  readonly voucherNumber: number | null;
  readonly word: string;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
};

/**
 * The papers of this key behind the vouchers of the whole township, drafts included. Left out are those of the voucher
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
        "document.party",
        "document.on_date as onDate",
        "document.amount_fen as amountFen",
        "voucher.id as voucherId",
        "voucher.on_date as bookedOn",
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
      .orderBy("voucher.on_date")
      .orderBy("voucher.id")
      .orderBy("document.no"),
  );
