import * as z from "zod";
import { categoryNatures } from "#domain/books/category.ts";
import { villageTypes } from "#domain/books/village.ts";
import { ruleKinds, severities } from "#domain/checks/hit.ts";
import { dateFromText, instantFromText, monthFromText, quarterFromText } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  idFromText,
  type AccountId,
  type AllocationId,
  type AssetId,
  type AttachmentId,
  type BankAccountId,
  type BankLineId,
  type BudgetId,
  type CapId,
  type CashCountId,
  type PoolFileId,
  type PoolId,
  type PoolLineId,
  type PoolTransferId,
  type CategoryId,
  type DebtId,
  type ClaimId,
  type DistributionId,
  type ExceptionId,
  type LodgementId,
  type GrantId,
  type GrantTieId,
  type ItemId,
  type LeaseId,
  type LedgerId,
  type MeetingId,
  type MotionId,
  type PersonId,
  type PolicyEventId,
  type PayListId,
  type PayoutId,
  type PaySchemeId,
  type ProjectId,
  type PublicationId,
  type QuestionId,
  type ReceiptBookId,
  type ReceiptVoidId,
  type RequestId,
  type ResolutionId,
  type RuleApprovalId,
  type StatementFileId,
  type SearchId,
  type TemplateId,
  type TombstoneId,
  type VillageId,
  type VillagerId,
  type VoucherId,
} from "#domain/core/ids.ts";
import type { Brand } from "#domain/core/brand.ts";
import { approvalRoles, documentKinds } from "#domain/vouchers/voucher.ts";

/** A text scalar read by one of the domain's own readers, so that the border and the domain can never disagree. */
const readBy = <Value extends string>(read: (text: string) => Value | undefined, expected: string) =>
  z.string().transform((text, context): Value => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });

const id = <Id extends Brand<string, string>>() => readBy<Id>((text) => idFromText<Id>(text), "id");

export const fenAmount = z.int().transform((value) => fen(value));
export const fenNotNegative = z
  .int()
  .min(0)
  .transform((value) => fen(value));
export const localDateText = readBy(dateFromText, "YYYY-MM-DD");
export const monthText = readBy(monthFromText, "YYYY-MM");
export const quarterText = readBy(quarterFromText, "YYYYQn");
export const instantText = readBy(instantFromText, "UTC instant");

export const personId = id<PersonId>();
export const villageId = id<VillageId>();
export const ledgerId = id<LedgerId>();
export const accountId = id<AccountId>();
export const itemId = id<ItemId>();
export const categoryId = id<CategoryId>();
export const bankAccountId = id<BankAccountId>();
export const statementFileId = id<StatementFileId>();
export const bankLineId = id<BankLineId>();
export const tombstoneId = id<TombstoneId>();
export const voucherId = id<VoucherId>();
export const resolutionId = id<ResolutionId>();
export const capId = id<CapId>();
export const attachmentId = id<AttachmentId>();
export const findingId = id<ExceptionId>();
export const templateId = id<TemplateId>();
export const searchId = id<SearchId>();
export const assetId = id<AssetId>();
export const leaseId = id<LeaseId>();
export const policyEventId = id<PolicyEventId>();
export const distributionId = id<DistributionId>();
export const debtId = id<DebtId>();
export const receiptBookId = id<ReceiptBookId>();
export const receiptVoidId = id<ReceiptVoidId>();
export const projectId = id<ProjectId>();
export const cashCountId = id<CashCountId>();
export const poolId = id<PoolId>();
export const poolFileId = id<PoolFileId>();
export const poolLineId = id<PoolLineId>();
export const poolTransferId = id<PoolTransferId>();
export const claimId = id<ClaimId>();
export const ruleApprovalId = id<RuleApprovalId>();
export const meetingId = id<MeetingId>();
export const lodgementId = id<LodgementId>();
export const villagerId = id<VillagerId>();
export const paySchemeId = id<PaySchemeId>();
export const payListId = id<PayListId>();
export const grantId = id<GrantId>();
export const grantTieId = id<GrantTieId>();
export const budgetId = id<BudgetId>();
export const allocationId = id<AllocationId>();
export const payoutId = id<PayoutId>();
export const motionId = id<MotionId>();
export const publicationId = id<PublicationId>();
export const questionId = id<QuestionId>();
export const requestId = id<RequestId>();

/** One line of text as people type it: trimmed, not empty. */
export const lineOfText = (most: number) => z.string().trim().min(1).max(most);
/** Text that may be empty. */
export const freeText = (most: number) => z.string().trim().max(most);

/** The bytes of a file as base64 text; both hosts limit the body, the readers limit the file. */
export const fileBytes = z.base64();
export const namedFile = z.object({ name: lineOfText(255), bytes: fileBytes });

export const role = z.enum(["bookkeeper", "reviewer", "cashier", "head", "auditor", "administrator"]);
export const entityKind = z.enum(["committee", "collective"]);
export const accountingSystem = z.enum(["2023", "2004"]);
export const ownKind = z.enum(["own-1", "own-2", "own-3", "own-4"]);
export const itemKind = z.enum(["payee", "member", "project", "fund", "contract", "person", ...ownKind.options]);
export const wordScheme = z.enum(["general", "three"]);
export const accountClass = z.enum(["asset", "liability", "equity", "cost", "profit-loss"]);
export const side = z.enum(["debit", "credit"]);
export const villageType = z.enum(villageTypes);
export const villageFactKind = z.enum([
  "population",
  "households",
  "representatives",
  "type",
  "poor",
  "recurring-income",
]);
export const categoryNature = z.enum(categoryNatures);
export const voucherState = z.enum(["draft", "reviewed", "posted"]);
export const voucherKind = z.enum(["ordinary", "closing", "red", "supplement"]);
export const documentKind = z.enum(documentKinds);
export const approvalRole = z.enum(approvalRoles);
export const severity = z.enum(severities);
export const ruleKind = z.enum(ruleKinds);

/** One page of a long list: rows after `skip`, at most `take`. */
export const page = { skip: z.int().min(0).default(0), take: z.int().min(1).max(1000).default(200) };
