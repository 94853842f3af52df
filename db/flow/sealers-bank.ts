import { one, type Sealers } from "./sealer.ts";

/** What calls about the bank change of all that is sealed, where it is one thing. */
export const bankSealers: Sealers = {
  "draftRule.save": () => one("draft-rules"),
  "statementMapping.forget": () => one("mappings"),
  "reconciliation.except": ({ input }) => one("reconciliation", `${input.bankAccountId} ${input.month}`),
  "statement.except": ({ input }) => one("reconciliation", `${input.bankAccountId} ${input.month}`),
  "cashCount.save": ({ input }) => one("cash-counts", input.ledgerId),
  "match.settleOpening": ({ input }) => one("ties", input.bankAccountId),
  "match.releaseOpening": ({ input }) => one("ties", input.bankAccountId),
  "match.pairEntries": ({ input }) => one("ties", input.bankAccountId),
  "match.partEntries": ({ input }) => one("ties", input.bankAccountId),
};
