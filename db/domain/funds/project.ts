import type { Account } from "#domain/books/account.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { isMoreThanShare } from "#domain/core/share.ts";

/** How the builder was found, from the least open way to the most open one. */
export const awardModes = ["direct", "three-quotes", "site-bid", "public-tender"] as const;
export type AwardMode = (typeof awardModes)[number];

/** 工程签证、变更: signed change of the contract price, and the paper that agreed to it. */
export type Variation = {
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly approval: string;
};
/** How far the work had come on a day, in whole per cent. */
export type Progress = { readonly onDate: LocalDate; readonly percent: number };

/** 工程项目档案, as far as money and control follow from it. Null is: not yet there. */
export type ProjectFile = {
  readonly estimateFen: Fen;
  readonly mode: AwardMode | null;
  readonly bidders: readonly { readonly name: string; readonly bidFen: Fen }[];
  readonly winner: string;
  readonly contractNumber: string;
  readonly contractOn: LocalDate | null;
  readonly contractFen: Fen | null;
  readonly startOn: LocalDate | null;
  readonly finishOn: LocalDate | null;
  readonly variations: readonly Variation[];
  readonly progress: readonly Progress[];
  readonly acceptedOn: LocalDate | null;
  readonly acceptors: readonly { readonly name: string; readonly role: string }[];
  readonly settledOn: LocalDate | null;
  readonly settlementFen: Fen | null;
  readonly auditedOn: LocalDate | null;
  readonly auditedFen: Fen | null;
  readonly auditor: string;
  readonly retentionFen: Fen;
  readonly retentionDueOn: LocalDate | null;
  readonly isPostedPublicly: boolean;
};

/** Why a file cannot stand. */
export type ProjectFault =
  | "amount-negative"
  | "winner-unknown"
  | "contract-incomplete"
  | "dates-reversed"
  | "progress-unordered"
  | "retention-too-much"
  | "audit-before-settlement";

const isReversed = (first: LocalDate | null, second: LocalDate | null): boolean =>
  first !== null && second !== null && first > second;

/** Progress goes on with the days and lies between nothing and all. */
const isUnordered = (progress: readonly Progress[]): boolean =>
  progress.some((step, index) => {
    const before = progress[index - 1];
    const isBack = before !== undefined && (before.onDate >= step.onDate || before.percent > step.percent);
    return isBack || !Number.isInteger(step.percent) || step.percent < 0 || step.percent > 100;
  });

/** The first thing that keeps a file from standing, in this order. What is merely not there yet is no fault. */
export const projectFault = (file: ProjectFile): ProjectFault | undefined => {
  const amounts = [
    file.estimateFen,
    file.contractFen ?? zeroFen,
    file.settlementFen ?? zeroFen,
    file.auditedFen ?? zeroFen,
    file.retentionFen,
    ...file.bidders.map((bidder) => bidder.bidFen),
  ];
  if (amounts.some((amount) => amount < 0)) return "amount-negative";
  const isNamed = file.bidders.some((bidder) => bidder.name === file.winner);
  if (file.winner !== "" && file.bidders.length > 0 && !isNamed) return "winner-unknown";
  const hasContract = file.contractFen !== null || file.contractOn !== null || file.contractNumber !== "";
  if (hasContract && (file.contractFen === null || file.contractOn === null || file.winner === ""))
    return "contract-incomplete";
  if (
    isReversed(file.startOn, file.finishOn) ||
    isReversed(file.contractOn, file.acceptedOn) ||
    isReversed(file.startOn, file.acceptedOn) ||
    isReversed(file.acceptedOn, file.retentionDueOn)
  )
    return "dates-reversed";
  if (isUnordered(file.progress)) return "progress-unordered";
  if (file.auditedFen !== null && file.settlementFen === null) return "audit-before-settlement";
  const { priceFen } = projectPrice(file);
  return file.retentionFen > 0 && file.retentionFen > priceFen ? "retention-too-much" : undefined;
};

/** What was agreed with its changes, and what is to be paid in the end: audited, else settled, else agreed, else estimated. */
export const projectPrice = (
  file: Pick<ProjectFile, "estimateFen" | "contractFen" | "variations" | "settlementFen" | "auditedFen">,
): { readonly agreedFen: Fen | null; readonly variedFen: Fen; readonly priceFen: Fen } => {
  const variedFen = sumOf(file.variations, (variation) => variation.amountFen);
  const agreedFen = file.contractFen === null ? null : fen(file.contractFen + variedFen);
  return { agreedFen, variedFen, priceFen: file.auditedFen ?? file.settlementFen ?? agreedFen ?? file.estimateFen };
};

/** What thresholds look at: the largest of what was estimated, agreed and settled, so that no low estimate hides the size. */
export const projectSize = (file: Parameters<typeof projectPrice>[0]): Fen => {
  const { agreedFen, priceFen } = projectPrice(file);
  return fen(Math.max(file.estimateFen, file.contractFen ?? 0, agreedFen ?? 0, priceFen));
};

