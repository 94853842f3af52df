import * as z from "zod";
import { guidedKinds, guidedParts } from "#domain/vouchers/guided-entries.ts";
import { method } from "./method.ts";
import { contentFailures } from "./vouchers.ts";
import {
  accountId,
  categoryId,
  distributionId,
  fenAmount,
  freeText,
  itemId,
  leaseId,
  ledgerId,
  lineOfText,
  localDateText,
  resolutionId,
  voucherId,
} from "./scalars.ts";

const terms = z.object({
  number: lineOfText(40),
  sort: z.enum(["land", "pond", "orchard", "forest", "house", "shop", "equipment", "other"]),
  subject: lineOfText(200),
  area: freeText(40),
  /** The lessee: an outside party or a member of the ledger. */
  lesseeItemId: itemId,
  fromOn: localDateText,
  toOn: localDateText,
  periodMonths: z.int(),
  isDueAtStart: z.boolean(),
  /** Rent of a year from a day on; the first from the contract's first day. */
  steps: z.array(z.object({ fromOn: localDateText, yearFen: fenAmount })).max(60),
  depositFen: fenAmount,
  /** Rent received before the books began. */
  openingReceivedFen: fenAmount,
  tenderMode: z.enum(["public-tender", "auction", "negotiation", "renewal", "other"]),
  isPostedPublicly: z.boolean(),
  resolutionId: resolutionId.nullable(),
  endedOn: localDateText.nullable(),
  note: freeText(300),
});
const standing = {
  dueFen: fenAmount,
  receivedFen: fenAmount,
  arrearsFen: fenAmount,
  advanceFen: fenAmount,
  oldestArrearsOn: localDateText.nullable(),
};
const lease = terms.extend({
  id: leaseId,
  ledgerId,
  itemId,
  lesseeName: z.string(),
  ...standing,
  /** Rent that stands as a claim (应收款, 内部往来) and is not settled; part of what is in arrears. */
  claimedFen: fenAmount,
  daysToEnd: z.int(),
});

export const leaseMethods = {
  /** 发包租赁 of a ledger on a day: what fell due, what the books received, what is in arrears. */
  "lease.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, on: localDateText }),
    output: z.object({ leases: z.array(lease) }),
    failures: ["not-found"],
  }),
  /** The rent of every period of a contract and the vouchers that name it. */
  "lease.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: leaseId, on: localDateText }),
    output: z.object({
      lease,
      /** Received for later years and still owed to the lessee: what waits to become income. */
      heldFen: fenAmount,
      dues: z.array(
        z.object({
          no: z.int(),
          fromOn: localDateText,
          toOn: localDateText,
          dueOn: localDateText,
          amountFen: fenAmount,
          paidFen: fenAmount,
          openFen: fenAmount,
        }),
      ),
      receipts: z.array(
        z.object({
          voucherId,
          onDate: localDateText,
          number: z.int().nullable(),
          word: z.string(),
          isPosted: z.boolean(),
          summary: z.string(),
          /** What came in by it; nothing where rent was only put down as a claim. */
          amountFen: fenAmount,
          /** Rent it put down as a claim (+), or settled of one (−). */
          claimFen: fenAmount,
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Adds (`id` null, with its auxiliary item) or changes a contract. */
  "lease.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: leaseId.nullable(), ledgerId, terms }),
    output: z.object({ id: leaseId, itemId }),
    failures: ["not-found", "code-taken", "lease-bad"],
  }),
  /**
   * Drafts the receipt of rent with the contract on its lines: first what stands as a claim, then income of the year, the rest
   * received in advance.
   */
  "lease.receive": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: leaseId,
      onDate: localDateText,
      amountFen: fenAmount,
      /** What of it belongs to later years: credited to 211, or 113 for a member. */
      laterFen: fenAmount,
      moneyAccountId: accountId,
      incomeAccountId: accountId,
    }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "lease-bad", "guide-account-missing"],
  }),
  /** Drafts what was received in advance over to the income of its year. */
  "lease.earn": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: leaseId, onDate: localDateText, amountFen: fenAmount, incomeAccountId: accountId }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "lease-bad", "guide-account-missing"],
  }),
  /** Over all ledgers: contracts that end within `days`, and contracts in arrears. */
  "lease.reminders": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ on: localDateText, days: z.int().min(0).max(1000) }),
    output: z.object({
      reminders: z.array(
        z.object({
          id: leaseId,
          ledgerId,
          ledgerName: z.string(),
          number: z.string(),
          subject: z.string(),
          lesseeName: z.string(),
          toOn: localDateText,
          daysToEnd: z.int(),
          isEnding: z.boolean(),
          arrearsFen: fenAmount,
        }),
      ),
    }),
    failures: [],
  }),
} as const;

