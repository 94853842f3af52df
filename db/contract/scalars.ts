import * as z from "zod";
import { dateFromText, instantFromText, monthFromText, quarterFromText } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  idFromText,
  type AccountId,
  type AttachmentId,
  type BankAccountId,
  type BankLineId,
  type CapId,
  type CategoryId,
  type ExceptionId,
  type ItemId,
  type LedgerId,
  type PersonId,
  type RequestId,
  type ResolutionId,
  type StatementFileId,
  type TombstoneId,
  type VillageId,
  type VoucherId,
} from "#domain/core/ids.ts";
import type { Brand } from "#domain/core/brand.ts";

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
export const itemKind = z.enum(["payee", "member", "project", "fund", "contract", "person"]);
export const accountClass = z.enum(["asset", "liability", "equity", "cost", "profit-loss"]);
export const side = z.enum(["debit", "credit"]);
export const villageType = z.enum(["single", "merged", "community"]);
export const villageFactKind = z.enum([
  "population",
  "households",
  "representatives",
  "type",
  "poor",
  "recurring-income",
]);
export const categoryNature = z.enum(["non-productive", "productive", "works", "asset", "welfare"]);
export const voucherState = z.enum(["draft", "reviewed", "posted"]);
export const voucherKind = z.enum(["ordinary", "closing", "red", "supplement"]);
export const documentKind = z.enum([
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
]);
export const approvalRole = z.enum([
  "village-head",
  "party-secretary",
  "chair",
  "supervisors",
  "two-committees",
  "congress",
  "township-leader",
]);
export const severity = z.enum(["warn", "needs-resolution", "needs-approval", "block"]);
export const ruleKind = z.enum(["K01", "K04", "K05", "K06", "K08", "K17", "K18", "K29"]);

/** One page of a long list: rows after `skip`, at most `take`. */
export const page = { skip: z.int().min(0).default(0), take: z.int().min(1).max(1000).default(200) };
