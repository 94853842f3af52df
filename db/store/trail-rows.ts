import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import { sm3Of } from "./sm3.ts";
import type { Tables } from "./tables.ts";

export type TrailFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One line of the audit trail: who did what to what, when. `facts` are the numbers a later reader needs. */
export type TrailLine = {
  readonly at: Instant;
  readonly personId: PersonId | null;
  readonly personName: string;
  readonly action: string;
  readonly subject: string;
  readonly facts: TrailFacts;
  readonly requestId: string | null;
};

const factsShape = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]),
);

/** The lines of one action, the oldest first: for actions there are few lines of. */
export const readLinesOf = (
  reading: Reading,
  action: string,
): readonly { readonly no: number; readonly subject: string; readonly facts: TrailFacts }[] =>
  reading
    .all(sqlFor.selectFrom("trail").select(["no", "subject", "facts"]).where("action", "=", action).orderBy("no"))
    .map(({ no, subject, facts }) => ({ no, subject, facts: factsShape.parse(JSON.parse(facts)) }));

export const trailStart = "0".repeat(64);

/** The text whose SM3 is the hash of a trail row. */
export const trailText = (
  previousHash: string,
  row: {
    readonly no: number;
    readonly at: string;
    readonly person_id: string | null;
    readonly person_name: string;
    readonly action: string;
    readonly subject: string;
    readonly facts: string;
    readonly request_id: string | null;
  },
): string =>
  JSON.stringify([
    previousHash,
    row.no,
    row.at,
    row.person_id,
    row.person_name,
    row.action,
    row.subject,
    row.facts,
    row.request_id,
  ]);

/** The hash a trail row must have; `verify` recomputes it. */
export const trailHash = (previousHash: string, row: Parameters<typeof trailText>[1]): string =>
  sm3Of(trailText(previousHash, row));

const newestLine = preparedQuery((_none: object) =>
  sqlFor.selectFrom("trail").select(["no", "hash"]).orderBy("no", "desc").limit(1),
);
const insertLine = preparedQuery((row: Tables["trail"]) =>
  sqlFor.insertInto("trail").values({
    no: row.no,
    at: row.at,
    person_id: row.person_id,
    person_name: row.person_name,
    action: row.action,
    subject: row.subject,
    facts: row.facts,
    request_id: row.request_id,
    previous_hash: row.previous_hash,
    hash: row.hash,
  }),
);

const lastTrail = (reading: Reading): { readonly no: number; readonly hash: string } =>
  reading.first(newestLine({})) ?? {
    no: 0,
    hash: trailStart,
  };

/** Number of the newest trail line; 0 in an empty file. */
export const trailLength = (reading: Reading): number => lastTrail(reading).no;

/** Appends one line, chained to the line before it (F-38: complete, safe operation log). */
export const appendTrail = (writing: Writing, line: TrailLine): void => {
  const last = lastTrail(writing);
  const row = {
    no: last.no + 1,
    at: line.at,
    person_id: line.personId,
    person_name: line.personName,
    action: line.action,
    subject: line.subject,
    facts: JSON.stringify(line.facts),
    request_id: line.requestId,
  };
  writing.run(insertLine({ ...row, previous_hash: last.hash, hash: trailHash(last.hash, row) }));
};
