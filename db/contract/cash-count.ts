import * as z from "zod";
import { method } from "./method.ts";
import { contentFailures } from "./vouchers.ts";
import {
  accountId,
  cashCountId,
  fenAmount,
  freeText,
  instantText,
  ledgerId,
  lineOfText,
  localDateText,
  voucherId,
} from "./scalars.ts";

const pieces = z
  .array(z.object({ valueFen: z.int().positive(), count: z.int().min(0).max(100_000) }))
  .max(20)
  .readonly();

export const cashCountMethods = {
  /** 现金盘点: the counts of a ledger, newest first, and what the books say of each cash account on a day. */
  "cashCount.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, onDate: localDateText }),
    output: z.object({
      accounts: z.array(z.object({ accountId, code: z.string(), name: z.string(), bookFen: fenAmount })),
      counts: z.array(
        z.object({
          id: cashCountId,
          accountCode: z.string(),
          accountName: z.string(),
          onDate: localDateText,
          pieces,
          countedFen: fenAmount,
          bookFen: fenAmount,
          differenceFen: fenAmount,
          witness: z.string(),
          note: z.string(),
          byName: z.string(),
          at: instantText,
          voucherId: voucherId.nullable(),
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Keeps a count with the book balance of that moment. It is never changed afterwards. */
  "cashCount.save": method({
    access: ["cashier", "bookkeeper"],
    effect: "writes",
    input: z.object({
      ledgerId,
      accountId,
      onDate: localDateText,
      pieces,
      witness: lineOfText(40),
      note: freeText(200),
    }),
    output: z.object({ id: cashCountId, differenceFen: fenAmount }),
    failures: ["not-found", "account-code-bad", "account-not-leaf", "date-in-future", "same-person"],
  }),
  /** Drafts the voucher that takes a count's difference to 待处理财产损溢 until somebody decides. */
  "cashCount.draft": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: cashCountId }),
    output: z.object({ voucherId }),
    failures: [...contentFailures, "line-already-used", "line-not-matching"],
  }),
} as const;
