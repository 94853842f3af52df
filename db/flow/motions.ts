import type { OutputOf } from "#contract/contract.ts";
import { nextStage, stageFault, type StageFault, type StageGround } from "#domain/caps/motion.ts";
import { mayComeDownOn } from "#domain/caps/publicity.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import type { AttachmentId, MotionId } from "#domain/core/ids.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { mediaTypeOf } from "#files/media-type.ts";
import { readLedger } from "#store/ledger-rows.ts";
import {
  addMotion,
  addMotionFile,
  addStage,
  readMotion,
  readMotionFile,
  readMotionFiles,
  readMotions,
  readStages,
  removeMotion,
  removeStage,
  type MotionRow,
} from "#store/motion-rows.ts";
import { readPublication } from "#store/publication-rows.ts";
import { readPublicitySettings } from "#store/publicity-setting-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { motionStages } from "#domain/caps/motion.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile, tooLarge } from "./keep-file.ts";
import { leastDaysFor } from "./publicity-duty.ts";

type Shown = OutputOf<"motion.list">["motions"][number];
type Recording = Call<"motion.recordStage">;

const shownOf = (reading: Reading, motion: MotionRow): Shown => {
  const stages = readStages(reading, motion.id);
  const { recordedAt: _recordedAt, ...shown } = motion;
  return {
    ...shown,
    doneCount: stages.length,
    waitsFor: nextStage(stages.length) ?? null,
    lastOn: stages.at(-1)?.onDate ?? null,
  };
};

export const listMotions = (call: Call<"motion.list">): Reply<"motion.list"> =>
  call.ledger.snapshot((reading): Reply<"motion.list"> =>
    done({ motions: readMotions(reading, call.input.ledgerId).map((motion) => shownOf(reading, motion)) }),
  );

export const showMotion = (call: Call<"motion.show">): Reply<"motion.show"> =>
  call.ledger.snapshot((reading): Reply<"motion.show"> => {
    const motion = readMotion(reading, call.input.id);
    if (motion === undefined) return refuse({ code: "not-found", kind: "motion" });
    const files = readMotionFiles(reading, motion.id);
    return done({
      ...shownOf(reading, motion),
      stages: readStages(reading, motion.id).map((stage) => ({
        ...stage,
        resolutionNumber:
          stage.resolutionId === null ? "" : (readResolution(reading, stage.resolutionId)?.number ?? ""),
        publicationTitle:
          stage.publicationId === null ? "" : (readPublication(reading, stage.publicationId)?.title ?? ""),
        files: files
          .filter((file) => motionStages[file.stage - 1] === stage.stage)
          .map(({ id, name }) => ({ id, name })),
      })),
    });
  });

