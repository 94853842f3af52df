import { sql } from "kysely";
import * as z from "zod";
import type { Account } from "#domain/books/account.ts";
import type { ItemKind } from "#domain/books/item.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Flag } from "./tables.ts";

const itemKindsText = z.array(
  z.enum([
    "payee",
    "member",
    "project",
    "fund",
    "contract",
    "person",
    "own-1",
    "own-2",
    "own-3",
    "own-4",
  ] satisfies ItemKind[]),
);

type Row = Omit<Account, "normalSide" | "parentId" | "itemKinds" | "isActive" | "unit"> & {
  readonly unit: string | null;
  readonly normal_side: Account["normalSide"];
  readonly parent_id: AccountId | null;
  readonly item_kinds: string;
  readonly is_active: Flag;
};

const accountFrom = (row: Row): Account => ({
  id: row.id,
  code: row.code,
  name: row.name,
  class: row.class,
  normalSide: row.normal_side,
  parentId: row.parent_id,
  itemKinds: itemKindsText.parse(JSON.parse(row.item_kinds)),
  isActive: row.is_active === 1,
  unit: row.unit ?? "",
});

const accounts = sqlFor
  .selectFrom("account")
  .leftJoin("quantity_account", "quantity_account.account_id", "account.id")
  .select(["account.id", "account.ledger_id", "code", "name", "class", "normal_side", "parent_id", "item_kinds"])
  .select(["is_active", "quantity_account.unit"]);

/** All accounts of a ledger in code order. */
export const readAccounts = (reading: Reading, ledgerId: LedgerId): readonly Account[] =>
  reading.kept(`accounts of ${ledgerId}`, ["account", "quantity_account"], () =>
    reading.all(accounts.where("account.ledger_id", "=", ledgerId).orderBy("code")).map(accountFrom),
  );

/** One account with the ledger it belongs to. */
export const readAccount = (
  reading: Reading,
  id: AccountId,
): (Account & { readonly ledgerId: LedgerId }) | undefined => {
  const row = reading.first(accounts.where("account.id", "=", id).orderBy("account.id"));
  return row === undefined ? undefined : { ...accountFrom(row), ledgerId: row.ledger_id };
};

export const addAccount = (writing: Writing, ledgerId: LedgerId, account: Account): void => {
  writing.run(
    sqlFor.insertInto("account").values({
      id: account.id,
      ledger_id: ledgerId,
      code: account.code,
      name: account.name,
      class: account.class,
      normal_side: account.normalSide,
      parent_id: account.parentId,
      item_kinds: JSON.stringify(account.itemKinds),
      is_active: account.isActive ? 1 : 0,
    }),
  );
};

/** Name, item kinds and being in use may change; code, class and side never. */
export const changeAccount = (
  writing: Writing,
  account: Pick<Account, "id" | "name" | "itemKinds" | "isActive">,
): void => {
  writing.run(
    sqlFor
      .updateTable("account")
      .set({
        name: account.name,
        item_kinds: JSON.stringify(account.itemKinds),
        is_active: account.isActive ? 1 : 0,
      })
      .where("id", "=", account.id),
  );
};

/** True when an entry (draft, reviewed or posted) or an opening balance names the account. */
export const isAccountUsed = (reading: Reading, id: AccountId): boolean =>
  reading.first(sqlFor.selectFrom("entry").select("line").where("account_id", "=", id).orderBy("line").limit(1)) !==
    undefined ||
  reading.first(
    sqlFor
      .selectFrom("opening_balance")
      .select("amount_fen")
      .where("account_id", "=", id)
      .where("amount_fen", "<>", zeroFen)
      .orderBy("item_id")
      .limit(1),
  ) !== undefined;

/** What still stands on an account: its balance (openings and everything posted) and whether unposted vouchers name it. */
export const accountStanding = (
  reading: Reading,
  account: { readonly id: AccountId; readonly ledgerId: LedgerId },
): { readonly balanceFen: Fen; readonly hasUnposted: boolean } => {
  const openings = reading.all(
    sqlFor
      .selectFrom("opening_balance")
      .select("amount_fen")
      .where("ledger_id", "=", account.ledgerId)
      .where("account_id", "=", account.id)
      .orderBy("item_id"),
  );
  const months = reading.all(
    sqlFor
      .selectFrom("balance")
      .select(["debit_fen", "credit_fen"])
      .where("ledger_id", "=", account.ledgerId)
      .where("account_id", "=", account.id)
      .orderBy("month"),
  );
  const unposted = reading.first(
    sqlFor
      .selectFrom("entry")
      .innerJoin("voucher", "voucher.id", "entry.voucher_id")
      .select("entry.line")
      .where("entry.account_id", "=", account.id)
      .where("voucher.state", "<>", sql.lit("posted"))
      .orderBy("entry.line")
      .limit(1),
  );
  const balanceFen = fen(
    sumOf(openings, (row) => row.amount_fen) + sumOf(months, (row) => row.debit_fen - row.credit_fen),
  );
  return { balanceFen, hasUnposted: unposted !== undefined };
};

/** True when an account of any ledger has the code. */
export const hasAccountCode = (reading: Reading, code: string): boolean =>
  reading.first(sqlFor.selectFrom("account").select("id").where("code", "=", code).orderBy("id").limit(1)) !==
  undefined;

/** The names of the accounts in use right below a code that take entries themselves, in every ledger. */
export const readDetailNames = (reading: Reading, code: string): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom("account as parent")
        .innerJoin("account as detail", "detail.parent_id", "parent.id")
        .select("detail.name")
        .distinct()
        .where("parent.code", "=", code)
        .where("detail.is_active", "=", 1)
        .where(sql<boolean>`not exists (select 1 from account below where below.parent_id = detail.id)`)
        .orderBy("detail.name"),
    )
    .map(({ name }) => name);

/** Codes of a ledger's accounts that an entry or an opening balance names. */
export const readUsedCodes = (reading: Reading, ledgerId: LedgerId): ReadonlySet<string> =>
  new Set(
    reading
      .all(
        sqlFor
          .selectFrom("account")
          .select("code")
          .where("ledger_id", "=", ledgerId)
          .where((each) =>
            each.or([
              each.exists(
                each.selectFrom("entry").select("entry.line").whereRef("entry.account_id", "=", "account.id"),
              ),
              each.exists(
                each
                  .selectFrom("opening_balance")
                  .select("opening_balance.amount_fen")
                  .whereRef("opening_balance.account_id", "=", "account.id"),
              ),
            ]),
          )
          .orderBy("code"),
      )
      .map(({ code }) => code),
  );
