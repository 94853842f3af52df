import { sql } from "kysely";
import type { LineIdentity } from "#domain/bank/known-lines.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { BankAccountId, BankLineId, ClaimId, LedgerId, StatementFileId, VoucherId } from "#domain/core/ids.ts";
import type { Flag } from "./column-types.ts";
import { claimOnLine } from "./claim-line-rows.ts";
import { settlesOpening } from "./opening-settlement-rows.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

/** One line of a bank journal as it came from its file, with the voucher that books it. */
export type BankLineRow = {
  readonly id: BankLineId;
  readonly bankAccountId: BankAccountId;
  readonly ledgerId: LedgerId;
  readonly bookedOn: LocalDate;
  readonly tradedAt: string | null;
  readonly amountFen: Fen;
  readonly balanceFen: Fen | null;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly summary: string;
  readonly purpose: string;
  readonly remark: string;
  readonly isReversal: boolean;
  readonly fileName: string;
  readonly sheet: string;
  readonly row: number;
  readonly voucherId: VoucherId | null;
  readonly voucherState: Tables["voucher"]["state"] | null;
  readonly voucherNumber: number | null;
  readonly voucherWord: string | null;
  readonly ruleName: string;
  /** The line and the bank's taking back of it are tied. */
  readonly isTakenBack: boolean;
  /** An item from before the books began ends with the line. */
  readonly settlesOpening: boolean;
  /** The claim under way or booked that was drafted from it. */
  readonly claimId: ClaimId | null;
};

/** True for a line nothing more is to be done with: booked, taken back by the bank, or the end of an opening item. */
export const isDone = (line: Pick<BankLineRow, "voucherId" | "isTakenBack" | "settlesOpening">): boolean =>
  line.voucherId !== null || line.isTakenBack || line.settlesOpening;

/** A line and the bank's taking back of it wait for no voucher. */
const takenBack = sql<0 | 1>`exists (select 1 from bank_reversal
  where bank_line.id in (bank_reversal.bank_line_id, bank_reversal.reversal_id))`;
const isOpen = sql<boolean>`bank_match.voucher_id is null and not ${takenBack} and not ${settlesOpening}`;

const lines = () =>
  sqlFor
    .selectFrom("bank_line")
    .innerJoin("statement_file", "statement_file.id", "bank_line.statement_file_id")
    .leftJoin("bank_match", "bank_match.bank_line_id", "bank_line.id")
    .leftJoin("voucher", "voucher.id", "bank_match.voucher_id")
    .select(["bank_line.id", "bank_line.bank_account_id", "bank_line.ledger_id", "bank_line.booked_on"])
    .select(["bank_line.traded_at", "bank_line.amount_fen", "bank_line.balance_fen", "bank_line.counterparty_name"])
    .select(["bank_line.counterparty_account", "bank_line.summary", "bank_line.purpose", "bank_line.remark"])
    .select(["bank_line.is_reversal", "statement_file.name as file_name", "bank_line.sheet", "bank_line.row"])
    .select(["bank_match.voucher_id", "voucher.state as voucher_state", "voucher.number", "voucher.word"])
    .select(["bank_match.rule_name", takenBack.as("is_taken_back")])
    .select([settlesOpening.as("settles_opening"), claimOnLine.as("claim_id")])
    .orderBy("bank_line.booked_on")
    .orderBy("bank_line.bank_account_id")
    .orderBy("bank_line.day_order")
    .orderBy("bank_line.id");

type Row = ReturnType<ReturnType<typeof lines>["execute"]> extends Promise<(infer Each)[]> ? Each : never;

const lineFrom = (row: Row): BankLineRow => ({
  id: row.id,
  bankAccountId: row.bank_account_id,
  ledgerId: row.ledger_id,
  bookedOn: row.booked_on,
  tradedAt: row.traded_at,
  amountFen: row.amount_fen,
  balanceFen: row.balance_fen,
  counterpartyName: row.counterparty_name,
  counterpartyAccount: row.counterparty_account,
  summary: row.summary,
  purpose: row.purpose,
  remark: row.remark,
  isReversal: row.is_reversal === 1,
  fileName: row.file_name,
  sheet: row.sheet,
  row: row.row,
  voucherId: row.voucher_id,
  voucherState: row.voucher_state,
  voucherNumber: row.number,
  voucherWord: row.word,
  ruleName: row.rule_name ?? "",
  isTakenBack: row.is_taken_back === 1,
  settlesOpening: row.settles_opening === 1,
  claimId: row.claim_id,
});

export type BankLineFilter = {
  readonly ledgerId: LedgerId;
  readonly bankAccountId: BankAccountId | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly onlyUnbooked: boolean;
};

/** One page of a ledger's bank journal, oldest first. */
export const readBankLines = (
  reading: Reading,
  filter: BankLineFilter,
  page: { readonly skip: number; readonly take: number },
): { readonly lines: readonly BankLineRow[]; readonly total: number } => {
  let counting = sqlFor
    .selectFrom("bank_line")
    .leftJoin("bank_match", "bank_match.bank_line_id", "bank_line.id")
    .where("bank_line.ledger_id", "=", filter.ledgerId);
  let listing = lines().where("bank_line.ledger_id", "=", filter.ledgerId);
  if (filter.bankAccountId !== null) {
    counting = counting.where("bank_line.bank_account_id", "=", filter.bankAccountId);
    listing = listing.where("bank_line.bank_account_id", "=", filter.bankAccountId);
  }
  if (filter.from !== null) {
    counting = counting.where("bank_line.booked_on", ">=", filter.from);
    listing = listing.where("bank_line.booked_on", ">=", filter.from);
  }
  if (filter.to !== null) {
    counting = counting.where("bank_line.booked_on", "<=", filter.to);
    listing = listing.where("bank_line.booked_on", "<=", filter.to);
  }
  if (filter.onlyUnbooked) {
    counting = counting.where(isOpen);
    listing = listing.where(isOpen);
  }
  const count = reading.first(counting.select((each) => each.fn.countAll<number>().as("total")));
  const rows = reading.all(listing.limit(page.take).offset(page.skip));
  return { lines: rows.map(lineFrom), total: count?.total ?? 0 };
};