export const proposeMotion = (call: Call<"motion.propose">): Reply<"motion.propose"> =>
  change(call, (writing) => {
    const { ledgerId, number, title, origin, raisedBy, matter } = call.input;
    if (readLedger(writing, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (readMotions(writing, ledgerId).some((motion) => motion.number === number))
      return refuse({ code: "code-taken", takenCode: number });
    const id = call.newId<MotionId>();
    addMotion(writing, {
      id,
      ledger_id: ledgerId,
      number,
      title,
      origin,
      raised_by: raisedBy,
      matter,
      recorded_by: callerOf(call).id,
      recorded_at: call.now(),
    });
    return changed({ id }, { subject: `登记议案 ${number} ${title}`, facts: { ledgerId, motionId: id } });
  });

export const discardMotion = (call: Call<"motion.discard">): Reply<"motion.discard"> =>
  change(call, (writing) => {
    const motion = readMotion(writing, call.input.id);
    if (motion === undefined) return refuse({ code: "not-found", kind: "motion" });
    if (readStages(writing, motion.id).length > 0) return refuse({ code: "motion-begun" });
    removeMotion(writing, motion.id);
    return changed(
      {},
      {
        subject: `撤回议案 ${motion.number} ${motion.title}`,
        facts: { ledgerId: motion.ledgerId, motionId: motion.id },
      },
    );
  });

/** The recorded vote and the posting that a stage names, as they stand now. */
const groundOf = (reading: Reading, call: Recording, motion: MotionRow): StageGround => {
  const { resolutionId, publicationId } = call.input;
  const vote = resolutionId === null ? undefined : readResolution(reading, resolutionId);
  const posting = publicationId === null ? undefined : readPublication(reading, publicationId);
  const ledger = readLedger(reading, motion.ledgerId);
  const stages = readStages(reading, motion.id);
  const decided = stages.find((stage) => stage.resolutionId !== null)?.resolutionId ?? null;
  const isOwn = posting !== undefined && posting.ledgerId === motion.ledgerId;
  return {
    vote:
      vote === undefined || vote.ledgerId !== motion.ledgerId
        ? null
        : { metOn: vote.metOn, isPassed: vote.computed === "passed", isInForce: vote.isInForce },
    posting: !isOwn
      ? null
      : {
          fromOn: posting.fromOn,
          mayComeDownOn:
            posting.fromOn === null || ledger === undefined
              ? null
              : mayComeDownOn(posting.fromOn, leastDaysFor(reading, ledger, posting.fromOn)),
          cameDownOn: posting.toOn,
          photoCount: posting.photoCount,
          isOfVote: posting.resolutionId !== null && posting.resolutionId === decided,
          isOfDisclosure: stages.some((stage) => stage.publicationId === publicationId),
        },
  };
};

const refusalOf = ({ reason, ...facts }: StageFault) => {
  const { earliestOn, needs, wanted } = { earliestOn: null, needs: null, wanted: null, ...facts };
  return refuse({ code: "stage-refused", reason, stage: wanted, needs, earliestOn } as const);
};

/** 登记一步: the next stage with its evidence. */
export const recordStage = (call: Recording): Reply<"motion.recordStage"> => {
  const { id, files, ...input } = call.input;
  const papers = files.map((file) => ({ name: file.name, bytes: bytesFromBase64(file.bytes) }));
  const large = papers.map(({ bytes }) => tooLarge(bytes)).find((refusal) => refusal !== undefined);
  if (large !== undefined) return refuse(large);
  return change(call, (writing) => {
    const motion = readMotion(writing, id);
    if (motion === undefined) return refuse({ code: "not-found", kind: "motion" });
    const today = chinaDateOf(call.now());
    if (input.onDate > today) return refuse({ code: "date-in-future", on: input.onDate });
    const stages = readStages(writing, id);
    const fault = stageFault(
      { ...input, fileCount: papers.length },
      {
        doneOn: stages.map((stage) => stage.onDate),
        quorum: readPublicitySettings(writing).meetingQuorum,
        ground: groundOf(writing, call, motion),
        today,
      },
    );
    if (fault !== undefined) return refusalOf(fault);
    const isDecision = input.stage === "decision";
    const isPosting = input.stage === "disclosure" || input.stage === "outcome";
    const vote = isDecision && input.resolutionId !== null ? readResolution(writing, input.resolutionId) : undefined;
    addStage(writing, {
      ...input,
      motionId: id,
      // A decision's numbers are those of its recorded vote.
      ...(vote === undefined ? {} : { entitled: vote.entitled, present: vote.present, votesFor: vote.votesFor }),
      resolutionId: isDecision ? input.resolutionId : null,
      publicationId: isPosting ? input.publicationId : null,
      by: callerOf(call).id,
      at: call.now(),
    });
    for (const { name, bytes } of papers) {
      const hash = keepFile(call, writing, bytes);
      addMotionFile(writing, {
        id: call.newId<AttachmentId>(),
        motion_id: id,
        stage: motionStages.indexOf(input.stage) + 1,
        file_hash: hash,
        name,
        media_type: mediaTypeOf(bytes),
        added_by: callerOf(call).id,
        added_at: call.now(),
      });
    }
    return changed(
      { waitsFor: nextStage(stages.length + 1) ?? null },
      {
        subject: `四议两公开 ${motion.number} 第 ${stages.length + 1} 步`,
        facts: { ledgerId: motion.ledgerId, motionId: id, stage: input.stage, onDate: input.onDate },
      },
    );
  });
};

export const undoStage = (call: Call<"motion.undoStage">): Reply<"motion.undoStage"> =>
  change(call, (writing) => {
    const motion = readMotion(writing, call.input.id);
    if (motion === undefined) return refuse({ code: "not-found", kind: "motion" });
    const last = readStages(writing, motion.id).at(-1);
    if (last === undefined || last.stage !== call.input.stage)
      return refuse({ code: "stage-refused", reason: "not-the-newest", stage: null, needs: null, earliestOn: null });
    removeStage(writing, motion.id, last.stage);
    const { content, onDate, stage } = last;
    return changed(
      {},
      {
        subject: `撤回四议两公开 ${motion.number} 最后一步`,
        facts: { ledgerId: motion.ledgerId, motionId: motion.id, stage, onDate, content },
      },
    );
  });

export const readMotionEvidence = (call: Call<"motion.readFile">): Reply<"motion.readFile"> => {
  const file = readMotionFile(call.ledger.reading, call.input.id);
  if (file === undefined) return refuse({ code: "not-found", kind: "attachment" });
  const bytes = call.ledger.files.get(file.file_hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: file.name });
  return done({ name: file.name, mediaType: file.media_type, bytes: base64FromBytes(bytes) });
};
