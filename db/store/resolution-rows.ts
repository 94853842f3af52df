import { sql } from "kysely";
import * as z from "zod";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { dateFromText, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type CategoryId, type LedgerId, type PersonId, type ResolutionId } from "#domain/core/ids.ts";
import { attendanceWays } from "#domain/caps/minutes.ts";
import {
  countings,
  takesEffect,
  voteRules,
  type Counting,
  type VotedMatter,
  type VoteRule,
  type VoteTest,
  type Votes,
} from "#domain/caps/vote.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import { readSettings } from "./setting-rows.ts";
import type { Tables } from "./tables.ts";

type Row = Tables["resolution"];

/** The head of a recorded vote. */
export type ResolutionRow = Votes & {
  readonly id: ResolutionId;
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly title: string;
  readonly body: Row["body"];
  readonly track: Row["track"];
  readonly countedBy: Counting;
  readonly voteRule: VoteRule;
  readonly metOn: LocalDate;
  readonly declared: Row["declared"];
  readonly computed: Row["computed"];
  readonly opinion: Row["opinion"];
  readonly opinionNote: string | null;
  readonly isInForce: boolean;
  readonly isConfirmed: boolean;
  readonly confirmedByName: string | null;
  readonly recordedBy: PersonId;
  readonly recordedByName: string;
};

const day = z
  .string()
  .transform((text) => dateFromText(text) ?? null)
  .nullable();
const recordShape = z.object({
  place: z.string(),
  noticeOn: day,
  convenor: z.string(),
  chair: z.string(),
  recorder: z.string(),
  method: z.enum(["ballot", "hands"]),
  proxies: z.int(),
  women: z.int().nullable(),
  partyStudyMinute: z.string(),
  isSupervised: z.boolean(),
  townshipOfficer: z.string(),
  postedFrom: day,
  postedTo: day,
  proposal: z.string(),
  objections: z.string(),
  // What follows came later: older records say nothing of it.
  noticeReason: z.string().default(""),
  adviserOpinion: z.string().default(""),
  attendees: z
    .array(
      z.object({
        name: z.string(),
        unit: z.string(),
        isWoman: z.boolean(),
        way: z.enum(attendanceWays),
        proxy: z.string(),
        isSigned: z.boolean(),
      }),
    )
    .default([]),
  composition: z
    .object({ representatives: z.int().nullable(), women: z.int().nullable(), households: z.int().nullable() })
    .nullable()
    .default(null),
  delegation: z
    .object({
      matters: z.string(),
      categoryIds: z.array(z.string().transform((text) => idOf<CategoryId>(text))),
      untilOn: z.string().transform((text) => localDate(text)),
    })
    .nullable()
    .default(null),
});
/** The minutes beside the numbers: notice, chair, posting, proposal; what the audit looks at. */
export type ResolutionRecord = z.output<typeof recordShape>;
const testShape = z.object({
  needsPresent: z.int(),
  needsFor: z.int(),
  hasQuorum: z.boolean(),
  isPassed: z.boolean(),
  basis: z.string(),
});
const matterShape = z.object({
  categoryIds: z.array(z.string().transform((text) => idOf<CategoryId>(text))),
  amountFen: z.int().transform((value) => fen(value)),
  fromOn: z.string().transform((text) => localDate(text)),
  toOn: z.string().transform((text) => localDate(text)),
});
/** The minutes beside the legal test as it was made on the day they were recorded, and the spending the vote agreed to. */
const keptShape = recordShape.extend({ test: testShape, matter: matterShape.nullable().default(null) });
type Kept = { readonly record: ResolutionRecord; readonly test: VoteTest; readonly matter: VotedMatter | null };

/** Since when the township wants its opinion before a vote takes effect; null where it does not. */
export const opinionRule = (reading: Reading): string | null => {
  const { needsTownshipOpinion, opinionSince } = readSettings(reading);
  return needsTownshipOpinion ? opinionSince : null;
};

/** What a query over `resolution` selects to know whether, and when, a second person has confirmed the vote. */
export const confirmedAtColumn = sql<
  string | null
>`(select resolution_confirmation.confirmed_at from resolution_confirmation
  where resolution_confirmation.resolution_id = resolution.id)`.as("confirmed_at");

/** `opinionSince`: what `opinionRule` answers. A vote confirmed before it was in force already and stays so. */
export const isInForce = (
  row: Pick<Row, "computed" | "opinion"> & { readonly confirmed_at: string | null },
  opinionSince: string | null,
): boolean => {
  const { computed, opinion, confirmed_at: confirmedAt } = row;
  const wasInForce = confirmedAt !== null && opinionSince !== null && confirmedAt < opinionSince;
  return takesEffect({ computed, opinion, isConfirmed: confirmedAt !== null }, opinionSince !== null && !wasInForce);
};

const heads = sqlFor
  .selectFrom("resolution")
  .innerJoin("person", "person.id", "resolution.recorded_by")
  .leftJoin("resolution_confirmation", "resolution_confirmation.resolution_id", "resolution.id")
  .leftJoin("person as confirmer", "confirmer.id", "resolution_confirmation.confirmed_by")
  .selectAll("resolution")
  .select(["person.name as recorded_by_name", "confirmer.name as confirmed_by_name"])
  .select(confirmedAtColumn)
  // Kept in the minutes: votes recorded before say nothing of it, so they count people by the national law.
  .select([
    sql<string | null>`json_extract(resolution.record, '$.countedBy')`.as("counted_by"),
    sql<string | null>`json_extract(resolution.record, '$.voteRule')`.as("vote_rule"),
  ]);

