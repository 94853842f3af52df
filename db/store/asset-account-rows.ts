import { sql } from "kysely";
import type { AccountId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const red = (column: "asset.voucher_id" | "e.voucher_id") =>
  sql<boolean>`exists (select 1 from voucher red where red.corrects_id = ${sql.ref(column)} and red.kind = 'red'
    and red.state = 'posted')`;

/** Number and name of the cards in use whose cost, wear or expense is booked on an account. */
export const cardsOnAccount = (reading: Reading, id: AccountId): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom("asset")
        .select(["number", "name"])
        .where(sql<boolean>`${id} in (cost_account_id, worn_account_id, expense_account_id)`)
        .where(sql<boolean>`not ${red("asset.voucher_id")}`)
        .where(
          sql<boolean>`not exists (select 1 from asset_event e where e.asset_id = asset.id
            and e.kind in ('disposal', 'shortage') and e.is_part = 0 and not ${red("e.voucher_id")})`,
        )
        .orderBy("number"),
    )
    .map(({ number, name }) => `${number} ${name}`);

/** Lets every card booked on one account be booked on another from now on, those that have left too: they may come back. */
export const moveCards = (writing: Writing, from: AccountId, into: AccountId): void => {
  for (const column of ["cost_account_id", "worn_account_id", "expense_account_id"] as const)
    writing.run(
      sqlFor
        .updateTable("asset")
        .set({ [column]: into })
        .where(column, "=", from),
    );
};
