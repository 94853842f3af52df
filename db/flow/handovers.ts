import { handoverControlOf } from "#domain/checks/handover-rules.ts";
import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import { fen } from "#domain/core/fen.ts";
import type { LeaseId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { handoverFault, handoverProblems, termMonthsOf, wholeRentOf, type Handover } from "#domain/funds/handover.ts";
import { readGrounds } from "#store/ground-rows.ts";
import { readDisposals, readHandoverFile, saveHandoverFile, type HandoverMatter } from "#store/handover-rows.ts";
import { readLease } from "#store/lease-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { votesInForce } from "#store/resolution-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

type Found = { readonly ledgerId: LedgerId; readonly matter: HandoverMatter; readonly handover: Handover };

const leaseHandover = (reading: Reading, leaseId: LeaseId): Found | undefined => {
  const lease = readLease(reading, leaseId);
  if (lease === undefined) return undefined;
  const matter = { leaseId, voucherId: null };
  const handover: Handover = {
    ...readHandoverFile(reading, matter),
    kind: "lease",
    name: `${lease.number} ${lease.subject}`,
    onDate: lease.fromOn,
    valueFen: wholeRentOf(lease),
    termMonths: termMonthsOf(lease),
    vote: votesInForce(reading, lease.ledgerId).get(lease.resolutionId ?? "") ?? "",
  };
  return { ledgerId: lease.ledgerId, matter, handover };
};

const disposalHandover = (reading: Reading, voucherId: VoucherId): Found | undefined => {
  const [disposal] = readDisposals(reading, voucherId);
  if (disposal === undefined) return undefined;
  const matter = { leaseId: null, voucherId };
  const file = readHandoverFile(reading, matter);
  const handover: Handover = {
    ...file,
    kind: "disposal",
    name: disposal.name,
    onDate: disposal.onDate,
    valueFen: fen(Math.max(disposal.wornFen - disposal.costFen, file.valuationFen ?? 0)),
    termMonths: null,
    vote: readGrounds(reading, voucherId)[0]?.number ?? "",
  };
  return { ledgerId: disposal.ledgerId, matter, handover };
};

const found = (reading: Reading, of: { leaseId: LeaseId | null; voucherId: VoucherId | null }): Found | undefined => {
  if (of.leaseId !== null && of.voucherId === null) return leaseHandover(reading, of.leaseId);
  return of.voucherId !== null && of.leaseId === null ? disposalHandover(reading, of.voucherId) : undefined;
};

const problemsOf = (reading: Reading, { ledgerId, handover }: Found) => {
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return [];
  const rules = rulesFor(readApprovedRules(reading, handover.onDate), { ledger, on: handover.onDate });
  return rules.flatMap(({ parameters }) =>
    parameters.kind === "K24" && isPlainParameters(parameters)
      ? handoverProblems(handover, handoverControlOf(parameters)).map(({ reason, ...facts }) => ({
          reason,
          facts: { ...facts },
        }))
      : [],
  );
};

/** 处置、发包资料 of a lease or a disposal, with what K24 still asks for. */
export const showHandover = (call: Call<"handover.show">): Reply<"handover.show"> =>
  call.ledger.snapshot((reading): Reply<"handover.show"> => {
    const one = found(reading, call.input);
    if (one === undefined) return refuse({ code: "not-found", kind: "handover" });
    const { kind: _kind, name, onDate: _onDate, valueFen, termMonths: _months, vote, ...file } = one.handover;
    return done({ file, name, valueFen, vote, problems: problemsOf(reading, one) });
  });

/** Keeps the papers of a lease or a disposal. */
export const saveHandover = (call: Call<"handover.save">): Reply<"handover.save"> =>
  change(call, (writing) => {
    const one = found(writing, call.input);
    if (one === undefined) return refuse({ code: "not-found", kind: "handover" });
    const { file } = call.input;
    const fault = handoverFault(file);
    if (fault !== undefined) return refuse({ code: "handover-bad", reason: fault });
    const { ledgerId, matter, handover } = one;
    saveHandoverFile(
      writing,
      { id: call.newId<LeaseId>(), ledgerId, matter, file },
      { by: callerOf(call).id, at: call.now() },
    );
    rejudgeDrafts(writing, call, { ledgerId, categoryIds: null });
    const what = handover.kind === "lease" ? "发包资料" : "处置资料";
    return changed({}, { subject: `${what}：${handover.name}`, facts: { file: JSON.stringify(file) } });
  });
