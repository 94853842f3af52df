import { sql } from "kysely";
import * as z from "zod";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { AttachmentId, ClaimId, LedgerId, MeetingId, PersonId } from "#domain/core/ids.ts";
import { claimNumber } from "./claim-rows.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const peopleShape = z.array(z.string());

/** A meeting of 民主理财 (监委会) with what it examined and refused. */
export type FinanceMeeting = {
  readonly id: MeetingId;
  readonly ledgerId: LedgerId;
  readonly metOn: LocalDate;
  readonly place: string;
  readonly people: string[];
  readonly opinion: string;
  readonly examinedCount: number;
  readonly examinedFen: Fen;
  readonly refusedCount: number;
  readonly refusedFen: Fen;
  readonly unansweredCount: number;
  readonly fileCount: number;
  readonly recordedByName: string;
};

const meetings = () =>
  sqlFor
    .selectFrom("finance_meeting")
    .innerJoin("person", "person.id", "finance_meeting.recorded_by")
    .selectAll("finance_meeting")
    .select("person.name as recorded_by_name")
    .select([
      sql<number>`(select count(*) from finance_meeting_item i where i.meeting_id = finance_meeting.id)`.as("items"),
      sql<Fen>`(select coalesce(sum(amount_fen), 0) from finance_meeting_item i
        where i.meeting_id = finance_meeting.id)`.as("examined_fen"),
      sql<number>`(select count(*) from claim_refusal r where r.meeting_id = finance_meeting.id)`.as("refused"),
      sql<Fen>`(select coalesce(sum(amount_fen), 0) from claim_refusal r
        where r.meeting_id = finance_meeting.id)`.as("refused_fen"),
      sql<number>`(select count(*) from claim_refusal r where r.meeting_id = finance_meeting.id
        and r.answer is null)`.as("unanswered"),
      sql<number>`(select count(*) from finance_meeting_file f where f.meeting_id = finance_meeting.id)`.as("files"),
    ]);

const read = (reading: Reading, query: ReturnType<typeof meetings>): readonly FinanceMeeting[] =>
  reading.all(query).map((row) => ({
    id: row.id,
    ledgerId: row.ledger_id,
    metOn: row.met_on,
    place: row.place,
    people: peopleShape.parse(JSON.parse(row.people)),
    opinion: row.opinion,
    examinedCount: row.items,
    examinedFen: row.examined_fen,
    refusedCount: row.refused,
    refusedFen: row.refused_fen,
    unansweredCount: row.unanswered,
    fileCount: row.files,
    recordedByName: row.recorded_by_name,
  }));

export const readMeetings = (reading: Reading, ledgerId: LedgerId): readonly FinanceMeeting[] =>
  read(
    reading,
    meetings()
      .where("finance_meeting.ledger_id", "=", ledgerId)
      .orderBy("finance_meeting.met_on", "desc")
      .orderBy("finance_meeting.id", "desc"),
  );

export const readMeeting = (reading: Reading, id: MeetingId): FinanceMeeting | undefined =>
  read(reading, meetings().where("finance_meeting.id", "=", id).orderBy("finance_meeting.id"))[0];

/** The claims a meeting examined, in the order of their numbers. */
export const readMeetingItems = (reading: Reading, id: MeetingId) =>
  reading
    .all(
      sqlFor
        .selectFrom("finance_meeting_item")
        .innerJoin("claim", "claim.id", "finance_meeting_item.claim_id")
        .innerJoin("claim_version", (join) =>
          join
            .onRef("claim_version.claim_id", "=", "finance_meeting_item.claim_id")
            .onRef("claim_version.version", "=", "finance_meeting_item.version"),
        )
        .select(["finance_meeting_item.claim_id as claimId", "finance_meeting_item.version"])
        .select(["finance_meeting_item.amount_fen as amountFen", "claim.year", "claim.no"])
        .select(["claim_version.purpose", "claim_version.handler"])
        .where("finance_meeting_item.meeting_id", "=", id)
        .orderBy("claim.year")
        .orderBy("claim.no"),
    )
    .map(({ year, no, ...row }) => ({ ...row, number: claimNumber(year, no) }));

