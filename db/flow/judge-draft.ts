import type { CategoryId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { assert } from "#domain/core/assert.ts";
import type { Writing } from "#store/query.ts";
import { saveHits } from "#store/hit-rows.ts";
import { readDraftIds } from "#store/voucher-lists.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { keepHolds } from "./category-holds.ts";
import { callerOf, type Caller, type Surroundings } from "./call.ts";
import { judgeVoucher, type Hit } from "./judge-voucher.ts";

type Judging = Pick<Surroundings, "now" | "newId"> & { readonly caller: Caller | null; readonly name: string };

/** Judges a draft as it now stands and keeps the hits with it, in place of those of its earlier versions. */
export const judgeDraft = (writing: Writing, call: Judging, id: VoucherId): readonly Hit[] => {
  const voucher = readVoucher(writing, id)?.voucher;
  assert(voucher !== undefined, `voucher ${id} to judge`);
  const { hits } = judgeVoucher(writing, {
    voucherId: id,
    kind: voucher.kind,
    content: voucher.content,
    preparedBy: voucher.preparedBy,
    reviewedBy: null,
    stage: "entry",
  });
  saveHits(writing, {
    voucherId: id,
    ledgerId: voucher.content.ledgerId,
    stage: "entry",
    hits,
    decision: null,
    by: callerOf(call).id,
    at: call.now(),
    newId: () => call.newId(),
  });
  keepHolds(writing, { voucherId: id, claimId: null }, { content: voucher.content, hits, newId: () => call.newId() });
  return hits;
};

/** Judges anew every draft that a vote or a new rule may have freed or held, so that lists tell how it stands now. */
export const rejudgeDrafts = (
  writing: Writing,
  call: Judging,
  of: { readonly ledgerId: LedgerId | null; readonly categoryIds: readonly CategoryId[] | null },
): void => {
  for (const id of readDraftIds(writing, of)) judgeDraft(writing, call, id);
};
