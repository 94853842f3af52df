import * as z from "zod";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import { dateFromText } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, ResolutionId, VoucherId } from "#domain/core/ids.ts";
import type { VoteTest, Votes } from "#domain/caps/vote.ts";
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
  readonly metOn: LocalDate;
  readonly declared: Row["declared"];
  readonly computed: Row["computed"];
  readonly opinion: Row["opinion"];
  readonly opinionNote: string | null;
  readonly isInForce: boolean;
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
/** The minutes beside the legal test as it was made on the day they were recorded. */
const keptShape = recordShape.extend({ test: testShape });

/** True where the township wants its opinion before a vote takes effect. */
export const opinionRule = (reading: Reading): boolean => readSettings(reading).needsTownshipOpinion;

/** A vote below the legal test never takes effect, nor one returned, nor one that still waits for an opinion it needs. */
export const isInForce = (row: Pick<Row, "computed" | "opinion">, needsOpinion: boolean): boolean =>
  row.computed === "passed" && row.opinion !== "returned" && (!needsOpinion || row.opinion !== null);

const heads = sqlFor
  .selectFrom("resolution")
  .innerJoin("person", "person.id", "resolution.recorded_by")
  .selectAll("resolution")
  .select("person.name as recorded_by_name");

const headFrom = (row: Row & { readonly recorded_by_name: string }, needsOpinion: boolean): ResolutionRow => ({
  id: row.id,
  ledgerId: row.ledger_id,
  number: row.number,
  title: row.title,
  body: row.body,
  track: row.track,
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
  isInForce: isInForce(row, needsOpinion),
  recordedBy: row.recorded_by,
  recordedByName: row.recorded_by_name,
});

/** Recorded votes of one ledger or all, newest meeting first. */
export const readResolutions = (reading: Reading, ledgerId: LedgerId | null): readonly ResolutionRow[] => {
  const needsOpinion = opinionRule(reading);
  const query = ledgerId === null ? heads : heads.where("resolution.ledger_id", "=", ledgerId);
  return reading
    .all(query.orderBy("resolution.met_on", "desc").orderBy("resolution.number", "desc").orderBy("resolution.id"))
    .map((row) => headFrom(row, needsOpinion));
};

export const readResolution = (
  reading: Reading,
  id: ResolutionId,
): (ResolutionRow & { readonly record: ResolutionRecord; readonly test: VoteTest }) | undefined => {
  const row = reading.first(heads.where("resolution.id", "=", id).orderBy("resolution.id"));
  if (row === undefined) return undefined;
  const { test, ...record } = keptShape.parse(JSON.parse(row.record));
  return { ...headFrom(row, opinionRule(reading)), record, test };
};

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
  resolution: Omit<ResolutionRow, "opinion" | "opinionNote" | "isInForce" | "recordedByName"> & {
    readonly record: ResolutionRecord;
    readonly test: VoteTest;
    readonly recordedAt: Instant;
  },
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
      record: JSON.stringify({ ...resolution.record, test: resolution.test }),
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

/** The resolutions a voucher names as its ground, by number. */
export const linkedResolutions = (
  reading: Reading,
  voucherId: VoucherId,
): readonly { readonly id: ResolutionId; readonly number: string; readonly title: string }[] =>
  reading.all(
    sqlFor
      .selectFrom("voucher_resolution")
      .innerJoin("resolution", "resolution.id", "voucher_resolution.resolution_id")
      .select(["resolution.id", "resolution.number", "resolution.title"])
      .where("voucher_resolution.voucher_id", "=", voucherId)
      .orderBy("resolution.number")
      .orderBy("resolution.id"),
  );

/** Those of a voucher's resolutions that are in force now. */
export const resolutionsInForce = (reading: Reading, voucherId: VoucherId): ReadonlySet<ResolutionId> => {
  const rows = reading.all(
    sqlFor
      .selectFrom("voucher_resolution")
      .innerJoin("resolution", "resolution.id", "voucher_resolution.resolution_id")
      .select(["resolution.id", "resolution.computed", "resolution.opinion"])
      .where("voucher_resolution.voucher_id", "=", voucherId)
      .orderBy("resolution.id"),
  );
  if (rows.length === 0) return new Set();
  const needsOpinion = opinionRule(reading);
  return new Set(rows.filter((row) => isInForce(row, needsOpinion)).map((row) => row.id));
};

/** Names a resolution as a voucher's ground; naming it twice is naming it once. */
export const linkResolutionTo = (
  writing: Writing,
  link: {
    readonly voucherId: VoucherId;
    readonly resolutionId: ResolutionId;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor
      .insertInto("voucher_resolution")
      .values({
        voucher_id: link.voucherId,
        resolution_id: link.resolutionId,
        linked_by: link.by,
        linked_at: link.at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
};

/** The vouchers that name a resolution, by day. */
export const vouchersNaming = (reading: Reading, id: ResolutionId) =>
  reading.all(
    sqlFor
      .selectFrom("voucher_resolution")
      .innerJoin("voucher", "voucher.id", "voucher_resolution.voucher_id")
      .select(["voucher.id", "voucher.on_date", "voucher.state", "voucher.word", "voucher.number"])
      .select((each) =>
        each
          .selectFrom("entry")
          .whereRef("entry.voucher_id", "=", "voucher.id")
          .select((inner) => inner.fn.sum<number>("debit_fen").as("total"))
          .as("total"),
      )
      .where("voucher_resolution.resolution_id", "=", id)
      .orderBy("voucher.on_date")
      .orderBy("voucher.id"),
  );
