import { sql } from "kysely";
import { month, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { PayListId, VillageId } from "#domain/core/ids.ts";
import { partsFrom } from "./pay-parameters.ts";
import type { PayListLine } from "./pay-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One line of a paid list of a year, with the village its books belong to. */
export type PaidPayLine = Pick<PayListLine, "villagerId" | "parts" | "dueFen"> & {
  readonly villageId: VillageId;
  readonly month: Month;
};

/** Every line of the lists of a year that a posted voucher pays: what is approved only, or was cancelled in red, is not paid. */
export const readPaidPay = (reading: Reading, year: number): readonly PaidPayLine[] =>
  reading
    .all(
      sqlFor
        .selectFrom("pay_list")
        .innerJoin("pay_list_line", "pay_list_line.list_id", "pay_list.id")
        .innerJoin("ledger", "ledger.id", "pay_list.ledger_id")
        .select(["ledger.village_id", "pay_list.month", "pay_list_line.villager_id"])
        .select(["pay_list_line.parts", "pay_list_line.due_fen"])
        .innerJoin("voucher", "voucher.id", "pay_list.voucher_id")
        .where("voucher.state", "=", "posted")
        .where(
          sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
            and red.state = 'posted')`,
        )
        .where("pay_list.month", ">=", month(`${String(year)}-01`))
        .where("pay_list.month", "<=", month(`${String(year)}-12`))
        .orderBy("pay_list.month")
        .orderBy("pay_list_line.villager_id"),
    )
    .map((row) => ({
      villagerId: row.villager_id,
      villageId: row.village_id,
      month: row.month,
      parts: partsFrom(row.parts),
      dueFen: row.due_fen,
    }));

/** Notes that people of a list received their money on a day. */
export const receivePay = (
  writing: Writing,
  of: {
    readonly id: PayListId;
    readonly nos: readonly number[];
    readonly on: LocalDate;
    readonly how: "bank" | "signed";
  },
): void => {
  for (const no of of.nos)
    writing.run(
      sqlFor
        .updateTable("pay_list_line")
        .set({ received_on: of.on, received_how: of.how })
        .where("list_id", "=", of.id)
        .where("no", "=", no),
    );
};

/** Notes that what a bank had paid to people of a list came back (退票): they wait for their money again. */
export const unreceivePay = (
  writing: Writing,
  of: { readonly id: PayListId; readonly nos: readonly number[] },
): void => {
  for (const no of of.nos)
    writing.run(
      sqlFor
        .updateTable("pay_list_line")
        .set({ received_on: null, received_how: null })
        .where("list_id", "=", of.id)
        .where("no", "=", no)
        .where("received_how", "=", "bank"),
    );
};
