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
