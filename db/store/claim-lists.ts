import { sql } from "kysely";
import type { ClaimForm } from "#domain/claims/claim.ts";
import type { ClaimAct, ClaimState } from "#domain/claims/machine.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ClaimId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { claimNumber } from "./claim-rows.ts";
import { sqlFor, type Reading } from "./query.ts";
import type { Tables } from "./tables.ts";

/** A claim as a list shows it, with what the machine needs to say which step is next. */
export type ClaimHead = {
  readonly id: ClaimId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly number: string;
  readonly version: number;
  readonly rowVersion: number;
  readonly state: ClaimState;
  readonly onDate: LocalDate;
  readonly form: ClaimForm;
  readonly purpose: string;
  readonly handler: string;
  readonly clerk: string;
  readonly payee: string;
  readonly totalFen: Fen;
  readonly isEmergency: boolean;
  readonly lodgedOn: LocalDate | null;
  readonly paidOn: LocalDate | null;
  readonly voucherId: VoucherId | null;
  readonly voucherName: string | null;
  readonly voucherState: Tables["voucher"]["state"] | null;
  readonly done: ReadonlySet<ClaimAct>;
  readonly savedBy: PersonId;
  readonly savedByName: string;
  readonly reviewedBy: PersonId | null;
  readonly ratifyBy: LocalDate | null;
};

const heads = () =>
  sqlFor
    .selectFrom("claim")
    .innerJoin("claim_version", (join) =>
      join.onRef("claim_version.claim_id", "=", "claim.id").onRef("claim_version.version", "=", "claim.version"),
    )
    .innerJoin("ledger", "ledger.id", "claim.ledger_id")
    .innerJoin("person", "person.id", "claim_version.saved_by")
    .leftJoin("voucher", "voucher.id", "claim.voucher_id")
    .selectAll("claim")
    .select(["claim_version.on_date", "claim_version.form", "claim_version.purpose", "claim_version.handler"])
    .select(["claim_version.clerk", "claim_version.payee", "claim_version.saved_by", "claim_version.ratify_by"])
    .select(["ledger.name as ledger_name", "person.name as saved_by_name"])
    .select(["voucher.state as voucher_state", "voucher.number as voucher_number", "voucher.word as voucher_word"])
    .select("voucher.on_date as voucher_on")
    .select([
      sql<Fen>`(select coalesce(sum(amount_fen), 0) from claim_line
        where claim_line.claim_id = claim.id and claim_line.version = claim.version)`.as("total_fen"),
      sql<string>`(select coalesce(group_concat(distinct act), '') from claim_step
        where claim_step.claim_id = claim.id and claim_step.version = claim.version)`.as("acts"),
      sql<PersonId | null>`(select done_by from claim_step where claim_step.claim_id = claim.id
        and claim_step.version = claim.version and act = 'review' order by no desc limit 1)`.as("reviewed_by"),
    ]);

const isAct = (text: string): text is ClaimAct => text !== "";

/** The steps done of a version: its voucher counts only while it is there. */
const doneOf = (acts: string, voucherId: VoucherId | null): ReadonlySet<ClaimAct> =>
  new Set(
    acts
      .split(",")
      .filter(isAct)
      .filter((act) => act !== "voucher" || voucherId !== null),
  );

const readHeads = (reading: Reading, query: ReturnType<typeof heads>): readonly ClaimHead[] =>
  reading.all(query).map((row) => ({
    id: row.id,
    ledgerId: row.ledger_id,
    ledgerName: row.ledger_name,
    number: claimNumber(row.year, row.no),
    version: row.version,
    rowVersion: row.row_version,
    state: row.state,
    onDate: row.on_date,
    form: row.form,
    purpose: row.purpose,
    handler: row.handler,
    clerk: row.clerk,
    payee: row.payee,
    totalFen: row.total_fen,
    isEmergency: row.ratify_by !== null,
    lodgedOn: row.lodged_on,
    paidOn: row.paid_on,
    voucherId: row.voucher_id,
    voucherName:
      row.voucher_number === null
        ? row.voucher_on
        : `${row.voucher_on ?? ""} ${row.voucher_word ?? ""}-${row.voucher_number}`,
    voucherState: row.voucher_state,
    done: doneOf(row.acts, row.voucher_id),
    savedBy: row.saved_by,
    savedByName: row.saved_by_name,
    reviewedBy: row.reviewed_by,
    ratifyBy: row.ratify_by,
  }));

/** Claims of one ledger or all whose number, purpose, handler or payee holds a text; newest first. */
export const readClaimHeads = (
  reading: Reading,
  of: { readonly ledgerId: LedgerId | null; readonly states: readonly ClaimState[]; readonly text: string },
): readonly ClaimHead[] => {
  let query = heads();
  if (of.ledgerId !== null) query = query.where("claim.ledger_id", "=", of.ledgerId);
  if (of.states.length > 0) query = query.where("claim.state", "in", of.states);
  const found = readHeads(reading, query.orderBy("claim_version.on_date", "desc").orderBy("claim.id", "desc"));
  const { text } = of;
  if (text === "") return found;
  return found.filter((head) =>
    [head.number, head.purpose, head.handler, head.payee].some((each) => each.includes(text)),
  );
};

export const readClaimHead = (reading: Reading, id: ClaimId): ClaimHead | undefined =>
  readHeads(reading, heads().where("claim.id", "=", id).orderBy("claim.id"))[0];

const distinct = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter((name) => name !== "").slice(0, 100);

/** Names that stood on a village's claims, newest claims first: people who handled or witnessed, and payees. */
export const namesOnClaims = (
  reading: Reading,
  ledgerId: LedgerId,
): { readonly people: readonly string[]; readonly payees: readonly string[] } => {
  const rows = reading.all(
    sqlFor
      .selectFrom("claim")
      .innerJoin("claim_version", (join) =>
        join.onRef("claim_version.claim_id", "=", "claim.id").onRef("claim_version.version", "=", "claim.version"),
      )
      .select(["claim_version.handler", "claim_version.witness", "claim_version.payee"])
      .where("claim.ledger_id", "=", ledgerId)
      .orderBy("claim_version.on_date", "desc")
      .orderBy("claim.id", "desc")
      .limit(300),
  );
  return {
    people: distinct(rows.flatMap(({ handler, witness }) => [handler, witness])),
    payees: distinct(rows.map(({ payee }) => payee)),
  };
};
