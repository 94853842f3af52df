import * as z from "zod";
import { method } from "./method.ts";
import { accountId, categoryId, ledgerId, localDateText, payListId, voucherId } from "./scalars.ts";
import { contentFailures } from "./vouchers.ts";

const failures = [
  ...contentFailures,
  "pay-unapproved",
  "pay-not-accrued",
  "list-booked",
  "pay-twice",
  "guide-account-missing",
] as const;

/** The vouchers of an approved list. */
export const payBookingMethods = {
  /** 计提: drafts the voucher that makes an approved list owed, where its scheme says so; paying it then clears that. */
  "payList.accrue": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: payListId, onDate: localDateText, categoryId }),
    output: z.object({ voucherId, ledgerId }),
    failures,
  }),
  /**
   * Drafts the voucher of an approved list: the spending by its category, or what was accrued for it, what is withheld, and the
   * bank.
   */
  "payList.book": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: payListId,
      onDate: localDateText,
      /** Null for a list that was accrued: its spending is booked. */
      categoryId: categoryId.nullable(),
      moneyAccountId: accountId,
      /** Where withheld amounts stand; null when nothing is withheld. */
      withheldAccountId: accountId.nullable(),
    }),
    output: z.object({ voucherId }),
    failures,
  }),
} as const;
