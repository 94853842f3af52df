import { shippedTo } from "#domain/checks/shipped-rules.ts";
import { everyLedger } from "#domain/checks/rule.ts";
import { chinaDateOf, type LocalDate } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { packById, packs } from "#domain/packs/packs.ts";
import { ruleOfPack, settingsFault, settingsWith, type Pack, type PackSettings } from "#domain/packs/pack.ts";
import type { OutputOf } from "#contract/contract.ts";
import { readCategories } from "#store/category-rows.ts";
import {
  addPolicyStep,
  approvePolicyStep,
  readPolicySteps,
  removePolicyStep,
  type PolicyStep,
} from "#store/pack-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { addRuleVersion, approveRuleVersion, readRuleVersions } from "#store/rule-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

type Shown = OutputOf<"pack.list">["packs"][number];

/** The newest approved step of a pack, and the one that waits. */
const stepsOf = (steps: readonly PolicyStep[], packId: string) => {
  const own = steps.filter((step) => step.packId === packId);
  return {
    current: own.find((step) => step.approvedAt !== null),
    waiting: own.find((step) => step.approvedAt === null),
    lastNo: own[0]?.no ?? 0,
  };
};

/** A pack's settings as the township has them: its presets, and what an approved step says. */
export const settingsOfPack = (reading: Reading, pack: Pack) =>
  settingsWith(pack, stepsOf(readPolicySteps(reading), pack.id).current?.settings ?? {});

const shownFrom = (pack: Pack, steps: readonly PolicyStep[]): Shown => {
  const { current, waiting } = stepsOf(steps, pack.id);
  const settings = settingsWith(pack, current?.settings ?? {});
  return {
    id: pack.id,
    version: pack.version,
    name: pack.name,
    level: pack.level,
    source: pack.source,
    isLocked: pack.isLocked,
    isOn: pack.isLocked || current?.isOn === true,
    since: current?.approvedAt ?? null,
    proposedByName: current?.proposedByName ?? "",
    approvedByName: current?.approvedByName ?? "",
    settings: pack.settings.map(({ key, label, unit }) => ({ key, label, unit, value: settings[key] ?? null })),
    waiting:
      waiting === undefined
        ? null
        : {
            no: waiting.no,
            isOn: waiting.isOn,
            settings: { ...waiting.settings },
            reason: waiting.reason,
            proposedByName: waiting.proposedByName,
            proposedAt: waiting.proposedAt,
          },
    rules: pack.rules.map(({ id, title, parameters }) => ({ id, title, kind: parameters.kind })),
    rows: pack.rows(settings).map(({ code, title, says }) => ({ code, title, says })),
    notes: pack.notes.map((note) => ({ ...note })),
  };
};

export const listPacks = (call: Call<"pack.list">): Reply<"pack.list"> => {
  const steps = readPolicySteps(call.ledger.reading);
  return done({ packs: packs.map((pack) => shownFrom(pack, steps)) });
};

const bad = (reason: string, field = "") => refuse({ code: "pack-bad", reason, field } as const);

/** Takes, changes or gives up a pack, on paper: nothing changes until a second person approves it (财会〔2024〕11号 Art. 17). */
export const proposePack = (call: Call<"pack.propose">): Reply<"pack.propose"> =>
  change(call, (writing) => {
    const { packId, isOn, settings, reason } = call.input;
    const pack = packById(packId);
    if (pack === undefined) return bad("unknown-pack");
    if (pack.isLocked) return bad("locked-pack");
    const fault = settingsFault(pack, settings);
    if (fault !== undefined) return bad(fault.reason, fault.field);
    const { current, waiting, lastNo } = stepsOf(readPolicySteps(writing), packId);
    if (waiting !== undefined) return bad("waiting");
    const wanted = settingsWith(pack, settings);
    const isSame = JSON.stringify(settingsWith(pack, current?.settings ?? {})) === JSON.stringify(wanted);
    const wasOn = current?.isOn === true;
    if (wasOn === isOn && (isSame || !isOn) && current?.packVersion !== undefined) return bad("already-so");
    if (current === undefined && !isOn) return bad("already-so");
    const no = lastNo + 1;
    const by = { by: callerOf(call).id, at: call.now() };
    addPolicyStep(writing, { packId, no, packVersion: pack.version, isOn, settings: wanted, reason, ...by });
    const verb = isOn ? (wasOn ? "提出修改政策包设置" : "提出启用政策包") : "提出停用政策包";
    return changed({ no }, { subject: `${verb} ${pack.name}`, facts: { packId, no, isOn } });
  });

