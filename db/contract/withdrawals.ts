import * as z from "zod";
import { method } from "./method.ts";
import {
  bankAccountId,
  bankLineId,
  fenAmount,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  statementFileId,
  tombstoneId,
} from "./scalars.ts";

const reason = lineOfText(200);
const takers = ["bookkeeper"] as const;

/** Taking back an import or one of its lines; both leave a record, neither touches what a voucher books. */
export const withdrawalMethods = {
  /** Takes back an import whose lines nothing books. Drafts it made by itself and nobody touched go with it. */
  "statement.withdraw": method({
    access: takers,
    effect: "writes",
    input: z.object({ id: statementFileId, reason }),
    output: z.object({
      lineCount: z.int(),
      draftCount: z.int(),
      liftedIds: z.array(tombstoneId),
      /** Later imports of the same days that left these lines to this one: brought in again, they bring them back. */
      alsoIn: z.array(z.string()),
    }),
    failures: ["not-found", "statement-in-use", "month-closed", "account-is-pooled"],
  }),
  /** Deletes an unbooked line. Its tombstone keeps later files of the same days from bringing it back. */
  "bankLine.delete": method({
    access: takers,
    effect: "writes",
    input: z.object({ id: bankLineId, reason }),
    output: z.object({ id: tombstoneId, statementFileId }),
    failures: ["not-found", "line-already-used", "month-closed", "account-is-pooled"],
  }),
  /** Lifts a tombstone: the line stands in the journal again, as it came. */
  "bankLine.restore": method({
    access: takers,
    effect: "writes",
    input: z.object({ id: tombstoneId }),
    output: z.object({ statementFileId }),
    failures: ["not-found", "month-closed", "account-is-pooled"],
  }),
  /** Deleted lines that can be restored, newest first. */
  "bankLine.deleted": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId: ledgerId.nullable() }),
    output: z.object({
      lines: z.array(
        z.object({
          id: tombstoneId,
          bankAccountId,
          ledgerId,
          bookedOn: localDateText,
          amountFen: fenAmount,
          balanceFen: fenAmount.nullable(),
          counterpartyName: z.string(),
          text: z.string(),
          reason: z.string(),
          deletedByName: z.string(),
          deletedAt: instantText,
        }),
      ),
    }),
    failures: [],
  }),
} as const;