const household = z.object({
  itemId,
  shares: z.int().min(0).max(100_000_000), // hundredths
  amountFen: fenAmount,
  withheldFen: fenAmount,
  note: freeText(100),
});
const list = z.object({
  kind: z.enum(["share", "land", "raise"]),
  title: lineOfText(100),
  onDate: localDateText,
  basis: freeText(200),
  resolutionId: resolutionId.nullable(),
  projectItemId: itemId.nullable(),
  totalFen: fenAmount,
  lines: z.array(household).max(1900),
});
const listHead = list.omit({ lines: true }).extend({
  id: distributionId,
  householdCount: z.int(),
  withheldFen: fenAmount,
  declaredVoucherId: voucherId.nullable(),
  paidVoucherId: voucherId.nullable(),
});

const part = z.enum(guidedParts);
/** A guided form as it was filled in; `accounts` and `categoryId` overrule what the settings would take. */
const guided = z.object({
  ledgerId,
  onDate: localDateText,
  kind: z.enum(guidedKinds),
  summary: freeText(200),
  amountFen: fenAmount,
  fundFen: fenAmount,
  awardFen: fenAmount,
  reserveFen: fenAmount,
  outsideFen: fenAmount,
  projectItemId: itemId.nullable(),
  payeeItemId: itemId.nullable(),
  isOwed: z.boolean(),
  /** A stored list whose households the lines name. */
  distributionId: distributionId.nullable(),
  categoryId: categoryId.nullable(),
  accounts: z.partialRecord(part, accountId),
});
const guidedFailures = [
  ...contentFailures,
  "guide-bad",
  "guide-account-missing",
  "list-booked",
  "list-undeclared",
  "over-distributable",
  "reserve-below-ratio",
] as const;

export const distributionMethods = {
  /** 分户名单: lists of households, newest first. */
  "distribution.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ lists: z.array(listHead) }),
    failures: [],
  }),
  /** One list with names and bank accounts: what is printed, and what a bank batch is made from. */
  "distribution.show": method({
    access: "signed-in",
    effect: "reads",
    isSensitive: true,
    input: z.object({ id: distributionId }),
    output: listHead.extend({
      ledgerName: z.string(),
      lines: z.array(
        household.extend({
          no: z.int(),
          code: z.string(),
          name: z.string(),
          bankAccount: z.string(),
          netFen: fenAmount,
        }),
      ),
      netFen: fenAmount,
    }),
    failures: ["not-found"],
  }),
  /** Saves a list whole; one that is booked never changes. */
  "distribution.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: distributionId.nullable(), ledgerId, list }),
    output: z.object({ id: distributionId }),
    failures: ["not-found", "list-bad", "list-booked"],
  }),
  /** The entries a guided form would make, before anything is saved. */
  "guide.preview": method({
    access: "signed-in",
    effect: "reads",
    input: guided,
    output: z.object({
      entries: z.array(
        z.object({
          part,
          summary: z.string(),
          accountId,
          accountCode: z.string(),
          accountName: z.string(),
          itemNames: z.array(z.string()),
          debitFen: fenAmount,
          creditFen: fenAmount,
        }),
      ),
    }),
    failures: guidedFailures,
  }),
  /** 引导式录入: the same entries as a draft voucher; a list named is tied to it. */
  "guide.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: guided,
    output: z.object({ voucherId }),
    failures: guidedFailures,
  }),
} as const;
