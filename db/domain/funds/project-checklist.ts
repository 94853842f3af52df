import { isVariedTooMuch, awardModes, projectSize } from "./project.ts";
import { leastMode, reaches, type ProjectControl, type ProjectFacts } from "./project-control.ts";

/** 资料完整性: what a project's file holds, in the order of its life. */
export const checklistKeys = [
  "resolution",
  "award",
  "bidders",
  "contract",
  "variations",
  "acceptance",
  "settlement",
  "audit",
  "retention",
  "posting",
] as const;
export type ChecklistKey = (typeof checklistKeys)[number];

/** done: there. missing: asked for and not there. later: asked for once the work has come so far. free: not asked for. */
export type ChecklistItem = { readonly key: ChecklistKey; readonly state: "done" | "missing" | "later" | "free" };

const least = (amounts: readonly (number | null)[]): number | null => {
  const given = amounts.flatMap((amount) => (amount === null ? [] : [amount]));
  return given.length === 0 ? null : Math.min(...given);
};

const most = (values: readonly (number | null)[]): number | null => {
  const given = values.flatMap((value) => (value === null ? [] : [value]));
  return given.length === 0 ? null : Math.max(...given);
};

const numberKeys = [
  "fileFromFen",
  "resolutionFromFen",
  "quotesFromFen",
  "siteBidFromFen",
  "tenderFromFen",
  "contractFromFen",
  "acceptanceFromFen",
  "auditFromFen",
  "variationShare",
  "beforeAcceptanceShare",
  "beforeAuditShare",
] as const;

/** Several controls in force at once: of each number the strictest. */
export const strictestControl = (controls: readonly ProjectControl[]): ProjectControl | undefined => {
  const [first] = controls;
  if (first === undefined) return undefined;
  const merged = Object.fromEntries(numberKeys.map((key) => [key, least(controls.map((control) => control[key]))]));
  return {
    ...first,
    ...merged,
    isExclusive: controls.every((control) => control.isExclusive),
    acceptors: most(controls.map((control) => control.acceptors)),
    retentionShare: most(controls.map((control) => control.retentionShare)),
    followsProgress: controls.some((control) => control.followsProgress),
  };
};

type Standing = Record<ChecklistKey, { readonly isDone: boolean; readonly isAsked: boolean; readonly isTime: boolean }>;

const standingOf = (project: ProjectFacts, control: ProjectControl | undefined): Standing => {
  const sizeFen = projectSize(project);
  const asks = (key: "resolutionFromFen" | "contractFromFen" | "acceptanceFromFen" | "auditFromFen"): boolean =>
    control !== undefined && reaches(control, sizeFen, control[key]);
  const needsMode = control === undefined ? "direct" : leastMode(control, sizeFen);
  const { mode } = project;
  const share = control?.variationShare ?? null;
  const isBuilt = project.acceptedOn !== null || project.settlementFen !== null;
  return {
    resolution: { isDone: project.resolutionNumber !== "", isAsked: asks("resolutionFromFen"), isTime: true },
    award: {
      isDone: mode !== null && awardModes.indexOf(mode) >= awardModes.indexOf(needsMode),
      isAsked: true,
      isTime: true,
    },
    bidders: { isDone: project.bidders.length >= 3, isAsked: needsMode !== "direct", isTime: true },
    contract: { isDone: project.contractFen !== null, isAsked: asks("contractFromFen"), isTime: true },
    variations: {
      isDone: project.variations.length > 0 && project.variations.every((variation) => variation.approval !== ""),
      isAsked: project.variations.some((variation) => variation.approval === "") || isOverShare(project, share),
      isTime: true,
    },
    acceptance: {
      isDone: project.acceptedOn !== null && project.acceptors.length >= (control?.acceptors ?? 1),
      isAsked: control?.acceptanceFromFen === undefined || asks("acceptanceFromFen"),
      isTime: isBuilt,
    },
    settlement: { isDone: project.settlementFen !== null, isAsked: true, isTime: isBuilt },
    audit: {
      isDone: project.auditedFen !== null,
      isAsked: asks("auditFromFen"),
      isTime: project.settlementFen !== null,
    },
    retention: {
      isDone: project.retentionFen > 0,
      isAsked: (control?.retentionShare ?? null) !== null,
      isTime: project.settlementFen !== null,
    },
    posting: { isDone: project.isPostedPublicly, isAsked: true, isTime: isBuilt },
  };
};

const isOverShare = (project: ProjectFacts, share: number | null): boolean =>
  share !== null && isVariedTooMuch(project, share);

/** Each part of the file, whether it is there, and whether the rules in force ask for it already. */
export const projectChecklist = (
  project: ProjectFacts,
  control: ProjectControl | undefined,
): readonly ChecklistItem[] => {
  const standing = standingOf(project, control);
  return checklistKeys.map((key) => {
    const { isDone, isAsked, isTime } = standing[key];
    if (isDone) return { key, state: "done" };
    if (!isAsked) return { key, state: "free" };
    return { key, state: isTime ? "missing" : "later" };
  });
};
