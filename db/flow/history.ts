import { firstLevelCode } from "#domain/books/account.ts";
import { systemOf, type ClosingRule } from "#domain/books/accounting-system.ts";
import { unnamedParty } from "#domain/books/item.ts";
import { assert } from "#domain/core/assert.ts";
import { fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { isHolding } from "#domain/checks/hit.ts";
import { canonicalText, newestForm, type SealedVoucher } from "#domain/posting/canonical.ts";
import { turnoversOf, type Turnover } from "#domain/posting/turnover.ts";
import type { Entry, VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";
import { readAccounts } from "#store/account-rows.ts";
import { addTurnovers } from "#store/balance-rows.ts";
import { readChainHead } from "#store/chain-rows.ts";
import {
  approveImport,
  hasOwnVoucher,
  markImported,
  newestImportId,
  readImportedIds,
  readImports,
  undoImport,
  type HistoryImport,
} from "#store/foreign-rows.ts";
import { dropEmptyBalances } from "#store/empty-balances.ts";
import { saveHits } from "#store/hit-rows.ts";
import { keptBy, releaseImported } from "#store/imported-uses.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import { isMonthClosed } from "#store/period-rows.ts";
import type { Writing } from "#store/query.ts";
import { sm3Of } from "#store/sm3.ts";
import { markReviewed } from "#store/review-rows.ts";
import { deleteDraft, insertDraft, markPosted, readVoucher } from "#store/voucher-rows.ts";
import { setImportedWord } from "#store/voucher-word-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { judgeVoucher } from "./judge-voucher.ts";
import { historyRefusal } from "./move-in.ts";
import { placerOf } from "./placing.ts";

export const listImports = (call: Call<"moving.imports">): Reply<"moving.imports"> =>
  call.ledger.snapshot((reading) => {
    const { ledgerId } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    return done({
      canUndo: !hasOwnVoucher(reading, ledgerId),
      imports: readImports(reading, { ledgerId }).map(
        ({ ledgerId: _ledger, plan: _plan, importedBy: _by, gaps, ...row }) => ({
          ...row,
          gaps: gaps.map((gap) => ({ ...gap, missing: [...gap.missing] })),
        }),
      ),
    });
  });

type Planned = HistoryImport["plan"][number];
type Posting = { readonly call: Call<"moving.approve">; readonly found: HistoryImport };

type Ending = { readonly closing: ClosingRule; readonly resultCodes: ReadonlySet<string> };

/** A voucher that moves the year's result between income, expense, 321 and 322 and nothing else is a closing one. */
const kindOf = (planned: Planned, { closing, resultCodes }: Ending): VoucherKind => {
  const firsts = planned.entries.map((entry) => firstLevelCode(entry.accountCode));
  const isClosing =
    firsts.includes(closing.into) &&
    firsts.every((code) => code === closing.into || code === closing.distribution || resultCodes.has(code));
  return isClosing ? "closing" : "ordinary";
};

type Place = ReturnType<typeof placerOf>;
type Placed = { readonly content: VoucherContent; readonly accountCodes: readonly string[] };

const contentOf = (planned: Planned, found: HistoryImport, place: Place): Placed | "no-place" => {
  const entries: Entry[] = [];
  const accountCodes: string[] = [];
  for (const { summary, debitFen, creditFen, ...named } of planned.entries) {
    const placed = place({ ...named, itemName: named.itemName || unnamedParty });
    if (!("accountId" in placed)) return "no-place";
    accountCodes.push(placed.leafCode);
    const items = placed.itemId === null ? [] : [{ kind: placed.itemKind, itemId: placed.itemId }];
    entries.push({ summary, accountId: placed.accountId, debitFen, creditFen, categoryId: null, items });
  }
  const { onDate, papers } = planned;
  const { ledgerId } = found;
  return {
    content: { ledgerId, onDate, paperCount: papers, entries, documents: [], approvals: [] },
    accountCodes,
  };
};

/** Judges for the record: what the rules would have said stays with the voucher and holds nothing. */
const recordHits = (
  writing: Writing,
  { call, found }: Posting,
  of: { readonly id: VoucherId; readonly kind: VoucherKind; readonly content: VoucherContent },
): number => {
  const approver = callerOf(call).id;
  const { hits } = judgeVoucher(writing, {
    voucherId: of.id,
    kind: of.kind,
    content: of.content,
    preparedBy: found.importedBy,
    reviewedBy: approver,
    stage: "posting",
  });
  saveHits(writing, {
    voucherId: of.id,
    ledgerId: found.ledgerId,
    stage: "posting",
    hits,
    decision: isHolding(hits) ? "booked-as-exception" : null,
    by: approver,
    at: call.now(),
    newId: () => call.newId(),
  });
  return hits.length;
};

const sealAndPost = (
  writing: Writing,
  { call, found }: Posting,
  of: {
    readonly id: VoucherId;
    readonly kind: VoucherKind;
    readonly content: VoucherContent;
    readonly accountCodes: readonly string[];
    readonly planned: Planned;
  },
): void => {
  const { id, kind, content, accountCodes, planned } = of;
  const approver = callerOf(call).id;
  const at = call.now();
  const head = readChainHead(writing, found.ledgerId);
  // What came in keeps the word of its source, whatever words the ledger uses for its own vouchers.
  setImportedWord(writing, id, planned.word);
  const sealed: SealedVoucher = {
    form: newestForm,
    id,
    kind,
    word: planned.word,
    number: planned.number,
    chainNo: head.chainNo + 1,
    content,
    accountCodes,
    attachmentHashes: [],
    preparedBy: found.importedBy,
    preparedAt: found.importedAt,
    reviewedBy: approver,
    reviewedAt: at,
    postedBy: approver,
    postedAt: at,
    correctsId: null,
    correctsReason: null,
  };
  const hash = sm3Of(canonicalText(head.hash, sealed));
  const { number, chainNo } = sealed;
  markReviewed(writing, { id, version: 1, by: approver, at });
  markPosted(writing, { id, number, by: approver, at, chainNo, previousHash: head.hash, hash });
  addTurnovers(writing, found.ledgerId, turnoversOf(content, kind));
};

const postPlanned = (
  writing: Writing,
  posting: Posting,
  of: { planned: Planned; place: Place; ending: Ending },
): number | "no-place" => {
  const { call, found } = posting;
  const { planned, place } = of;
  const placed = contentOf(planned, found, place);
  if (placed === "no-place") return "no-place";
  const { content, accountCodes } = placed;
  const id = call.newId<VoucherId>();
  const kind = kindOf(planned, of.ending);
  insertDraft(writing, {
    id,
    kind,
    content,
    preparedBy: found.importedBy,
    preparedAt: found.importedAt,
    correctsId: null,
    correctsReason: null,
  });
  const { word, number } = planned;
  markImported(writing, { voucherId: id, importId: found.id, word, number, place: planned.place });
  const hits = recordHits(writing, posting, { id, kind, content });
  sealAndPost(writing, posting, { id, kind, content, accountCodes, planned });
  return hits;
};

/** 批准导入: every voucher of the import is posted, chained and balanced in one step, with the number it had. */
export const approveHistory = (call: Call<"moving.approve">): Reply<"moving.approve"> =>
  change(call, (writing) => {
    const [found] = readImports(writing, { id: call.input.id });
    if (found === undefined) return refuse({ code: "not-found", kind: "import" });
    if (found.approvedByName !== null || found.undoneByName !== null)
      return refuse({ code: "wrong-state", state: "posted" });
    if (found.importedBy === callerOf(call).id) return refuse({ code: "same-person" });
    const refusal = historyRefusal(writing, found.ledgerId, found.plan);
    if (refusal !== undefined) return refuse(refusal);
    const place = placerOf(writing, found.ledgerId, call.newId);
    const { closing } = systemOf(systemOfLedger(writing, found.ledgerId));
    const resultCodes = new Set(
      readAccounts(writing, found.ledgerId).flatMap(({ class: kind, code }) => (kind === "profit-loss" ? [code] : [])),
    );
    let hits = 0;
    for (const [index, planned] of found.plan.entries()) {
      if (index % 50 === 0) call.progress("history", index, found.plan.length);
      const outcome = postPlanned(writing, { call, found }, { planned, place, ending: { closing, resultCodes } });
      if (outcome === "no-place") return refuse({ code: "not-found", kind: "account" });
      hits += outcome;
    }
    approveImport(writing, { id: found.id, by: callerOf(call).id, at: call.now() });
    return changed(
      { posted: found.plan.length, hits },
      {
        subject: `批准导入历史凭证 ${found.plan.length} 张（${found.fileName}，${found.firstMonth} 至 ${found.lastMonth}）`,
        facts: { import: found.id, ledger: found.ledgerId, posted: found.plan.length, hits },
      },
    );
  });

const negative = (row: Turnover): Turnover => ({
  ...row,
  debitFen: fen(-row.debitFen),
  creditFen: fen(-row.creditFen),
  closingDebitFen: fen(-row.closingDebitFen),
  closingCreditFen: fen(-row.closingCreditFen),
});

const removeVouchers = (writing: Writing, call: Call<"moving.undo">, found: HistoryImport): readonly VoucherId[] => {
  const ids = readImportedIds(writing, found.id);
  for (const [index, id] of ids.entries()) {
    if (index % 50 === 0) call.progress("history", index, ids.length);
    const read = readVoucher(writing, id);
    assert(read !== undefined, `imported voucher ${id}`);
    addTurnovers(writing, found.ledgerId, turnoversOf(read.voucher.content, read.voucher.kind).map(negative));
    deleteDraft(writing, id);
  }
  dropEmptyBalances(writing, found.ledgerId);
  return ids;
};

/** 撤销导入: the newest import goes as a whole, as long as nothing of the ledger's own was built on it. */
export const undoHistory = (call: Call<"moving.undo">): Reply<"moving.undo"> =>
  change(call, (writing) => {
    const [found] = readImports(writing, { id: call.input.id });
    if (found === undefined) return refuse({ code: "not-found", kind: "import" });
    if (found.undoneByName !== null) return refuse({ code: "wrong-state", state: "draft" });
    if (found.approvedByName !== null && newestImportId(writing, found.ledgerId) !== found.id)
      return refuse({ code: "wrong-state", state: "posted" });
    if (hasOwnVoucher(writing, found.ledgerId)) return refuse({ code: "history-after-own" });
    const closed = found.plan.find((voucher) => isMonthClosed(writing, found.ledgerId, voucher.month));
    if (closed !== undefined) return refuse({ code: "month-closed", month: closed.month });
    const reason = keptBy(writing, found.id);
    if (reason !== undefined) return refuse({ code: "history-in-use", reason });
    releaseImported(writing, found.id);
    undoImport(writing, { id: found.id, by: callerOf(call).id, at: call.now(), reason: call.input.reason });
    const removed = removeVouchers(writing, call, found);
    return changed(
      { removed: [...removed] },
      {
        subject: `撤销导入历史凭证 ${removed.length} 张（${found.fileName}）：${call.input.reason}`,
        facts: { import: found.id, ledger: found.ledgerId, removed: removed.length },
      },
    );
  });
