import type { MatchPass, MatchReason } from "#domain/bank/match-reasons.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AccountId, BankAccountId, BankLineId, PersonId, StatementFileId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** Says which entry of which voucher books a bank line. */
export const matchLine = (
  writing: Writing,
  match: {
    readonly lineId: BankLineId;
    readonly voucherId: VoucherId;
    readonly line: number;
    readonly how: "drafted" | "manual";
    readonly ruleName: string;
    readonly by: PersonId;
    readonly at: Instant;
    readonly pass?: MatchPass;
    readonly reasons?: readonly MatchReason[];
    /** The share of the entry, where the line books several. */
    readonly partFen?: Fen | null;
    /** The last day of all that belong to a sum; null for one line and one entry. */
    readonly settledOn?: LocalDate | null;
  },
): void => {
  writing.run(
    sqlFor.insertInto("bank_match").values({
      bank_line_id: match.lineId,
      voucher_id: match.voucherId,
      line: match.line,
      how: match.how,
      rule_name: match.ruleName,
      matched_by: match.by,
      matched_at: match.at,
      pass: match.pass ?? null,
      reasons: JSON.stringify(match.reasons ?? []),
      part_fen: match.partFen ?? null,
      settled_on: match.settledOn ?? null,
    }),
  );
};

/** Names a further entry that a bank line books; the first stands in its match. */
export const addMatchPart = (
  writing: Writing,
  part: { readonly lineId: BankLineId; readonly voucherId: VoucherId; readonly line: number; readonly amountFen: Fen },
): void => {
  const { lineId, voucherId, line, amountFen } = part;
  writing.run(
    sqlFor
      .insertInto("bank_match_part")
      .values({ bank_line_id: lineId, voucher_id: voucherId, line, amount_fen: amountFen }),
  );
};

/** The lines that together book one entry, and the day on which both sides know all of it; empty when none does. */
export const readMatchGroup = (reading: Reading, lineId: BankLineId) =>
  reading.all(
    sqlFor
      .selectFrom("bank_match")
      .innerJoin("bank_tie", "bank_tie.bank_line_id", "bank_match.bank_line_id")
      .innerJoin("bank_match as asked", (join) =>
        join.onRef("asked.voucher_id", "=", "bank_match.voucher_id").onRef("asked.line", "=", "bank_match.line"),
      )
      .select(["bank_match.bank_line_id as lineId", "bank_tie.voucher_id as voucherId"])
      .select("bank_tie.settled_on as settledOn")
      .where("asked.bank_line_id", "=", lineId)
      .orderBy("bank_match.bank_line_id")
      .orderBy("bank_tie.voucher_id")
      .orderBy("bank_tie.line"),
  );

/** The reversal a line belongs to, as either side of it. */
export const readReversalOf = (reading: Reading, lineId: BankLineId) =>
  reading.first(
    sqlFor
      .selectFrom("bank_reversal")
      .innerJoin("bank_line", "bank_line.id", "bank_reversal.reversal_id")
      .leftJoin("bank_reversal_settlement", "bank_reversal_settlement.bank_line_id", "bank_reversal.bank_line_id")
      .select(["bank_reversal.bank_line_id as lineId", "reversal_id as reversalId"])
      .select((each) => each.fn.coalesce("bank_reversal_settlement.settled_on", "booked_on").as("settledOn"))
      .where((where) => where.or([where("bank_reversal.bank_line_id", "=", lineId), where("reversal_id", "=", lineId)]))
      .orderBy("bank_reversal.bank_line_id"),
  );

/** Notes that an account has sums or reversals to seal from now on. */
export const registerTies = (writing: Writing, bankAccountId: BankAccountId, at: Instant): void => {
  writing.run(
    sqlFor
      .insertInto("bank_tie_register")
      .values({ bank_account_id: bankAccountId, first_at: at })
      .onConflict((conflict) => conflict.doNothing()),
  );
};

