import type { ItemKind } from "#domain/books/item.ts";
import type { ItemId, LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One auxiliary item of a ledger; `bankAccount` is the payee's account number, for matching bank lines. */
export type ItemRow = {
  readonly id: ItemId;
  readonly ledgerId: LedgerId;
  readonly kind: ItemKind;
  readonly code: string;
  readonly name: string;
  readonly bankAccount: string;
  readonly note: string;
  readonly isActive: boolean;
};

/** Every item of a ledger, by kind and code. */
export const readItems = (reading: Reading, ledgerId: LedgerId): readonly ItemRow[] =>
  reading.kept(`items of ${ledgerId}`, ["item"], () =>
    reading
      .all(
        sqlFor
          .selectFrom("item")
          .select(["id", "ledger_id", "kind", "code", "name", "bank_account", "note", "is_active"])
          .where("ledger_id", "=", ledgerId)
          .orderBy("kind")
          .orderBy("code"),
      )
      .map((row) => ({
        id: row.id,
        ledgerId: row.ledger_id,
        kind: row.kind,
        code: row.code,
        name: row.name,
        bankAccount: row.bank_account,
        note: row.note,
        isActive: row.is_active === 1,
      })),
  );

const columnsOf = (row: ItemRow) => ({
  ledger_id: row.ledgerId,
  kind: row.kind,
  code: row.code,
  name: row.name,
  bank_account: row.bankAccount,
  note: row.note,
  is_active: row.isActive ? (1 as const) : (0 as const),
});

export const addItem = (writing: Writing, row: ItemRow): void => {
  writing.run(sqlFor.insertInto("item").values({ id: row.id, ...columnsOf(row) }));
};

export const changeItem = (writing: Writing, row: ItemRow): void => {
  writing.run(sqlFor.updateTable("item").set(columnsOf(row)).where("id", "=", row.id));
};
