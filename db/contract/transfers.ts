import * as z from "zod";
import { method } from "./method.ts";
import { bankLineId, fenAmount, ledgerId, localDateText, voucherId } from "./scalars.ts";
import { contentFailures } from "./vouchers.ts";

/** The most transfers drafted, or taken back, in one go. */
const mostTransfers = 200;

const transferEnd = z.object({
  lineId: bankLineId,
  onDate: localDateText,
  bankName: z.string(),
  number: z.string(),
  text: z.string(),
});

export const transferMethods = {
  /**
   * The transfers between a ledger's own accounts whose both ends have come in and are not booked, oldest first and at most 200;
   * `unclear` are ends of one amount that fit several others, left to a person.
   */
  "transfer.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({ ledgerId }),
    output: z.object({
      pairs: z.array(
        z.object({ leaving: transferEnd, arriving: transferEnd, amountFen: fenAmount, days: z.int().nonnegative() }),
      ),
      unclear: z.array(
        z.object({ amountFen: fenAmount, leaving: z.array(transferEnd), arriving: z.array(transferEnd) }),
      ),
    }),
    failures: ["not-found"],
  }),
  /** Drafts one voucher for each pair, in the order given: all of them or none. */
  "transfer.draft": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      ledgerId,
      pairs: z
        .array(z.object({ leavingId: bankLineId, arrivingId: bankLineId }))
        .min(1)
        .max(mostTransfers),
    }),
    output: z.object({ voucherIds: z.array(voucherId) }),
    failures: [...contentFailures, "line-already-used", "line-not-matching"],
  }),
  /** Takes such drafts back, all or none: their lines wait again. A reviewed or posted one stays. */
  "transfer.undo": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ voucherIds: z.array(voucherId).min(1).max(mostTransfers) }),
    output: z.object({ count: z.int() }),
    failures: ["not-found", "wrong-state", "line-not-matching"],
  }),
} as const;
