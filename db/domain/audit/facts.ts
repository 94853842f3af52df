import type { AccountClass, Side } from "#domain/books/account.ts";
import type { BeyondDelegation } from "#domain/caps/delegation.ts";
import type { CompositionFault } from "#domain/caps/procedure.ts";
import type { Counting, VoteRule, VotingBody, VotingTrack } from "#domain/caps/vote.ts";
import type { Severity } from "#domain/checks/hit.ts";
import type { RuledLedger, RuleVersion } from "#domain/checks/rule.ts";
import type { Instant, LocalDate, Month, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { RelatedParty } from "#domain/people/related.ts";
import type { DocumentKind, VoucherKind, VoucherWord } from "#domain/vouchers/voucher.ts";
import type { AuditBank } from "./bank-facts.ts";
import type { Banking, CashMove, ReceiptUse } from "./cash-facts.ts";
import type { AuditGrant, FundSpending } from "./fund-tests.ts";
import type { AuditWorkLine } from "./work-facts.ts";
import type { AuditDisclosure } from "./disclosure.ts";
import type { TestParameters } from "./parameters.ts";
import type { RegisterFacts } from "./register-facts.ts";

import type { RuleChange } from "./rule-change.ts";
import type { SoloAct } from "./solo-tests.ts";
export type { ExceptionTest, Found } from "./exception-test.ts";
export type { AuditBank } from "./bank-facts.ts";
export type { CashMove, ReceiptUse } from "./cash-facts.ts";

/** A fact of a finding: an amount in fen when its name ends in Fen. */
export type FindingFacts = Readonly<Record<string, string | number | boolean | null | string[]>>;

export type AuditEntry = {
  readonly line: number;
  readonly accountCode: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly summary: string;
};

/** A posted voucher as the tests look at it. `preparedOn` is the day in China it was last written. */
export type AuditVoucher = {
  readonly id: VoucherId;
  /** 凭证字; 记 where it is not said. */
  readonly word?: VoucherWord | undefined;
  readonly number: number;
  readonly month: Month;
  readonly onDate: LocalDate;
  readonly kind: VoucherKind;
  readonly paperCount: number;
  readonly fileCount: number;
  readonly preparedBy: string;
  readonly preparedOn: LocalDate;
  readonly reviewedBy: string | null;
  readonly postedAt: Instant;
  readonly entries: readonly AuditEntry[];
  readonly documents: readonly { readonly kind: DocumentKind; readonly onDate: LocalDate | null }[];
};

/** One use of an invoice by a voucher. `isOwn`: of the ledger and quarter under test. `isUndone`: reversed, or itself a reversal. */
export type InvoiceUse = {
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly ledgerName: string;
  readonly isOwn: boolean;
  readonly isUndone: boolean;
  readonly number: string;
  readonly party: string;
  readonly amountFen: Fen | null;
  readonly onDate: LocalDate | null;
};

/**
 * What one voucher spent with one payee in one category or project; `''` where not named. `goods`: what its invoices and receipts
 * say was bought.
 */
export type Spending = {
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly payee: string;
  readonly category: string;
  readonly project: string;
  readonly summary: string;
  readonly goods: readonly string[];
};

/** Money that left: a line of a statement, a bank entry without one, or cash. Transfers between own money accounts are none. */
export type Payment = {
  /** The statement line, or the voucher where there is none. */
  readonly key: string;
  readonly way: "bank" | "cash";
  readonly voucherId: VoucherId | null;
  readonly voucherName: string;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly payee: string;
  /** The payee's account as the bank wrote it; '' when it did not. */
  readonly account: string;
  /** True for members and staff by register, and for names that read like a person's. */
  readonly isPerson: boolean;
  /** `made`: an approved list of this program stands behind the whole of it; `paper`: only a paper called a list. */
  readonly list: "made" | "paper" | null;
  /** Everybody else its voucher names: in its papers and its items. */
  readonly parties: readonly string[];
  readonly text: string;
};

/** When the bank first showed an account of a party, whichever way the money went. */
export type Counterparty = { readonly name: string; readonly account: string; readonly firstOn: LocalDate };

/**
 * A part of a standing claim or debt by the day it arose on, with the words it was booked with. `isBrought`: from the opening
 * balance, so at least that old, and without words.
 */
export type Lot = {
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly isBrought: boolean;
  readonly text?: string;
};
export type AgedBalance = {
  readonly code: string;
  readonly accountName: string;
  readonly itemName: string;
  readonly isPerson: boolean;
  /** Positive: what is owed to the village. */
  readonly amountFen: Fen;
  readonly lots: readonly Lot[];
};

/** A voucher taken back in red and entered again. */
export type Reentry = {
  readonly originalName: string;
  readonly payee: string;
  readonly againId: VoucherId;
  readonly againName: string;
  readonly againOn: LocalDate;
  readonly againPayee: string;
  readonly amountFen: Fen;
};

/** A rule hit that still held when its voucher was posted. */
export type OpenHit = {
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly kind: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly severity: Severity;
  readonly basis: string;
  readonly facts: FindingFacts;
};

/** A spending beside the vote it rests on: `linked` to it, or under a cap that vote approved. */
export type DecidedSpending = {
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  /** The first day the bank moved money for it; null where no line is tied. */
  readonly paidOn: LocalDate | null;
  readonly voucherOn: LocalDate;
  readonly amountFen: Fen;
  readonly resolutionNumber: string;
  readonly metOn: LocalDate;
  readonly how: "linked" | "cap";
};

export type AuditResolution = {
  readonly id: string;
  readonly number: string;
  readonly metOn: LocalDate;
  readonly body: VotingBody;
  readonly track: VotingTrack;
  readonly countedBy?: Counting;
  readonly voteRule?: VoteRule;
  readonly entitled: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstain: number;
  readonly declared: "passed" | "failed";
  readonly opinion: "approved" | "filed" | "returned" | null;
  /** Personal signatures on the recorded list of those present; null where only a scan is kept. */
  readonly signedCount?: number | null;
  /** What of the composition of a congress falls short of the law, by its recorded members. */
  readonly compositionFaults?: readonly CompositionFault[];
  readonly beyondDelegation?: BeyondDelegation;
  /** Vouchers that name it and caps it set. */
  readonly useCount: number;
};

/** An account, or one auxiliary item within it, with its debit-positive balance. */
export type StandingBalance = {
  readonly code: string;
  readonly name: string;
  readonly itemName: string | null;
  readonly amountFen: Fen;
};

/** An approved emergency claim without a vote, and the day by which it was to be made up. */
export type UnratifiedClaim = {
  readonly id: string;
  readonly number: string;
  readonly purpose: string;
  readonly ratifyBy: LocalDate;
  readonly amountFen: Fen;
  readonly voucherId: VoucherId | null;
};

/** What a township may set, in the version that holds for the quarter. */
type AuditParameters = { readonly tests: TestParameters };

/** Everything the exception tests of one ledger and quarter look at. */
export type QuarterFacts = RegisterFacts & {
  readonly quarter: Quarter;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** The first day the books were kept in the quarter. */
  readonly since: LocalDate;
  /** The last day that is over: the quarter's own once it is, yesterday while it runs. */
  readonly until: LocalDate;
  readonly vouchers: readonly AuditVoucher[];
  readonly closedAt: ReadonlyMap<Month, Instant>;
  readonly accounts: readonly {
    readonly code: string;
    readonly name: string;
    readonly class: AccountClass;
    readonly normalSide: Side;
  }[];
  /** Debit-positive balance of every leaf account before the quarter. */
  readonly openings: readonly { readonly code: string; readonly amountFen: Fen }[];
  /** Claims by party on the last day. */
  readonly claims: readonly StandingBalance[];
  readonly invoices: readonly InvoiceUse[];
  /** From one window before the quarter to its end. */
  readonly spendings: readonly Spending[];
  readonly hits: readonly OpenHit[];
  readonly decided: readonly DecidedSpending[];
  /** Emergencies paid before their vote, of which the vote was not made up by the quarter's last day. */
  readonly unratified: readonly UnratifiedClaim[];
  readonly resolutions: readonly AuditResolution[];
  readonly banks: readonly AuditBank[];
  readonly payments: readonly Payment[];
  readonly counterparties: readonly Counterparty[];
  /** Account numbers in the registers of items and bank accounts, digits only. */
  readonly registeredAccounts: ReadonlySet<string>;
  readonly related: readonly RelatedParty[];
  readonly workLines: readonly AuditWorkLine[];
  readonly ledger: RuledLedger;
  /** Approved versions of K14, K15, K30 and K31, whomever they are for. */
  readonly rules: readonly RuleVersion[];
  /** From a year before the quarter to its end. */
  readonly receipts: readonly ReceiptUse[];
  /** What moved cash in the year before the quarter: takings of then may still lie in the safe. */
  readonly cashBefore: readonly CashMove[];
  /** Cash brought to the bank, over the same time, by day in order. */
  readonly bankings: readonly Banking[];
  readonly aged: readonly AgedBalance[];
  /** What categories cost by month, from the year's first month on. */
  readonly categoryMonths: readonly { readonly category: string; readonly month: Month; readonly amountFen: Fen }[];
  readonly ruleChanges: readonly RuleChange[];
  readonly soloActs: readonly SoloAct[];
  readonly reentries: readonly Reentry[];
  readonly grants: readonly AuditGrant[];
  /** Entries of the quarter that spend a fund some document granted. */
  readonly fundSpendings: readonly FundSpending[];
  readonly disclosures: readonly AuditDisclosure[];
  readonly parameters: AuditParameters;
};
