import type { FindingFacts } from "#domain/audit/facts.ts";
import type { Finding } from "#domain/audit/exception-tests.ts";
import { weightOf } from "#domain/audit/settled.ts";
import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ExceptionId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { factsShape } from "./audit-rows.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";

export type FindingAnswer = "true" | "false-alarm" | "rectified";

/** A kept finding with its answer. `isCleared`: the test no longer finds it. */
export type FindingRow = {
  readonly id: ExceptionId;
  readonly ledgerId: LedgerId;
  readonly ledgerName: string;
  readonly test: string;
  readonly subject: string;
  readonly severity: "red" | "amber";
  readonly foundIn: Quarter;
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly voucherId: VoucherId | null;
  readonly voucherName: string | null;
  readonly facts: FindingFacts;
  readonly answer: FindingAnswer | null;
  readonly answerNote: string | null;
  readonly answeredBy: PersonId | null;
  readonly answeredByName: string | null;
  readonly deadline: LocalDate | null;
  readonly signedByName: string | null;
  readonly responsible: string;
  readonly result: string;
  readonly isCleared: boolean;
};

const findings = () =>
  sqlFor
    .selectFrom("finding")
    .innerJoin("ledger", "ledger.id", "finding.ledger_id")
    .leftJoin("voucher", "voucher.id", "finding.voucher_id")
    .leftJoin("person as answerer", "answerer.id", "finding.answered_by")
    .leftJoin("person as signer", "signer.id", "finding.signed_by")
    .leftJoin("finding_work", "finding_work.finding_id", "finding.id")
    .leftJoin("finding_weight", "finding_weight.finding_id", "finding.id")
    .selectAll("finding")
    .select([
      "ledger.name as ledger_name",
      "voucher.month as voucher_month",
      "voucher.number as voucher_number",
      "voucher.word as voucher_word",
    ])
    .select(["answerer.name as answerer_name", "signer.name as signer_name"])
    .select(["finding_work.responsible", "finding_work.result", "finding_weight.weight"])
    .orderBy("finding.test")
    .orderBy("finding.on_date")
    .orderBy("finding.subject");

type Row = ReturnType<ReturnType<typeof findings>["execute"]> extends Promise<(infer Each)[]> ? Each : never;

/** Whether a signature still stands under what was signed; of answers signed before this was kept nothing else is known. */
const isStillSigned = (row: Row, facts: FindingFacts): boolean =>
  row.weight === null || row.weight === weightOf({ severity: row.severity, amountFen: row.amount_fen, facts });

const findingFrom = (row: Row): FindingRow => findingOf(row, factsShape.parse(JSON.parse(row.facts)));

const findingOf = (row: Row, facts: FindingFacts): FindingRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  ledgerName: row.ledger_name,
  test: row.test,
  subject: row.subject,
  severity: row.severity,
  foundIn: row.found_in,
  onDate: row.on_date,
  amountFen: row.amount_fen,
  voucherId: row.voucher_id,
  voucherName:
    row.voucher_number === null ? null : `${row.voucher_month} ${row.voucher_word ?? "记"}-${row.voucher_number}`,
  facts,
  answer: row.answer,
  answerNote: row.answer_note,
  answeredBy: row.answered_by,
  answeredByName: row.answerer_name,
  deadline: row.deadline,
  signedByName: isStillSigned(row, facts) ? row.signer_name : null,
  responsible: row.responsible ?? "",
  result: row.result ?? "",
  isCleared: row.is_cleared === 1,
});

/** Every finding of a ledger, by test, day and subject. */
export const readFindings = (reading: Reading, ledgerId: LedgerId): readonly FindingRow[] =>
  reading.all(findings().where("finding.ledger_id", "=", ledgerId)).map(findingFrom);

export const readFinding = (reading: Reading, id: ExceptionId): FindingRow | undefined => {
  const row = reading.first(findings().where("finding.id", "=", id));
  return row === undefined ? undefined : findingFrom(row);
};

