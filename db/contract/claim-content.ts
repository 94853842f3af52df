import * as z from "zod";
import { claimForms, paperElements } from "#domain/claims/claim.ts";
import { categoryId, documentKind, fenAmount, freeText, itemId, lineOfText, localDateText } from "./scalars.ts";

export const element = z.enum(paperElements);
export const claimDocument = z.object({
  kind: documentKind,
  number: freeText(60).normalize("NFKC"),
  onDate: localDateText.nullable(),
  amountFen: fenAmount.nullable(),
  party: freeText(100),
  note: freeText(200),
  units: z.int().positive().max(1_000_000).nullable().default(null),
  /** 购买方名称: whom an invoice is made out to; '' where it is not written down. */
  buyer: freeText(100).default(""),
  /** 十要素 that a person has seen on the paper. */
  elements: z.array(element).max(10),
});
/** What a village's claim says. */
export const claimContent = z.object({
  onDate: localDateText,
  form: z.enum(claimForms),
  purpose: lineOfText(200),
  handler: freeText(40),
  witness: freeText(40),
  clerk: freeText(40),
  payee: freeText(100),
  payeeAccount: freeText(40),
  note: freeText(300),
  lines: z
    .array(
      z.object({
        categoryId,
        summary: lineOfText(200),
        amountFen: z.int().positive().pipe(fenAmount),
        /** The registered project (its item) the line is spent on; works need one where a rule asks for a file. */
        projectItemId: itemId.nullable().default(null),
      }),
    )
    .max(200),
  documents: z.array(claimDocument).max(200),
  /** Paid before the vote because it cannot wait; the vote is made up by `ratifyBy`. */
  emergency: z.object({ reason: lineOfText(200), ratifyBy: localDateText }).nullable(),
});