export const tieReversal = (
  writing: Writing,
  pair: {
    readonly lineId: BankLineId;
    readonly reversalId: BankLineId;
    /** The day both are known from, where that is not the day of the second: they came after their month was closed. */
    readonly settledOn: LocalDate | null;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const { lineId, reversalId, settledOn, by, at } = pair;
  writing.run(
    sqlFor
      .insertInto("bank_reversal")
      .values({ bank_line_id: lineId, reversal_id: reversalId, tied_by: by, tied_at: at }),
  );
  if (settledOn !== null)
    writing.run(sqlFor.insertInto("bank_reversal_settlement").values({ bank_line_id: lineId, settled_on: settledOn }));
};

export const untieReversal = (writing: Writing, lineId: BankLineId): void => {
  writing.run(sqlFor.deleteFrom("bank_reversal").where("bank_line_id", "=", lineId));
};

export const unmatchLine = (writing: Writing, lineId: BankLineId): void => {
  writing.run(sqlFor.deleteFrom("bank_match").where("bank_line_id", "=", lineId));
};

/** What was put together of an account's lines within some days, newest last, with why. */
export const readMatches = (
  reading: Reading,
  bankAccountId: BankAccountId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
) =>
  reading.all(
    sqlFor
      .selectFrom("bank_tie")
      .innerJoin("bank_line", "bank_line.id", "bank_tie.bank_line_id")
      .innerJoin("bank_match", "bank_match.bank_line_id", "bank_tie.bank_line_id")
      .innerJoin("voucher", "voucher.id", "bank_tie.voucher_id")
      .innerJoin("person", "person.id", "bank_match.matched_by")
      .select(["bank_line.id as lineId", "bank_line.booked_on as onDate", "bank_tie.amount_fen as amountFen"])
      .select(["counterparty_name as counterpartyName", "bank_tie.voucher_id as voucherId", "bank_tie.line"])
      .select(["voucher.state", "voucher.number", "voucher.word", "voucher.on_date as voucherOn", "bank_match.how"])
      .select(["bank_match.pass", "bank_match.reasons", "bank_match.rule_name as ruleName"])
      .select(["person.name as byName", "bank_match.matched_at as at", "bank_tie.settled_on as settledOn"])
      .where("bank_line.bank_account_id", "=", bankAccountId)
      .where("bank_line.booked_on", ">=", days.from)
      .where("bank_line.booked_on", "<=", days.to)
      .orderBy("bank_line.booked_on")
      .orderBy("bank_line.day_order")
      .orderBy("bank_line.id")
      .orderBy("bank_tie.voucher_id")
      .orderBy("bank_tie.line"),
  );

/** Reversals tied in an account whose second line lies within some days. */
export const readReversals = (
  reading: Reading,
  bankAccountId: BankAccountId,
  days: { readonly from: LocalDate; readonly to: LocalDate },
) =>
  reading.all(
    sqlFor
      .selectFrom("bank_reversal")
      .innerJoin("bank_line as paid", "paid.id", "bank_reversal.bank_line_id")
      .innerJoin("bank_line as back", "back.id", "bank_reversal.reversal_id")
      .innerJoin("person", "person.id", "bank_reversal.tied_by")
      .leftJoin("bank_reversal_settlement", "bank_reversal_settlement.bank_line_id", "bank_reversal.bank_line_id")
      .select(["paid.id as lineId", "paid.booked_on as onDate", "paid.amount_fen as amountFen"])
      .select("paid.counterparty_name as counterpartyName")
      .select((each) => each.fn.coalesce("bank_reversal_settlement.settled_on", "back.booked_on").as("settledOn"))
      .select(["person.name as byName", "bank_reversal.tied_at as at"])
      .where("paid.bank_account_id", "=", bankAccountId)
      .where("back.booked_on", ">=", days.from)
      .where("back.booked_on", "<=", days.to)
      .orderBy("paid.booked_on")
      .orderBy("paid.id"),
  );

/** A bank line tied to a voucher's entry, with the entry's account and the line's share of it. + arrives, − leaves. */
export type Tie = {
  readonly lineId: BankLineId;
  readonly line: number;
  readonly accountId: AccountId;
  readonly amountFen: Fen;
};

/** The bank lines tied to a voucher, in the order of its entries. */
export const readTies = (reading: Reading, voucherId: VoucherId): readonly Tie[] =>
  reading.all(
    sqlFor
      .selectFrom("bank_tie")
      .innerJoin("bank_line", "bank_line.id", "bank_tie.bank_line_id")
      .innerJoin("bank_account", "bank_account.id", "bank_line.bank_account_id")
      .select(["bank_line.id as lineId", "bank_tie.line", "bank_account.account_id as accountId"])
      .select("bank_tie.amount_fen as amountFen")
      .where("bank_tie.voucher_id", "=", voucherId)
      .orderBy("bank_tie.line")
      .orderBy("bank_line.id"),
  );

/** Follows an entry to its new place in a draft. */
export const moveTie = (writing: Writing, lineId: BankLineId, line: number): void => {
  writing.run(sqlFor.updateTable("bank_match").set({ line }).where("bank_line_id", "=", lineId));
};

/** Lines of a voucher's entries already tied to bank lines. */
export const matchedEntryLines = (reading: Reading, voucherId: VoucherId): readonly number[] =>
  reading
    .all(sqlFor.selectFrom("bank_tie").select("line").where("voucher_id", "=", voucherId).orderBy("line"))
    .map((row) => row.line);

/** True when a bank line is tied to the voucher: its money has moved. */
export const hasMovedMoney = (reading: Reading, id: VoucherId): boolean =>
  reading.first(
    sqlFor.selectFrom("bank_tie").select("bank_line_id").where("voucher_id", "=", id).orderBy("bank_line_id").limit(1),
  ) !== undefined;
/** The statement file a bank line came in. */
export const readFileOfLine = (reading: Reading, id: BankLineId): StatementFileId | undefined =>
  reading.first(sqlFor.selectFrom("bank_line").select("statement_file_id").where("id", "=", id).orderBy("id"))
    ?.statement_file_id;

/** The statement files of a bank account, oldest id first. */
export const readFilesOfAccount = (reading: Reading, id: BankAccountId): readonly StatementFileId[] =>
  reading
    .all(sqlFor.selectFrom("statement_file").select("id").where("bank_account_id", "=", id).orderBy("id"))
    .map((row) => row.id);
