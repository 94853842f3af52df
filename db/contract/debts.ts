import * as z from "zod";
import { method } from "./method.ts";
import {
  accountId,
  debtId,
  fenAmount,
  freeText,
  itemId,
  ledgerId,
  lineOfText,
  localDateText,
  resolutionId,
  voucherId,
} from "./scalars.ts";

/** What a person writes of a debt; the rate in hundredths of a per cent a year. */
const terms = z.object({
  number: lineOfText(40),
  creditorItemId: itemId,
  accountId,
  purpose: lineOfText(200),
  principalFen: fenAmount,
  ratePoints: z.int(),
  fromOn: localDateText,
  dueOn: localDateText.nullable(),
  approval: freeText(100),
  resolutionId: resolutionId.nullable(),
  note: freeText(300),
});
const debt = terms.extend({
  id: debtId,
  creditorName: z.string(),
  accountName: z.string(),
  resolutionNumber: z.string(),
  owedFen: fenAmount,
  repaidFen: fenAmount,
  /** False while the books know nothing of this creditor on this account. */
  isBooked: z.boolean(),
  /** Days to the due day, negative once it is past; null without one. */
  daysToDue: z.int().nullable(),
});

export const debtMethods = {
  /** 债务台账 of a ledger on a day, what the books owe beyond it, and the line the township set. */
  "debt.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId, on: localDateText }),
    output: z.object({
      debts: z.array(debt),
      unregistered: z.array(z.object({ accountName: z.string(), creditorName: z.string(), amountFen: fenAmount })),
      totalFen: fenAmount,
      alertFen: fenAmount.nullable(),
    }),
    failures: ["not-found"],
  }),
  /** What was borrowed from and repaid to the creditor of a debt on its account, oldest first. */
  "debt.moves": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ id: debtId, on: localDateText }),
    output: z.object({
      moves: z.array(
        z.object({
          voucherId: voucherId.nullable(),
          onDate: localDateText.nullable(),
          number: z.int().nullable(),
          word: z.string(),
          summary: z.string(),
          borrowedFen: fenAmount,
          repaidFen: fenAmount,
        }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Adds (`id` null) or changes a debt. */
  "debt.save": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: debtId.nullable(), ledgerId, terms }),
    output: z.object({ id: debtId }),
    failures: ["not-found", "code-taken", "debt-bad"],
  }),
} as const;
