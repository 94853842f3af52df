import { sql } from "kysely";
import type { OpenItemSide } from "#domain/books/opening-item.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { BankAccountId, BankLineId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** True of a bank line with which an item from before the books began ends: it waits for no voucher. */
export const settlesOpening = sql<
  0 | 1
>`exists (select 1 from opening_settlement where opening_settlement.bank_line_id = bank_line.id)`;

/** True of an entry with which such an item ends: it waits for no bank line. */
export const entrySettlesOpening = sql<0 | 1>`exists (select 1 from opening_settlement
  where opening_settlement.voucher_id = entry.voucher_id and opening_settlement.line = entry.line)`;

/** True of an entry with which no such item ends by a day. */
export const endsNoOpeningBy = (onDate: LocalDate) =>
  sql<boolean>`not exists (select 1 from opening_settlement where opening_settlement.voucher_id = entry.voucher_id
    and opening_settlement.line = entry.line and opening_settlement.settled_on <= ${onDate})`;

/** The day from which a bank line ends such an item; null where it ends none. */
export const openingSettledOn = sql<LocalDate | null>`(select opening_settlement.settled_on from opening_settlement
  where opening_settlement.bank_line_id = bank_line.id)`;

/** An item from before the books began that nothing has ended yet. + arrives, − leaves. */
export type WaitingOpening = {
  readonly no: number;
  readonly side: OpenItemSide;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly text: string;
};

/** The items of an account that are still open at the end of a day, in the order they were entered. */
export const readWaitingOpenings = (
  reading: Reading,
  account: { readonly id: BankAccountId; readonly ledgerId: LedgerId },
  onDate: LocalDate,
): readonly WaitingOpening[] =>
  reading
    .all(
      sqlFor
        .selectFrom("opening_item")
        .select(["no", "side", "on_date", "amount_fen", "text"])
        .where("ledger_id", "=", account.ledgerId)
        .where("bank_account_id", "=", account.id)
        .where(
          sql<boolean>`not exists (select 1 from opening_settlement where opening_settlement.ledger_id = opening_item.ledger_id
            and opening_settlement.no = opening_item.no and opening_settlement.settled_on <= ${onDate})`,
        )
        .orderBy("no"),
    )
    .map((row) => ({
      no: row.no,
      side: row.side,
      onDate: row.on_date,
      amountFen: row.side.endsWith("-in") ? row.amount_fen : fen(-row.amount_fen),
      text: row.text,
    }));

const settlements = () =>
  sqlFor
    .selectFrom("opening_settlement")
    .innerJoin("opening_item", (join) =>
      join
        .onRef("opening_item.ledger_id", "=", "opening_settlement.ledger_id")
        .onRef("opening_item.no", "=", "opening_settlement.no"),
    )
    .select([
      "opening_settlement.ledger_id as ledgerId",
      "opening_settlement.no",
      "opening_item.bank_account_id as bankAccountId",
    ])
    .select(["opening_settlement.bank_line_id as lineId", "opening_settlement.settled_on as settledOn"])
    .orderBy("opening_settlement.ledger_id")
    .orderBy("opening_settlement.no");

/** What ended the opening item that a bank line ends. */
export const readSettlementOfLine = (reading: Reading, lineId: BankLineId) =>
  reading.first(settlements().where("opening_settlement.bank_line_id", "=", lineId));

/** What ended one opening item of a ledger. */
export const readSettlement = (reading: Reading, ledgerId: LedgerId, no: number) =>
  reading.first(
    settlements().where("opening_settlement.ledger_id", "=", ledgerId).where("opening_settlement.no", "=", no),
  );

/** The opening items of an account that count as ended from within some days on, with what ended them. */
export const readSettledOpenings = (
  reading: Reading,
  bankAccountId: BankAccountId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
) =>
  reading.all(
    settlements()
      .innerJoin("person", "person.id", "opening_settlement.settled_by")
      .leftJoin("bank_line", "bank_line.id", "opening_settlement.bank_line_id")
      .leftJoin("voucher", "voucher.id", "opening_settlement.voucher_id")
      .select(["opening_item.on_date as onDate", "opening_item.side", "opening_item.amount_fen as amountFen"])
      .select(["opening_item.text", "bank_line.booked_on as lineOn", "bank_line.counterparty_name as lineParty"])
      .select(["voucher.on_date as voucherOn", "voucher.number", "voucher.word"])
      .select(["person.name as byName", "opening_settlement.settled_at as at"])
      .where("opening_item.bank_account_id", "=", bankAccountId)
      .where("opening_settlement.settled_on", ">=", days.from)
      .where("opening_settlement.settled_on", "<=", days.to),
  );

/** Says with which line or entry an opening item ends. */
export const settleOpening = (
  writing: Writing,
  settlement: {
    readonly ledgerId: LedgerId;
    readonly no: number;
    readonly lineId: BankLineId | null;
    readonly entry: { readonly voucherId: VoucherId; readonly line: number } | null;
    readonly settledOn: LocalDate;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const { ledgerId, no, lineId, entry, settledOn, by, at } = settlement;
  writing.run(
    sqlFor.insertInto("opening_settlement").values({
      ledger_id: ledgerId,
      no,
      bank_line_id: lineId,
      voucher_id: entry?.voucherId ?? null,
      line: entry?.line ?? null,
      settled_on: settledOn,
      settled_by: by,
      settled_at: at,
    }),
  );
};

/** Takes it back: the item is open again, and so is what ended it. */
export const releaseOpening = (writing: Writing, ledgerId: LedgerId, no: number): void => {
  writing.run(sqlFor.deleteFrom("opening_settlement").where("ledger_id", "=", ledgerId).where("no", "=", no));
};
