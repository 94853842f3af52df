import type { OutputOf } from "#contract/contract.ts";
import { minutesFault, noticeNeeded, type DecisionFileKind } from "#domain/caps/minutes.ts";
import { procedureChecks, type DecisionEvidence, type ProcedureDays } from "#domain/caps/procedure.ts";
import { mayComeDownOn } from "#domain/caps/publicity.ts";
import { delegationFault } from "#domain/caps/delegation.ts";
import type { VotingBody, VotingTrack } from "#domain/caps/vote.ts";
import type { AttachmentId, ResolutionId } from "#domain/core/ids.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { mediaTypeOf } from "#files/media-type.ts";
import {
  addDecisionFile,
  filesOfDecision,
  linksOfDecision,
  readDecisionFile,
  readOpinionPaper,
} from "#store/decision-record-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readMotionOfResolution } from "#store/motion-rows.ts";
import { readPublications } from "#store/publication-rows.ts";
import { readPublicitySettings } from "#store/publicity-setting-rows.ts";
import type { Reading } from "#store/query.ts";
import { opinionDayOf, readResolution } from "#store/resolution-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { keepFile, tooLarge } from "./keep-file.ts";
import { categoriesDecided, delegationOf } from "./delegations.ts";
import { leastDaysFor } from "./publicity-duty.ts";

type Shown = OutputOf<"resolution.show">;
type Resolution = NonNullable<ReturnType<typeof readResolution>>;
type Posting = ReturnType<typeof postingsOf>[number];
type Named = Shown["changedBy"][number];

const namedIn = (reading: Reading, id: ResolutionId, how: Named["how"]): readonly Named[] => {
  const resolution = readResolution(reading, id);
  if (resolution === undefined) return [];
  const { number, title, isInForce } = resolution;
  return [{ id, number, title, how, isInForce }];
};

const postingsOf = (reading: Reading, resolution: Resolution, today: string) => {
  const ledger = readLedger(reading, resolution.ledgerId);
  return readPublications(reading, resolution.ledgerId)
    .filter((row) => row.resolutionId === resolution.id)
    .map(({ id, title, fromOn, toOn, photoCount }) => {
      const until =
        fromOn === null || ledger === undefined ? null : mayComeDownOn(fromOn, leastDaysFor(reading, ledger, fromOn));
      const isDone = until !== null && (toOn ?? today) >= until;
      const isLongEnough = until === null ? null : isDone ? true : toOn === null ? null : false;
      return { id, title, fromOn, toOn, mayComeDownOn: until, isLongEnough, photoCount };
    });
};

const daysAskedFor = (
  reading: Reading,
  meeting: { readonly body: VotingBody; readonly track: VotingTrack },
): ProcedureDays => {
  const { noticeDays, leastDays } = readPublicitySettings(reading);
  return { notice: noticeNeeded(noticeDays, meeting), posting: leastDays };
};

/** The record as it is shown. */
export const shownRecord = ({ attendees, delegation, ...record }: Resolution["record"]): Shown["record"] => ({
  ...record,
  attendees: attendees.map((each) => ({ ...each })),
  delegation: delegation === null ? null : { ...delegation, categoryIds: [...delegation.categoryIds] },
});

/** When a decision hung: as its record says, or as the register of publicity does. */
const spanOnWall = (
  record: Pick<Resolution["record"], "postedFrom" | "postedTo">,
  postings: readonly Posting[],
): Pick<Resolution["record"], "postedFrom" | "postedTo"> => {
  const [registered] = postings;
  return record.postedFrom !== null || registered === undefined
    ? record
    : { postedFrom: registered.fromOn, postedTo: registered.toOn };
};

/** What proves the study before and the posting after: scans beside the decision, stages of its motion, photos of the register. */
const evidenceOf = (
  files: readonly { readonly kind: DecisionFileKind }[],
  of: { readonly postings: readonly Posting[]; readonly hasMotion: boolean },
): DecisionEvidence => {
  const countOf = (kind: DecisionFileKind): number => files.filter((file) => file.kind === kind).length;
  // A motion comes to its vote only after the party branch proposed it.
  const partyStudies = countOf("party-study") + (of.hasMotion ? 1 : 0);
  const inRegister = of.postings.reduce((sum, { photoCount }) => sum + photoCount, 0);
  return { partyStudies, postingPhotos: countOf("posting-photo") + inRegister };
};

/** What stands around a recorded vote: procedure, what it changes and what changes it, scans, postings, the opinion's paper. */
export const decisionRecordOf = (
  reading: Reading,
  resolution: Resolution,
  today: string,
): Pick<
  Shown,
  | "procedure"
  | "delegation"
  | "changes"
  | "changedBy"
  | "files"
  | "postings"
  | "opinionSigner"
  | "opinionOn"
  | "isOpinionSealed"