/** Begins or ends the pack's rules with a day: a new version of each, approved by the one who approves the pack. */
const bringRules = (
  writing: Writing,
  pack: Pack,
  step: {
    readonly isOn: boolean;
    readonly settings: PackSettings;
    readonly settingsBefore: PackSettings;
    readonly proposedBy: PersonId;
    readonly by: PersonId;
    readonly call: Call<"pack.approve">;
  },
): number => {
  const at = step.call.now();
  const today: LocalDate = chinaDateOf(at);
  let count = 0;
  const categories = readCategories(writing);
  for (const shipped of pack.rules) {
    const rule = ruleOfPack(shipped, step.settings, categories);
    const before = ruleOfPack(shipped, step.settingsBefore, categories);
    // What the township made of the rule itself stays, unless the pack's own setting of it has changed.
    const isRetuned = JSON.stringify(rule.parameters) !== JSON.stringify(before.parameters);
    const versions = readRuleVersions(writing, rule.id);
    const [newest] = versions;
    // A proposal that waits judges nothing; what was approved last does.
    const ruling = versions.find((each) => each.isApproved);
    const isInForce = ruling !== undefined && ruling.toOn > today;
    if (isInForce === step.isOn && !(isInForce && isRetuned)) continue;
    const version = (newest?.version ?? 0) + 1;
    addRuleVersion(
      writing,
      { ...rule, scope: everyLedger, version, fromOn: today, toOn: step.isOn ? shippedTo : today },
      { proposedBy: step.proposedBy, at, isApproved: false },
    );
    approveRuleVersion(writing, { id: rule.id, version, by: step.by, at });
    count += 1;
  }
  return count;
};

/** 批准政策包: by another person than the proposer; its rules judge from that day, and its rows are reported on. */
export const approvePack = (call: Call<"pack.approve">): Reply<"pack.approve"> =>
  change(call, (writing) => {
    const { packId, no } = call.input;
    const pack = packById(packId);
    if (pack === undefined) return bad("unknown-pack");
    const { waiting } = stepsOf(readPolicySteps(writing), packId);
    if (waiting?.no !== no) return bad("nothing-waiting");
    const settingsBefore = settingsOfPack(writing, pack);
    const approver = callerOf(call);
    if (waiting.proposedBy === approver.id) return refuse({ code: "same-person" });
    approvePolicyStep(writing, { packId, no }, { id: approver.id, at: call.now() });
    const { isOn, proposedBy } = waiting;
    const settings = settingsWith(pack, waiting.settings);
    const rules = bringRules(writing, pack, { isOn, settings, settingsBefore, proposedBy, by: approver.id, call });
    if (rules > 0) rejudgeDrafts(writing, call, { ledgerId: null, categoryIds: null });
    const verb = isOn ? "批准启用政策包" : "批准停用政策包";
    return changed({ rules }, { subject: `${verb} ${pack.name}`, facts: { packId, no, isOn, rules } });
  });

export const withdrawPack = (call: Call<"pack.withdraw">): Reply<"pack.withdraw"> =>
  change(call, (writing) => {
    const { packId, no } = call.input;
    const pack = packById(packId);
    if (pack === undefined) return bad("unknown-pack");
    const { waiting } = stepsOf(readPolicySteps(writing), packId);
    if (waiting?.no !== no) return bad("nothing-waiting");
    removePolicyStep(writing, { packId, no });
    return changed({}, { subject: `撤回政策包变更 ${pack.name}`, facts: { packId, no } });
  });
