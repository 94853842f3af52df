import { claimTotal, type ClaimContent } from "#domain/claims/claim.ts";
import type { Instant } from "#domain/core/dates.ts";
import { moneyTextFromFen, zeroFen } from "#domain/core/fen.ts";
import type { Claim } from "#store/claim-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { callerOf, type Caller, type Surroundings } from "./call.ts";
import { explainReplaced } from "./category-holds.ts";
import { backByName, leaveHolds, marksOfClaim } from "./left-holds.ts";

type Acting = Pick<Surroundings, "now" | "newId"> & { readonly caller: Caller | null; readonly name: string };

/** What a claim spends, line by line. */
const spentBy = ({ onDate, lines }: ClaimContent) => ({
  onDate,
  entries: lines.map(({ categoryId, amountFen }) => ({ categoryId, debitFen: amountFen, creditFen: zeroFen })),
});

const subjectOf = ({ number, content }: Claim): string =>
  `报账单 ${number} ${content.purpose} ${moneyTextFromFen(claimTotal(content.lines))}`;

/** A claim as it was just written: what it puts in place of a held category needs `reason`; answers what lacks it. */
export const explainClaim = (
  writing: Writing,
  call: Acting,
  { claim, before, reason }: { readonly claim: Claim; readonly before: Claim | undefined; readonly reason: string },
) =>
  explainReplaced(
    writing,
    { voucherId: null, claimId: claim.id },
    {
      ledgerId: claim.ledgerId,
      content: spentBy(claim.content),
      marks: marksOfClaim(claim.content),
      before:
        before === undefined
          ? null
          : { content: spentBy(before.content), marks: marksOfClaim(before.content), subject: subjectOf(before) },
      reason,
      by: callerOf(call).id,
      at: call.now(),
      newId: () => call.newId(),
    },
  );

/** A claim is withdrawn or refused: what rules held in it is kept, for it may be claimed anew. */
export const leaveClaim = (writing: Writing, call: Acting, claim: Claim): number =>
  leaveHolds(
    writing,
    { voucherId: null, claimId: claim.id },
    {
      ledgerId: claim.ledgerId,
      subject: subjectOf(claim),
      marks: marksOfClaim(claim.content),
      newId: () => call.newId(),
      by: callerOf(call).id,
      at: call.now(),
    },
  );

/** What a claim spends again under another category without a reason; undefined: nothing. */
export const unexplainedInClaim = (reading: Reading, { ledgerId, content, savedAt }: Claim, at: Instant) =>
  backByName(reading, { ledgerId, content: spentBy(content), marks: marksOfClaim(content), savedAt, at });
