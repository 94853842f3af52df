import type { CategoryNature } from "#domain/books/category.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

export type CategoryRow = {
  readonly id: CategoryId;
  readonly code: string;
  readonly name: string;
  readonly accountCode: string;
  readonly nature: CategoryNature;
  readonly isActive: boolean;
};

/** The township's expense categories in code order. */
export const readCategories = (reading: Reading): readonly CategoryRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("category")
        .select(["id", "code", "name", "account_code", "nature", "is_active"])
        .orderBy("code"),
    )
    .map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      accountCode: row.account_code,
      nature: row.nature,
      isActive: row.is_active === 1,
    }));

const columnsOf = (row: CategoryRow) => ({
  code: row.code,
  name: row.name,
  account_code: row.accountCode,
  nature: row.nature,
  is_active: row.isActive ? (1 as const) : (0 as const),
});

export const addCategory = (writing: Writing, row: CategoryRow): void => {
  writing.run(sqlFor.insertInto("category").values({ id: row.id, ...columnsOf(row) }));
};

export const changeCategory = (writing: Writing, row: CategoryRow): void => {
  writing.run(sqlFor.updateTable("category").set(columnsOf(row)).where("id", "=", row.id));
};
