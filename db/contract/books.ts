import * as z from "zod";
import { method } from "./method.ts";
import {
  accountClass,
  accountId,
  accountingSystem,
  bankAccountId,
  entityKind,
  fenAmount,
  fileBytes,
  freeText,
  itemId,
  itemKind,
  ledgerId,
  lineOfText,
  localDateText,
  monthText,
  namedFile,
  side,
  wordScheme,
  villageFactKind,
  villageId,
} from "./scalars.ts";

/** `number` for population, households, representatives and recurring income (fen; from_date = 1 January of the year), `text` for type (single/merged/community) and poor (yes/no). */
const villageFact = z.object({
  kind: villageFactKind,
  fromDate: localDateText,
  number: z.int().nullable(),
  text: z.string().nullable(),
  source: freeText(200),
});
/** A figure that shall hold instead of another; both `number` and `text` null take it back. `isAccepted` null: it waits. */
const villageFactChange = villageFact.extend({
  version: z.int().positive(),
  numberBefore: z.int().nullable(),
  textBefore: z.string().nullable(),
  reason: z.string(),
  proposedByName: z.string(),
  proposedOn: localDateText,
  isAccepted: z.boolean().nullable(),
  decidedByName: z.string().nullable(),
});
const village = z.object({
  id: villageId,
  code: lineOfText(20),
  name: lineOfText(60),
  isActive: z.boolean(),
  facts: z.array(villageFact),
});
const ledger = z.object({
  id: ledgerId,
  villageId,
  villageName: z.string(),
  entity: entityKind,
  name: lineOfText(80),
  startMonth: monthText,
  /** The accounting system the books are kept under, for good. */
  system: accountingSystem,
  isStarted: z.boolean(),
  closedThrough: monthText.nullable(),
  wordScheme: wordScheme.optional(),
});
const account = z.object({
  id: accountId,
  code: z.string(),
  name: lineOfText(60),
  /** From the first level down: 银行存款-农商行基本户. */
  fullName: z.string(),
  class: accountClass,
  normalSide: side,
  parentId: accountId.nullable(),
  isLeaf: z.boolean(),
  isActive: z.boolean(),
  itemKinds: z.array(itemKind),
  /** 数量核算: the unit, empty where only money is kept. */
  unit: z.string().optional(),
  /** Initials of the pinyin of `fullName`, for the picker. */
  initials: z.string(),
});
const bankAccount = z.object({
  id: bankAccountId,
  ledgerId,
  accountId,
  accountCode: z.string(),
  bankName: lineOfText(60),
  number: lineOfText(40),
  name: lineOfText(100),
  /** 村务卡: a debt among the liabilities, not money at a bank. */
  isCard: z.boolean(),
  isActive: z.boolean(),
  lastLineOn: localDateText.nullable(),
});
const openingRow = z.object({ accountId, itemId: itemId.nullable(), amountFen: fenAmount });
const setupSummary = z.object({
  villages: z.int(),
  ledgers: z.int(),
  accounts: z.int(),
  items: z.int(),
  categories: z.int(),
  bankAccounts: z.int(),
  openings: z.int(),
  persons: z.int(),
});
const setupEditors = ["administrator", "head", "bookkeeper"] as const;

