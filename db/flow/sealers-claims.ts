import { one, type Sealers } from "./sealer.ts";

/** What the calls of village claims change of all that is sealed. */
export const claimSealers: Sealers = {
  "claim.saveSettings": () => one("settings"),
  "claim.save": ({ value }) => one("claim", value.id),
  "bankLine.claim": ({ value }) => one("claim", value.claimId),
  "claim.importSheet": ({ value }) => [
    ...value.claims.flatMap(({ id }) => one("claim", id)),
    ...one("claim-import", value.formId),
  ],
  "claim.advance": ({ input }) => one("claim", input.id),
  "claim.sign": ({ input }) => one("claim", input.id),
  "ruleApproval.record": ({ input }) => (input.of.claimId === null ? [] : one("claim", input.of.claimId)),
  "ruleApproval.withdraw": ({ value }) => (value.claimId === null ? [] : one("claim", value.claimId)),
  "claim.addPaper": ({ input }) => one("claim", input.id),
  "claim.linkResolution": ({ input }) => one("claim", input.id),
  "claim.review": ({ input }) => one("claim", input.id),
  "claim.return": ({ input }) => one("claim", input.id),
  "claim.refuse": ({ input }) => one("claim", input.id),
  "claim.answer": ({ input }) => one("claim", input.id),
  "claim.revise": ({ input }) => one("claim", input.id),
  "claim.withdraw": ({ input }) => one("claim", input.id),
  "claim.pay": ({ input }) => one("claim", input.id),
  "claim.voucher": ({ input }) => one("claim", input.id),
  "claim.lodge": ({ input, value }) => [
    ...input.claims.flatMap(({ id }) => one("claim", id)),
    ...one("claim-handover", value.lodgementId),
  ],
  "financeMeeting.record": ({ input, value }) => [
    ...input.items.flatMap(({ claimId }) => one("claim", claimId)),
    ...one("finance-meeting", value.id),
  ],
  "financeMeeting.attach": ({ input }) => one("finance-meeting", input.id),
};
