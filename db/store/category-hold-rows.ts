import * as z from "zod";
import type { CategoryHold } from "#domain/checks/category-hold.ts";
import { idOf, type ClaimId, type LedgerId, type PersonId, type VoucherId } from "#domain/core/ids.ts";
import { instant, type Instant, type Month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { hitColumnsOf, hitFrom } from "./hit-rows.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** A voucher or a claim, whose drafts are held. */
export type HoldOwner =
  { readonly voucherId: VoucherId; readonly claimId: null } | { readonly voucherId: null; readonly claimId: ClaimId };

type Row = Tables["category_hold"];
export const amountsShape = z.record(z.string(), z.int().transform(fen));
const namesShape = z.array(z.string());

const holdFrom = (row: Row): CategoryHold & { readonly id: string } => ({
  id: row.id,
  categoryId: row.category_id,
  amounts: amountsShape.parse(JSON.parse(row.amounts)),
  hit: hitFrom({ ...row, decision: "open" }),
});

const openOfVoucher = preparedQuery((of: { readonly voucherId: VoucherId }) =>
  sqlFor
    .selectFrom("category_hold")
    .selectAll()
    .where("voucher_id", "=", of.voucherId)
    .where("reason", "is", null)
    .orderBy("id"),
);
const openOfClaim = preparedQuery((of: { readonly claimId: ClaimId }) =>
  sqlFor
    .selectFrom("category_hold")
    .selectAll()
    .where("claim_id", "=", of.claimId)
    .where("reason", "is", null)
    .orderBy("id"),
);

const allOfOwner = (of: HoldOwner) => {
  const rows = sqlFor.selectFrom("category_hold").selectAll().orderBy("id");
  return of.claimId === null ? rows.where("voucher_id", "=", of.voucherId) : rows.where("claim_id", "=", of.claimId);
};

/** Everything a rule held in a draft, whether or not its change was explained. */
export const readAllHolds = (reading: Reading, of: HoldOwner) => reading.all(allOfOwner(of)).map(holdFrom);

/** The categories of a draft that are or were held, while nothing was said about their change. */
export const readOpenHolds = (reading: Reading, of: HoldOwner) =>
  (of.claimId === null ? reading.all(openOfVoucher(of)) : reading.all(openOfClaim(of))).map(holdFrom);

export const dropHold = (writing: Writing, id: string): void => {
  writing.run(sqlFor.deleteFrom("category_hold").where("id", "=", id));
};

/** Why other categories (by name) took the place of a held one. */
type Explanation = {
  readonly reason: string;
  readonly after: readonly string[];
  readonly by: PersonId;
  readonly at: Instant;
};

/** Keeps that a category is held now, in place of how it was held before; or was held, where its change is explained at once. */
export const keepHold = (
  writing: Writing,
  owner: HoldOwner,
  {
    id,
    categoryId,
    amounts,
    hit,
    said = null,
  }: CategoryHold & { readonly id: string; readonly said?: Explanation | null },
): void => {
  const { no: _no, ...columns } = hitColumnsOf(hit, 0);
  writing.run(
    sqlFor.insertInto("category_hold").values({
      id,
      voucher_id: owner.voucherId,
      claim_id: owner.claimId,
      category_id: categoryId,
      amounts: JSON.stringify(amounts),
      ...columns,
      ...explanationColumns(said),
    }),
  );
};

const explanationColumns = (said: Explanation | null) => ({
  reason: said?.reason ?? null,
  categories_after: said === null ? null : JSON.stringify(said.after),
  changed_by: said?.by ?? null,
  changed_at: said?.at ?? null,
});

/** Keeps why other categories took the place of a held one. */
export const explainHold = (writing: Writing, id: string, said: Explanation): void => {
  writing.run(sqlFor.updateTable("category_hold").set(explanationColumns(said)).where("id", "=", id));
};

const explained = () =>
  sqlFor
    .selectFrom("category_hold as h")
    .innerJoin("category", "category.id", "h.category_id")
    .innerJoin("person", "person.id", "h.changed_by")
    .selectAll("h")
    .select(["category.name as category_name", "person.name as changed_by_name"])
    .where("h.reason", "is not", null)
    .orderBy("h.changed_at")
    .orderBy("h.id");

type Explained = Row & { readonly category_name: string; readonly changed_by_name: string };

const changeFrom = (row: Explained) => ({
  categoryBefore: row.category_name,
  categoriesAfter: namesShape.parse(JSON.parse(row.categories_after ?? "[]")),
  reason: row.reason ?? "",
  changedByName: row.changed_by_name,
  // Explained rows have their moment: the table checks it.
  changedAt: row.changed_at ?? instant("2000-01-01T00:00:00.000Z"),
  hit: hitFrom({ ...row, decision: "open" }),
});

/** 改用另一分类: what was held, what took its place and why, of a claim, or of a voucher and the claim it was made from. */
export const readCategoryChanges = (reading: Reading, of: HoldOwner) =>
  reading
    .all(
      of.claimId === null
        ? explained().where((either) =>
            either.or([
              either("h.voucher_id", "=", of.voucherId),
              either(
                "h.claim_id",
                "in",
                sqlFor.selectFrom("claim").select("id").where("voucher_id", "=", of.voucherId),
              ),
            ]),
          )
        : explained().where("h.claim_id", "=", of.claimId),
    )
    .map(changeFrom);

/** The same for every voucher of a span of months. */
export const readCategoryChangesIn = (
  reading: Reading,
  span: { readonly ledgerId: LedgerId; readonly from: Month; readonly to: Month },
) =>
  reading
    .all(
      explained()
        .leftJoin("claim", "claim.id", "h.claim_id")
        .innerJoin("voucher", (join) =>
          join.on((either) =>
            either.or([
              either("voucher.id", "=", either.ref("h.voucher_id")),
              either("voucher.id", "=", either.ref("claim.voucher_id")),
            ]),
          ),
        )
        .select("voucher.id as owner")
        .where("voucher.ledger_id", "=", span.ledgerId)
        .where("voucher.month", ">=", span.from)
        .where("voucher.month", "<=", span.to),
    )
    .map((row) => ({ voucherId: idOf<VoucherId>(row.owner), ...changeFrom(row) }));