/** The progress reported last on or before a day, in per cent. */
export const progressOn = (file: Pick<ProjectFile, "progress" | "acceptedOn">, on: LocalDate): number =>
  file.acceptedOn !== null && file.acceptedOn <= on
    ? 100
    : (file.progress.findLast((step) => step.onDate <= on)?.percent ?? 0);

/** What one voucher did to a project: money that left, and what its lines put on works, costs and debts of the project. */
export type ProjectMovement = { readonly moneyFen: number; readonly namedFen: number };

/**
 * What a voucher paid for a project (fen). A debt booked first and paid later counts once, when money leaves; delivery to
 * fixed assets moves no money and pays nothing; a red voucher gives back.
 */
export const paidBy = ({ moneyFen, namedFen }: ProjectMovement): Fen => {
  if (moneyFen > 0 && namedFen > 0) return fen(Math.min(moneyFen, namedFen));
  return moneyFen < 0 && namedFen < 0 ? fen(Math.max(moneyFen, namedFen)) : zeroFen;
};

/**
 * Lines on these accounts that name a project speak of what it costs: no money, no funds for it, no equity and no income. Money and
 * funds have the same codes in every system; what is equity or income the account itself says, as its system has it.
 */
export const isProjectCost = ({
  code,
  class: kind,
  normalSide,
}: Pick<Account, "code" | "class" | "normalSide">): boolean =>
  !/^(?:10[12]|231|241)/.test(code) && kind !== "equity" && !(kind === "profit-loss" && normalSide === "credit");

export type ProjectStage = "planned" | "awarded" | "building" | "accepted" | "settled" | "paid-up";

/** Where a project stands on a day, told from its file and what was paid. */
export const projectStage = (file: ProjectFile, paidFen: number): ProjectStage => {
  const { priceFen } = projectPrice(file);
  const isSettled = file.settlementFen !== null;
  if (isSettled && paidFen >= priceFen) return "paid-up";
  if (isSettled) return "settled";
  if (file.acceptedOn !== null) return "accepted";
  if (file.startOn !== null || file.progress.length > 0 || paidFen > 0) return "building";
  return file.winner !== "" || file.contractFen !== null ? "awarded" : "planned";
};

/** Which sort of payment a payment of a day is, by what had happened to the project until then. */
export type PaymentStage = "advance" | "progress" | "after-acceptance" | "after-settlement" | "retention";

export const paymentStage = (
  file: Pick<ProjectFile, "startOn" | "acceptedOn" | "settledOn" | "retentionDueOn" | "retentionFen">,
  onDate: LocalDate,
): PaymentStage => {
  const isAfter = (day: LocalDate | null): boolean => day !== null && day <= onDate;
  if (file.retentionFen > 0 && isAfter(file.retentionDueOn)) return "retention";
  if (isAfter(file.settledOn)) return "after-settlement";
  if (isAfter(file.acceptedOn)) return "after-acceptance";
  return isAfter(file.startOn) ? "progress" : "advance";
};

/** True when the changes of a contract add up to more than a share of its price (hundredths of a per cent). */
export const isVariedTooMuch = (file: Pick<ProjectFile, "contractFen" | "variations">, hundredths: number): boolean => {
  const varied = Math.abs(sumOf(file.variations, (variation) => variation.amountFen));
  const share = { numerator: hundredths, denominator: 10_000 };
  return file.contractFen !== null && isMoreThanShare(fen(varied), file.contractFen, share);
};

const notAfter = <Value>(day: LocalDate | null, on: LocalDate, value: Value): Value | null =>
  day !== null && day <= on ? value : null;

/** A file as it stood at the end of a day: what happened later is not there yet, so that a closed quarter stays as it was. */
export const fileOn = <File extends ProjectFile>(file: File, on: LocalDate): File => {
  const isSettled = notAfter(file.settledOn, on, true) !== null;
  const isAudited = isSettled && notAfter(file.auditedOn, on, true) !== null;
  return {
    ...file,
    contractOn: notAfter(file.contractOn, on, file.contractOn),
    contractFen: notAfter(file.contractOn, on, file.contractFen),
    variations: file.variations.filter((variation) => variation.onDate <= on),
    progress: file.progress.filter((step) => step.onDate <= on),
    acceptedOn: notAfter(file.acceptedOn, on, file.acceptedOn),
    acceptors: notAfter(file.acceptedOn, on, file.acceptors) ?? [],
    settledOn: isSettled ? file.settledOn : null,
    settlementFen: isSettled ? file.settlementFen : null,
    auditedOn: isAudited ? file.auditedOn : null,
    auditedFen: isAudited ? file.auditedFen : null,
  };
};
