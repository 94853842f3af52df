import type { CorrectionRow } from "./correction-row.ts";
import type { SystemId } from "#domain/books/accounting-system.ts";
import type { Examinations } from "./examinations.ts";
import type { LocalDate, Instant, Month, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { TrialBalanceRow } from "#domain/reports/trial-balance.ts";
import type { PayBookRow } from "./pay-book.ts";
import type { PublicationKind, PublicationWay } from "#domain/caps/publicity.ts";
import type { FindingFacts, Payment } from "./facts.ts";
import type { CapRow } from "./cap-room.ts";
import type { RegisterLines } from "./quarter-registers.ts";
import type { SpecialLines } from "./quarter-special.ts";
import type { ResourceLine } from "./wall-sheet.ts";
import type { Signature } from "./signing.ts";
import type {
  AdjustmentRow,
  CashCountRow,
  CashRow,
  BudgetSheetRow,
  GrantLine,
  LogCount,
  LogLine,
  PartyRow,
  ReceiptBookRow,
  SpoiltReceiptRow,
} from "./quarter-details.ts";

/** Who made the workbook of which books, and what it was made from: all from the closed books, nothing from the clock. */
export type BookCover = {
  readonly townshipName: string;
  readonly villageName: string;
  readonly entity: "committee" | "collective";
  readonly ledgerName: string;
  /** Which accounting system its codes are of. */
  readonly system: SystemId;
  readonly quarter: Quarter;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** The month the books began in, where the quarter's year began without them; else null. */
  readonly begunIn: Month | null;
  /** Who closed the quarter's last month, and when. */
  readonly closedByName: string;
  readonly closedAt: Instant;
  readonly programVersion: string;
  /** 规则包版本: the policy packs that were on, and since when the newest rule holds. */
  readonly rulePacks: string;
  readonly chainNo: number;
  readonly chainHash: string;
  readonly shortCode: string;
  readonly isMasked: boolean;
  /** Who has signed this version in the program; nobody yet when empty. */
  readonly signatures: readonly Signature[];
};

/** Rows that are made anew each time they are walked through: a quarter may have very many, and only one is looked at a time. */
export type Rows<Row> = Iterable<Row> & { readonly length: number };

/** Rows of the income or expense ledger with what is asked of all of them, told without making a row. */
export type LedgerRows<Row> = Rows<Row> & {
  /** What the rows add up to; expense debit-positive, income credit-positive. */
  readonly amountFen: number;
  readonly paperCount: number;
  /** The voucher of each row, in order. */
  readonly voucherNames: Iterable<string>;
};

/** One line of 收支总表. `lastYearFen` is null when the books have no such quarter. */
export type SummaryRow = {
  readonly section: "income" | "expense" | "capital";
  readonly name: string;
  readonly quarterFen: Fen;
  readonly yearFen: Fen;
  readonly lastYearFen: Fen | null;
  /** Of the voted budget of the year; null without one, or without a line for it. */
  readonly budgetFen: Fen | null;
};

export type IncomeRow = {
  readonly onDate: LocalDate;
  readonly voucherName: string;
  readonly kindName: string;
  readonly summary: string;
  readonly payer: string;
  readonly contract: string;
  readonly receipts: string;
  readonly amountFen: Fen;
  readonly arrivedOn: LocalDate | null;
  /** 经手人 as the receipts of the voucher name them; '' where none does. */
  readonly handlers: string;
};

export type ExpenseRow = {
  readonly onDate: LocalDate;
  readonly voucherName: string;
  readonly category: string;
  readonly account: string;
  readonly summary: string;
  readonly payee: string;
  readonly paidBy: string;
  readonly receipts: string;
  readonly amountFen: Fen;
  readonly approvers: string;
  readonly supervisor: string;
  readonly claimedOn: LocalDate;
  /** Stands in the voucher's first row only: its papers are counted once. */
  readonly paperCount: number | null;
  readonly fund: string;
  readonly project: string;
  readonly hits: string;
};

export type JournalRow = {
  readonly isOpening: boolean;
  readonly onDate: LocalDate | null;
  readonly voucherName: string;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  readonly summary: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly balanceFen: Fen;
  readonly slip: string;
};
export type BankRow = {
  readonly bankName: string;
  readonly number: string;
  readonly accountCode: string;
  readonly openingFen: Fen;
  readonly closingFen: Fen;
  readonly journal: readonly JournalRow[];
  readonly reconciliations: readonly {
    readonly onDate: LocalDate;
    readonly bookFen: Fen;
    readonly statementFen: Fen | null;
    readonly bankInFen: Fen;
    readonly bankOutFen: Fen;
    readonly bookInFen: Fen;
    readonly bookOutFen: Fen;
    readonly differenceFen: Fen | null;
    readonly oldestDays: number;
    /** Why the head let the month close with a difference, and who; empty when nobody had to. */
    readonly exception: string;
  }[];
  readonly openItems: readonly {
    readonly side: "bank-in" | "bank-out" | "book-in" | "book-out";
    readonly onDate: LocalDate;
    readonly text: string;
    readonly amountFen: Fen;
    readonly ageDays: number;
  }[];
  readonly lines: readonly {
    readonly onDate: LocalDate;
    readonly counterparty: string;
    readonly counterpartyAccount: string;
    readonly text: string;
    readonly amountFen: Fen;
    readonly balanceFen: Fen | null;
    readonly voucherName: string;
    readonly how: "drafted" | "manual" | null;
    readonly ruleName: string;
    /** Which pass of the matching found it; null when drafted or put together by hand. */
    readonly pass: number | null;
    /** True when the bank itself took the movement back, or this takes another back. */
    readonly isTakenBack: boolean;
    /** An item from before the books began ended with it. */
    readonly settlesOpening: boolean;
    readonly isPending: boolean;
  }[];
  readonly unseen: readonly {
    readonly onDate: LocalDate;
    readonly voucherName: string;
    readonly summary: string;
    readonly amountFen: Fen;
  }[];
};

export type ResolutionLine = {
  readonly number: string;
  readonly title: string;
  readonly metOn: LocalDate;
  readonly body: "congress" | "assembly";
  readonly track: "A" | "B";
  readonly entitled: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbstain: number;
  readonly needsPresent: number;
  readonly needsFor: number;
  readonly isPassed: boolean;
  readonly postedFrom: LocalDate | null;
  readonly postedTo: LocalDate | null;
  /** By the register of what was posted; otherwise by the record of the meeting. */
  readonly isPostingRegistered: boolean;
  readonly opinion: "approved" | "filed" | "returned" | null;
  readonly voucherCount: number;
  readonly voucherFen: Fen;
};

export type NumberingRow = {
  readonly month: Month;
  readonly word: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Missing numbers, a long run of them as `12–400`. */
  readonly missing: readonly (number | string)[];
  readonly repeated: readonly number[];
  readonly withoutPapers: number;
  readonly paperCount: number;
};

export type FindingLine = {
  readonly test: string;
  readonly severity: "red" | "amber";
  readonly voucherName: string;
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly facts: FindingFacts;
  readonly isCleared: boolean;
  readonly answer: "true" | "false-alarm" | "rectified" | null;
  readonly note: string;
  readonly answeredByName: string;
  readonly deadline: LocalDate | null;
  readonly signedByName: string;
  readonly responsible: string;
  readonly result: string;
  readonly foundIn: Quarter;
  readonly fileNames: readonly string[];
};

export type RuleLine = {
  readonly kind: string;
  readonly title: string;
  readonly version: number;
  readonly parameters: string;
  readonly basis: string;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly approvedByName: string;
  readonly isSample: boolean;
  /** 制度文件 kept by the closing of the quarter's last month: name and SHA-256. */
  readonly files: readonly { readonly name: string; readonly hash: string }[];
};

/** Something that hung within the quarter; `toOn` null while it still hung on the quarter's last day. */
export type PublicationLine = {
  readonly kind: PublicationKind;
  readonly quarter: Quarter | null;
  readonly title: string;
  readonly version: number;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
  readonly days: number;
  readonly way: PublicationWay;
  readonly place: string;
  readonly photoNames: readonly string[];
  readonly questions: readonly { readonly question: string; readonly answer: string | null }[];
  readonly shortfall: string;
};

/** Everything the quarterly workbook of one set of books shows. */
export type QuarterBook = RegisterLines &
  SpecialLines & {
    readonly cover: BookCover;
    readonly trial: readonly TrialBalanceRow[];
    readonly summary: readonly SummaryRow[];
    readonly income: LedgerRows<IncomeRow>;
    readonly expense: LedgerRows<ExpenseRow>;
    readonly caps: readonly CapRow[];
    readonly banks: readonly BankRow[];
    readonly resolutions: readonly ResolutionLine[];
    readonly numbering: readonly NumberingRow[];
    readonly corrections: readonly CorrectionRow[];
    readonly findings: readonly FindingLine[];
    readonly rules: readonly RuleLine[];
    readonly cash: readonly CashRow[];
    readonly pay: readonly PayBookRow[];
    readonly cashCounts: readonly CashCountRow[];
    readonly parties: readonly PartyRow[];
    readonly receiptBooks: readonly ReceiptBookRow[];
    readonly spoiltReceipts: readonly SpoiltReceiptRow[];
    readonly adjustments: readonly AdjustmentRow[];
    readonly examinations: Examinations;
    readonly publications: readonly PublicationLine[];
    /** What is let, on the quarter's last day. */
    readonly resources: readonly ResourceLine[];
    readonly log: {
      readonly counts: readonly LogCount[];
      readonly lines: readonly LogLine[];
      /** Sensitive operations beyond those listed. */
      readonly leftOut: number;
    };
    readonly payments: readonly Payment[];
    readonly grants: readonly GrantLine[];
    /** Empty until a budget of the year is in force. */
    readonly budget: readonly BudgetSheetRow[];
    /** The threshold that profiles look at. */
    readonly splitThresholdFen: Fen;
  };
