import * as z from "zod";
import { lineKeys } from "#domain/reports/statement-lines-2023.ts";
import { method } from "./method.ts";
import { accountingSystem, fenAmount, freeText, ledgerId, lineOfText, monthText, villageId } from "./scalars.ts";

const reportKind = z.enum(["balance-sheet", "income", "custom"]);
const reportColumn = z.enum(["month", "quarter", "year", "last-year"]);
const lineStatus = z.enum(["confirmed", "secondary", "parallel", "parallel-2004", "secondary-2004", "unverified"]);
const lineDefinition = z.object({
  no: z.int().min(1).max(999),
  section: freeText(40),
  name: freeText(60),
  formula: freeText(400),
  status: lineStatus,
  /** What the program compares this line as; null for a line it does not compare. */
  key: z.enum(lineKeys).nullable().default(null),
});
const lines = z.array(lineDefinition).max(300);

/** One version of a report's lines; version 0 is what the program brought. */
const definition = z.object({
  id: z.string(),
  system: accountingSystem,
  kind: reportKind,
  name: z.string(),
  version: z.int(),
  state: z.enum(["shipped", "proposed", "in-force"]),
  fromMonth: monthText.nullable(),
  lines,
  columns: z.array(reportColumn),
  reason: z.string(),
  proposedByName: z.string(),
  approvedByName: z.string().nullable(),
});
const reportLine = z.object({
  no: z.int(),
  name: z.string(),
  formula: z.string(),
  /** One amount for each column of the report; null where the books had not begun. */
  amountsFen: z.array(fenAmount.nullable()),
});
const noteSection = z.object({ key: lineOfText(40), title: lineOfText(60), text: freeText(5000) });
const keepers = ["bookkeeper", "head", "administrator"] as const;
const scope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("village"), villageId }),
  z.object({ kind: z.literal("township") }),
]);

/** Definitions of statements and reports, own reports, notes, combined statements and what must agree between statements. */
export const definitionMethods = {
  "reportDefinition.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ definitions: z.array(definition), earliestMonth: monthText }),
    failures: [],
  }),
  /** A correction of a statement's form waits for a second person; a report of the office's own holds at once. */
  "reportDefinition.save": method({
    access: keepers,
    effect: "writes",
    input: z.object({
      /** Null for a new own report, or for the first correction of a form. */
      id: z.string().max(64).nullable(),
      system: accountingSystem,
      kind: reportKind,
      name: lineOfText(60),
      fromMonth: monthText,
      lines,
      columns: z.array(reportColumn).max(4),
      reason: lineOfText(500),
    }),
    output: z.object({ id: z.string(), version: z.int() }),
    failures: ["not-found", "name-taken", "definition-bad", "definition-too-early"],
  }),
  "reportDefinition.approve": method({
    access: ["reviewer", "head"],
    effect: "writes",
    input: z.object({ id: z.string().max(64), version: z.int() }),
    output: z.object({}),
    failures: ["not-found", "same-person", "definition-too-early", "wrong-state"],
  }),
  /** What lines would show on a ledger's figures, saved or not: for the editor. */
  "report.try": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, month: monthText, kind: reportKind, lines, columns: z.array(reportColumn).max(4) }),
    output: z.object({ lines: z.array(reportLine) }),
    failures: ["not-found", "definition-bad", "before-books"],
  }),
  /** A report of the office's own, with the version that holds for the month. */
  "report.own": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: z.string().max(64), ledgerId, month: monthText }),
    output: z.object({
      name: z.string(),
      version: z.int(),
      fromMonth: monthText,
      columns: z.array(reportColumn),
      lines: z.array(reportLine),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** 收支明细表: every income and expense account, lowest expense accounts by category, over a span, beside the year so far and the same span a year earlier. */
  "report.incomeDetail": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, fromMonth: monthText, toMonth: monthText }),
    output: z.object({
      rows: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          level: z.int(),
          /** The account a line belongs to: itself, or the one a category was spent on. */
          accountCode: z.string(),
          /** A category below its account; its code is empty for what names none. */
          isCategory: z.boolean(),
          side: z.enum(["income", "expense"]),
          currentFen: fenAmount,
          yearFen: fenAmount,
          lastYearFen: fenAmount.nullable(),
        }),
      ),
      totals: z.object({
        incomeFen: fenAmount,
        expenseFen: fenAmount,
        yearIncomeFen: fenAmount,
        yearExpenseFen: fenAmount,
      }),
    }),
    failures: ["not-found", "before-books", "span-crosses-years"],
  }),
  /** What must agree between the statements of a month: every difference must be zero. */
  "report.crossChecks": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, month: monthText }),
    output: z.object({
      checks: z.array(z.object({ key: z.string(), leftFen: fenAmount, rightFen: fenAmount, differenceFen: fenAmount })),
    }),
    failures: ["not-found", "before-books"],
  }),
  /** A statement over the ledgers of a village or of the township, ledger by ledger, added up; internal balances are shown. */
  "report.combined": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({
      scope,
      statement: z.enum(["balance-sheet", "income", "trial-balance", "income-detail"]),
      fromMonth: monthText,
      toMonth: monthText,
    }),
    output: z.object({
      ledgers: z.array(z.object({ ledgerId, name: z.string() })),
      /** Books of another accounting system or not yet begun; they are named, not added. */
      leftOut: z.array(z.string()),
      /** What `columnsFen` of every line are. */
      columns: z.array(z.string()),
      lines: z.array(
        z.object({
          no: z.int(),
          section: z.string(),
          name: z.string(),
          isTotal: z.boolean(),
          isToCheck: z.boolean(),
          amountsFen: z.array(fenAmount),
          totalFen: fenAmount,
          /** Null where none of the ledgers reaches back so far. */
          columnsFen: z.array(fenAmount.nullable()),
        }),
      ),
      /** Balances between the books added up: an item of one ledger that is called as another ledger or its village. */
      internal: z.array(
        z.object({ ledgerName: z.string(), account: z.string(), itemName: z.string(), amountFen: fenAmount }),
      ),
    }),
    failures: ["not-found", "span-crosses-years"],
  }),
  /** 会计报表附注 of a ledger and year: text by section beside figures the program fills in. */
  "notes.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, year: z.string().regex(/^[12]\d{3}$/) }),
    output: z.object({
      version: z.int(),
      savedByName: z.string(),
      sections: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          text: z.string(),
          hint: z.string(),
          isToCheck: z.boolean(),
          /** `formula` in words, so that anybody can go on to the accounts. */
          figures: z.array(
            z.object({ label: z.string(), formula: z.string(), openingFen: fenAmount, closingFen: fenAmount }),
          ),
        }),
      ),
    }),
    failures: ["not-found", "before-books"],
  }),
  "notes.save": method({
    access: keepers,
    effect: "writes",
    input: z.object({
      ledgerId,
      year: z.string().regex(/^[12]\d{3}$/),
      version: z.int().min(0),
      sections: z.array(noteSection).max(40),
    }),
    output: z.object({ version: z.int() }),
    failures: ["not-found", "changed-meanwhile"],
  }),
} as const;
