import type { Writing } from "#store/query.ts";
import type { Voucher, VoucherContent } from "#domain/vouchers/voucher.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import { mayReplace, movesTheSame } from "#domain/vouchers/voucher.ts";
import { hasMovedMoney } from "#store/bank-match-rows.ts";
import { isOfList, isTied, whatRestsOn } from "#store/voucher-tie-rows.ts";
import { insertDraft, readVoucher, replaceDraft } from "#store/voucher-rows.ts";
import { bookOf } from "./book-facts.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { dropDraft, explainDraft } from "./explain-draft.ts";
import { releaseClaim } from "./release-claim.ts";
import { judgeDraft } from "./judge-draft.ts";
import { retieBankLines } from "./moved-money.ts";
import { voucherSubject } from "./voucher-subject.ts";

type Draft = {
  readonly id: VoucherId;
  readonly content: VoucherContent;
  readonly preparedBy: PersonId;
  readonly preparedAt: Instant;
};

const addDraft = (writing: Writing, draft: Draft): number => {
  insertDraft(writing, { ...draft, kind: "ordinary", correctsId: null, correctsReason: null });
  return 1;
};

/** True where what a draft books follows from the books, or something rests on it, and the new content books otherwise. */
const isFixed = (writing: Writing, { id, kind, content }: Voucher, after: VoucherContent): boolean =>
  !mayReplace(kind, content, after) || (isTied(writing, id) && !movesTheSame(content, after, isOfList(writing, id)));

/** Saves a draft whole: whoever saves it is its preparer from then on. Its rule hits are judged and kept with it. */
export const saveVoucher = (call: Call<"voucher.save">): Reply<"voucher.save"> =>
  change(call, (writing) => {
    const { id, version, content, categoryReason } = call.input;
    const book = bookOf(writing, content.ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const existing = id === null ? undefined : readVoucher(writing, id)?.voucher;
    if (id !== null && existing === undefined) return refuse({ code: "not-found", kind: "voucher" });
    if (existing !== undefined && existing.state !== "draft")
      return refuse({ code: "wrong-state", state: existing.state });
    if (existing !== undefined && (existing.version !== version || existing.content.ledgerId !== content.ledgerId)) {
      return refuse({ code: "changed-meanwhile" });
    }
    if (existing !== undefined && isFixed(writing, existing, content)) return refuse({ code: "entries-fixed" });
    const checked = checkDraft(content, book, existing?.kind);
    if (!checked.ok) return refuse(contentFailure(checked.error));
    const draft: Draft = {
      id: existing?.id ?? call.newId<VoucherId>(),
      content,
      preparedBy: callerOf(call).id,
      preparedAt: call.now(),
    };
    const newVersion =
      existing === undefined
        ? addDraft(writing, draft)
        : replaceDraft(writing, { ...draft, version: existing.version });
    const freedLines = retieBankLines(writing, draft.id, content.entries);
    const replaced = explainDraft(writing, call, { draft, before: existing?.content, reason: categoryReason });
    if (replaced !== undefined) return refuse(replaced);
    const hits = judgeDraft(writing, call, draft.id);
    return changed(
      { id: draft.id, version: newVersion, hits: [...hits] },
      {
        subject: voucherSubject(content),
        facts: { voucherId: draft.id, isNew: existing === undefined, freedLines, categoryReason },
      },
    );
  });

/** Removes a draft; what was posted or reviewed never goes. A bank line it booked becomes unbooked again. */
export const deleteVoucher = (call: Call<"voucher.delete">): Reply<"voucher.delete"> =>
  change(call, (writing) => {
    const voucher = readVoucher(writing, call.input.id)?.voucher;
    if (voucher === undefined) return refuse({ code: "not-found", kind: "voucher" });
    if (voucher.state !== "draft") return refuse({ code: "wrong-state", state: voucher.state });
    if (voucher.version !== call.input.version) return refuse({ code: "changed-meanwhile" });
    const resting = whatRestsOn(writing, voucher.id);
    if (resting.length > 0) return refuse({ code: "voucher-relied-on", names: [...resting] });
    const movedMoney = hasMovedMoney(writing, voucher.id);
    releaseClaim(writing, voucher.id);
    const heldCount = dropDraft(writing, call, voucher);
    return changed(
      {},
      { subject: voucherSubject(voucher.content), facts: { voucherId: voucher.id, movedMoney, heldCount } },
    );
  });
