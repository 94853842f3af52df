import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import type { Voucher, VoucherContent } from "#domain/vouchers/voucher.ts";
import type { Reading, Writing } from "#store/query.ts";
import { deleteDraft } from "#store/voucher-rows.ts";
import { callerOf, type Caller, type Surroundings } from "./call.ts";
import { explainReplaced } from "./category-holds.ts";
import { backByName, leaveHolds, marksOfVoucher } from "./left-holds.ts";
import { voucherSubject } from "./voucher-subject.ts";

type Acting = Pick<Surroundings, "now" | "newId"> & { readonly caller: Caller | null; readonly name: string };

/** A draft voucher as it was just written: what it puts in place of a held category needs `reason`; answers what lacks it. */
export const explainDraft = (
  writing: Writing,
  call: Acting,
  of: {
    readonly draft: {
      readonly id: VoucherId;
      readonly content: VoucherContent;
      readonly preparedBy: PersonId;
      readonly preparedAt: Instant;
    };
    readonly before: VoucherContent | undefined;
    readonly reason: string;
  },
) => {
  const { draft, before, reason } = of;
  const { id, content, preparedBy: by, preparedAt: at } = draft;
  const owner = { voucherId: id, claimId: null };
  return explainReplaced(writing, owner, {
    ledgerId: content.ledgerId,
    content,
    marks: marksOfVoucher(writing, id, content),
    before:
      before === undefined
        ? null
        : { content: before, marks: marksOfVoucher(writing, id, before), subject: voucherSubject(before) },
    reason,
    by,
    at,
    newId: () => call.newId(),
  });
};

/** Takes a draft away, keeping what rules held in it; answers how many categories. */
export const dropDraft = (writing: Writing, call: Acting, { id, content }: Pick<Voucher, "id" | "content">): number => {
  const count = leaveHolds(
    writing,
    { voucherId: id, claimId: null },
    {
      ledgerId: content.ledgerId,
      subject: voucherSubject(content),
      marks: marksOfVoucher(writing, id, content),
      newId: () => call.newId(),
      by: callerOf(call).id,
      at: call.now(),
    },
  );
  deleteDraft(writing, id);
  return count;
};

/** What a draft to be reviewed spends again under another category without a reason, by category and draft; undefined: nothing. */
export const unexplainedBack = (
  reading: Reading,
  { id, kind, content }: Voucher,
  times: { readonly savedAt: Instant; readonly at: Instant },
) => {
  if (kind !== "ordinary" && kind !== "supplement") return undefined;
  const { ledgerId } = content;
  return backByName(reading, { ledgerId, content, marks: marksOfVoucher(reading, id, content), ...times });
};
