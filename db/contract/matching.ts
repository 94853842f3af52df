import * as z from "zod";
import { openItemSides } from "#domain/books/opening-item.ts";
import { method } from "./method.ts";
import { contentFailures } from "./vouchers.ts";
import {
  accountId,
  bankAccountId,
  bankLineId,
  categoryId,
  fenAmount,
  instantText,
  ledgerId,
  localDateText,
  monthText,
  voucherId,
  voucherState,
} from "./scalars.ts";

const openLine = z.object({
  id: bankLineId,
  onDate: localDateText,
  tradedAt: z.string(),
  amountFen: fenAmount,
  balanceFen: fenAmount.nullable(),
  counterpartyName: z.string(),
  counterpartyAccount: z.string(),
  text: z.string(),
  serial: z.string(),
  fileName: z.string(),
  row: z.int(),
});
const openEntry = z.object({
  key: z.string(),
  voucherId,
  line: z.int(),
  state: voucherState,
  /** `草稿` is said by the window; null until posted. */
  number: z.int().nullable(),
  word: z.string(),
  onDate: localDateText,
  amountFen: fenAmount,
  summary: z.string(),
  names: z.array(z.string()),
  /** The entry takes an earlier one back. */
  isRed: z.boolean(),
});
const reason = z.discriminatedUnion("code", [
  z.object({ code: z.literal("same-serial"), serial: z.string() }),
  z.object({ code: z.literal("same-day") }),
  z.object({ code: z.literal("same-account"), account: z.string() }),
  z.object({ code: z.literal("same-name"), name: z.string() }),
  z.object({ code: z.literal("days-apart"), days: z.int() }),
  z.object({ code: z.literal("only-candidate") }),
  z.object({ code: z.literal("exact-sum"), count: z.int() }),
  z.object({ code: z.literal("by-hand") }),
]);
/** Why two were put together, as it was kept beside the match. */
export const matchReasons = z.array(reason);
const pass = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const entryPlace = z.object({ voucherId, line: z.int().positive() });

/** Sums are offered of few lines only; a person may tie a whole payroll. */
const tied = <Row extends z.ZodType>(row: Row) =>
  z.array(row).min(1).max(2000, "一次最多把 2000 笔对上一笔，请分几次办理");

