import { sql } from "kysely";
import type { Instant } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { DistributionId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { HouseholdLine } from "#domain/funds/household-shares.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

type Row = Omit<Tables["distribution"], "recorded_by" | "recorded_at">;

/** A list without its households, with their count and what is kept back of them. */
export type DistributionHead = Row & { readonly households: number; readonly withheld: Fen };

// What a posted red voucher took back never rested on the list.
const standing = (column: "declared_voucher_id" | "paid_voucher_id") =>
  sql<VoucherId | null>`case when exists (select 1 from voucher red where red.corrects_id = ${sql.ref(`distribution.${column}`)}
    and red.kind = 'red' and red.state = 'posted') then null else ${sql.ref(`distribution.${column}`)} end`;

const heads = () =>
  sqlFor
    .selectFrom("distribution")
    .select(["id", "ledger_id", "kind", "title", "on_date", "basis", "resolution_id", "project_item_id", "total_fen"])
    .select([
      standing("declared_voucher_id").as("declared_voucher_id"),
      standing("paid_voucher_id").as("paid_voucher_id"),
    ])
    .select([
      sql<number>`(select count(*) from distribution_line l where l.distribution_id = distribution.id)`.as(
        "households",
      ),
      sql<Fen>`(select coalesce(sum(withheld_fen), 0) from distribution_line l where l.distribution_id = distribution.id)`.as(
        "withheld",
      ),
    ]);

export const readDistributions = (reading: Reading, ledgerId: LedgerId): readonly DistributionHead[] =>
  reading.all(heads().where("ledger_id", "=", ledgerId).orderBy("on_date", "desc").orderBy("id", "desc"));

export const readDistribution = (reading: Reading, id: DistributionId): DistributionHead | undefined =>
  reading.first(heads().where("id", "=", id).orderBy("id"));

/** The households of a list, in their order, with name, code and bank account. */
export const readHouseholds = (reading: Reading, id: DistributionId) =>
  reading.all(
    sqlFor
      .selectFrom("distribution_line")
      .innerJoin("item", "item.id", "distribution_line.item_id")
      .select(["distribution_line.no", "distribution_line.item_id", "distribution_line.shares"])
      .select(["distribution_line.amount_fen", "distribution_line.withheld_fen", "distribution_line.note"])
      .select(["item.code", "item.name", "item.bank_account"])
      .where("distribution_line.distribution_id", "=", id)
      .orderBy("distribution_line.no"),
  );

/** Writes a list whole, in place of what it was. */
export const saveDistribution = (
  writing: Writing,
  list: Omit<Row, "declared_voucher_id" | "paid_voucher_id"> & {
    readonly lines: readonly (HouseholdLine & { readonly note: string })[];
  },
  of: { readonly isNew: boolean; readonly by: PersonId; readonly at: Instant },
): void => {
  const { lines, ...row } = list;
  if (of.isNew)
    writing.run(
      sqlFor.insertInto("distribution").values({
        ...row,
        declared_voucher_id: null,
        paid_voucher_id: null,
        recorded_by: of.by,
        recorded_at: of.at,
      }),
    );
  else {
    // Vouchers that were cancelled in red hold the list no more; the file lets its lines change once nothing holds it.
    writing.run(
      sqlFor
        .updateTable("distribution")
        .set({ declared_voucher_id: null, paid_voucher_id: null })
        .where("id", "=", row.id),
    );
    writing.run(sqlFor.deleteFrom("distribution_line").where("distribution_id", "=", row.id));
    writing.run(sqlFor.updateTable("distribution").set(row).where("id", "=", row.id));
  }
  for (const [index, line] of lines.entries()) {
    writing.run(
      sqlFor.insertInto("distribution_line").values({
        distribution_id: row.id,
        no: index + 1,
        item_id: line.itemId,
        shares: line.shares,
        amount_fen: line.amountFen,
        withheld_fen: line.withheldFen,
        note: line.note,
      }),
    );
  }
};

/** Ties a list to the voucher that declares it, or that pays it. */
export const tieDistribution = (
  writing: Writing,
  tie: { readonly id: DistributionId; readonly voucherId: VoucherId; readonly isPayment: boolean },
): void => {
  const set = tie.isPayment ? { paid_voucher_id: tie.voucherId } : { declared_voucher_id: tie.voucherId };
  writing.run(sqlFor.updateTable("distribution").set(set).where("id", "=", tie.id));
};
