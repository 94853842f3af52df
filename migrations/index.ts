import { office } from "./010-office.ts";
import { books } from "./020-books.ts";
import { vouchers } from "./030-vouchers.ts";
import { bank } from "./040-bank.ts";
import { rules } from "./050-rules.ts";
import { audit } from "./060-audit.ts";
import { reviewOrder } from "./070-review-order.ts";
import { twoPeople } from "./071-two-people.ts";
import { openingItems } from "./072-opening-items.ts";
import { handlers } from "./080-handlers.ts";
import { ruleKinds } from "./090-rule-kinds.ts";
import { withdrawals } from "./100-withdrawals.ts";
import { matching } from "./120-matching.ts";
import { reconciliation } from "./121-reconciliation.ts";
import { cashCount } from "./122-cash-count.ts";
import { accountingSystems } from "./140-accounting-systems.ts";
import { movingIn } from "./150-moving-in.ts";
import { voucherFacts } from "./160-voucher-facts.ts";
import { voucherWork } from "./161-voucher-work.ts";
import { periodEnd } from "./180-period-end.ts";
import { assets } from "./181-assets.ts";
import { leases } from "./182-leases.ts";
import { distributions } from "./183-distributions.ts";
import { printing } from "./200-printing.ts";
import { testParameters } from "./220-test-parameters.ts";
import { villagers } from "./310-villagers.ts";
import { pay } from "./311-pay.ts";
import { payouts } from "./312-payouts.ts";
import { grants } from "./330-grants.ts";
import { budgets } from "./331-budgets.ts";
import { claims } from "./350-claims.ts";
import { publicity } from "./370-publicity.ts";
import { motions } from "./371-motions.ts";
import { projects } from "./390-projects.ts";
import { handoverFiles } from "./391-handover-files.ts";
import { debts } from "./392-debts.ts";
import { bankPools } from "./410-bank-pools.ts";
import { lateReversals } from "./411-late-reversals.ts";
import { workbookSigning } from "./430-workbook-signing.ts";
import { auditNotes } from "./431-audit-notes.ts";
import { policyPacks } from "./450-policy-packs.ts";
import { documentUnits } from "./460-document-units.ts";
import { capTerms } from "./461-cap-terms.ts";
import { claimImports } from "./470-claim-imports.ts";
import { decisionRecords } from "./471-decision-records.ts";
import { movingInWhole } from "./480-moving-in-whole.ts";
import { bankLineOrder } from "./495-bank-line-order.ts";
import { findingWeights } from "./506-finding-weights.ts";
import { payoutGuards } from "./511-payout-guards.ts";
import { numbersFreeAgain } from "./530-numbers-free-again.ts";
import { claimProjects } from "./540-claim-projects.ts";
import { ruleApprovals } from "./541-rule-approvals.ts";
import { claimAddedPapers } from "./542-claim-added-papers.ts";
import { recordsPutRight } from "./543-records-put-right.ts";
import { statementTakings } from "./560-statement-takings.ts";
import { testNumbers } from "./570-test-numbers.ts";
import { workbookPages } from "./571-workbook-pages.ts";
import { earlierPreparers } from "./580-earlier-preparers.ts";
import { correctionIndex } from "./585-correction-index.ts";
import { villageFactChanges } from "./600-village-fact-changes.ts";
import { poolPassages } from "./610-pool-passages.ts";
import { ruleFiles } from "./620-rule-files.ts";
import { capUnits } from "./621-cap-units.ts";
import { grantWidenings } from "./630-grant-widenings.ts";
import { payAccrual } from "./631-pay-accrual.ts";
import { openingSettlements } from "./640-opening-settlements.ts";
import { claimLines } from "./641-claim-lines.ts";
import { receiptBooks } from "./650-receipt-books.ts";
import { trailMark } from "./651-trail-mark.ts";
import { keptNames } from "./680-kept-names.ts";
import { payListBookings } from "./740-pay-list-bookings.ts";
import { categoryHolds } from "./741-category-holds.ts";
import { entryPairs } from "./755-entry-pairs.ts";
import { loneCorrections } from "./760-lone-corrections.ts";
import { findingRegister } from "./770-finding-register.ts";
import { redWords } from "./800-red-words.ts";
import { paperBuyers } from "./830-paper-buyers.ts";
import { leftHolds } from "./831-left-holds.ts";
import { spendingReturns } from "./840-spending-returns.ts";
import { policyDays } from "./850-policy-days.ts";
import { reviewsInLog } from "./860-reviews-in-log.ts";
import { sealParts } from "./861-seal-parts.ts";
import { partDisposals } from "./896-part-disposals.ts";
import { payoutReturns } from "./880-payout-returns.ts";
import { statementExceptions } from "./881-statement-exceptions.ts";
import { postingPhotos } from "./886-posting-photos.ts";
import { auditNotices } from "./891-audit-notices.ts";
import type { Migration } from "./migration.ts";

/** Every step in order. A static list, because the bundled program has no folder to search. */
export const migrations: readonly Migration[] = [
  office,
  books,
  vouchers,
  bank,
  rules,
  audit,
  reviewOrder,
  twoPeople,
  openingItems,
  handlers,
  ruleKinds,
  withdrawals,
  matching,
  reconciliation,
  cashCount,
  accountingSystems,
  movingIn,
  voucherFacts,
  voucherWork,
  periodEnd,
  assets,
  leases,
  distributions,
  printing,
  testParameters,
  villagers,
  pay,
  payouts,
  grants,
  budgets,
  claims,
  publicity,
  motions,
  projects,
  handoverFiles,
  debts,
  bankPools,
  lateReversals,
  workbookSigning,
  auditNotes,
  policyPacks,
  documentUnits,
  capTerms,
  claimImports,
  decisionRecords,
  movingInWhole,
  bankLineOrder,
  findingWeights,
  payoutGuards,
  numbersFreeAgain,
  claimProjects,
  ruleApprovals,
  claimAddedPapers,
  recordsPutRight,
  statementTakings,
  testNumbers,
  workbookPages,
  earlierPreparers,
  correctionIndex,
  villageFactChanges,
  poolPassages,
  ruleFiles,
  capUnits,
  grantWidenings,
  payAccrual,
  openingSettlements,
  claimLines,
  receiptBooks,
  trailMark,
  keptNames,
  payListBookings,
  categoryHolds,
  entryPairs,
  loneCorrections,
  findingRegister,
  redWords,
  paperBuyers,
  leftHolds,
  spendingReturns,
  policyDays,
  reviewsInLog,
  sealParts,
  payoutReturns,
  statementExceptions,
  postingPhotos,
  auditNotices,
  partDisposals,
];
