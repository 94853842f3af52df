import { sql } from "kysely";
import type { LocalDate } from "#domain/core/dates.ts";
import type { AccountId, BankAccountId, CategoryId, LedgerId } from "#domain/core/ids.ts";
import type { Fen } from "#domain/core/fen.ts";
import { textOfLine } from "./bank-line-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

/** A bank line whose posted voucher has one other entry, and that entry's account and category. */
export type BookedLine = {
  readonly bankAccountId: BankAccountId;
  readonly amountFen: Fen;
  readonly counterpartyAccount: string;
  readonly counterpartyName: string;
  readonly text: string;
  readonly bookedOn: LocalDate;
  readonly summary: string;
  readonly purpose: string;
  readonly remark: string;
  /** The rule that drafted it; empty when a person did. */
  readonly ruleName: string;
  readonly accountId: AccountId;
  readonly accountCode: string;
  readonly accountName: string;
  readonly categoryId: CategoryId | null;
  readonly categoryCode: string | null;
  readonly isCancelled: boolean;
};

/** The newest lines of a ledger that were booked one to one, at most `most` of them. */
export const readBookedLines = (reading: Reading, ledgerId: LedgerId, most: number): readonly BookedLine[] =>
  reading
    .all(
      sqlFor
        .selectFrom("bank_line")
        .innerJoin("bank_match", "bank_match.bank_line_id", "bank_line.id")
        .innerJoin("voucher", "voucher.id", "bank_match.voucher_id")
        .innerJoin("entry", (join) =>
          join.onRef("entry.voucher_id", "=", "voucher.id").onRef("entry.line", "<>", "bank_match.line"),
        )
        .innerJoin("account", "account.id", "entry.account_id")
        .leftJoin("category", "category.id", "entry.category_id")
        .select([
          "bank_line.bank_account_id",
          "bank_line.amount_fen",
          "counterparty_account",
          "counterparty_name",
          "bank_line.summary",
        ])
        .select(["purpose", "remark", "entry.account_id", "account.code", "account.name", "entry.category_id"])
        .select(["category.code as category_code", "bank_match.rule_name", "bank_line.booked_on"])
        .select(
          sql<0 | 1>`exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
            and red.state = 'posted')`.as("is_cancelled"),
        )
        .where("bank_line.ledger_id", "=", ledgerId)
        .where("voucher.state", "=", "posted")
        .where("bank_match.settled_on", "is", null)
        .where(sql<boolean>`(select count(*) from entry other where other.voucher_id = voucher.id) = 2`)
        .orderBy("bank_line.booked_on", "desc")
        .orderBy("bank_line.id")
        .limit(most),
    )
    .map((row) => ({
      bankAccountId: row.bank_account_id,
      amountFen: row.amount_fen,
      counterpartyAccount: row.counterparty_account,
      counterpartyName: row.counterparty_name,
      text: textOfLine(row),
      bookedOn: row.booked_on,
      summary: row.summary,
      purpose: row.purpose,
      remark: row.remark,
      ruleName: row.rule_name,
      accountId: row.account_id,
      accountCode: row.code,
      accountName: row.name,
      categoryId: row.category_id,
      categoryCode: row.category_code,
      isCancelled: row.is_cancelled === 1,
    }));