export const matchingMethods = {
  /**
   * Both sides of a bank account that are still open up to a day, and what the program would put together: `pairs` beyond
   * doubt, `reversals` inside the journal, `sums` that add up, `ambiguous` groups in which only a person can tell.
   */
  "match.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ bankAccountId, to: localDateText }),
    output: z.object({
      lines: z.array(openLine),
      entries: z.array(openEntry),
      reversals: z.array(z.object({ line: bankLineId, reversal: bankLineId, days: z.int() })),
      pairs: z.array(z.object({ line: bankLineId, entry: z.string(), pass, reasons: matchReasons })),
      sums: z.array(z.object({ lines: z.array(bankLineId), entries: z.array(z.string()), common: z.string() })),
      ambiguous: z.array(
        z.object({
          lines: z.array(bankLineId),
          entries: z.array(z.string()),
          lineFields: z.array(z.string()),
          entryFields: z.array(z.string()),
          /** An item from before the books began has the same amount. */
          hasOpening: z.boolean(),
        }),
      ),
      /** 期初未达 nothing has ended yet; an item of the books ends with a line, one of the bank with an entry. */
      openings: z.array(
        z.object({
          no: z.int(),
          side: z.enum(openItemSides),
          onDate: localDateText,
          amountFen: fenAmount,
          text: z.string(),
          /** The only open row it can end with. */
          line: bankLineId.nullable(),
          entry: z.string().nullable(),
        }),
      ),
      /** A red entry and the only one that it cancels, by their keys: booked anew by a voucher of its own. */
      cancelling: z.array(z.object({ red: z.string(), entry: z.string() })),
      daysBefore: z.int(),
      daysAfter: z.int(),
    }),
    failures: ["not-found"],
  }),
  /**
   * Puts lines and entries together exactly as listed, or none of them. A tie is one line and one entry, several lines and one
   * entry, or one line and several entries; both sides come to the same amount, and of a sum every voucher is posted.
   */
  "match.confirm": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({
      bankAccountId,
      ties: z.array(z.object({ lineIds: tied(bankLineId), entries: tied(entryPlace) })).max(10_000),
      reversals: z.array(z.object({ lineId: bankLineId, reversalId: bankLineId })).max(1000),
    }),
    output: z.object({ count: z.int() }),
    failures: ["not-found", "line-already-used", "line-not-matching", "sum-needs-posted", "month-closed"],
  }),
  /** What was put together of an account's lines of a month, and why. */
  "match.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ bankAccountId, month: monthText }),
    output: z.object({
      matches: z.array(
        z.object({
          lineId: bankLineId,
          onDate: localDateText,
          amountFen: fenAmount,
          counterpartyName: z.string(),
          kind: z.enum(["voucher", "reversal"]),
          voucherId: voucherId.nullable(),
          voucherState: voucherState.nullable(),
          voucherNumber: z.int().nullable(),
          voucherWord: z.string(),
          voucherOn: localDateText.nullable(),
          ruleName: z.string(),
          pass: z.int().nullable(),
          reasons: matchReasons,
          byName: z.string(),
          at: instantText,
          /** False once the later side's month is closed. */
          canUndo: z.boolean(),
        }),
      ),
      /** Items from before the books began that count as ended since a day of the month. */
      openings: z.array(
        z.object({
          no: z.int(),
          onDate: localDateText,
          /** + arrives, − leaves. */
          amountFen: fenAmount,
          text: z.string(),
          /** The bank line it ends with, or the voucher's entry. */
          lineOn: localDateText.nullable(),
          lineParty: z.string(),
          voucherOn: localDateText.nullable(),
          voucherNumber: z.int().nullable(),
          voucherWord: z.string(),
          byName: z.string(),
          at: instantText,
          canUndo: z.boolean(),
        }),
      ),
      /** Entries that cancel each other and count as ended since a day of the month. */
      entryPairs: z.array(
        z.object({
          redVoucherId: voucherId,
          redLine: z.int(),
          redOn: localDateText,
          redNumber: z.int().nullable(),
          redWord: z.string(),
          voucherId,
          onDate: localDateText,
          number: z.int().nullable(),
          word: z.string(),
          summary: z.string(),
          /** What the red entry takes back: + arrives, − leaves. */
          amountFen: fenAmount,
          byName: z.string(),
          at: instantText,
          canUndo: z.boolean(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /**
   * Puts a posted red entry and another posted one of the account together that cancel each other, the bank showing neither:
   * what was cancelled had its bank line, and was booked anew by a voucher of its own.
   */
  "match.pairEntries": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ bankAccountId, red: entryPlace, entry: entryPlace }),
    output: z.object({}),
    failures: ["not-found", "line-already-used", "line-not-matching", "sum-needs-posted", "month-closed"],
  }),
  /** Takes that back while the month it counts in is open. */
  "match.partEntries": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ bankAccountId, red: entryPlace }),
    output: z.object({}),
    failures: ["not-found", "month-closed"],
  }),
  /** Says with which open bank line, or which posted entry, an item from before the books began ends; the other is null. */
  "match.settleOpening": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({
      bankAccountId,
      no: z.int().positive(),
      lineId: bankLineId.nullable(),
      entry: entryPlace.nullable(),
    }),
    output: z.object({}),
    failures: ["not-found", "line-already-used", "line-not-matching", "wrong-state", "month-closed"],
  }),
  /** Takes that back while the month it counts in is open. */
  "match.releaseOpening": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ bankAccountId, no: z.int().positive() }),
    output: z.object({}),
    failures: ["not-found", "month-closed"],
  }),
  /** Where lines like this one were booked before, as far as posted vouchers tell; null where they tell nothing clear. */
  "bankLine.suggest": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: bankLineId }),
    output: z.object({
      suggestion: z
        .object({
          accountId,
          categoryId: categoryId.nullable(),
          by: z.enum(["account", "name", "text"]),
          confirmations: z.int(),
          /** Whole per cent. */
          confidence: z.int(),
        })
        .nullable(),
      /** The other end of a transfer between the ledger's own accounts, when exactly one open line can be it. */
      otherEnd: z
        .object({ lineId: bankLineId, onDate: localDateText, bankName: z.string(), number: z.string() })
        .nullable(),
    }),
    failures: ["not-found"],
  }),
  /** Drafts one voucher for both ends of a transfer between the ledger's own accounts. */
  "bankLine.transfer": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: bankLineId, otherId: bankLineId }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "line-already-used", "line-not-matching"],
  }),
  /** Habits that could become drafting rules: a counterparty always booked the same way that no rule books so yet. */
  "draftRule.suggest": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({
      habits: z.array(
        z.object({
          direction: z.enum(["in", "out"]),
          counterpartyName: z.string(),
          /** What the lines have in common: the counterparty, or the bank's summary where none is named. */
          word: z.string(),
          /** The rule whose drafts people kept changing; null for a habit no rule had a say in. */
          correctsRule: z.string().nullable(),
          accountCode: z.string(),
          accountName: z.string(),
          categoryCode: z.string().nullable(),
          count: z.int(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Takes a match, a whole sum or a reversal back while the month of its later side is open. */
  "match.undo": method({
    access: ["bookkeeper", "cashier"],
    effect: "writes",
    input: z.object({ lineId: bankLineId }),
    output: z.object({ bankAccountId, count: z.int() }),
    failures: ["not-found", "month-closed", "wrong-state"],
  }),
} as const;
