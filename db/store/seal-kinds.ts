import { nameSealKinds } from "./seal-names.ts";
import { peopleSealKinds } from "./seal-people.ts";
import { registerKinds } from "./seal-registers.ts";

/**
 * What is sealed as a whole: whatever judges or proves money and stands outside the chain of vouchers, in the order it is
 * verified. `chain` is a ledger's newest link, so that the end of a chain cannot be cut off; `decisions` are what a posted
 * voucher was judged by.
 */
export const sealKinds = [
  "persons",
  "settings",
  "categories",
  "rules",
  "village",
  "chart",
  "ledger",
  "chain",
  "period",
  "carry",
  "assets",
  "leases",
  "lists",
  "resolution",
  "statement",
  "withdrawal",
  "tombstone",
  "decisions",
  "finding",
  "findings",
  "late-files",
  "matches",
  "draft-rules",
  "mappings",
  "test-parameters",
  "dimensions",
  "backup",
  "reports",
  "notes",
  "conversion",
  "history",
  "ties",
  "reconciliation",
  "cash-counts",
  "pool",
  "print-job",
  "archive",
  "claim",
  "finance-meeting",
  "claim-handover",
  "claim-import",
  "policies",
  ...peopleSealKinds,
  "grants",
  "allocation",
  "budgets",
  ...registerKinds,
  "publication",
  "motion",
  "workbook",
  "audit-notes",
  ...nameSealKinds,
] as const;
export type SealKind = (typeof sealKinds)[number];

/** One sealed thing; `id` is empty where the township has one of the kind, and `ledger month` for a period. */
export type SealKey = { readonly kind: SealKind; readonly id: string };
