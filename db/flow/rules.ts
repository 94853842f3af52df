import { monthOf } from "#domain/core/dates.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { appliesTo, checkParameters, isLocked, isPlainParameters, type RuleFault } from "#domain/checks/rule.ts";
import { conflictWith, type ComparedRule } from "#domain/checks/rule-conflicts.ts";
import { parametersText } from "#files/workbook/rule-words.ts";
import { readCategories } from "#store/category-rows.ts";
import type { OutputOf } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { Reading } from "#store/query.ts";
import { readVillages } from "#store/village-rows.ts";
import { readRuleFiles } from "#store/rule-file-rows.ts";
import { addRuleVersion, approveRuleVersion, readRuleVersions, readRules, type RuleRow } from "#store/rule-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepRuleFile, tooLargeAmong } from "./rule-files.ts";
import { ruleBad } from "./rule-refusal.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

type Shown = OutputOf<"rule.list">["rules"][number];

const parametersShown = (row: RuleRow): Shown["parameters"] => {
  const { parameters } = row;
  if (isPlainParameters(parameters))
    return {
      ...parameters,
      amounts: { ...parameters.amounts },
      counts: { ...parameters.counts },
      flags: { ...parameters.flags },
      categoryIds: [...parameters.categoryIds],
      natures: [...parameters.natures],
      words: [...parameters.words],
      days: [...parameters.days],
      workdays: [...parameters.workdays],
    };
  switch (parameters.kind) {
    case "K01":
      return {
        kind: "K01",
        ladders: parameters.ladders.map((ladder) => ({
          nature: ladder.nature,
          ...(ladder.isByContract === undefined ? {} : { isByContract: ladder.isByContract }),
          tiers: ladder.tiers.map((tier) => ({ ...tier, roles: [...tier.roles], documents: [...tier.documents] })),
        })),
      };
    case "K08":
      return {
        kind: "K08",
        categoryIds: [...parameters.categoryIds],
        words: [...parameters.words],
        exceptWords: [...(parameters.exceptWords ?? [])],
        exceptPapers: [...(parameters.exceptPapers ?? [])],
      };
    case "K17":
      return {
        kind: "K17",
        requirements: parameters.requirements.map((requirement) => ({
          natures: [...requirement.natures],
          ...(requirement.categoryIds === undefined ? {} : { categoryIds: [...requirement.categoryIds] }),
          fromFen: requirement.fromFen,
          anyOf: [...requirement.anyOf],
        })),
      };
    case "K18":
    case "K29":
      return { kind: parameters.kind };
  }
};

export const listRules = (call: Call<"rule.list">): Reply<"rule.list"> => {
  const files = Map.groupBy(readRuleFiles(call.ledger.reading), (file) => `${file.ruleId} ${String(file.version)}`);
  const names = new Map(readCategories(call.ledger.reading).map((category) => [category.id, category.name]));
  return done({
    rules: readRules(call.ledger.reading).map(({ proposedBy: _proposedBy, ...row }) => ({
      ...row,
      scope: { villageIds: [...row.scope.villageIds], entities: [...row.scope.entities] },
      parameters: parametersShown({ ...row, proposedBy: null }),
      text: parametersText(row.parameters, (id) => names.get(id) ?? "（已删除的分类）"),
      files: (files.get(`${row.id} ${String(row.version)}`) ?? []).map(({ id, name, hash, addedByName }) => ({
        id,
        name,
        hash,
        addedByName,
      })),
    })),
  });
};

type Proposal = Call<"rule.propose">;
type Refusal = Extract<Reply<"rule.propose">, { readonly ok: false }>["failure"];

/**
 * True where a version would begin in a month closed by a ledger that it, or the version before it, is for: what was judged
 * there stays, also where the new version leaves a village out.
 */
const reachesClosed = (
  reading: Reading,
  rule: Pick<RuleRow, "scope" | "fromOn">,
  known: Pick<RuleRow, "scope">,
): boolean =>
  readLedgers(reading).some(
    (ledger) =>
      ledger.closedThrough !== null &&
      (appliesTo(rule, ledger) || appliesTo(known, ledger)) &&
      monthOf(rule.fromOn) <= ledger.closedThrough,
  );

/** What of the approved rules a version stands against, looking at the newest version of each. */
const conflictOf = (reading: Reading, proposed: ComparedRule): Failure<"rule-conflict"> | undefined => {
  const standing = readRules(reading).filter((rule) => rule.isApproved && rule.toOn >= proposed.fromOn);
  const newest = [...Map.groupBy(standing, ({ id }) => id).values()].flatMap(
    (versions) => versions.toSorted((a, b) => b.version - a.version)[0] ?? [],
  );
  const conflict = conflictWith(proposed, newest);
  return conflict === undefined ? undefined : { code: "rule-conflict", kind: proposed.parameters.kind, ...conflict };
};

