import type { FailureOf } from "#contract/contract.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { checkDate, checkDraft, type BookFacts } from "#domain/vouchers/check-content.ts";
import type { PostedVoucher, VoucherContent, VoucherWord } from "#domain/vouchers/voucher.ts";
import { addLoneCorrection } from "#store/lone-correction-rows.ts";
import type { Writing } from "#store/query.ts";
import { insertDraft, readVoucher } from "#store/voucher-rows.ts";
import { wordOf } from "#store/voucher-word-rows.ts";
import { bookOf } from "./book-facts.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { isCorrected } from "./correcting-pair.ts";
import { copyReturn } from "./named-returns.ts";
import { judgeDraft } from "./judge-draft.ts";
import { isOfPayList, isTied, whatRestsOn } from "#store/voucher-tie-rows.ts";
import { voucherSubject } from "./voucher-subject.ts";

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

const bare = (content: VoucherContent, onDate: VoucherContent["onDate"]): VoucherContent => ({
  ...content,
  onDate,
  paperCount: 0,
  documents: [],
  approvals: [],
});

/** Every line by how far its amount was from the right one; lines that were right are left out, too much is red. */
const differenceOf = (
  voucher: Named,
  of: { readonly onDate: VoucherContent["onDate"]; readonly rightFen: readonly Fen[] },
): VoucherContent => ({
  ...bare(voucher.content, of.onDate),
  entries: voucher.content.entries.flatMap((entry, at) => {
    const right = of.rightFen[at] ?? fen(entry.debitFen + entry.creditFen);
    const more = fen(right - entry.debitFen - entry.creditFen);
    if (more === 0) return [];
    const sides =
      entry.debitFen === 0 ? { debitFen: zeroFen, creditFen: more } : { debitFen: more, creditFen: zeroFen };
    return [{ ...entry, ...sides, quantityMilli: null, summary: `调整${dayText(voucher)}金额：${entry.summary}` }];
  }),
});

/** The same accounts on their other sides, all in blue: the error of an earlier year taken back. */
const blueOf = (voucher: Named, onDate: VoucherContent["onDate"]): VoucherContent => ({
  ...bare(voucher.content, onDate),
  entries: voucher.content.entries.map((entry) => ({
    ...entry,
    debitFen: entry.creditFen,
    creditFen: entry.debitFen,
    summary: `更正${voucher.content.onDate.slice(0, 4)}年${dayText(voucher)}：${entry.summary}`,
  })),
});

type Correcting = {
  readonly id: VoucherId;
  readonly onDate: VoucherContent["onDate"];
  /** A copy or a difference would leave the registers behind that rest on what the voucher booked. */
  readonly isRedAlone: boolean;
};

/** The posted voucher and the day of its correction, once nothing keeps it from being corrected that day. */
const correctable = (
  writing: Writing,
  call: Pick<Call<"voucher.correct">, "now">,
  of: Correcting,
): Result<{ readonly named: Named; readonly book: BookFacts }, FailureOf<"voucher.adjust">> => {
  const voucher = readVoucher(writing, of.id)?.voucher;
  if (voucher === undefined) return err({ code: "not-found", kind: "voucher" });
  if (voucher.state !== "posted") return err({ code: "wrong-state", state: voucher.state });
  // The statements leave closing vouchers out; a red one would count as turnover. A new transfer moves what is left.
  if (voucher.kind === "red" || voucher.kind === "closing") return err({ code: "not-reversible" });
  if (isCorrected(writing, of.id)) return err({ code: "already-corrected" });
  const resting = whatRestsOn(writing, of.id);
  if (resting.length > 0) return err({ code: "voucher-relied-on", names: [...resting] });
  if (!of.isRedAlone && (isTied(writing, of.id) || isOfPayList(writing, of.id))) return err({ code: "copy-tied" });
  const book = bookOf(writing, voucher.content.ledgerId, call.now());
  if (book === undefined) return err({ code: "not-found", kind: "ledger" });
  const date = checkDate(of.onDate, book);
  if (!date.ok) return err(contentFailure(date.error));
  // Taken back before it was booked, a month would show what never was.
  if (of.onDate < voucher.content.onDate) return err({ code: "date-too-early", on: voucher.content.onDate });
  return ok({ named: { ...voucher, word: wordOf(writing, of.id) }, book });
};

/**
 * 红字更正 (会计基础工作规范 Art. 51(5)): a red draft with every amount negated that cancels the posted voucher, and on wish a
 * blue copy to be put right. Both point at the voucher they correct; it stays as it was.
 */
export const correctVoucher = (call: Call<"voucher.correct">): Reply<"voucher.correct"> =>
  change<"voucher.correct">(call, (writing) => {
    const { id, onDate, reason, andCopy } = call.input;
    const found = correctable(writing, call, { id, onDate, isRedAlone: !andCopy });
    if (!found.ok) return refuse(found.error);
    const { named } = found.value;
    const draft = { preparedBy: callerOf(call).id, preparedAt: call.now(), correctsId: id, correctsReason: reason };
    const redId = call.newId<VoucherId>();
    insertDraft(writing, { ...draft, id: redId, kind: "red", content: redOf(named, onDate) });
    judgeDraft(writing, call, redId);
    const copyId = andCopy ? call.newId<VoucherId>() : null;
    if (copyId !== null) {
      insertDraft(writing, { ...draft, id: copyId, kind: "supplement", content: copyOf(named, onDate) });
      copyReturn(writing, { of: id, voucherId: copyId }, { by: draft.preparedBy, at: draft.preparedAt });
      judgeDraft(writing, call, copyId);
    }
    return changed(
      { redId, copyId },
      { subject: `更正 ${voucherSubject(named.content)}`, facts: { corrects: id, reason, redId, copyId } },
    );
  });

/**
 * 补充更正 without a red half (规范 Art. 51(5)): only the amount was wrong, so the difference is booked, less in red; or the error
 * is of an earlier year, which one blue voucher takes back on the other sides, to be completed by hand.
 */
export const adjustVoucher = (call: Call<"voucher.adjust">): Reply<"voucher.adjust"> =>
  change<"voucher.adjust">(call, (writing) => {
    const { id, onDate, reason, way, rightFen } = call.input;
    const found = correctable(writing, call, { id, onDate, isRedAlone: false });
    if (!found.ok) return refuse(found.error);
    const { named, book } = found.value;
    const content = way === "blue" ? blueOf(named, onDate) : differenceOf(named, { onDate, rightFen });
    const checked = checkDraft(content, book, "supplement");
    if (!checked.ok) return refuse(contentFailure(checked.error));
    const ownId = call.newId<VoucherId>();
    const draft = { preparedBy: callerOf(call).id, preparedAt: call.now(), correctsId: id, correctsReason: reason };
    insertDraft(writing, { ...draft, id: ownId, kind: "supplement", content });
    addLoneCorrection(writing, ownId, way);
    judgeDraft(writing, call, ownId);
    return changed(
      { id: ownId },
      { subject: `更正 ${voucherSubject(named.content)}`, facts: { corrects: id, reason, way, id: ownId } },
    );
  });
