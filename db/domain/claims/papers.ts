/** The one list of the kinds of source documents: the contract and the store read it from here. */
export const documentKinds = [
  "invoice",
  "fiscal-receipt",
  "list",
  "contract",
  "acceptance",
  "settlement",
  "minutes",
  "resolution",
  "approval",
  "photo",
  "bank-slip",
  "loss-proof",
  "other",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Papers that arise with the business itself, so that their day is the day it happened. A contract, minutes or an approval is
 * older than what is paid under it, and its acceptance may be.
 */
const businessKinds: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  "invoice",
  "fiscal-receipt",
  "list",
  "bank-slip",
  "other",
]);
export const tellsBusinessDay = ({ kind }: { readonly kind: DocumentKind }): boolean => businessKinds.has(kind);

/** Papers that stand beside an outlay and show none: they may still be supplied while a claim is on its way. */
export const supportingKinds = [
  "contract",
  "acceptance",
  "settlement",
  "minutes",
  "resolution",
  "approval",
  "photo",
  "bank-slip",
] as const satisfies readonly DocumentKind[];

export const approvalRoles = [
  "village-head",
  "party-secretary",
  "chair",
  "supervisors",
  "two-committees",
  "congress",
  "township-leader",
] as const;
/** Who at the village signs a claim: the roles that approval tiers (K01) ask for. */
export type ApprovalRole = (typeof approvalRoles)[number];

const splitMark = "分割单-";

/** The number of the 原始凭证分割单 drawn from a paper (会计基础工作规范 Art. 51(4)): it names the original. */
export const splitNumberOf = (original: string): string => `${splitMark}${original}`;

/** The original that a 分割单 was drawn from; undefined for any other paper. */
export const originalOfSplit = (paper: { readonly kind: DocumentKind; readonly number: string }): string | undefined =>
  paper.kind === "settlement" && paper.number.startsWith(splitMark) && paper.number.length > splitMark.length
    ? paper.number.slice(splitMark.length)
    : undefined;
