import { sql } from "kysely";
import * as z from "zod";
import { addDays, beginningOf, type Instant, type LocalDate } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";
import { likeText } from "./search-words.ts";

const factsText = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

export type TrailEntry = {
  readonly no: number;
  readonly at: Instant;
  readonly personName: string;
  readonly action: string;
  readonly subject: string;
  readonly ledgerNames: string[];
  readonly facts: z.output<typeof factsText>;
};

export type TrailQuestion = {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly personName: string;
  readonly text: string;
  /** Only these operations; null: all. */
  readonly actions: readonly string[] | null;
  /** Operations whose name holds the text, besides subjects that do. */
  readonly named: readonly string[];
  /** Only what touched this ledger; null: all. */
  readonly ledgerId: LedgerId | null;
  readonly skip: number;
  readonly take: number;
};

const matching = (question: TrailQuestion) => {
  let query = sqlFor.selectFrom("trail");
  if (question.from !== null) query = query.where(sql<boolean>`at >= ${beginningOf(question.from)}`);
  if (question.to !== null) query = query.where(sql<boolean>`at < ${beginningOf(addDays(question.to, 1))}`);
  if (question.personName !== "") query = query.where("person_name", "=", question.personName);
  if (question.actions !== null) query = query.where("action", "in", [...question.actions]);
  if (question.ledgerId !== null) query = query.where(sql<boolean>`instr(facts, ${`"${question.ledgerId}"`}) > 0`);
  if (question.text === "") return query;
  const pattern = likeText(question.text);
  return query.where((each) =>
    each.or([
      sql<boolean>`(subject like ${pattern} escape '\\' or action like ${pattern} escape '\\')`,
      ...(question.named.length === 0 ? [] : [each("action", "in", [...question.named])]),
    ]),
  );
};

// Seals are for verification; a person reads the other facts.
const withoutSeals = ({ seals: _seals, ledgerIds: _ids, ...facts }: TrailEntry["facts"]): TrailEntry["facts"] => facts;

const ledgersOf = ({ ledgerId, ledgerIds }: TrailEntry["facts"]): readonly string[] => [
  ...new Set([...(typeof ledgerId === "string" ? [ledgerId] : []), ...(Array.isArray(ledgerIds) ? ledgerIds : [])]),
];

/** One page of the audit trail, newest line first, and how many lines match. */
export const searchTrail = (
  reading: Reading,
  question: TrailQuestion,
): { readonly lines: TrailEntry[]; readonly total: number } => {
  const rows = reading.all(
    matching(question)
      .select(["no", "at", "person_name", "action", "subject", "facts"])
      .orderBy("no", "desc")
      .limit(question.take)
      .offset(question.skip),
  );
  const names = new Map(
    reading
      .all(sqlFor.selectFrom("ledger").select(["id", "name"]).orderBy("name"))
      .map(({ id, name }): readonly [string, string] => [id, name]),
  );
  const counted = reading.first(matching(question).select((each) => each.fn.countAll<number>().as("count")));
  return {
    lines: rows.map((row) => {
      const facts = factsText.parse(JSON.parse(row.facts));
      return {
        no: row.no,
        at: row.at,
        personName: row.person_name,
        action: row.action,
        subject: row.subject,
        ledgerNames: ledgersOf(facts).flatMap((id) => names.get(id) ?? []),
        facts: withoutSeals(facts),
      };
    }),
    total: counted?.count ?? 0,
  };
};
