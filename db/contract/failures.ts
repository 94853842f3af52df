import * as z from "zod";
import { motionStages } from "#domain/caps/motion.ts";
import { officeFailures } from "./failures-office.ts";
import { bankFailureFacts } from "./failures-bank.ts";
import { fenAmount, instantText, localDateText, monthText, voucherState } from "./scalars.ts";

const nothing = {};
const place = z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.string(), text: z.string() });

/**
 * Every refusal a call may answer, with the facts a sentence needs. `renderer/words` holds a sentence for each code and
 * the compiler counts them; no sentence for people is built on this side.
 */
export const failureFacts = {
  // Of every call.
  "unknown-method": { method: z.string() },
  "bad-input": { issues: z.array(z.object({ path: z.string(), message: z.string() })) },
  "not-signed-in": nothing,
  forbidden: { needs: z.array(z.string()) },
  "must-change-password": nothing,
  "not-set-up": nothing,
  "request-reused": nothing,
  cancelled: nothing,
  "ledger-busy": nothing,
  "disk-full": nothing,
  "read-only": nothing,
  "ledger-damaged": { detail: z.string() },
  // The books hold what the program cannot have written: where a verification found it, the first few places.
  "books-changed": { places: z.array(z.object({ check: z.string(), place: z.string() })) },
  internal: { reference: z.string() },
  ...officeFailures,
  "not-found": { kind: z.string() },
  "name-taken": { name: z.string() },
  "code-taken": { takenCode: z.string() },
  "in-use": { kind: z.string() },
  // Books.
  "ledger-exists": nothing,
  "ledger-not-started": nothing,
  "ledger-started": nothing,
  "opening-not-balanced": { differenceFen: fenAmount },
  "account-not-leaf": { accountCode: z.string() },
  "account-inactive": { accountCode: z.string() },
  "account-code-bad": { accountCode: z.string() },
  "category-waits": nothing,
  "category-unexplained": { names: z.array(z.string()), left: z.array(z.string()) },
  "fact-twice": { kind: z.string(), fromDate: z.string() },
  "fact-unexplained": { kind: z.string(), fromDate: z.string() },
  "opening-item-bad": { reason: z.string(), line: z.int() },
  "account-has-cards": { accountCode: z.string(), names: z.array(z.string()) },
  "account-has-balance": { accountCode: z.string() },
  "vouchers-unposted": nothing,
  "account-takes-over": { accountCode: z.string() },
  "accounts-not-mergeable": { reason: z.string() },
  "account-too-deep": { most: z.int() },
  "account-closes-year": { accountCode: z.string() },
  "too-many-dimensions": { most: z.int() },
  "setup-refused": { places: z.array(place) },
  // Vouchers.
  "wrong-state": { state: voucherState },
  "changed-meanwhile": nothing,
  "not-balanced": { differenceFen: fenAmount },
  "entries-too-few": nothing,
  "entry-bad": { line: z.int(), fault: z.string(), text: z.string() },
  "month-closed": { month: monthText },
  "before-start": { month: monthText },
  "before-books": { month: monthText },
  /** A statement of one year asked for a span over a year's end. */
  "span-crosses-years": {},
  "date-in-future": { on: localDateText },
  "same-person": nothing,
  "review-differs": { problem: z.enum(["not-in-log", "changed"]), voucher: z.string() },
  "rules-refuse": { hits: z.array(z.object({ kind: z.string(), severity: z.string() })) },
  "already-corrected": nothing,
  "red-half-first": nothing,
  "not-reversible": nothing,
  "template-bad": { line: z.int(), fault: z.string(), text: z.string() },
  "already-drafted": nothing,
  "batch-refused": { count: z.int() },
  "shares-differ": { differenceFen: fenAmount },
  "ledger-repeated": nothing,
  "entries-fixed": nothing,
  "copy-tied": nothing,
  /** What a voucher takes back of a category without the spending, the money or the room behind it. */
  "takes-back": {
    reason: z.enum(["unnamed", "no-money", "too-much"]),
    categoryName: z.string(),
    amountFen: fenAmount,
    leftFen: fenAmount,
  },
  "not-returnable": nothing,
  "voucher-relied-on": { names: z.array(z.string()) },
  "file-too-large": { sizeBytes: z.int(), mostBytes: z.int() },
  "file-missing": { name: z.string() },
  ...bankFailureFacts,
  // Resolutions, caps and rules.
  "votes-inconsistent": { reason: z.string() },
  "result-misdeclared": { computed: z.enum(["passed", "failed"]) },
  "resolution-failed": nothing,
  /** How many points of the law a congress's composition falls short of. */
  "composition-unlawful": { count: z.int() },
  "resolution-not-in-force": nothing,
  "already-confirmed": nothing,
  "resolution-unconfirmed": { number: z.string() },
  "cap-before-resolution": { metOn: localDateText },
  /** The band (counted from 1) of the cap named (counted from 1; 0 where there is one only). */
  "bands-bad": { reason: z.string(), line: z.int(), cap: z.int() },
  /** The cap named (counted from 1) would begin before its newest version. */
  "cap-retroactive": { line: z.int(), latestFrom: localDateText },
  "cap-after-amendment": { line: z.int(), laterFrom: localDateText },
  /** The share of income, or the income it is of, of the cap named (counted from 1). */
  "cap-income-bad": { reason: z.string(), line: z.int() },
  "rule-locked": nothing,
  "approval-unneeded": nothing,
  /** The field or nature at fault, the field it stands against ('' for none), and the tier or line (counted from 1; 0 for none). */
  "rule-bad": { reason: z.string(), kind: z.string(), field: z.string(), against: z.string(), line: z.int() },
  /** `field`: in which the lower level asks less, of a rule of `kind`; '' where it is the whole of it. */
  "rule-conflict": {
    reason: z.string(),
    title: z.string(),
    level: z.string(),
    kind: z.string(),
    field: z.string(),
  },
  // Village claims.
  "claims-off": nothing,
  "claim-bad": { reason: z.string() },
  "claim-state": { state: z.string(), next: z.string().nullable() },
  "claim-unsigned": { roles: z.array(z.string()) },
  "claim-duties": { duties: z.string(), name: z.string() },
  "minutes-bad": { reason: z.string(), needs: z.int() },
  "amendment-bad": { reason: z.string() },
  "decision-superseded": { number: z.string(), by: z.string() },
  "claim-unanswered": nothing,
  "claim-sheet-taken": {
    name: z.string(),
    importedByName: z.string(),
    importedAt: instantText,
    numbers: z.array(z.string()),
  },
  "claim-differs": { differenceFen: fenAmount },
  "pay-list-differs": { title: z.string(), listFen: fenAmount, voucherFen: fenAmount },
  "category-accountless": { name: z.string() },
  "meeting-bad": { reason: z.string() },
  // Public money.
  "grant-bad": { reason: z.string() },
  "grant-tie-bad": { reason: z.string(), freeFen: fenAmount },
  "allocation-bad": { reason: z.string(), differenceFen: fenAmount },
  "budget-bad": { reason: z.string(), line: z.int() },
  "budget-unreadable": { reason: z.string() },
  // Definitions of statements and reports.
  "definition-bad": { line: z.int(), fault: z.string(), text: z.string() },
  "definition-too-early": { earliest: monthText },
  // Moving books in.
  "not-2004": nothing,
  "conversion-done": nothing,
  "conversion-unfinished": { fault: z.string(), at: z.string(), amountFen: fenAmount },
  "foreign-unreadable": { reason: z.string(), detail: z.string() },
  "foreign-refused": { rejected: z.int(), unmapped: z.int() },
  "foreign-doubtful": { count: z.int() },
  "history-after-own": nothing,
  "history-in-use": { reason: z.string() },
  "history-gap": { count: z.int() },
  "history-partyless": { count: z.int() },
  "openings-there": { count: z.int() },
  "history-overlaps": { month: monthText, word: z.string(), number: z.int() },
  // Closing, audit and keeping.
  "month-not-ready": { blocks: z.array(z.object({ code: z.string(), count: z.int() })) },
  "month-already-closed": { month: monthText },
  "earlier-month-open": { month: monthText },
  "transfer-open": { month: monthText },
  "date-too-early": { on: localDateText },
  "over-distributable": { distributableFen: fenAmount, overFen: fenAmount },
  "cover-above-loss": { lossFen: fenAmount },
  "reserve-account-bad": nothing,
  "reserve-below-ratio": { leastFen: fenAmount, reserveFen: fenAmount },
  // Assets, contracts and guided forms.
  "asset-bad": { reason: z.string() },
  "asset-ended": nothing,
  "revaluation-unposted": { names: z.array(z.string()) },
  "workload-missing": { names: z.array(z.string()) },
  "nothing-due": nothing,
  "lease-bad": { reason: z.string() },
  "debt-bad": { reason: z.string() },
  "receipt-book-bad": { reason: z.string(), numbers: z.array(z.string()) },
  "handover-bad": { reason: z.string() },
  "pack-bad": { reason: z.string(), field: z.string() },
  "project-bad": { reason: z.string() },
  "register-refused": { places: z.array(place) },
  "list-bad": { reason: z.string(), line: z.int() },
  "list-booked": nothing,
  "list-undeclared": nothing,
  "guide-bad": { reason: z.string() },
  "guide-account-missing": { accountCode: z.string() },
  "quarter-not-closed": { months: z.array(monthText), names: z.array(z.string()).optional() },
  "finding-not-answered": nothing,
  "finding-answer-incomplete": { field: z.enum(["note", "responsible", "deadline", "result"]) },
  "finding-deadline-past": { deadline: localDateText, today: localDateText },
  "already-signed": { personName: z.string() },
  "preparer-signs-first": nothing,
  "findings-unanswered": { count: z.int() },
  "workbook-outdated": nothing,
  "workbooks-stopped": { reason: z.string(), name: z.string(), done: z.int() },
  "test-parameters-bad": { reason: z.string(), field: z.string() },
  // People, pay and payments out.
  "villager-bad": { reason: z.string(), line: z.int() },
  /** same-post; locked: the law says so, and the office cannot change it. */
  "post-pair-bad": { reason: z.string() },
  "posts-incompatible": { post: z.string(), other: z.string(), basis: z.string() },
  "villagers-refused": { places: z.array(place) },
  "pay-bad": { reason: z.string(), name: z.string(), year: z.int() },
  "scheme-missing": { month: monthText },
  "pay-approved": nothing,
  "pay-unapproved": nothing,
  "pay-not-accrued": { reason: z.string() },
  "pay-again": { month: monthText, title: z.string() },
  "pay-twice": { name: z.string(), month: monthText },
  "pay-over-standard": { name: z.string(), fault: z.string() },
  "payout-bad": { reason: z.string(), names: z.array(z.string()) },
  "payout-again": { name: z.string() },
  "payout-unreadable": { reason: z.string() },
  "pay-received": { name: z.string() },
  "folder-unusable": { folder: z.string() },
  "backup-folder-missing": { folder: z.string() },
  "backup-failed": { reason: z.string() },
  // Restoring. `check` names the check of the verification that a backup does not pass.
  "backup-unusable": { reason: z.string(), check: z.string() },
  "backup-changed": nothing,
  "restore-failed": { reason: z.string() },
  "name-not-confirmed": { townshipName: z.string() },
  // Publicity. `reason` of a registration that cannot be; days of a posting that came down too soon.
  "publication-bad": { reason: z.string() },
  "posting-before-content": { earliestOn: localDateText },
  "posting-reversed": { fromOn: localDateText },
  "posting-incomplete": { days: z.int(), leastDays: z.int(), lacksPhoto: z.boolean() },
  "posting-ended": nothing,
  "not-posted": nothing,
  "already-posted": nothing,
  "question-answered": nothing,
  "motion-begun": nothing,
  "stage-refused": {
    reason: z.string(),
    stage: z.enum(motionStages).nullable(),
    needs: z.int().nullable(),
    earliestOn: localDateText.nullable(),
  },
  "form-not-ready": { form: z.string() },
  // Printing and archives.
  "nothing-to-print": nothing,
  "year-not-closed": { months: z.array(monthText) },
  "note-taken-back": nothing,
  "notice-issued": { name: z.string(), issuedOn: localDateText },
  "export-failed": { reason: z.string() },
  "archive-failed": { reason: z.string() },
  "archive-unreadable": { reason: z.string() },
} as const satisfies Record<string, z.ZodRawShape>;

export type FailureCode = keyof typeof failureFacts;

type FactsOf<Code extends FailureCode> = keyof (typeof failureFacts)[Code] extends never
  ? unknown
  : z.output<z.ZodObject<(typeof failureFacts)[Code]>>;

/** A refusal as a value: its code and the facts of that code, beside each other. */
export type Failure<Code extends FailureCode = FailureCode> = {
  readonly [Each in Code]: { readonly code: Each } & FactsOf<Each>;
}[Code];

export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(failureFacts, code);

/** True for a refusal of the contract with all its facts in place, such as one voucher's within the answer of a posting. */
export const isWholeFailure = (failure: { readonly code: string }): failure is Failure =>
  isFailureCode(failure.code) && z.object(failureFacts[failure.code]).safeParse(failure).success;

/** Codes that any call may answer, whatever its own list says. */
export const commonFailures = [
  "unknown-method",
  "bad-input",
  "not-signed-in",
  "forbidden",
  "must-change-password",
  "not-set-up",
  "request-reused",
  "cancelled",
  "ledger-busy",
  "disk-full",
  "read-only",
  "ledger-damaged",
  "books-changed",
  "internal",
] as const satisfies readonly FailureCode[];
