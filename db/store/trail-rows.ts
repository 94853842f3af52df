import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import { sm3Of } from "./sm3.ts";

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

export const trailStart = "0".repeat(64);

/** The hash a trail row must have; `verify` recomputes it. */
export const trailHash = (
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
  sm3Of(
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
    ]),
  );

const lastTrail = (reading: Reading): { readonly no: number; readonly hash: string } =>
  reading.first(sqlFor.selectFrom("trail").select(["no", "hash"]).orderBy("no", "desc").limit(1)) ?? {
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
  writing.run(sqlFor.insertInto("trail").values({ ...row, previous_hash: last.hash, hash: trailHash(last.hash, row) }));
};
