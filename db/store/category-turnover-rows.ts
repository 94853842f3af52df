import { sql } from "kysely";
import type { Month } from "#domain/core/dates.ts";
import type { AccountId, CategoryId, LedgerId } from "#domain/core/ids.ts";
import type { ColumnTurnover } from "#domain/reports/columns.ts";
import { sqlFor, type Reading } from "./query.ts";

type Accounts = { readonly ledgerId: LedgerId; readonly accountIds: readonly AccountId[] };
type Months = { readonly from: Month; readonly to: Month };

export type CategoryTurnover = ColumnTurnover & { readonly categoryId: CategoryId; readonly month: Month };

const posted = (of: Accounts, span: Months) =>
  sqlFor
    .selectFrom("voucher")
    .crossJoin("entry")
    .select(["voucher.month", "entry.account_id as accountId"])
    .select((each) => [
      each.fn.sum<ColumnTurnover["debitFen"]>("entry.debit_fen").as("debitFen"),
      each.fn.sum<ColumnTurnover["creditFen"]>("entry.credit_fen").as("creditFen"),
    ])
    .whereRef("entry.voucher_id", "=", "voucher.id")
    .where("voucher.ledger_id", "=", of.ledgerId)
    .where("voucher.month", ">=", span.from)
    .where("voucher.month", "<=", span.to)
    .where("voucher.state", "=", "posted")
    .where("voucher.kind", "<>", "closing")
    .where("entry.account_id", "in", [...of.accountIds])
    .groupBy(["voucher.month", "entry.account_id"])
    .orderBy("voucher.month")
    .orderBy("entry.account_id");

/** What posted entries of some accounts turned over by category, month by month, without what closes the year. */
export const readCategoryMonths = (reading: Reading, of: Accounts, span: Months): readonly CategoryTurnover[] =>
  of.accountIds.length === 0
    ? []
    : reading.all(
        posted(of, span)
          .select(sql<CategoryId>`entry.category_id`.as("categoryId"))
          .where("entry.category_id", "is not", null)
          .groupBy("entry.category_id")
          .orderBy("entry.category_id"),
      );

/** The same for the entries that name no category. */
export const readUncategorisedMonths = (
  reading: Reading,
  of: Accounts,
  span: Months,
): readonly (ColumnTurnover & { readonly month: Month })[] =>
  of.accountIds.length === 0 ? [] : reading.all(posted(of, span).where("entry.category_id", "is", null));
