import { sql } from "kysely";
import { month } from "#domain/core/dates.ts";
import { idOf, type BankAccountId, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";
import { poolSeals } from "./seal-pools.ts";

const accountAndMonth = sql<string>`bank_account_id || ' ' || month`.as("id");

const exceptionRows = (table: "reconciliation_exception" | "statement_exception", id: string) => {
  const [accountId = "", monthText = ""] = id.split(" ");
  return sqlFor
    .selectFrom(table)
    .selectAll()
    .where("bank_account_id", "=", idOf<BankAccountId>(accountId))
    .where("month", "=", month(monthText))
    .orderBy("month");
};

/** reconciliation: the head's answers for a difference and for a missing statement, by account and month. cash-counts: by ledger. ties: sums and reversals, by account. */
export const matchingSeals = {
  ...poolSeals,
  reconciliation: {
    isOfAddedAlone: true,
    ids: sqlFor
      .selectFrom("reconciliation_exception")
      .select(accountAndMonth)
      .union(sqlFor.selectFrom("statement_exception").select(accountAndMonth))
      .orderBy("id"),
    rows: (id) => [exceptionRows("reconciliation_exception", id)],
    added: (id) => [exceptionRows("statement_exception", id)],
  },
  "cash-counts": {
    ids: sqlFor.selectFrom("cash_count").select("ledger_id as id").distinct().orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("cash_count").selectAll().where("ledger_id", "=", idOf<LedgerId>(id)).orderBy("id"),
    ],
  },
  ties: {
    isOfAddedAlone: true,
    // A pair of entries was sealed from the first on: one in an account that no call registered was never written by any.
    ids: sqlFor
      .selectFrom("bank_tie_register")
      .select("bank_account_id as id")
      .union(sqlFor.selectFrom("entry_pair").select("bank_account_id as id"))
      .orderBy("id"),
    rows: (id) =>
      (["bank_match_part", "bank_reversal"] as const).map((name) =>
        sqlFor
          .selectFrom(name)
          .innerJoin("bank_line", "bank_line.id", `${name}.bank_line_id`)
          .selectAll(name)
          .where("bank_line.bank_account_id", "=", idOf<BankAccountId>(id))
          .orderBy(`${name}.bank_line_id`),
      ),
    added: (id) => [
      sqlFor
        .selectFrom("bank_reversal_settlement")
        .innerJoin("bank_line", "bank_line.id", "bank_reversal_settlement.bank_line_id")
        .selectAll("bank_reversal_settlement")
        .where("bank_line.bank_account_id", "=", idOf<BankAccountId>(id))
        .orderBy("bank_reversal_settlement.bank_line_id"),
      sqlFor
        .selectFrom("opening_settlement")
        .innerJoin("opening_item", (join) =>
          join
            .onRef("opening_item.ledger_id", "=", "opening_settlement.ledger_id")
            .onRef("opening_item.no", "=", "opening_settlement.no"),
        )
        .selectAll("opening_settlement")
        .where("opening_item.bank_account_id", "=", idOf<BankAccountId>(id))
        .orderBy("opening_settlement.no"),
      sqlFor
        .selectFrom("entry_pair")
        .selectAll()
        .where("bank_account_id", "=", idOf<BankAccountId>(id))
        .orderBy("red_voucher_id")
        .orderBy("red_line"),
    ],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
