import type { Compilable } from "kysely";
import type { AmendmentKind } from "#domain/caps/amendment.ts";
import type { DecisionFileKind } from "#domain/caps/minutes.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { AttachmentId, PersonId, ResolutionId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** What stands beside a recorded vote for its seal: what it changes, its scans, the paper of the township's opinion. */
export const decisionRecordRows = (id: ResolutionId): readonly Compilable[] => [
  sqlFor.selectFrom("resolution_link").selectAll().where("resolution_id", "=", id).orderBy("resolution_id"),
  sqlFor.selectFrom("resolution_file").selectAll().where("resolution_id", "=", id).orderBy("id"),
  sqlFor.selectFrom("resolution_opinion_paper").selectAll().where("resolution_id", "=", id).orderBy("resolution_id"),
];

export type DecisionLink = {
  readonly resolutionId: ResolutionId;
  readonly targetId: ResolutionId;
  readonly how: AmendmentKind;
};

export const addDecisionLink = (writing: Writing, link: DecisionLink): void => {
  const { resolutionId, targetId, how } = link;
  writing.run(sqlFor.insertInto("resolution_link").values({ resolution_id: resolutionId, target_id: targetId, how }));
};

/** Every link a decision has: the one to what it changes, and those of decisions that change it. */
export const linksOfDecision = (reading: Reading, id: ResolutionId): readonly DecisionLink[] =>
  reading.all(
    sqlFor
      .selectFrom("resolution_link")
      .select(["resolution_id as resolutionId", "target_id as targetId", "how"])
      .where((each) => each.or([each("resolution_id", "=", id), each("target_id", "=", id)]))
      .orderBy("resolution_id"),
  );

export const addDecisionFile = (
  writing: Writing,
  file: {
    readonly id: AttachmentId;
    readonly resolutionId: ResolutionId;
    readonly kind: DecisionFileKind;
    readonly hash: string;
    readonly name: string;
    readonly mediaType: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("resolution_file").values({
      id: file.id,
      resolution_id: file.resolutionId,
      kind: file.kind,
      file_hash: file.hash,
      name: file.name,
      media_type: file.mediaType,
      added_by: file.by,
      added_at: file.at,
    }),
  );
};

const files = sqlFor
  .selectFrom("resolution_file")
  .innerJoin("person", "person.id", "resolution_file.added_by")
  .select(["resolution_file.id", "resolution_file.kind", "resolution_file.name", "resolution_file.file_hash as hash"])
  .select(["resolution_file.media_type as mediaType", "person.name as addedByName"]);

export const filesOfDecision = (reading: Reading, id: ResolutionId) =>
  reading.all(
    files
      .where("resolution_file.resolution_id", "=", id)
      .orderBy("resolution_file.added_at")
      .orderBy("resolution_file.id"),
  );

export const readDecisionFile = (reading: Reading, id: AttachmentId) =>
  reading.first(files.where("resolution_file.id", "=", id).orderBy("resolution_file.id"));

export const keepOpinionPaper = (
  writing: Writing,
  paper: { readonly id: ResolutionId; readonly signer: string; readonly isSealed: boolean },
): void => {
  const { id, signer, isSealed } = paper;
  writing.run(
    sqlFor.insertInto("resolution_opinion_paper").values({ resolution_id: id, signer, is_sealed: isSealed ? 1 : 0 }),
  );
};

/** Who signed the township's opinion and whether it is sealed; nothing where only the program's user stands for it. */
export const readOpinionPaper = (
  reading: Reading,
  id: ResolutionId,
): { readonly signer: string; readonly isSealed: boolean } => {
  const row = reading.first(
    sqlFor
      .selectFrom("resolution_opinion_paper")
      .select(["signer", "is_sealed"])
      .where("resolution_id", "=", id)
      .orderBy("resolution_id"),
  );
  return { signer: row?.signer ?? "", isSealed: row?.is_sealed === 1 };
};
