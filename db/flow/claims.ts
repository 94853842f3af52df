import type { Failure, OutputOf } from "#contract/contract.ts";
import {
  claimTotal,
  claimedFault,
  draftFault,
  handledFault,
  missingElements,
  signersFor,
  type ClaimContent,
} from "#domain/claims/claim.ts";
import { nextStep, workOf } from "#domain/claims/machine.ts";
import { approvalRoles, type ApprovalRole } from "#domain/claims/papers.ts";
import { waitsForSecondPerson } from "#domain/caps/vote.ts";
import { chinaDateOf, monthOf } from "#domain/core/dates.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { ClaimId, LedgerId } from "#domain/core/ids.ts";
import { readCategories } from "#store/category-rows.ts";
import { readClaimHits } from "#store/claim-hit-rows.ts";
import { insertClaim, linkClaimResolution, replaceClaim } from "#store/claim-changes.ts";
import { countClaims, readClaimHead, readClaimPage, type ClaimHead } from "#store/claim-lists.ts";
import {
  claimOfVoucher,
  linkedToClaim,
  readClaim,
  readClaimVersion,
  readSteps,
  type Claim,
} from "#store/claim-rows.ts";
import { readRefusals } from "#store/claim-refusal-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import { lodgementsOfClaim } from "#store/claim-lodgement-rows.ts";
import { meetingsOfClaim } from "#store/finance-meeting-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readProjects } from "#store/project-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { categoryChangesOf } from "./category-holds.ts";
import { explainClaim } from "./explain-claim.ts";
import { claimSubject, claimToMove } from "./claim-standing.ts";
import { supersededBy } from "./decision-records.ts";
import { judgeAndKeep, judgeClaim } from "./judge-claim.ts";

type Shown = OutputOf<"claim.list">["claims"][number];

const shownHead = (reading: Reading, head: ClaimHead): Shown => {
  const { done: acts, savedBy: _savedBy, savedByName: _name, reviewedBy: _by, ...shown } = head;
  return { ...shown, next: nextStep({ ...head, done: acts }, readClaimChain(reading)) };
};

export const listClaims = (call: Call<"claim.list">): Reply<"claim.list"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId, states, text, isMine, wait, skip, take } = call.input;
    const work = workOf(callerOf(call).roles);
    const search = { ledgerId, states, text, waits: wait === null ? (isMine ? work : null) : [wait] };
    const { count, totalFen } = countClaims(reading, search);
    return done({
      claims: readClaimPage(reading, { ...search, skip, take }).map((head) => shownHead(reading, head)),
      total: count,
      totalFen,
      waiting: isMine && wait === null ? count : countClaims(reading, { ...search, waits: work }).count,
    });
  });

const copyOf = (content: ClaimContent) => ({
  ...content,
  lines: content.lines.map((line) => ({ ...line, projectItemId: line.projectItemId ?? null })),
  documents: content.documents.map((document) => ({
    ...document,
    units: document.units ?? null,
    buyer: document.buyer ?? "",
    elements: [...document.elements],
  })),
});

const lineNamesOf = (reading: Reading, content: ClaimContent): string[] => {
  const names = new Map(readCategories(reading).map((category) => [category.id, category.name]));
  return content.lines.map((line) => names.get(line.categoryId) ?? "");
};

type Asked = { readonly id: ClaimId | null; readonly ledgerId: LedgerId; readonly content: ClaimContent };

/** Who must sign by the township's tiers and by the approval rules (K01), in the order of the roles. */
const signersOf = (reading: Reading, asked: Asked): ApprovalRole[] => {
  const { hits } = judgeClaim(reading, { ...asked, signatures: [], lodgedOn: null, by: null, toCome: [] });
  const byRules = hits.flatMap((hit) => {
    const roles = hit.kind === "K01" ? hit.facts["missingRoles"] : [];
    return Array.isArray(roles) ? roles : [];
  });
  const wanted = new Set<string>([...signersFor(readClaimChain(reading), claimTotal(asked.content.lines)), ...byRules]);
  return approvalRoles.filter((role) => role !== "supervisors" && wanted.has(role));
};

/**
 * Before the village signs, missing signatures are listed as such and not as hits; after that the rules say what is missing. What
 * passed its review shows what it was judged by then: later votes and uses change nothing of it.
 */
