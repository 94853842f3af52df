import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { isMoreThanShare } from "#domain/core/share.ts";
import {
  awardModes,
  isVariedTooMuch,
  progressOn,
  projectPrice,
  projectSize,
  type AwardMode,
  type ProjectFile,
} from "./project.ts";

/** Shares in hundredths of a per cent, amounts in fen; null is not asked for. Nothing of it is law: a township sets it. */
export type ProjectControl = {
  /** True where a document writes 超过: the number itself is then not reached yet. */
  readonly isExclusive: boolean;
  readonly fileFromFen: Fen | null;
  readonly resolutionFromFen: Fen | null;
  readonly quotesFromFen: Fen | null;
  readonly siteBidFromFen: Fen | null;
  readonly tenderFromFen: Fen | null;
  readonly contractFromFen: Fen | null;
  readonly acceptanceFromFen: Fen | null;
  readonly auditFromFen: Fen | null;
  readonly acceptors: number | null;
  readonly variationShare: number | null;
  readonly beforeAcceptanceShare: number | null;
  readonly beforeAuditShare: number | null;
  readonly retentionShare: number | null;
  readonly followsProgress: boolean;
};

/** A file with what stands around it: its name, the vote in force ('' without one). */
export type ProjectFacts = ProjectFile & { readonly name: string; readonly resolutionNumber: string };

export const reaches = (control: Pick<ProjectControl, "isExclusive">, amountFen: Fen, fromFen: Fen | null): boolean =>
  fromFen !== null && (control.isExclusive ? amountFen > fromFen : amountFen >= fromFen);

/** The least open way a project of this size may be awarded in. */
export const leastMode = (control: ProjectControl, sizeFen: Fen): AwardMode => {
  if (reaches(control, sizeFen, control.tenderFromFen)) return "public-tender";
  if (reaches(control, sizeFen, control.siteBidFromFen)) return "site-bid";
  return reaches(control, sizeFen, control.quotesFromFen) ? "three-quotes" : "direct";
};

/** Three quotes, three bidders: with fewer there was no comparison. */
const leastBidders = 3;

/** What a payment lacks or breaks, in the order of a project's life. Amounts in fen, shares in hundredths of a per cent. */
export type ProjectProblem =
  | { readonly reason: "no-resolution"; readonly sizeFen: Fen; readonly fromFen: Fen }
  | {
      readonly reason: "award-too-weak";
      readonly sizeFen: Fen;
      readonly mode: AwardMode | null;
      readonly needsMode: AwardMode;
    }
  | { readonly reason: "quotes-too-few"; readonly count: number; readonly least: number }
  | { readonly reason: "no-contract"; readonly sizeFen: Fen; readonly fromFen: Fen }
  | { readonly reason: "varied-too-much"; readonly contractFen: Fen; readonly variedFen: Fen; readonly share: number }
  | { readonly reason: "beyond-progress"; readonly percent: number; readonly limitFen: Fen; readonly paidFen: Fen }
  | { readonly reason: "before-acceptance"; readonly share: number; readonly limitFen: Fen; readonly paidFen: Fen }
  | { readonly reason: "acceptors-too-few"; readonly count: number; readonly least: number }
  | { readonly reason: "not-audited"; readonly sizeFen: Fen; readonly fromFen: Fen }
  | { readonly reason: "retention-not-kept"; readonly share: number; readonly limitFen: Fen; readonly paidFen: Fen }
  | { readonly reason: "beyond-price"; readonly limitFen: Fen; readonly paidFen: Fen };

/** A share of an amount rounded down to the fen, so that nothing above the share is let through. */
const shareOf = (amountFen: Fen, hundredths: number): Fen =>
  fen(Number((BigInt(amountFen) * BigInt(hundredths)) / 10_000n));

