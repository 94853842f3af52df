import { sql } from "kysely";
import * as z from "zod";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { idOf, type AssetId, type LedgerId, type PersonId, type VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const linesText = z.array(
  z.object({
    assetId: z.string().transform((text) => idOf<AssetId>(text)),
    isFound: z.boolean(),
    netFen: z.int(),
    note: z.string(),
    isSurplus: z.boolean().default(false),
  }),
);

/** 盘点: what was found of the cards on a day, and beyond them; `netFen` is what a missing or surplus card was worth. */
export type Stocktake = {
  readonly id: string;
  readonly ledgerId: LedgerId;
  readonly onDate: LocalDate;
  readonly people: string;
  readonly lines: z.output<typeof linesText>;
  readonly voucherId: VoucherId | null;
  /** True once the voucher that proposed the differences was cancelled in red. */
  readonly isCancelled: boolean;
  /** What settled the differences; null also once that was cancelled in red, when they wait again. */
  readonly settledVoucherId: VoucherId | null;
  readonly approval: string;
};

export const readStocktakes = (reading: Reading, ledgerId: LedgerId): readonly Stocktake[] =>
  reading
    .all(
      sqlFor
        .selectFrom("stocktake")
        .selectAll()
        .select([
          sql<number>`exists (select 1 from voucher red where red.corrects_id = stocktake.voucher_id and red.kind = 'red'
            and red.state = 'posted')`.as("is_cancelled"),
          sql<number>`exists (select 1 from voucher red where red.corrects_id = stocktake.settled_voucher_id
            and red.kind = 'red' and red.state = 'posted')`.as("is_unsettled"),
        ])
        .where("ledger_id", "=", ledgerId)
        .orderBy("on_date", "desc")
        .orderBy("id"),
    )
    .map((row) => ({
      id: row.id,
      ledgerId: row.ledger_id,
      onDate: row.on_date,
      people: row.people,
      lines: linesText.parse(JSON.parse(row.lines)),
      voucherId: row.voucher_id,
      isCancelled: row.is_cancelled === 1,
      settledVoucherId: row.is_unsettled === 1 ? null : row.settled_voucher_id,
      approval: row.approval,
    }));

export const ledgerOfStocktake = (reading: Reading, id: string): LedgerId | undefined =>
  reading.first(sqlFor.selectFrom("stocktake").select("ledger_id").where("id", "=", id).orderBy("id"))?.ledger_id;

export const addStocktake = (
  writing: Writing,
  row: Omit<Stocktake, "settledVoucherId" | "approval" | "isCancelled">,
  recorded: { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("stocktake").values({
      id: row.id,
      ledger_id: row.ledgerId,
      on_date: row.onDate,
      people: row.people,
      lines: JSON.stringify(row.lines),
      voucher_id: row.voucherId,
      settled_voucher_id: null,
      recorded_by: recorded.by,
      recorded_at: recorded.at,
    }),
  );
};

export const settleStocktake = (
  writing: Writing,
  row: { readonly id: string; readonly settledVoucherId: VoucherId; readonly approval: string },
): void => {
  writing.run(
    sqlFor
      .updateTable("stocktake")
      .set({ settled_voucher_id: row.settledVoucherId, approval: row.approval })
      .where("id", "=", row.id),
  );
};
