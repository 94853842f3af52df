import { sql, type Compilable } from "kysely";
import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { sqlFor } from "./query.ts";

/** What every closed year of a ledger carried over. */
const carryRows = (id: string): readonly Compilable[] => [
  sqlFor
    .selectFrom("year_carry")
    .selectAll()
    .where("ledger_id", "=", idOf<LedgerId>(id))
    .orderBy("year")
    .orderBy("account_id"),
];

/** carry: by ledger, what its closed years carried over. */
export const carrySeals = {
  carry: {
    ids: sqlFor.selectFrom("year_carry").select("ledger_id as id").distinct().orderBy("id"),
    rows: carryRows,
  },
} as const;

// What a draft would do to a card may still go with it; a card is sealed with what is posted, and with what no voucher made.
const isSettled = (voucherId: "asset.voucher_id" | "asset_event.voucher_id") =>
  sql<boolean>`(${sql.ref(voucherId)} is null or (select state from voucher where id = ${sql.ref(voucherId)}) = 'posted')`;
/** Ledgers with cards that are settled. */
export const assetLedgers = sqlFor
  .selectFrom("asset")
  .select("ledger_id as id")
  .where(isSettled("asset.voucher_id"))
  .distinct()
  .orderBy("id");

/** The settled cards of a ledger, what happened to them, and its stocktakes. */
export const assetRows = (id: string): readonly Compilable[] => {
  const ledgerId = idOf<LedgerId>(id);
  const cards = sqlFor.selectFrom("asset").where("asset.ledger_id", "=", ledgerId).where(isSettled("asset.voucher_id"));
  return [
    cards.selectAll("asset").orderBy("asset.id"),
    // That a part left, and its share of the residual, came later: sealed apart, so that older seals still hold.
    cards
      .innerJoin("asset_event", "asset_event.asset_id", "asset.id")
      .select(["asset_event.id", "asset_event.asset_id", "asset_event.kind", "asset_event.on_date"])
      .select(["asset_event.cost_fen", "asset_event.worn_fen", "asset_event.units", "asset_event.note"])
      .select(["asset_event.voucher_id", "asset_event.recorded_by", "asset_event.recorded_at"])
      .where(isSettled("asset_event.voucher_id"))
      .orderBy("asset_event.id"),
    sqlFor
      .selectFrom("stocktake")
      .select(["id", "on_date", "people", "lines"])
      .where("ledger_id", "=", ledgerId)
      .orderBy("id"),
  ];
};

/** What left the settled cards of a ledger in part. */
export const partDisposalRows = (id: string): readonly Compilable[] => [
  sqlFor
    .selectFrom("asset_event")
    .innerJoin("asset", "asset.id", "asset_event.asset_id")
    .select(["asset_event.id", "asset_event.is_part", "asset_event.residual_fen"])
    .where("asset.ledger_id", "=", idOf<LedgerId>(id))
    .where("asset_event.is_part", "=", 1)
    .where(isSettled("asset_event.voucher_id"))
    .orderBy("asset_event.id"),
];

/** The lists of households of a ledger. Which vouchers rest on a list stands in the vouchers; the link goes with a draft. */
export const listRows = (id: string): readonly Compilable[] => {
  const ledgerId = idOf<LedgerId>(id);
  return [
    sqlFor
      .selectFrom("distribution")
      .select(["id", "kind", "title", "on_date", "basis", "resolution_id", "project_item_id", "total_fen"])
      .where("ledger_id", "=", ledgerId)
      .orderBy("id"),
    sqlFor
      .selectFrom("distribution_line")
      .innerJoin("distribution", "distribution.id", "distribution_line.distribution_id")
      .selectAll("distribution_line")
      .where("distribution.ledger_id", "=", ledgerId)
      .orderBy("distribution_line.distribution_id")
      .orderBy("distribution_line.no"),
  ];
};
