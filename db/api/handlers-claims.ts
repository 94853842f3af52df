import { addPaperToClaim } from "#flow/claim-papers.ts";
import { answerClaimRefusal, refuseClaim, returnClaim, reviseClaim, withdrawClaim } from "#flow/claim-returns.ts";
import { saveClaimSettings, showClaimSettings } from "#flow/claim-settings.ts";
import { advanceClaim, payClaim, reviewClaim, signClaim } from "#flow/claim-steps.ts";
import { emptyClaimSheet, importClaimSheet, inspectClaimSheet } from "#flow/claim-sheets.ts";
import { claimBankLine } from "#flow/claim-of-line.ts";
import { draftClaimVoucher } from "#flow/claim-voucher.ts";
import {
  claimBehindVoucher,
  judgeTypedClaim,
  linkResolutionToClaim,
  listClaims,
  saveClaim,
  showClaim,
} from "#flow/claims.ts";
import {
  attachToMeeting,
  listFinanceMeetings,
  listLodgements,
  lodgeClaims,
  readFinanceMinute,
  recordFinanceMeeting,
  showFinanceMeeting,
} from "#flow/finance-meetings.ts";

import { listReminders } from "#flow/list-reminders.ts";
import { printClaimPaper } from "#flow/print-claims.ts";

export const claimHandlers = {
  "claim.print": printClaimPaper,
  "work.reminders": listReminders,
  "claim.settings": showClaimSettings,
  "claim.saveSettings": saveClaimSettings,
  "claim.sheet": emptyClaimSheet,
  "claim.inspectSheet": inspectClaimSheet,
  "claim.importSheet": importClaimSheet,
  "claim.list": listClaims,
  "claim.show": showClaim,
  "claim.judge": judgeTypedClaim,
  "claim.save": saveClaim,
  "claim.advance": advanceClaim,
  "claim.sign": signClaim,
  "claim.addPaper": addPaperToClaim,
  "claim.linkResolution": linkResolutionToClaim,
  "claim.lodge": lodgeClaims,
  "claim.review": reviewClaim,
  "claim.return": returnClaim,
  "claim.refuse": refuseClaim,
  "claim.answer": answerClaimRefusal,
  "claim.revise": reviseClaim,
  "claim.withdraw": withdrawClaim,
  "claim.pay": payClaim,
  "claim.voucher": draftClaimVoucher,
  "bankLine.claim": claimBankLine,
  "claim.ofVoucher": claimBehindVoucher,
  "financeMeeting.list": listFinanceMeetings,
  "financeMeeting.show": showFinanceMeeting,
  "financeMeeting.record": recordFinanceMeeting,
  "financeMeeting.attach": attachToMeeting,
  "financeMeeting.readFile": readFinanceMinute,
  "claimLodgement.list": listLodgements,
};
