import { claimTotal } from "#domain/claims/claim.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AttachmentId, LodgementId, MeetingId } from "#domain/core/ids.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { mediaTypeOf } from "#files/media-type.ts";
import { addLodgement, readLodgements } from "#store/claim-lodgement-rows.ts";
import { addRefusal } from "#store/claim-refusal-rows.ts";
import type { Claim } from "#store/claim-rows.ts";
import {
  addMeeting,
  addMeetingFile,
  readMeeting,
  readMeetingFile,
  readMeetingFiles,
  readMeetingItems,
  readMeetingRefusals,
  readMeetings,
} from "#store/finance-meeting-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Writing } from "#store/query.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { keepFile, tooLarge } from "./keep-file.ts";
import { admitAct, claimToMove, takeStep, type Found } from "./claim-standing.ts";
import { dutiesFault } from "./claim-steps.ts";
import { holdingHits, judgeAndKeep } from "./judge-claim.ts";

// 集体审核: one person alone examines nothing.
const fewestSupervisors = 2;

export const listFinanceMeetings = (call: Call<"financeMeeting.list">): Reply<"financeMeeting.list"> =>
  done({ meetings: [...readMeetings(call.ledger.reading, call.input.ledgerId)] });

export const showFinanceMeeting = (call: Call<"financeMeeting.show">): Reply<"financeMeeting.show"> =>
  call.ledger.snapshot((reading): Reply<"financeMeeting.show"> => {
    const meeting = readMeeting(reading, call.input.id);
    if (meeting === undefined) return refuse({ code: "not-found", kind: "meeting" });
    const refusals = readMeetingRefusals(reading, meeting.id);
    return done({
      ...meeting,
      ledgerName: readLedger(reading, meeting.ledgerId)?.name ?? "",
      items: readMeetingItems(reading, meeting.id).map((item) => ({
        ...item,
        refusals: refusals
          .filter(({ claimId }) => claimId === item.claimId)
          .map(({ claimId: _claimId, summary, ...refusal }) => ({ ...refusal, summary: summary ?? "整张报账单" })),
      })),
      files: readMeetingFiles(reading, meeting.id).map(({ id, name, mediaType }) => ({ id, name, mediaType })),
    });
  });

type Item = Call<"financeMeeting.record">["input"]["items"][number];
type Refused = Item["refused"][number];

/** What of a claim a meeting refused: one line, or all of it. */
const refusedFen = (claim: Claim, { lineNo }: Refused): Fen =>
  lineNo === null ? claimTotal(claim.content.lines) : (claim.content.lines[lineNo - 1]?.amountFen ?? zeroFen);

const isRefusable = (claim: Claim, { refused }: Item): boolean => {
  const numbers = refused.map(({ lineNo }) => lineNo);
  const isWhole = numbers.includes(null);
  return (
    numbers.length === new Set(numbers).size &&
    (!isWhole || numbers.length === 1) &&
    numbers.every((lineNo) => lineNo === null || lineNo <= claim.content.lines.length)
  );
};

const admitItem = (writing: Writing, call: Call<"financeMeeting.record">, item: Item) => {
  const found = claimToMove(writing, { id: item.claimId, rowVersion: item.rowVersion });
  if (!found.ok) return found;
  const { claim } = found;
  if (claim.ledgerId !== call.input.ledgerId) return refuse({ code: "not-found" as const, kind: "claim" });
  if (!isRefusable(claim, item)) return refuse({ code: "meeting-bad" as const, reason: "line-unknown" });
  if (call.input.metOn < claim.content.onDate) return refuse({ code: "meeting-bad" as const, reason: "before-claim" });
  const shared = dutiesFault(writing, claim, call.input.people);
  if (shared !== undefined) return refuse({ code: "claim-duties" as const, ...shared });
  // A refusal is only told where an examination is due, so both are admitted as one.
  const due = admitAct(writing, call, { ...found, act: "supervise" });
  return due.ok ? { ok: true as const, found } : due;
};

const refuseLines = (
  writing: Writing,
  call: Call<"financeMeeting.record">,
  { claim, item, meetingId }: { readonly claim: Claim; readonly item: Item; readonly meetingId: MeetingId },
): void => {
  for (const refused of item.refused)
    addRefusal(writing, {
      id: call.newId(),
      claimId: claim.id,
      version: claim.version,
      lineNo: refused.lineNo,
      amountFen: refusedFen(claim, refused),
      reason: refused.reason,
      meetingId,
      by: callerOf(call).id,
      at: call.now(),
    });
};

