import type { Migration } from "./migration.ts";

/** The corrections of one ledger are asked for with every use of a cap: they are few, and found without a look at its vouchers. */
export const correctionIndex: Migration = {
  version: 585,
  name: "correction index",
  sql: `create index voucher_ledger_corrections on voucher (ledger_id) where corrects_id is not null;`,
};