/** What a meeting refused of claims, with the words of the line. */
export const readMeetingRefusals = (reading: Reading, id: MeetingId) =>
  reading.all(
    sqlFor
      .selectFrom("claim_refusal")
      .leftJoin("claim_line", (join) =>
        join
          .onRef("claim_line.claim_id", "=", "claim_refusal.claim_id")
          .onRef("claim_line.version", "=", "claim_refusal.version")
          .onRef("claim_line.no", "=", "claim_refusal.line_no"),
      )
      .select(["claim_refusal.claim_id as claimId", "claim_refusal.line_no as lineNo", "claim_line.summary"])
      .select(["claim_refusal.amount_fen as amountFen", "claim_refusal.reason", "claim_refusal.answer"])
      .where("claim_refusal.meeting_id", "=", id)
      .orderBy("claim_refusal.claim_id")
      .orderBy("claim_refusal.line_no")
      .orderBy("claim_refusal.id"),
  );

export const addMeeting = (
  writing: Writing,
  meeting: Pick<FinanceMeeting, "id" | "ledgerId" | "metOn" | "place" | "opinion"> & {
    readonly people: readonly string[];
    readonly items: readonly { readonly claimId: ClaimId; readonly version: number; readonly amountFen: Fen }[];
  },
  of: { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("finance_meeting").values({
      id: meeting.id,
      ledger_id: meeting.ledgerId,
      met_on: meeting.metOn,
      place: meeting.place,
      people: JSON.stringify(meeting.people),
      opinion: meeting.opinion,
      recorded_by: of.by,
      recorded_at: of.at,
    }),
  );
  for (const { claimId, version, amountFen } of meeting.items)
    writing.run(
      sqlFor
        .insertInto("finance_meeting_item")
        .values({ meeting_id: meeting.id, claim_id: claimId, version, amount_fen: amountFen }),
    );
};

/** The meetings that examined a claim, oldest first. */
export const meetingsOfClaim = (reading: Reading, claimId: ClaimId) =>
  reading.all(
    sqlFor
      .selectFrom("finance_meeting_item")
      .innerJoin("finance_meeting", "finance_meeting.id", "finance_meeting_item.meeting_id")
      .select(["finance_meeting.id", "finance_meeting_item.version", "finance_meeting.met_on as metOn"])
      .select("finance_meeting.opinion")
      .where("finance_meeting_item.claim_id", "=", claimId)
      .orderBy("finance_meeting.met_on")
      .orderBy("finance_meeting.id"),
  );

/** Who sat in the meeting that examined one version of a claim; empty when none did. */
export const supervisorsOf = (reading: Reading, claimId: ClaimId, version: number) => {
  const row = reading.first(
    sqlFor
      .selectFrom("finance_meeting_item")
      .innerJoin("finance_meeting", "finance_meeting.id", "finance_meeting_item.meeting_id")
      .select(["finance_meeting.people", "finance_meeting.met_on as metOn"])
      .where("finance_meeting_item.claim_id", "=", claimId)
      .where("finance_meeting_item.version", "=", version)
      .orderBy("finance_meeting.met_on", "desc"),
  );
  return row === undefined ? undefined : { people: peopleShape.parse(JSON.parse(row.people)), metOn: row.metOn };
};

export type MeetingFile = {
  readonly id: AttachmentId;
  readonly meetingId: MeetingId;
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
};

const files = () => sqlFor.selectFrom("finance_meeting_file").selectAll().orderBy("added_at").orderBy("id");
const fileFrom = (row: {
  readonly id: AttachmentId;
  readonly meeting_id: MeetingId;
  readonly file_hash: string;
  readonly name: string;
  readonly media_type: string;
}): MeetingFile => ({
  id: row.id,
  meetingId: row.meeting_id,
  hash: row.file_hash,
  name: row.name,
  mediaType: row.media_type,
});

/** The scanned minutes of a meeting, in the order they were added. */
export const readMeetingFiles = (reading: Reading, meetingId: MeetingId): readonly MeetingFile[] =>
  reading.all(files().where("meeting_id", "=", meetingId)).map(fileFrom);

export const readMeetingFile = (reading: Reading, id: AttachmentId): MeetingFile | undefined =>
  reading.all(files().where("id", "=", id)).map(fileFrom)[0];

export const addMeetingFile = (
  writing: Writing,
  file: MeetingFile & { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("finance_meeting_file").values({
      id: file.id,
      meeting_id: file.meetingId,
      file_hash: file.hash,
      name: file.name,
      media_type: file.mediaType,
      added_by: file.by,
      added_at: file.at,
    }),
  );
};