/** 民主理财（监委会）会议: each claim it examined passes, or is blocked by what was refused until that is answered. */
export const recordFinanceMeeting = (call: Call<"financeMeeting.record">): Reply<"financeMeeting.record"> =>
  change(call, (writing): Changed<"financeMeeting.record"> => {
    const { ledgerId, metOn, place, people, opinion, items } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (metOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: metOn });
    if (people.length < fewestSupervisors) return refuse({ code: "meeting-bad", reason: "people-too-few" });
    if (new Set(people).size < people.length) return refuse({ code: "meeting-bad", reason: "people-twice" });
    if (new Set(items.map(({ claimId }) => claimId)).size < items.length)
      return refuse({ code: "meeting-bad", reason: "claim-twice" });
    const examined: { readonly found: Found; readonly item: Item }[] = [];
    for (const item of items) {
      const admitted = admitItem(writing, call, item);
      if (!admitted.ok) return admitted;
      examined.push({ found: admitted.found, item });
    }
    const id = call.newId<MeetingId>();
    const examinedItems = examined.map(({ found: { claim } }) => ({
      claimId: claim.id,
      version: claim.version,
      amountFen: claimTotal(claim.content.lines),
    }));
    const by = { by: callerOf(call).id, at: call.now() };
    addMeeting(writing, { id, ledgerId, metOn, place, people, opinion, items: examinedItems }, by);
    for (const { found, item } of examined) {
      const isRefused = item.refused.length > 0;
      const note = isRefused ? item.refused.map(({ reason }) => reason).join("；") : opinion;
      refuseLines(writing, call, { claim: found.claim, item, meetingId: id });
      takeStep(writing, call, {
        claim: found.claim,
        act: isRefused ? "refuse" : "supervise",
        state: isRefused ? "refused" : "supervised",
        note,
      });
    }
    const refusedCount = examined.filter(({ item }) => item.refused.length > 0).length;
    return changed(
      { id },
      {
        subject: `${ledger.name} 民主理财会议 ${metOn}，审核 ${items.length} 张，否决 ${refusedCount} 张`,
        facts: { meetingId: id, claims: items.map(({ claimId }) => claimId), refusedCount },
      },
    );
  });

export const attachToMeeting = (call: Call<"financeMeeting.attach">): Reply<"financeMeeting.attach"> => {
  const { id: meetingId, file } = call.input;
  const bytes = bytesFromBase64(file.bytes);
  const large = tooLarge(bytes);
  if (large !== undefined) return refuse(large);
  return change(call, (writing): Changed<"financeMeeting.attach"> => {
    if (readMeeting(writing, meetingId) === undefined) return refuse({ code: "not-found", kind: "meeting" });
    const hash = keepFile(call, writing, bytes);
    const id = call.newId<AttachmentId>();
    const by = { by: callerOf(call).id, at: call.now() };
    addMeetingFile(writing, { id, meetingId, hash, name: file.name, mediaType: mediaTypeOf(bytes), ...by });
    return changed(
      { id },
      { subject: `民主理财记录 ${file.name}`, facts: { meetingId, hash, sizeBytes: bytes.length } },
    );
  });
};

export const readFinanceMinute = (call: Call<"financeMeeting.readFile">): Reply<"financeMeeting.readFile"> => {
  const file = readMeetingFile(call.ledger.reading, call.input.id);
  if (file === undefined) return refuse({ code: "not-found", kind: "attachment" });
  const bytes = call.ledger.files.get(file.hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: file.name });
  return done({ name: file.name, mediaType: file.mediaType, bytes: base64FromBytes(bytes) });
};

export const listLodgements = (call: Call<"claimLodgement.list">): Reply<"claimLodgement.list"> =>
  done({
    lodgements: readLodgements(call.ledger.reading, call.input.ledgerId).map(({ ledgerId: _ledgerId, ...row }) => row),
  });

/** 送审: papers of some claims change hands on a day; both sides sign the list that is printed in two copies. */
export const lodgeClaims = (call: Call<"claim.lodge">): Reply<"claim.lodge"> =>
  change(call, (writing): Changed<"claim.lodge"> => {
    const { ledgerId, onDate, handedBy, claims } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    const lodged: Claim[] = [];
    for (const one of claims) {
      const found = claimToMove(writing, one);
      if (!found.ok) return found;
      if (found.claim.ledgerId !== ledgerId) return refuse({ code: "not-found", kind: "claim" });
      const admitted = admitAct(writing, call, { ...found, act: "lodge" });
      if (!admitted.ok) return admitted;
      if (onDate < found.claim.content.onDate) return refuse({ code: "claim-bad", reason: "step-before-claim" });
      const claim = { ...found.claim, lodgedOn: onDate };
      const held = holdingHits(claim, judgeAndKeep(writing, call, { claim, stage: "approval" }));
      if (held.length > 0)
        return refuse({ code: "rules-refuse", hits: held.map(({ kind, severity }) => ({ kind, severity })) });
      takeStep(writing, call, { claim, act: "lodge", state: admitted.value, with: { lodged_on: onDate } });
      lodged.push(claim);
    }
    const lodgementId = call.newId<LodgementId>();
    const by = { by: callerOf(call).id, at: call.now() };
    const number = addLodgement(writing, { id: lodgementId, ledgerId, onDate, handedBy, claims: lodged }, by);
    return changed(
      { lodgementId, number },
      {
        subject: `${ledger.name} 原始凭证移交清单 ${number}，${lodged.length} 张报账单`,
        facts: { lodgementId, handedBy, claims: lodged.map(({ id }) => id) },
      },
    );
  });
