import { assert } from "./assert.ts";
import type { Brand } from "./brand.ts";

/** Every id is opaque text given by the caller's id source; kinds never mix. */
export type PersonId = Brand<string, "PersonId">;
export type VillageId = Brand<string, "VillageId">;
export type LedgerId = Brand<string, "LedgerId">;
export type AccountId = Brand<string, "AccountId">;
export type ItemId = Brand<string, "ItemId">;
export type CategoryId = Brand<string, "CategoryId">;
export type BankAccountId = Brand<string, "BankAccountId">;
export type StatementFileId = Brand<string, "StatementFileId">;
export type BankLineId = Brand<string, "BankLineId">;
export type TombstoneId = Brand<string, "TombstoneId">;
export type VoucherId = Brand<string, "VoucherId">;
export type ResolutionId = Brand<string, "ResolutionId">;
export type CapId = Brand<string, "CapId">;
export type AttachmentId = Brand<string, "AttachmentId">;
export type ExceptionId = Brand<string, "ExceptionId">;
export type TemplateId = Brand<string, "TemplateId">;
export type SearchId = Brand<string, "SearchId">;
export type AssetId = Brand<string, "AssetId">;
export type LeaseId = Brand<string, "LeaseId">;
export type DistributionId = Brand<string, "DistributionId">;
export type DebtId = Brand<string, "DebtId">;
export type ReceiptBookId = Brand<string, "ReceiptBookId">;
export type ReceiptVoidId = Brand<string, "ReceiptVoidId">;
export type GrantId = Brand<string, "GrantId">;
export type GrantTieId = Brand<string, "GrantTieId">;
export type BudgetId = Brand<string, "BudgetId">;
export type AllocationId = Brand<string, "AllocationId">;
export type ProjectId = Brand<string, "ProjectId">;
export type CashCountId = Brand<string, "CashCountId">;
export type PoolId = Brand<string, "PoolId">;
export type PoolFileId = Brand<string, "PoolFileId">;
export type PoolLineId = Brand<string, "PoolLineId">;
export type PoolTransferId = Brand<string, "PoolTransferId">;
export type ClaimId = Brand<string, "ClaimId">;
export type RuleApprovalId = Brand<string, "RuleApprovalId">;
export type MeetingId = Brand<string, "MeetingId">;
export type LodgementId = Brand<string, "LodgementId">;
export type PolicyEventId = Brand<string, "PolicyEventId">;
export type VillagerId = Brand<string, "VillagerId">;
export type PaySchemeId = Brand<string, "PaySchemeId">;
export type PayoutId = Brand<string, "PayoutId">;
export type PayListId = Brand<string, "PayListId">;
export type MotionId = Brand<string, "MotionId">;
export type PublicationId = Brand<string, "PublicationId">;
export type QuestionId = Brand<string, "QuestionId">;
export type RequestId = Brand<string, "RequestId">;

const isIdText = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);

/** Reads an id of any kind from outside; `undefined` when it is not 1–64 letters, digits, `_` or `-`. */
export const idFromText = <Id extends Brand<string, string>>(text: string): Id | undefined =>
  isIdText(text) ? (text as Id) : undefined;

/** For ids the program made itself: throws when the text is no id. */
export const idOf = <Id extends Brand<string, string>>(text: string): Id => {
  assert(isIdText(text), `id ${text}`);
  return text as Id;
};
