import * as z from "zod";
import { hit } from "./judging.ts";
import { method } from "./method.ts";
import { fenAmount, lineOfText, localDateText, voucherId } from "./scalars.ts";
import { correctionFailures } from "./vouchers.ts";

/** Corrections of 规范 Art. 51(5), and money of a spending that came back. */
export const adjustingMethods = {
  /** 红字更正: a draft with every amount negated that points at the posted voucher; with `andCopy` also a blue copy to be put right. */
  "voucher.correct": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({ id: voucherId, onDate: localDateText, reason: lineOfText(200), andCopy: z.boolean() }),
    output: z.object({ redId: voucherId, copyId: voucherId.nullable() }),
    failures: correctionFailures,
  }),
  /**
   * A correction without a red half: `difference` where only amounts were wrong (`rightFen`: the right amount of every line, in
   * order), `blue` for the error of an earlier year, as one voucher on the other sides to be completed.
   */
  "voucher.adjust": method({
    access: ["bookkeeper"],
    effect: "writes",
    input: z.object({
      id: voucherId,
      onDate: localDateText,
      reason: lineOfText(200),
      way: z.enum(["difference", "blue"]),
      rightFen: z.array(fenAmount).max(2000).default([]),
    }),
    output: z.object({ id: voucherId }),
    failures: correctionFailures,
  }),
  /** 支出退回: a draft that takes spending of a category back names the posted spending whose money came back. */
  "voucher.nameSpending": method({
    access: ["bookkeeper", "reviewer", "head"],
    effect: "writes",
    input: z.object({ id: voucherId, spendingId: voucherId }),
    output: z.object({ hits: z.array(hit) }),
    failures: ["not-found", "wrong-state", "not-returnable", "takes-back"],
  }),
} as const;
