import type { CategoryNature } from "#domain/books/category.ts";
import { mappingOn, type ApprovedMapping } from "#domain/books/category-change.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { CategoryId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

export type CategoryRow = {
  readonly id: CategoryId;
  readonly code: string;
  readonly name: string;
  readonly accountCode: string;
  readonly nature: CategoryNature;
  readonly isActive: boolean;
};

/** A version of what rules and caps look at in a category; approved by a second person or still proposed. */
export type CategoryVersionRow = ApprovedMapping & {
  readonly categoryId: CategoryId;
  readonly proposedBy: PersonId;
  readonly proposedByName: string;
  readonly approvedByName: string | null;
};

/** Every version of every category, oldest first. */
export const readCategoryVersions = (reading: Reading): readonly CategoryVersionRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("category_version")
        .innerJoin("person as proposer", "proposer.id", "category_version.proposed_by")
        .leftJoin("person as approver", "approver.id", "category_version.approved_by")
        .selectAll("category_version")
        .select(["proposer.name as proposer_name", "approver.name as approver_name"])
        .orderBy("category_version.category_id")
        .orderBy("category_version.version"),
    )
    .map((row) => ({
      categoryId: row.category_id,
      version: row.version,
      accountCode: row.account_code,
      nature: row.nature,
      fromOn: row.from_on,
      proposedBy: row.proposed_by,
      proposedByName: row.proposer_name,
      approvedByName: row.approver_name,
    }));

export const addCategoryVersion = (
  writing: Writing,
  version: ApprovedMapping & { readonly categoryId: CategoryId },
  step: { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("category_version").values({
      category_id: version.categoryId,
      version: version.version,
      account_code: version.accountCode,
      nature: version.nature,
      from_on: version.fromOn,
      proposed_by: step.by,
      proposed_at: step.at,
      approved_by: null,
      approved_at: null,
    }),
  );
};

export const approveCategoryVersion = (
  writing: Writing,
  step: { readonly id: CategoryId; readonly version: number; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("category_version")
      .set({ approved_by: step.by, approved_at: step.at })
      .where("category_id", "=", step.id)
      .where("version", "=", step.version),
  );
};

const approvedVersions = (reading: Reading): ReadonlyMap<CategoryId, readonly ApprovedMapping[]> => {
  return reading.kept("approved category versions", ["category_version"], () => {
    const rows = reading.all(
      sqlFor
        .selectFrom("category_version")
        .select(["category_id", "version", "account_code", "nature", "from_on"])
        .where("approved_by", "is not", null)
        .orderBy("category_id")
        .orderBy("version"),
    );
    const mappings = rows.map(({ category_id: id, version, account_code: accountCode, nature, from_on: fromOn }) => ({
      id,
      version,
      accountCode,
      nature,
      fromOn,
    }));
    return Map.groupBy(mappings, ({ id }) => id);
  });
};

/** The categories as they began, before any approved change. */
const readFirstCategories = (reading: Reading): readonly CategoryRow[] =>
  reading.kept("categories", ["category"], () =>
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
      })),
  );

/** The township's expense categories in code order, with the account and nature of a day (null: the newest approved). */
export const readCategories = (reading: Reading, on: LocalDate | null = null): readonly CategoryRow[] => {
  const approved = approvedVersions(reading);
  return readFirstCategories(reading).map((row) => {
    const { accountCode, nature } = mappingOn(row, approved.get(row.id) ?? [], on);
    return { ...row, accountCode, nature };
  });
};

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

/** Renames, takes out of use, or while nothing runs changes anything. What it began with is never overwritten later. */
export const changeCategory = (writing: Writing, row: CategoryRow, mayMap: boolean): void => {
  const { code, name, is_active, account_code, nature } = columnsOf(row);
  const change = mayMap ? { code, name, is_active, account_code, nature } : { code, name, is_active };
  writing.run(sqlFor.updateTable("category").set(change).where("id", "=", row.id));
};

/** A new category comes into use when a second person has approved it. */
export const activateCategory = (writing: Writing, id: CategoryId): void => {
  writing.run(sqlFor.updateTable("category").set({ is_active: 1 }).where("id", "=", id));
};
