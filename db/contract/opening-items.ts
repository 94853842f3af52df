import * as z from "zod";
import { openItemSides } from "#domain/books/opening-item.ts";
import { method } from "./method.ts";
import { bankAccountId, fenAmount, freeText, ledgerId, localDateText } from "./scalars.ts";

const openingItem = z.object({
  bankAccountId,
  side: z.enum(openItemSides),
  onDate: localDateText,
  amountFen: fenAmount,
  text: freeText(200),
});

/** 期初未达账项: what bank and books did not yet have in common when the books began. */
export const openingItemMethods = {
  "openingItem.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({ isStarted: z.boolean(), items: z.array(openingItem) }),
    failures: ["not-found"],
  }),
  /** Replaces all of a ledger not yet started; dated before its first month, amounts without sign. */
  "openingItem.save": method({
    access: ["administrator", "head", "bookkeeper"],
    effect: "writes",
    input: z.object({ ledgerId, items: z.array(openingItem).max(500) }),
    output: z.object({}),
    failures: ["not-found", "ledger-started", "opening-item-bad"],
  }),
} as const;
