import type { OutputOf } from "#contract/contract.ts";
import type { PaySchemeId } from "#domain/core/ids.ts";
import { schemeFault } from "#domain/funds/pay-run.ts";
import { standardFault } from "#domain/funds/work-subsidy.ts";
import { readLedger } from "#store/ledger-rows.ts";
import {
  addScheme,
  approveScheme,
  readIndicators,
  readSchemes,
  saveIndicator,
  type SchemeRow,
} from "#store/pay-scheme-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution, readResolutions } from "#store/resolution-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const listIndicators = (call: Call<"indicator.list">): Reply<"indicator.list"> =>
  done({ indicators: [...readIndicators(call.ledger.reading)] });

/** Registers a yearly figure, or puts a corrected one in its place; lists already made keep what they were reckoned from. */
export const keepIndicator = (call: Call<"indicator.save">): Reply<"indicator.save"> =>
  change(call, (writing) => {
    const { name, year, amountFen } = call.input;
    if (amountFen <= 0) return refuse({ code: "pay-bad", reason: "amount-missing", name, year });
    saveIndicator(writing, call.input, { by: callerOf(call).id, at: call.now() });
    return changed({}, { subject: `登记指标 ${name} ${year} 年`, facts: { name, year, amountFen } });
  });

type Shown = OutputOf<"payScheme.list">["schemes"][number];

const shown = (row: SchemeRow, numbers: ReadonlyMap<string, string>): Shown => {
  const { proposedBy: _proposedBy, ...rest } = row;
  return { ...rest, resolutionNumber: numbers.get(row.resolutionId ?? "") ?? "" };
};

/** The schemes of the township and of one ledger; without a ledger all of them. */
export const listSchemes = (call: Call<"payScheme.list">): Reply<"payScheme.list"> => {
  const { reading } = call.ledger;
  const { ledgerId } = call.input;
  const numbers = new Map<string, string>(readResolutions(reading, ledgerId).map(({ id, number }) => [id, number]));
  return done({
    schemes: readSchemes(reading)
      .filter((row) => ledgerId === null || row.ledgerId === null || row.ledgerId === ledgerId)
      .map((row) => shown(row, numbers)),
  });
};

type Proposal = Call<"payScheme.propose">;
type Refusal = Extract<Reply<"payScheme.propose">, { readonly ok: false }>["failure"];

const bad = (reason: string): Refusal => ({ code: "pay-bad", reason, name: "", year: 0 });

const checkProposal = (reading: Reading, { input }: Proposal, known: SchemeRow | undefined): Refusal | undefined => {
  const { scheme: proposed } = input;
  if (input.id !== null && known === undefined) return { code: "not-found", kind: "pay-scheme" };
  if (known !== undefined && (known.kind !== proposed.kind || known.ledgerId !== proposed.ledgerId))
    return bad("kind-changed");
  if (proposed.ledgerId !== null && readLedger(reading, proposed.ledgerId) === undefined)
    return { code: "not-found", kind: "ledger" };
  if (proposed.toMonth !== null && proposed.toMonth < proposed.fromMonth) return bad("months-reversed");
  if (proposed.kind !== "work") {
    const fault = proposed.scheme === null ? "parts-missing" : schemeFault(proposed.scheme);
    return fault === undefined ? undefined : bad(fault);
  }
  // Who gets 误工补贴 and at what rate is for the villagers' representatives to say (村民委员会组织法 Art. 28).
  if (proposed.ledgerId === null || proposed.resolutionId === null) return bad("resolution-missing");
  const resolution = readResolution(reading, proposed.resolutionId);
  if (resolution?.ledgerId !== proposed.ledgerId) return { code: "not-found", kind: "resolution" };
  if (!resolution.isInForce) return { code: "resolution-not-in-force" };
  const fault = proposed.standard === null ? "rate-missing" : standardFault(proposed.standard);
  return fault === undefined ? undefined : bad(fault);
};

/** Puts a new version beside the others. It pays nobody until a second person has approved it. */
export const proposeScheme = (call: Proposal): Reply<"payScheme.propose"> =>
  change(call, (writing) => {
    const { id, scheme: proposed } = call.input;
    const known = id === null ? undefined : readSchemes(writing).find((row) => row.id === id);
    const refusal = checkProposal(writing, call, known);
    if (refusal !== undefined) return refuse(refusal);
    const schemeId = known?.id ?? call.newId<PaySchemeId>();
    const version = (known?.version ?? 0) + 1;
    const isWork = proposed.kind === "work";
    addScheme(
      writing,
      {
        ...proposed,
        id: schemeId,
        version,
        scheme: isWork ? null : proposed.scheme,
        standard: isWork ? proposed.standard : null,
        proposedBy: callerOf(call).id,
      },
      call.now(),
    );
    return changed(
      { id: schemeId, version },
      { subject: `提出报酬方案 ${proposed.title} 第 ${version} 版`, facts: { schemeId, version, kind: proposed.kind } },
    );
  });

/** 批准: by another person than the proposer; from then on the version is frozen. */
export const approveTheScheme = (call: Call<"payScheme.approve">): Reply<"payScheme.approve"> =>
  change(call, (writing) => {
    const { id, version } = call.input;
    const row = readSchemes(writing).find((each) => each.id === id && each.version === version);
    if (row === undefined) return refuse({ code: "not-found", kind: "pay-scheme" });
    if (row.approvedByName !== null) return refuse({ code: "wrong-state", state: "posted" });
    const approver = callerOf(call);
    if (row.proposedBy === approver.id) return refuse({ code: "same-person" });
    approveScheme(writing, { id, version, by: approver.id, at: call.now() });
    return changed({}, { subject: `批准报酬方案 ${row.title} 第 ${version} 版`, facts: { schemeId: id, version } });
  });