const judgementOf = (reading: Reading, claim: Claim, isReviewed: boolean) => {
  const isSigned = claim.signatures.length > 0;
  const now = judgeClaim(reading, {
    id: claim.id,
    ledgerId: claim.ledgerId,
    content: claim.content,
    signatures: claim.signatures,
    lodgedOn: claim.lodgedOn,
    by: claim.savedBy,
    toCome: isSigned ? ["supervisors", "township-leader"] : approvalRoles.filter((role) => role !== "congress"),
  });
  if (!isReviewed) return now;
  const { id: claimId, version } = claim;
  return { usages: now.usages, hits: readClaimHits(reading, { claimId, version, stage: "review" }) };
};

export const showClaim = (call: Call<"claim.show">): Reply<"claim.show"> =>
  call.ledger.snapshot((reading): Reply<"claim.show"> => {
    const claim = readClaim(reading, call.input.id);
    const head = readClaimHead(reading, call.input.id);
    if (claim === undefined || head === undefined) return refuse({ code: "not-found", kind: "claim" });
    const { hits, usages } = judgementOf(reading, claim, head.done.has("review"));
    const earlier = Array.from({ length: claim.version - 1 }, (_each, index) => index + 1).flatMap((version) => {
      const content = readClaimVersion(reading, claim.id, version)?.content;
      return content === undefined
        ? []
        : [{ version, content: copyOf(content), lineNames: lineNamesOf(reading, content) }];
    });
    return done({
      ...shownHead(reading, head),
      content: copyOf(claim.content),
      lineNames: lineNamesOf(reading, claim.content),
      signatures: claim.signatures.flatMap(({ role, ...rest }) => (role === "supervisors" ? [] : [{ role, ...rest }])),
      signers: signersOf(reading, claim),
      missing: [...missingElements(claim.content)],
      savedByName: head.savedByName,
      steps: readSteps(reading, claim.id).map(({ by: _by, ...step }) => step),
      resolutions: linkedToClaim(reading, claim.id).flatMap((id) => {
        const resolution = readResolution(reading, id);
        if (resolution === undefined) return [];
        const { number, title } = resolution;
        return [{ id, number, title, isWaiting: !resolution.isInForce }];
      }),
      refusals: readRefusals(reading, claim.id),
      meetings: [...meetingsOfClaim(reading, claim.id)],
      lodgements: [...lodgementsOfClaim(reading, claim.id)],
      earlier,
      hits: [...hits],
      usages: [...usages],
      categoryChanges: categoryChangesOf(reading, { voucherId: null, claimId: claim.id }),
    });
  });

/** What the form shows while a claim is typed; nothing is kept. */
export const judgeTypedClaim = (call: Call<"claim.judge">): Reply<"claim.judge"> =>
  call.ledger.snapshot((reading): Reply<"claim.judge"> => {
    const { id, ledgerId, content } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (id !== null && readClaim(reading, id) === undefined) return refuse({ code: "not-found", kind: "claim" });
    const asked = { id, ledgerId, content };
    const toCome = approvalRoles.filter((role) => role !== "congress");
    const { hits, usages } = judgeClaim(reading, { ...asked, signatures: [], lodgedOn: null, by: null, toCome });
    const of = { today: chinaDateOf(call.now()), ratifyDays: readClaimChain(reading).ratifyDays };
    return done({
      hits: [...hits],
      usages: [...usages],
      signers: signersOf(reading, asked),
      missing: [...missingElements(content)],
      fault: draftFault(content, of) ?? handledFault(content) ?? claimedFault(content) ?? null,
    });
  });

type ClaimRefusal = {
  readonly ok: false;
  readonly failure: Failure<"claims-off" | "not-found" | "before-start" | "month-closed" | "claim-bad">;
};

/** Why a claim cannot be kept as a draft: claims are off, its month is over, or it names what the village does not have. */
export const claimRefusal = (
  reading: Reading,
  call: Pick<Call<"claim.save">, "now">,
  { ledgerId, content }: { readonly ledgerId: LedgerId; readonly content: ClaimContent },
): ClaimRefusal | undefined => {
  const { isUsed, ratifyDays } = readClaimChain(reading);
  if (!isUsed) return refuse({ code: "claims-off" });
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
  // A claim is judged by the caps of its day: one dated into finished months would be paid by those of another time.
  const claimedIn = monthOf(content.onDate);
  if (claimedIn < ledger.startMonth) return refuse({ code: "before-start", month: ledger.startMonth });
  if (ledger.closedThrough !== null && claimedIn <= ledger.closedThrough)
    return refuse({ code: "month-closed", month: claimedIn });
  const known = new Set(readCategories(reading).flatMap((each) => (each.isActive ? [each.id] : [])));
  if (content.lines.some((line) => !known.has(line.categoryId))) return refuse({ code: "not-found", kind: "category" });
  const projects = new Set(readProjects(reading, ledgerId).map(({ itemId }) => itemId));
  if (content.lines.some(({ projectItemId = null }) => projectItemId !== null && !projects.has(projectItemId)))
    return refuse({ code: "not-found", kind: "project" });
  const fault = draftFault(content, { today: chinaDateOf(call.now()), ratifyDays });
  return fault === undefined ? undefined : refuse({ code: "claim-bad", reason: fault });
};

