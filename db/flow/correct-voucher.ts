import type { VoucherId } from "#domain/core/ids.ts";
import { fen } from "#domain/core/fen.ts";
import { checkDate } from "#domain/vouchers/check-content.ts";
import type { PostedVoucher, VoucherContent, VoucherWord } from "#domain/vouchers/voucher.ts";
import { insertDraft, readCorrections, readVoucher } from "#store/voucher-rows.ts";
import { wordOf } from "#store/voucher-word-rows.ts";
import { bookOf } from "./book-facts.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { judgeDraft } from "./judge-draft.ts";
import { isOfPayList, isTied, whatRestsOn } from "#store/voucher-tie-rows.ts";
import { voucherSubject } from "./save-voucher.ts";

type Named = PostedVoucher & { readonly word: VoucherWord };

const dayText = (voucher: Named): string => {
  const [, month = "", day = ""] = voucher.content.onDate.split("-");
  return `${Number(month)}月${Number(day)}日${voucher.word}字第${voucher.number}号凭证`;
};

const redOf = (voucher: Named, onDate: VoucherContent["onDate"]): VoucherContent => ({
  ...voucher.content,
  onDate,
  paperCount: 0,
  documents: [],
  approvals: [],
  entries: voucher.content.entries.map((entry) => ({
    ...entry,
    summary: `注销${dayText(voucher)}`,
    debitFen: fen(-entry.debitFen),
    creditFen: fen(-entry.creditFen),
    quantityMilli: (entry.quantityMilli ?? null) === null ? null : -(entry.quantityMilli ?? 0),
  })),
});

const copyOf = (voucher: Named, onDate: VoucherContent["onDate"]): VoucherContent => ({
  ...voucher.content,
  onDate,
  entries: voucher.content.entries.map((entry) => ({ ...entry, summary: `订正${dayText(voucher)}：${entry.summary}` })),
});

/**
 * 红字更正 (会计基础工作规范 Art. 51(5)): a red draft with every amount negated that cancels the posted voucher, and on wish a
 * blue copy to be put right. Both point at the voucher they correct; it stays as it was.
 */
export const correctVoucher = (call: Call<"voucher.correct">): Reply<"voucher.correct"> =>
  change(call, (writing) => {
    const { id, onDate, reason, andCopy } = call.input;
    const voucher = readVoucher(writing, id)?.voucher;
    if (voucher === undefined) return refuse({ code: "not-found", kind: "voucher" });
    if (voucher.state !== "posted") return refuse({ code: "wrong-state", state: voucher.state });
    // The statements leave closing vouchers out; a red one would count as turnover. A new transfer moves what is left.
    if (voucher.kind === "red" || voucher.kind === "closing") return refuse({ code: "not-reversible" });
    if (readCorrections(writing, id).some((correction) => correction.kind === "red"))
      return refuse({ code: "already-corrected" });
    const resting = whatRestsOn(writing, id);
    if (resting.length > 0) return refuse({ code: "voucher-relied-on", names: [...resting] });
    if (andCopy && (isTied(writing, id) || isOfPayList(writing, id))) return refuse({ code: "copy-tied" });
    const book = bookOf(writing, voucher.content.ledgerId, call.now());
    if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const date = checkDate(onDate, book);
    if (!date.ok) return refuse(contentFailure(date.error));
    // Taken back before it was booked, a month would show what never was.
    if (onDate < voucher.content.onDate) return refuse({ code: "date-too-early", on: voucher.content.onDate });
    const draft = { preparedBy: callerOf(call).id, preparedAt: call.now(), correctsId: id, correctsReason: reason };
    const named = { ...voucher, word: wordOf(writing, id) };
    const redId = call.newId<VoucherId>();
    insertDraft(writing, { ...draft, id: redId, kind: "red", content: redOf(named, onDate) });
    judgeDraft(writing, call, redId);
    const copyId = andCopy ? call.newId<VoucherId>() : null;
    if (copyId !== null) {
      insertDraft(writing, { ...draft, id: copyId, kind: "supplement", content: copyOf(named, onDate) });
      judgeDraft(writing, call, copyId);
    }
    return changed(
      { redId, copyId },
      { subject: `更正 ${voucherSubject(voucher.content)}`, facts: { corrects: id, reason, redId, copyId } },
    );
  });
