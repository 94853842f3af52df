import * as z from "zod";
import { method } from "./method.ts";
import { categoryId, categoryNature, lineOfText, localDateText } from "./scalars.ts";

const category = z.object({
  id: categoryId,
  code: lineOfText(20),
  name: lineOfText(40),
  accountCode: lineOfText(20),
  nature: categoryNature,
  isActive: z.boolean(),
});
/** A change of what rules and caps look at; `approvedByName` null while it waits for the second person. */
const categoryVersion = z.object({
  version: z.int(),
  accountCode: z.string(),
  nature: categoryNature,
  fromOn: localDateText,
  proposedByName: z.string(),
  approvedByName: z.string().nullable(),
});
const setupEditors = ["administrator", "head", "bookkeeper"] as const;

/** Expense categories: what caps and rules speak of. */
export const categoryMethods = {
  "category.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      categories: z.array(category.extend({ versions: z.array(categoryVersion) })),
      /** 费用科目 that no category names: spending on them stands outside every cap and cannot be reviewed. */
      gaps: z.array(z.object({ accountCode: z.string(), accountName: z.string(), ledgerNames: z.array(z.string()) })),
      /** Shipped categories of losses the township lacks, by name: what an asset loses would have no category of its own. */
      lacking: z.array(z.string()),
      /** Some ledger is running: a new category, or another account or nature, takes two people. */
      isRunning: z.boolean(),
    }),
    failures: [],
  }),
  "category.save": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({
      id: categoryId.nullable(),
      code: lineOfText(20),
      name: lineOfText(40),
      accountCode: lineOfText(20),
      nature: categoryNature,
      isActive: z.boolean(),
      /** From when another account or nature holds; null: from today. */
      fromOn: localDateText.nullable().default(null),
    }),
    /** `proposedVersion`: what waits for the second person, null where nothing does. */
    output: z.object({ id: categoryId, proposedVersion: z.int().nullable() }),
    failures: ["not-found", "code-taken", "name-taken", "account-code-bad", "category-waits"],
  }),
  /**
   * Adds the categories a new township starts with on those accounts that no category names, and those of losses; in running
   * books they are proposed. `added` is 0 where there is none to add.
   */
  "category.addShipped": method({
    access: setupEditors,
    effect: "writes",
    input: z.object({}),
    output: z.object({ added: z.int().nonnegative(), isProposed: z.boolean() }),
    failures: [],
  }),
  /** 批准: by another person than the proposer. */
  "category.approve": method({
    access: ["head", "reviewer", "administrator"],
    effect: "writes",
    input: z.object({ id: categoryId, version: z.int() }),
    output: z.object({}),
    failures: ["not-found", "same-person", "wrong-state"],
  }),
} as const;