const awardProblems = (project: ProjectFacts, control: ProjectControl): readonly ProjectProblem[] => {
  const sizeFen = projectSize(project);
  const needsMode = leastMode(control, sizeFen);
  const { mode, bidders } = project;
  const isTooWeak = mode === null ? needsMode !== "direct" : awardModes.indexOf(mode) < awardModes.indexOf(needsMode);
  const { resolutionFromFen, contractFromFen } = control;
  const isCompared = needsMode !== "direct" && !isTooWeak;
  return [
    ...(resolutionFromFen !== null && reaches(control, sizeFen, resolutionFromFen) && project.resolutionNumber === ""
      ? [{ reason: "no-resolution", sizeFen, fromFen: resolutionFromFen } as const]
      : []),
    ...(isTooWeak ? [{ reason: "award-too-weak", sizeFen, mode, needsMode } as const] : []),
    ...(isCompared && bidders.length < leastBidders
      ? [{ reason: "quotes-too-few", count: bidders.length, least: leastBidders } as const]
      : []),
    ...(contractFromFen !== null && reaches(control, sizeFen, contractFromFen) && project.contractFen === null
      ? [{ reason: "no-contract", sizeFen, fromFen: contractFromFen } as const]
      : []),
  ];
};

const workProblems = (
  project: ProjectFacts,
  control: ProjectControl,
  payment: { readonly on: LocalDate; readonly paidFen: Fen },
): readonly ProjectProblem[] => {
  const { agreedFen, variedFen, priceFen } = projectPrice(project);
  const { on, paidFen } = payment;
  const problems: ProjectProblem[] = [];
  const { contractFen } = project;
  const { variationShare, beforeAcceptanceShare } = control;
  const isUnapproved = project.variations.some((variation) => variation.approval === "");
  if (contractFen !== null && variationShare !== null && isUnapproved && isVariedTooMuch(project, variationShare))
    problems.push({ reason: "varied-too-much", contractFen, variedFen, share: variationShare });
  const wholeFen = agreedFen ?? priceFen;
  const percent = progressOn(project, on);
  if (control.followsProgress && isMoreThanShare(paidFen, wholeFen, { numerator: percent, denominator: 100 }))
    problems.push({ reason: "beyond-progress", percent, limitFen: shareOf(wholeFen, percent * 100), paidFen });
  const isAccepted = project.acceptedOn !== null && project.acceptedOn <= on;
  if (!isAccepted && beforeAcceptanceShare !== null) {
    const limitFen = shareOf(wholeFen, beforeAcceptanceShare);
    if (paidFen > limitFen)
      problems.push({ reason: "before-acceptance", share: beforeAcceptanceShare, limitFen, paidFen });
  }
  return problems;
};

const endProblems = (
  project: ProjectFacts,
  control: ProjectControl,
  payment: { readonly on: LocalDate; readonly paidFen: Fen },
): readonly ProjectProblem[] => {
  const sizeFen = projectSize(project);
  const { agreedFen, priceFen } = projectPrice(project);
  const { on, paidFen } = payment;
  const { acceptors, auditFromFen, beforeAuditShare, retentionShare } = control;
  const problems: ProjectProblem[] = [];
  const isAccepted = project.acceptedOn !== null && project.acceptedOn <= on;
  const isHeadcountAsked = acceptors !== null && reaches(control, sizeFen, control.acceptanceFromFen);
  if (isAccepted && isHeadcountAsked && project.acceptors.length < acceptors)
    problems.push({ reason: "acceptors-too-few", count: project.acceptors.length, least: acceptors });
  if (auditFromFen !== null && reaches(control, sizeFen, auditFromFen) && project.auditedFen === null) {
    const limitFen = shareOf(agreedFen ?? priceFen, beforeAuditShare ?? 10_000);
    if (project.settlementFen !== null || paidFen > limitFen)
      problems.push({ reason: "not-audited", sizeFen, fromFen: auditFromFen });
  }
  const isRetentionDue = project.retentionDueOn !== null && project.retentionDueOn <= on;
  if (retentionShare !== null && !isRetentionDue) {
    const limitFen = shareOf(priceFen, 10_000 - retentionShare);
    if (paidFen > limitFen && paidFen <= priceFen)
      problems.push({ reason: "retention-not-kept", share: retentionShare, limitFen, paidFen });
  }
  if (paidFen > priceFen) problems.push({ reason: "beyond-price", limitFen: priceFen, paidFen });
  return problems;
};

/** Everything that keeps a payment of a project back. `paidFen` is all that is paid with it, on its day. */
export const paymentProblems = (
  project: ProjectFacts,
  control: ProjectControl,
  payment: { readonly on: LocalDate; readonly paidFen: Fen },
): readonly ProjectProblem[] => [
  ...awardProblems(project, control),
  ...workProblems(project, control, payment),
  ...endProblems(project, control, payment),
];