export const booksMethods = {
  "village.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ villages: z.array(village.extend({ changes: z.array(villageFactChange) })) }),
    failures: [],
  }),
  /**
   * `id` null adds. The facts given replace the village's facts of the same kind and day; others stay. In running books a fact
   * that puts another aside is only proposed, with `reason`, and holds once another person accepts it: `proposed` counts these.
   */
  "village.save": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({
      id: villageId.nullable(),
      code: lineOfText(20),
      name: lineOfText(60),
      isActive: z.boolean(),
      facts: z.array(villageFact).max(1000),
      reason: freeText(200).default(""),
    }),
    output: z.object({ id: villageId, proposed: z.int().nonnegative() }),
    failures: ["not-found", "name-taken", "code-taken", "fact-twice", "fact-unexplained"],
  }),
  /** 批准或退回村情资料的改动: accepted by another person than the proposer; the proposer may take it back. */
  "village.decideFact": method({
    access: ["head", "reviewer", "administrator", "bookkeeper"],
    effect: "writes",
    input: z.object({
      villageId,
      kind: villageFactKind,
      fromDate: localDateText,
      version: z.int().positive(),
      isAccepted: z.boolean(),
    }),
    output: z.object({}),
    failures: ["not-found", "same-person", "wrong-state", "forbidden"],
  }),
  "ledger.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ ledgers: z.array(ledger) }),
    failures: [],
  }),
  /** Opens a set of books with the accounts of its system (42 in that of 2023) and the required details. */
  "ledger.open": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({
      villageId,
      entity: entityKind,
      name: lineOfText(80),
      startMonth: monthText,
      system: accountingSystem.default("2023"),
    }),
    output: z.object({ id: ledgerId }),
    failures: ["not-found", "ledger-exists", "name-taken"],
  }),
  "account.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ accounts: z.array(account) }),
    failures: ["not-found"],
  }),
  "account.change": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({
      id: accountId,
      name: lineOfText(60),
      itemKinds: z.array(itemKind).max(20),
      isActive: z.boolean(),
      /** Left out: stays as it is. */
      unit: freeText(10).optional(),
    }),
    output: z.object({}),
    failures: ["account-has-cards", "not-found", "name-taken", "account-has-balance", "in-use", "too-many-dimensions"],
  }),
  "bankAccount.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({ bankAccounts: z.array(bankAccount) }),
    failures: [],
  }),
  /**
   * `accountCode` null adds a detail account named after the bank account: below 102, or for a card (`isCard`) below 应付款. A
   * card's account is a liability without auxiliary items.
   */
  "bankAccount.save": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({
      id: bankAccountId.nullable(),
      ledgerId,
      accountCode: lineOfText(20).nullable(),
      bankName: lineOfText(60),
      number: lineOfText(40),
      name: lineOfText(100),
      isCard: z.boolean().optional(),
      isActive: z.boolean(),
    }),
    output: z.object({ id: bankAccountId }),
    failures: [
      "not-found",
      "code-taken",
      "name-taken",
      "account-code-bad",
      "account-not-leaf",
      "account-has-balance",
      "in-use",
    ],
  }),
  "opening.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ isStarted: z.boolean(), rows: z.array(openingRow), differenceFen: fenAmount }),
    failures: ["not-found"],
  }),
  /** Replaces all opening balances of a ledger not yet started; amounts are debit-positive fen. May be unbalanced while being entered. */
  "opening.save": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({ ledgerId, rows: z.array(openingRow).max(20_000) }),
    output: z.object({ differenceFen: fenAmount }),
    failures: ["not-found", "ledger-started", "account-not-leaf"],
  }),
  /** 启用账套: the openings balance and are frozen from now on; vouchers can be entered. */
  "ledger.start": method({
    access: ["administrator", "head", "bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId }),
    output: z.object({}),
    failures: ["not-found", "ledger-started", "opening-not-balanced"],
  }),
  "setup.template": method({
    access: "anyone",
    effect: "reads",
    input: z.object({}),
    output: z.object({ name: z.string(), bytes: fileBytes }),
    failures: [],
  }),
  /** Reads a set-up workbook and says what loading it would do, or every wrong cell at once. Nothing is written. */
  "setup.inspect": method({
    access: setupEditors,
    effect: "reads",
    input: z.object({ file: namedFile }),
    output: setupSummary,
    failures: ["setup-refused"],
  }),
  /** Loads a set-up workbook whole, or not at all; balanced ledgers are started. */
  "setup.load": method({
    access: ["administrator", "head"],
    effect: "writes",
    input: z.object({ file: namedFile }),
    output: setupSummary,
    failures: ["setup-refused"],
  }),
} as const;