export const readBankLine = (reading: Reading, id: BankLineId): BankLineRow | undefined => {
  const row = reading.first(lines().where("bank_line.id", "=", id));
  return row === undefined ? undefined : lineFrom(row);
};

/** The lines a voucher books, as its page shows them. */
export const readLinesOfVoucher = (
  reading: Reading,
  voucherId: VoucherId,
): readonly {
  readonly id: BankLineId;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly counterparty: string;
  readonly summary: string;
}[] =>
  reading.all(lines().where("bank_match.voucher_id", "=", voucherId)).map((row) => ({
    id: row.id,
    onDate: row.booked_on,
    amountFen: row.amount_fen,
    counterparty: row.counterparty_name,
    summary: textOfLine(row),
  }));

/** The bank's own words about a line, each once. */
export const textOfLine = (line: {
  readonly summary: string;
  readonly purpose: string;
  readonly remark: string;
}): string => [...new Set([line.summary, line.purpose, line.remark])].filter((text) => text !== "").join(" ");

const flag = (is: boolean): Flag => (is ? 1 : 0);

/** The columns of what a statement says of a line, for an account of its own and for a pool alike. */
export const columnsOfLine = (line: StatementLine & LineIdentity) => ({
  booked_on: line.bookedOn,
  traded_at: line.tradedAt,
  amount_fen: line.amountFen,
  balance_fen: line.balanceFen,
  counterparty_name: line.counterpartyName,
  counterparty_account: line.counterpartyAccount,
  counterparty_bank: line.counterpartyBank,
  purpose: line.purpose,
  remark: line.remark,
  summary: line.summary,
  serial: line.serial,
  is_serial_trusted: flag(line.isSerialTrusted),
  is_reversal: flag(line.isReversal),
  identity_key: line.identityKey,
  occurrence: line.occurrence,
  raw: JSON.stringify(line.raw.map(({ text }) => text)),
});

type LineColumns = ReturnType<typeof columnsOfLine> & {
  readonly id: BankLineId;
  readonly bank_account_id: BankAccountId;
  readonly ledger_id: LedgerId;
  readonly statement_file_id: StatementFileId;
  readonly sheet: string;
  readonly row: number;
  readonly day_order: number;
};

// A statement may bring a hundred thousand lines: building the same query for each took longer than writing them.
const insertLine = preparedQuery((row: LineColumns) =>
  sqlFor.insertInto("bank_line").values({
    id: row.id,
    bank_account_id: row.bank_account_id,
    ledger_id: row.ledger_id,
    statement_file_id: row.statement_file_id,
    sheet: row.sheet,
    row: row.row,
    day_order: row.day_order,
    booked_on: row.booked_on,
    traded_at: row.traded_at,
    amount_fen: row.amount_fen,
    balance_fen: row.balance_fen,
    counterparty_name: row.counterparty_name,
    counterparty_account: row.counterparty_account,
    counterparty_bank: row.counterparty_bank,
    purpose: row.purpose,
    remark: row.remark,
    summary: row.summary,
    serial: row.serial,
    is_serial_trusted: row.is_serial_trusted,
    is_reversal: row.is_reversal,
    identity_key: row.identity_key,
    occurrence: row.occurrence,
    raw: row.raw,
  }),
);

export const insertBankLine = (
  writing: Writing,
  line: StatementLine & LineIdentity,
  place: {
    readonly id: BankLineId;
    readonly bankAccountId: BankAccountId;
    readonly ledgerId: LedgerId;
    readonly statementFileId: StatementFileId;
    readonly dayOrder: number;
  },
): void => {
  writing.run(
    insertLine({
      id: place.id,
      bank_account_id: place.bankAccountId,
      ledger_id: place.ledgerId,
      statement_file_id: place.statementFileId,
      sheet: line.sheet,
      row: line.row,
      day_order: place.dayOrder,
      ...columnsOfLine(line),
    }),
  );
};

/** The last known balance of an account before a day; null when the journal has none. */
export const balanceBefore = (reading: Reading, bankAccountId: BankAccountId, day: LocalDate): Fen | null =>
  reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select("balance_fen")
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", "<", day)
      .where("balance_fen", "is not", null)
      .orderBy("booked_on", "desc")
      .orderBy("day_order", "desc")
      .limit(1),
  )?.balance_fen ?? null;

/** Highest order number used on a day, so that lines added later come after those known. */
export const lastDayOrder = (reading: Reading, bankAccountId: BankAccountId, day: LocalDate): number =>
  reading.first(
    sqlFor
      .selectFrom("bank_line")
      .select((each) => each.fn.max<number | null>("day_order").as("last"))
      .where("bank_account_id", "=", bankAccountId)
      .where("booked_on", "=", day),
  )?.last ?? 0;
