import { motionStages, type MotionOrigin, type MotionStage } from "#domain/caps/motion.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { AttachmentId, LedgerId, MotionId, PersonId, PublicationId, ResolutionId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

export type MotionRow = {
  readonly id: MotionId;
  readonly ledgerId: LedgerId;
  readonly number: string;
  readonly title: string;
  readonly origin: MotionOrigin;
  readonly raisedBy: string;
  readonly matter: string;
  readonly recordedByName: string;
  readonly recordedAt: Instant;
};

export type MotionStageRow = {
  readonly stage: MotionStage;
  readonly onDate: LocalDate;
  readonly place: string;
  readonly entitled: number | null;
  readonly present: number | null;
  readonly votesFor: number | null;
  readonly content: string;
  readonly supervision: string;
  readonly townshipOfficer: string;
  readonly resolutionId: ResolutionId | null;
  readonly publicationId: PublicationId | null;
  readonly recordedByName: string;
};

const motions = () =>
  sqlFor
    .selectFrom("motion")
    .innerJoin("person", "person.id", "motion.recorded_by")
    .selectAll("motion")
    .select("person.name as recorded_by_name")
    .orderBy("motion.recorded_at", "desc")
    .orderBy("motion.id", "desc");

const listed = (reading: Reading, query: ReturnType<typeof motions>): readonly MotionRow[] =>
  reading.all(query).map((row) => ({
    id: row.id,
    ledgerId: row.ledger_id,
    number: row.number,
    title: row.title,
    origin: row.origin,
    raisedBy: row.raised_by,
    matter: row.matter,
    recordedByName: row.recorded_by_name,
    recordedAt: row.recorded_at,
  }));

/** The motions of a ledger, newest first. */
export const readMotions = (reading: Reading, ledgerId: LedgerId): readonly MotionRow[] =>
  listed(reading, motions().where("motion.ledger_id", "=", ledgerId));

export const readMotion = (reading: Reading, id: MotionId): MotionRow | undefined =>
  listed(reading, motions().where("motion.id", "=", id))[0];

/** The stages done so far, in order. */
export const readStages = (reading: Reading, id: MotionId): readonly MotionStageRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("motion_stage")
        .innerJoin("person", "person.id", "motion_stage.recorded_by")
        .selectAll("motion_stage")
        .select("person.name as recorded_by_name")
        .where("motion_id", "=", id)
        .orderBy("stage"),
    )
    .flatMap((row) => {
      const stage = motionStages[row.stage - 1];
      if (stage === undefined) return [];
      return [
        {
          stage,
          onDate: row.on_date,
          place: row.place,
          entitled: row.entitled,
          present: row.present,
          votesFor: row.votes_for,
          content: row.content,
          supervision: row.supervision,
          townshipOfficer: row.township_officer,
          resolutionId: row.resolution_id,
          publicationId: row.publication_id,
          recordedByName: row.recorded_by_name,
        },
      ];
    });

export const addMotion = (writing: Writing, row: Tables["motion"]): void => {
  writing.run(sqlFor.insertInto("motion").values(row));
};

/** Takes a motion back that has no stage yet. */
export const removeMotion = (writing: Writing, id: MotionId): void => {
  writing.run(sqlFor.deleteFrom("motion").where("id", "=", id));
};

export const addStage = (
  writing: Writing,
  row: Omit<MotionStageRow, "recordedByName"> & {
    readonly motionId: MotionId;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("motion_stage").values({
      motion_id: row.motionId,
      stage: motionStages.indexOf(row.stage) + 1,
      on_date: row.onDate,
      place: row.place,
      entitled: row.entitled,
      present: row.present,
      votes_for: row.votesFor,
      content: row.content,
      supervision: row.supervision,
      township_officer: row.townshipOfficer,
      resolution_id: row.resolutionId,
      publication_id: row.publicationId,
      recorded_by: row.by,
      recorded_at: row.at,
    }),
  );
};

/** Takes the newest stage back, its evidence with it; the log keeps what it said. */
export const removeStage = (writing: Writing, id: MotionId, stage: MotionStage): void => {
  const number = motionStages.indexOf(stage) + 1;
  writing.run(sqlFor.deleteFrom("motion_file").where("motion_id", "=", id).where("stage", "=", number));
  writing.run(sqlFor.deleteFrom("motion_stage").where("motion_id", "=", id).where("stage", "=", number));
};

export type MotionFileRow = Pick<Tables["motion_file"], "id" | "stage" | "name" | "media_type" | "file_hash">;

const files = () =>
  sqlFor
    .selectFrom("motion_file")
    .select(["id", "stage", "name", "media_type", "file_hash"])
    .orderBy("stage")
    .orderBy("added_at")
    .orderBy("id");

export const readMotionFiles = (reading: Reading, id: MotionId): readonly MotionFileRow[] =>
  reading.all(files().where("motion_id", "=", id));

export const readMotionFile = (reading: Reading, id: AttachmentId): MotionFileRow | undefined =>
  reading.first(files().where("id", "=", id));

export const addMotionFile = (writing: Writing, row: Tables["motion_file"]): void => {
  writing.run(sqlFor.insertInto("motion_file").values(row));
};

/** The motion that a vote decided, if there is one. */
export const readMotionOfResolution = (reading: Reading, id: ResolutionId): MotionId | null =>
  reading.first(
    sqlFor.selectFrom("motion_stage").select("motion_id").where("resolution_id", "=", id).orderBy("motion_id"),
  )?.motion_id ?? null;