const checkProposal = (reading: Reading, { input }: Proposal, known: RuleRow | undefined): Refusal | undefined => {
  const bad = (fault: RuleFault): Refusal => ruleBad(input.parameters.kind, fault);
  if (input.id !== null && known === undefined) return { code: "not-found", kind: "rule" };
  if (isLocked(input.parameters.kind) || known?.level === "national") return { code: "rule-locked" };
  if (known !== undefined && known.parameters.kind !== input.parameters.kind) return bad({ reason: "kind-changed" });
  if (input.level === "national" || (known !== undefined && known.level !== input.level))
    return bad({ reason: "level-locked" });
  if (input.fromOn > input.toOn) return bad({ reason: "dates-reversed" });
  if (input.level === "village" && input.scope.villageIds.length === 0) return bad({ reason: "village-missing" });
  const villages = new Set(readVillages(reading).map((village) => village.id));
  if (!input.scope.villageIds.every((id) => villages.has(id))) return bad({ reason: "village-unknown" });
  const categories = new Set(readCategories(reading).map((category) => category.id));
  const checked = checkParameters(input.parameters, (id) => categories.has(id));
  if (!checked.ok) return bad(checked.error);
  // A proposal nobody approved has judged nothing and stands in nobody's way.
  const ruling = known === undefined ? undefined : readRuleVersions(reading, known.id).find((each) => each.isApproved);
  if (ruling !== undefined && input.fromOn < ruling.fromOn) return bad({ reason: "retroactive" });
  if (ruling !== undefined && reachesClosed(reading, input, ruling)) return bad({ reason: "month-closed" });
  return conflictOf(reading, { ...input, id: input.id ?? "" });
};

/** Puts a new version beside the others. It judges nothing until a second person approves it (财会〔2024〕11号 Art. 17). */
export const proposeRule = (call: Proposal): Reply<"rule.propose"> => {
  const { files = [], ...input } = call.input;
  const tooLarge = tooLargeAmong(files);
  if (tooLarge !== undefined) return refuse(tooLarge);
  return change(call, (writing) => {
    const [newest] = input.id === null ? [] : readRuleVersions(writing, input.id);
    const refusal = checkProposal(writing, call, newest);
    if (refusal !== undefined) return refuse(refusal);
    const id = newest?.id ?? call.newId();
    const version = (newest?.version ?? 0) + 1;
    addRuleVersion(
      writing,
      { ...input, id, version, isSample: false },
      { proposedBy: callerOf(call).id, at: call.now(), isApproved: false },
    );
    for (const file of files) keepRuleFile(call, writing, { rule: { id, version }, file });
    return changed(
      { id, version },
      {
        subject: `提出制度 ${input.title} 第 ${version} 版`,
        facts: { ruleId: id, version, kind: input.parameters.kind, fromOn: input.fromOn, toOn: input.toOn },
      },
    );
  });
};

/** 批准: by another person than the proposer; from then on the version is frozen and judges from its first day. */
export const approveRule = (call: Call<"rule.approve">): Reply<"rule.approve"> =>
  change(call, (writing) => {
    const { id, version } = call.input;
    const versions = readRuleVersions(writing, id);
    const rule = versions.find((each) => each.version === version);
    if (rule === undefined) return refuse({ code: "not-found", kind: "rule" });
    if (rule.isApproved) return refuse({ code: "wrong-state", state: "posted" });
    const approver = callerOf(call);
    if (rule.proposedBy === approver.id) return refuse({ code: "same-person" });
    // Since it was proposed, another rule may have been approved or a month closed.
    const before = versions.find((each) => each.isApproved);
    if (before !== undefined && rule.fromOn < before.fromOn)
      return refuse(ruleBad(rule.parameters.kind, { reason: "retroactive" }));
    if (before !== undefined && reachesClosed(writing, rule, before))
      return refuse(ruleBad(rule.parameters.kind, { reason: "month-closed" }));
    const conflict = conflictOf(writing, rule);
    if (conflict !== undefined) return refuse(conflict);
    approveRuleVersion(writing, { id, version, by: approver.id, at: call.now() });
    rejudgeDrafts(writing, call, { ledgerId: null, categoryIds: null });
    return changed({}, { subject: `批准制度 ${rule.title} 第 ${version} 版`, facts: { ruleId: id, version } });
  });
