import { wearCodesOf } from "#domain/books/asset-books.ts";
import type { AccountId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { Role } from "#domain/people/roles.ts";
import type { WearAccounts } from "#domain/vouchers/wear.ts";
import { systemOfLedger } from "./ledger-rows.ts";
import { sqlFor, type Reading } from "./query.ts";

const expenseAccounts = (reading: Reading): ReadonlySet<AccountId> =>
  reading.kept(
    "expense accounts",
    ["account"],
    () =>
      new Set(
        reading
          .all(
            sqlFor
              .selectFrom("account")
              .select("id")
              .where("normal_side", "=", "debit")
              .where("class", "in", ["cost", "profit-loss"])
              .orderBy("id"),
          )
          .map((row) => row.id),
      ),
  );

/** Of some accounts those of expense and cost (513 管理费用 and its like): money put there is spent. */
export const expenseAccountsAmong = (reading: Reading, ids: readonly AccountId[]): ReadonlySet<AccountId> => {
  const expenses = expenseAccounts(reading);
  return new Set(ids.filter((id) => expenses.has(id)));
};

const wornAccounts = (reading: Reading, ledgerId: LedgerId): ReadonlySet<AccountId> =>
  reading.kept(`worn accounts ${ledgerId}`, ["account", "ledger"], () => {
    const codes = wearCodesOf(systemOfLedger(reading, ledgerId));
    const rows = reading.all(
      sqlFor.selectFrom("account").select(["id", "code"]).where("ledger_id", "=", ledgerId).orderBy("id"),
    );
    return new Set(rows.flatMap(({ id, code }) => (codes.some((each) => code.startsWith(each)) ? [id] : [])));
  });

/** How the accounts of a ledger take part in wear. */
export const wearAccountsOf = (reading: Reading, ledgerId: LedgerId): WearAccounts => {
  const expenses = expenseAccounts(reading);
  const worn = wornAccounts(reading, ledgerId);
  return { isWorn: (id) => worn.has(id), isExpense: (id) => expenses.has(id) };
};

/** The voucher that a supplement stands in for, or null. */
export const replacedBy = (reading: Reading, id: VoucherId): VoucherId | null =>
  reading.first(
    sqlFor
      .selectFrom("voucher")
      .select("corrects_id")
      .where("id", "=", id)
      .where("kind", "=", "supplement")
      .orderBy("id"),
  )?.corrects_id ?? null;

/** True when a red voucher cancels this one: posted, or at least drafted. */
export const isCancelled = (reading: Reading, id: VoucherId, isPosted: boolean): boolean => {
  const reds = sqlFor.selectFrom("voucher").select("id").where("corrects_id", "=", id).where("kind", "=", "red");
  return reading.first((isPosted ? reds.where("state", "=", "posted") : reds).orderBy("id")) !== undefined;
};

export const rolesOfPerson = (reading: Reading, id: PersonId): readonly Role[] =>
  reading.kept(`roles of ${id}`, ["person_role"], () =>
    reading
      .all(sqlFor.selectFrom("person_role").select("role").where("person_id", "=", id).orderBy("role"))
      .map((row) => row.role),
  );