type NewFinding = Omit<Finding, "facts"> & {
  readonly id: ExceptionId;
  readonly ledgerId: LedgerId;
  readonly quarter: Quarter;
  readonly now: Instant;
  readonly factsText: string;
};

/** Compiled once: a large quarter has thousands. */
const insertFinding = preparedQuery((slots: NewFinding) =>
  sqlFor.insertInto("finding").values({
    id: slots.id,
    ledger_id: slots.ledgerId,
    test: slots.test,
    subject: slots.subject,
    severity: slots.severity,
    found_in: slots.quarter,
    on_date: slots.onDate,
    amount_fen: slots.amountFen,
    voucher_id: slots.voucherId,
    facts: slots.factsText,
    found_at: slots.now,
    answer: null,
    answer_note: null,
    answered_by: null,
    answered_at: null,
    deadline: null,
    signed_by: null,
    signed_at: null,
  }),
);

/** Keeps a finding, or refreshes what the test says of one already kept; its answer stays. True when a row changed. */
export const keepFinding = (
  writing: Writing,
  finding: Finding,
  at: {
    readonly id: () => ExceptionId;
    readonly ledgerId: LedgerId;
    readonly quarter: Quarter;
    readonly now: Instant;
    readonly known: ReadonlyMap<string, FindingRow>;
  },
): boolean => {
  const known = at.known.get(`${finding.test}/${finding.subject}`);
  const facts = JSON.stringify(finding.facts);
  if (known === undefined) {
    const { ledgerId, quarter, now } = at;
    writing.run(insertFinding({ ...finding, id: at.id(), ledgerId, quarter, now, factsText: facts }));
    return true;
  }
  const isSame = known.amountFen === finding.amountFen && JSON.stringify(known.facts) === facts;
  if (isSame && !known.isCleared && known.severity === finding.severity) return false;
  writing.run(
    sqlFor
      .updateTable("finding")
      .set({ is_cleared: 0, severity: finding.severity, amount_fen: finding.amountFen, facts })
      .where("id", "=", known.id),
  );
  return true;
};

export const clearFinding = (writing: Writing, id: ExceptionId): void => {
  writing.run(sqlFor.updateTable("finding").set({ is_cleared: 1 }).where("id", "=", id));
};

/** A new answer replaces the old one and needs a new signature. */
export const answerFinding = (
  writing: Writing,
  id: ExceptionId,
  answer: {
    readonly answer: FindingAnswer;
    readonly note: string;
    readonly deadline: LocalDate | null;
    readonly responsible: string;
    readonly result: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor
      .updateTable("finding")
      .set({
        answer: answer.answer,
        answer_note: answer.note,
        deadline: answer.deadline,
        answered_by: answer.by,
        answered_at: answer.at,
        signed_by: null,
        signed_at: null,
      })
      .where("id", "=", id),
  );
  const work = { responsible: answer.responsible, result: answer.result };
  writing.run(
    sqlFor
      .insertInto("finding_work")
      .values({ finding_id: id, ...work })
      .onConflict((conflict) => conflict.column("finding_id").doUpdateSet(work)),
  );
};

export const signFinding = (
  writing: Writing,
  id: ExceptionId,
  by: { readonly person: PersonId; readonly at: Instant; readonly weight: string },
): void => {
  const { weight } = by;
  writing.run(sqlFor.updateTable("finding").set({ signed_by: by.person, signed_at: by.at }).where("id", "=", id));
  writing.run(
    sqlFor
      .insertInto("finding_weight")
      .values({ finding_id: id, weight })
      .onConflict((conflict) => conflict.column("finding_id").doUpdateSet({ weight })),
  );
};

/** Takes a signature away: what it stood under has changed. */
export const unsignFinding = (writing: Writing, id: ExceptionId): void => {
  writing.run(sqlFor.updateTable("finding").set({ signed_by: null, signed_at: null }).where("id", "=", id));
};
