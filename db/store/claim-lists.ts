import { sql } from "kysely";
import type { ClaimForm } from "#domain/claims/claim.ts";
import type { ClaimAct, ClaimState, ClaimWait } from "#domain/claims/machine.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { ClaimId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { isRatifiedColumn, waitColumn } from "./claim-queue-rows.ts";
import { claimNumber } from "./claim-rows.ts";
import { readClaimChain } from "./claim-setting-rows.ts";
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
  /** The vote of an emergency was made up: a linked one takes effect. */
  readonly isRatified: boolean;
};

const heads = (reading: Reading) =>
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
      isRatifiedColumn(reading).as("is_ratified"),
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
    isRatified: row.is_ratified === 1,
  }));

/** Claims looked for: of one ledger or all, in some states, waiting for something, with a text in number, purpose, handler or payee. */
export type ClaimSearch = {
  readonly ledgerId: LedgerId | null;
  readonly states: readonly ClaimState[];
  readonly text: string;
  /** Null: whatever they wait for. */
  readonly waits: readonly ClaimWait[] | null;
};

const wanted = (reading: Reading, of: ClaimSearch) => {
  let query = heads(reading);
  if (of.ledgerId !== null) query = query.where("claim.ledger_id", "=", of.ledgerId);
  if (of.states.length > 0) query = query.where("claim.state", "in", of.states);
  if (of.waits !== null)
    query = query
      .where("claim.state", "not in", ["withdrawn", "vouchered"])
      .where(waitColumn(readClaimChain(reading)), "in", of.waits.length === 0 ? [""] : of.waits);
  if (of.text !== "")
    query = query.where(
      sql<boolean>`instr('报-' || claim.year || '-' || printf('%03d', claim.no) || char(10) || claim_version.purpose || char(10)
        || claim_version.handler || char(10) || claim_version.payee, ${of.text}) > 0`,
    );
  return query;
};

/** One page of the claims looked for, newest first. */
export const readClaimPage = (
  reading: Reading,
  of: ClaimSearch & { readonly skip: number; readonly take: number },
): readonly ClaimHead[] =>
  readHeads(
    reading,
    wanted(reading, of)
      .orderBy("claim_version.on_date", "desc")
      .orderBy("claim.id", "desc")
      .limit(of.take)
      .offset(of.skip),
  );

/** How many claims are looked for, and what they come to. */
export const countClaims = (reading: Reading, of: ClaimSearch): { readonly count: number; readonly totalFen: Fen } => {
  const found = reading.first(
    sqlFor
      .selectFrom(wanted(reading, of).as("found"))
      .select([sql<number>`count(*)`.as("count"), sql<Fen>`coalesce(sum(total_fen), 0)`.as("totalFen")])
      .orderBy("count"),
  );
  return found ?? { count: 0, totalFen: zeroFen };
};

export const readClaimHead = (reading: Reading, id: ClaimId): ClaimHead | undefined =>
  readHeads(reading, heads(reading).where("claim.id", "=", id).orderBy("claim.id"))[0];

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
