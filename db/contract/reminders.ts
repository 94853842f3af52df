import * as z from "zod";
import { reminderKinds } from "#domain/audit/reminder-kinds.ts";
import { method } from "./method.ts";
import { fenAmount, ledgerId, localDateText } from "./scalars.ts";

export const reminderMethods = {
  /** 待办提醒 over all sets of books: what is due, overdue or waits for a step, each with the screen it leads to. */
  "work.reminders": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      reminders: z.array(
        z.object({
          kind: z.enum(reminderKinds),
          ledgerId,
          ledgerName: z.string(),
          text: z.string(),
          dueOn: localDateText.nullable(),
          isOverdue: z.boolean(),
          count: z.int(),
          amountFen: fenAmount.nullable(),
          place: z.record(z.string(), z.string()),
        }),
      ),
    }),
    failures: [],
  }),
} as const;