export const saveClaim = (call: Call<"claim.save">): Reply<"claim.save"> =>
  change(call, (writing): ReturnType<Parameters<typeof change<"claim.save">>[1]> => {
    const { id, rowVersion, ledgerId, content, categoryReason } = call.input;
    const refusal = claimRefusal(writing, call, { ledgerId, content });
    if (refusal !== undefined) return refusal;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const before = id === null ? undefined : readClaim(writing, id);
    if (id !== null && before?.ledgerId !== ledgerId) return refuse({ code: "not-found", kind: "claim" });
    if (before !== undefined && before.state !== "draft")
      return refuse({ code: "claim-state", state: before.state, next: null });
    if (before !== undefined && before.rowVersion !== rowVersion) return refuse({ code: "changed-meanwhile" });
    const claimId = before?.id ?? call.newId<ClaimId>();
    const saved = { by: callerOf(call).id, at: call.now() };
    if (before === undefined) insertClaim(writing, { id: claimId, ledgerId, content }, saved);
    else replaceClaim(writing, before, { content, ...saved });
    const claim = readClaim(writing, claimId);
    if (claim === undefined) return refuse({ code: "not-found", kind: "claim" });
    const replaced = explainClaim(writing, call, { claim, before, reason: categoryReason });
    if (replaced !== undefined) return refuse(replaced);
    const hits = judgeAndKeep(writing, call, { claim, stage: "claim" });
    const totalFen = claimTotal(content.lines);
    return changed(
      { id: claimId, rowVersion: claim.rowVersion, number: claim.number, hits: [...hits] },
      {
        subject: `${ledger.name} 保存报账单 ${claim.number} ${content.purpose} ${moneyTextFromFen(totalFen)}`,
        facts: { claimId, version: claim.version, totalFen, isNew: before === undefined, categoryReason },
      },
    );
  });

/** A claim names a vote as its ground, as a voucher does; the rules decide whether the vote is about it. */
export const linkResolutionToClaim = (call: Call<"claim.linkResolution">): Reply<"claim.linkResolution"> =>
  change(call, (writing): ReturnType<Parameters<typeof change<"claim.linkResolution">>[1]> => {
    const { id, resolutionId } = call.input;
    const found = claimToMove(writing, { id, rowVersion: null });
    if (!found.ok) return refuse({ code: "not-found", kind: "claim" });
    const { claim } = found;
    if (claim.state === "withdrawn" || claim.state === "vouchered")
      return refuse({ code: "claim-state", state: claim.state, next: null });
    const resolution = readResolution(writing, resolutionId);
    if (resolution === undefined || resolution.ledgerId !== claim.ledgerId)
      return refuse({ code: "not-found", kind: "resolution" });
    if (!resolution.isInForce && !waitsForSecondPerson(resolution)) return refuse({ code: "resolution-not-in-force" });
    const by = supersededBy(writing, resolutionId, claim.content.onDate);
    if (by !== undefined) return refuse({ code: "decision-superseded", number: resolution.number, by });
    linkClaimResolution(writing, { claimId: id, resolutionId, by: callerOf(call).id, at: call.now() });
    const hits = judgeAndKeep(writing, call, { claim, stage: "claim" });
    return changed(
      { hits: [...hits] },
      {
        subject: `${claimSubject(found)} 关联决议 ${resolution.number}`,
        facts: { claimId: id, resolutionId, cleared: hits.filter((hit) => hit.isCleared).map((hit) => hit.kind) },
      },
    );
  });

export const claimBehindVoucher = (call: Call<"claim.ofVoucher">): Reply<"claim.ofVoucher"> =>
  call.ledger.snapshot((reading) => {
    const claim = claimOfVoucher(reading, call.input.voucherId);
    const head = claim === undefined ? undefined : readClaimHead(reading, claim.id);
    return done({ claim: head === undefined ? null : shownHead(reading, head) });
  });