type HeadRow = Row & {
  readonly recorded_by_name: string;
  readonly confirmed_by_name: string | null;
  readonly confirmed_at: string | null;
  readonly counted_by: string | null;
  readonly vote_rule: string | null;
};

const headFrom = (row: HeadRow, opinionSince: string | null): ResolutionRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  number: row.number,
  title: row.title,
  body: row.body,
  track: row.track,
  countedBy: countings.find((each) => each === row.counted_by) ?? "people",
  voteRule: voteRules.find((each) => each === row.vote_rule) ?? "national",
  metOn: row.met_on,
  entitled: row.entitled,
  present: row.present,
  votesFor: row.votes_for,
  votesAgainst: row.votes_against,
  votesAbstain: row.votes_abstain,
  declared: row.declared,
  computed: row.computed,
  opinion: row.opinion,
  opinionNote: row.opinion_note,
  isInForce: isInForce(row, opinionSince),
  isConfirmed: row.confirmed_at !== null,
  confirmedByName: row.confirmed_by_name,
  recordedBy: row.recorded_by,
  recordedByName: row.recorded_by_name,
});

/** Recorded votes of one ledger or all, newest meeting first. */
export const readResolutions = (reading: Reading, ledgerId: LedgerId | null): readonly ResolutionRow[] => {
  const opinionSince = opinionRule(reading);
  const query = ledgerId === null ? heads : heads.where("resolution.ledger_id", "=", ledgerId);
  return reading
    .all(query.orderBy("resolution.met_on", "desc").orderBy("resolution.number", "desc").orderBy("resolution.id"))
    .map((row) => headFrom(row, opinionSince));
};

/** The numbers of a ledger's votes in force, by their ids. */
export const votesInForce = (reading: Reading, ledgerId: LedgerId): ReadonlyMap<string, string> =>
  new Map(readResolutions(reading, ledgerId).flatMap((vote) => (vote.isInForce ? [[vote.id, vote.number]] : [])));

export const readResolution = (reading: Reading, id: ResolutionId): (ResolutionRow & Kept) | undefined => {
  const row = reading.first(heads.where("resolution.id", "=", id).orderBy("resolution.id"));
  if (row === undefined) return undefined;
  const { test, matter, ...record } = keptShape.parse(JSON.parse(row.record));
  return { ...headFrom(row, opinionRule(reading)), record, test, matter };
};

/** The minutes of every vote of a ledger. */
export const readRecords = (reading: Reading, ledgerId: LedgerId): ReadonlyMap<ResolutionId, ResolutionRecord> =>
  new Map(
    reading
      .all(sqlFor.selectFrom("resolution").select(["id", "record"]).where("ledger_id", "=", ledgerId).orderBy("id"))
      .map(({ id, record }) => [id, recordShape.parse(JSON.parse(record))]),
  );

/** The day of the township's opinion, or null where none was given. */
export const opinionDayOf = (reading: Reading, id: ResolutionId): LocalDate | null =>
  reading.first(sqlFor.selectFrom("resolution").select("opinion_on").where("id", "=", id).orderBy("id"))?.opinion_on ??
  null;

export const isNumberTaken = (reading: Reading, ledgerId: LedgerId, number: string): boolean =>
  reading.first(
    sqlFor
      .selectFrom("resolution")
      .select("id")
      .where("ledger_id", "=", ledgerId)
      .where("number", "=", number)
      .orderBy("id"),
  ) !== undefined;

export const addResolution = (
  writing: Writing,
  resolution: Omit<
    ResolutionRow,
    "opinion" | "opinionNote" | "isInForce" | "isConfirmed" | "confirmedByName" | "recordedByName"
  > &
    Kept & { readonly recordedAt: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("resolution").values({
      id: resolution.id,
      ledger_id: resolution.ledgerId,
      number: resolution.number,
      title: resolution.title,
      body: resolution.body,
      track: resolution.track,
      met_on: resolution.metOn,
      entitled: resolution.entitled,
      present: resolution.present,
      votes_for: resolution.votesFor,
      votes_against: resolution.votesAgainst,
      votes_abstain: resolution.votesAbstain,
      declared: resolution.declared,
      computed: resolution.computed,
      record: JSON.stringify({
        ...resolution.record,
        test: resolution.test,
        matter: resolution.matter,
        countedBy: resolution.countedBy,
        voteRule: resolution.voteRule,
      }),
      opinion: null,
      opinion_note: null,
      opinion_by: null,
      opinion_on: null,
      recorded_by: resolution.recordedBy,
      recorded_at: resolution.recordedAt,
    }),
  );
};

export const saveOpinion = (
  writing: Writing,
  given: {
    readonly id: ResolutionId;
    readonly opinion: "approved" | "filed" | "returned";
    readonly note: string;
    readonly by: PersonId;
    readonly on: LocalDate;
  },
): void => {
  writing.run(
    sqlFor
      .updateTable("resolution")
      .set({ opinion: given.opinion, opinion_note: given.note, opinion_by: given.by, opinion_on: given.on })
      .where("id", "=", given.id),
  );
};

/** 复核: kept beside the vote, which itself never changes. */
export const confirmResolution = (
  writing: Writing,
  given: { readonly id: ResolutionId; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .insertInto("resolution_confirmation")
      .values({ resolution_id: given.id, confirmed_by: given.by, confirmed_at: given.at }),
  );
};