> => {
  const links = linksOfDecision(reading, resolution.id);
  const postings = postingsOf(reading, resolution, today);
  const paper = readOpinionPaper(reading, resolution.id);
  const files = filesOfDecision(reading, resolution.id);
  const evidence = evidenceOf(files, {
    postings,
    hasMotion: readMotionOfResolution(reading, resolution.id) !== null,
  });
  const own = links.find(({ resolutionId }) => resolutionId === resolution.id);
  return {
    procedure: [
      ...procedureChecks(
        { ...resolution.record, ...spanOnWall(resolution.record, postings), evidence },
        resolution,
        daysAskedFor(reading, resolution),
      ),
    ],
    delegation: delegationOf(reading, resolution.ledgerId, {
      ...resolution,
      categoryIds: categoriesDecided(reading, resolution),
    }),
    changes: own === undefined ? null : (namedIn(reading, own.targetId, own.how)[0] ?? null),
    changedBy: links
      .filter(({ targetId }) => targetId === resolution.id)
      .flatMap(({ resolutionId, how }) => namedIn(reading, resolutionId, how)),
    files: files.map(({ id, kind, name, addedByName }) => ({
      id,
      kind,
      name,
      addedByName,
    })),
    postings,
    opinionSigner: paper.signer,
    opinionOn: opinionDayOf(reading, resolution.id),
    isOpinionSealed: paper.isSealed,
  };
};

/** The number of a decision in force that superseded this one by a day, or `undefined`: what ended carries nothing new. */
export const supersededBy = (reading: Reading, id: ResolutionId, on: string): string | undefined =>
  linksOfDecision(reading, id)
    .filter(({ targetId, how }) => targetId === id && how === "supersedes")
    .map(({ resolutionId }) => readResolution(reading, resolutionId))
    .find((later) => later?.isInForce === true && later.metOn <= on)?.number;

type Record = Call<"resolution.record">["input"]["record"];
type Meeting = Parameters<typeof minutesFault>[1];

const recordFault = (record: Record, meeting: Meeting, needed: number) =>
  minutesFault(record, meeting, needed) ?? delegationFault(record.delegation, meeting);

/** Why the minutes of a vote cannot be recorded, with the days of notice its body needs. */
export const minutesRefusal = (reading: Reading, input: Call<"resolution.record">["input"]) => {
  const { notice } = daysAskedFor(reading, input);
  const fault = recordFault(input.record, input, notice);
  return fault === undefined ? undefined : ({ code: "minutes-bad", reason: fault.reason, needs: notice } as const);
};

/** What the record shows of the procedure while it is typed. */
export const showProcedure = (call: Call<"resolution.procedure">): Reply<"resolution.procedure"> => {
  const { record, ledgerId, categoryIds, ...meeting } = call.input;
  const { reading } = call.ledger;
  const needed = daysAskedFor(reading, meeting);
  return done({
    procedure: [...procedureChecks({ ...record, evidence: null }, meeting, needed)],
    delegation: ledgerId === null ? null : delegationOf(reading, ledgerId, { ...meeting, categoryIds }),
    fault: recordFault(record, meeting, needed.notice)?.reason ?? null,
    noticeDays: needed.notice,
  });
};

export const attachToDecision = (call: Call<"resolution.attach">): Reply<"resolution.attach"> => {
  const { id: resolutionId, kind, file } = call.input;
  const bytes = bytesFromBase64(file.bytes);
  const large = tooLarge(bytes);
  if (large !== undefined) return refuse(large);
  return change(call, (writing): Changed<"resolution.attach"> => {
    const resolution = readResolution(writing, resolutionId);
    if (resolution === undefined) return refuse({ code: "not-found", kind: "resolution" });
    const hash = keepFile(call, writing, bytes);
    const id = call.newId<AttachmentId>();
    const by = { by: callerOf(call).id, at: call.now() };
    addDecisionFile(writing, { id, resolutionId, kind, hash, name: file.name, mediaType: mediaTypeOf(bytes), ...by });
    return changed(
      { id },
      {
        subject: `决议 ${resolution.number} 存入 ${file.name}`,
        facts: { resolutionId, kind, hash, sizeBytes: bytes.length },
      },
    );
  });
};

export const readDecisionScan = (call: Call<"resolution.readFile">): Reply<"resolution.readFile"> => {
  const file = readDecisionFile(call.ledger.reading, call.input.id);
  if (file === undefined) return refuse({ code: "not-found", kind: "attachment" });
  const bytes = call.ledger.files.get(file.hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: file.name });
  return done({ name: file.name, mediaType: file.mediaType, bytes: base64FromBytes(bytes) });
};
