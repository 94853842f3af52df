import * as z from "zod";
import { method } from "./method.ts";
import { freeText, ledgerId, namedFile } from "./scalars.ts";

/** One state of the books that a printed code or a workbook stands for. */
const found = z.object({
  /** What it was printed on: a workbook, a wall sheet, the close of a month, or none (the head after one voucher). */
  kind: z.enum(["workbook", "wall-sheet", "close", "voucher"]),
  ledgerId: ledgerId.nullable(),
  /** The set of books; of a township roll-up the township. */
  ledgerName: z.string(),
  /** The workbook's file name, the wall sheet's title and version, the month, or ''. */
  title: z.string(),
  /** The last voucher these books hold (2026-09 记-12), '' when they hold none. */
  throughVoucher: z.string(),
  /** Whether the chain of vouchers still gives the hash; of books without a voucher there is none to give. */
  isUnchanged: z.boolean(),
  /** No voucher had been posted: the books had no fingerprint yet, and nothing can be compared. */
  isEmpty: z.boolean(),
  /** The first voucher or month that is not as it was; '' when nothing differs. */
  differsAt: z.string(),
});

export const fingerprintMethods = {
  /**
   * Tells what a printed 指纹 (16 or 64 hex digits, groups and case do not matter) or a workbook file stands for and whether
   * the ledger still holds exactly those books. The chain is recomputed from the vouchers' content, and what no voucher holds
   * is checked against its seals; nothing is changed.
   */
  "fingerprint.check": method({
    access: "signed-in",
    effect: "works",
    input: z.object({ code: freeText(200), file: namedFile.nullable() }),
    output: z.object({
      /** The code as read, in groups; '' when a file was given that this ledger never made. */
      code: z.string(),
      found: z.array(found),
      /**
       * What was changed in this file past the program and no voucher's hash covers: openings, registers, kept balances, the
       * log. Empty when the seals hold; else the papers' vouchers may agree and the books are not what they were.
       */
      besides: z.array(z.object({ check: z.string(), place: z.string() })),
      /**
       * A workbook that bears a fingerprint of these books and is not the file that was made: saved again by another program,
       * or edited. Compared cell by cell with the version kept here that is nearest to it; the first differences.
       */
      copy: z
        .object({
          name: z.string(),
          total: z.int().min(0),
          differences: z.array(z.object({ sheet: z.string(), cell: z.string(), kept: z.string(), given: z.string() })),
        })
        .nullable(),
    }),
    failures: ["fingerprint-unreadable", "cancelled"],
  }),
} as const;
