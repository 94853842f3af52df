import type { OutputOf, ReadInput } from "#contract/contract.ts";
import { isHolding } from "#domain/checks/hit.ts";
import { splitNumberOf } from "#domain/claims/papers.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import { fillTemplate } from "#domain/vouchers/template.ts";
import { totalCredit, totalDebit, type SourceDocument, type VoucherContent } from "#domain/vouchers/voucher.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { insertDraft } from "#store/voucher-rows.ts";
import { balancesAround } from "./balances-around.ts";
import type { Book } from "./book-facts.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { judgeDraft } from "./judge-draft.ts";
import { judgeVoucher } from "./judge-voucher.ts";
import { templateBooksOf } from "./template-books.ts";
import { valuesWith } from "./templates.ts";

type Batch = ReadInput<"voucher.batchPreview">;
type Shown = OutputOf<"voucher.batchPreview">["rows"][number];
type Planned = { readonly shown: Shown; readonly content: VoucherContent | null };

/** The value that is divided among the rows of a split. */
const sharedValue = "金额";

const refusedRow = (
  row: { readonly ledgerId: LedgerId; readonly ledgerName: string },
  failure: { readonly code: string; readonly [fact: string]: unknown },
): Planned => {
  const { code, ...facts } = failure;
  const shown = { ...row, totalFen: zeroFen, failure: { code, facts }, holdCount: 0, moves: [] };
  return { shown, content: null };
};

/** The invoice lies with the first row; the others carry a 分割单 that names it (会计基础工作规范 Art. 51(4)). */
const papersOf = (batch: Batch, index: number, amountFen: Fen): readonly SourceDocument[] => {
  const { document } = batch;
  if (document === null) return [];
  if (index === 0) return [document];
  const number = splitNumberOf(document.number);
  return [
    { ...document, kind: "settlement", number, amountFen, note: `原始凭证分割单，原件 ${document.number} 附在第一户` },
  ];
};

const movesOf = (reading: Reading, book: Book, content: VoucherContent): Shown["moves"] => {
  const names = fullNamesOf(book.accounts);
  return balancesAround(reading, content, null).map((move) => ({
    ...move,
    accountCode: book.accountOf(move.accountId)?.code ?? "",
    accountName: names.get(move.accountId) ?? "",
  }));
};

type Planning = { readonly call: Call<"voucher.batchPreview" | "voucher.batch">; readonly preparer: PersonId | null };

type Row = { readonly row: Batch["rows"][number]; readonly index: number };

const planRow = (reading: Reading, { call, preparer }: Planning, { row, index }: Row): Planned => {
  const batch = call.input;
  const found = templateBooksOf(reading, row.ledgerId, { on: batch.onDate, now: call.now() });
  const of = { ledgerId: row.ledgerId, ledgerName: found?.book.ledger.name ?? "" };
  if (found === undefined) return refusedRow(of, { code: "not-found", kind: "ledger" });
  if (batch.rows.findIndex((each) => each.ledgerId === row.ledgerId) !== index)
    return refusedRow(of, { code: "ledger-repeated" });
  const values = valuesWith([], row.values);
  const filled = fillTemplate(batch.lines, { on: batch.onDate, values, books: found.books });
  if (!filled.ok) return refusedRow(of, { code: "template-bad", ...filled.error });
  const entries = filled.value;
  const documents = papersOf(batch, index, values.get(sharedValue) ?? zeroFen);
  const { onDate, paperCount } = batch;
  const content: VoucherContent = { ledgerId: row.ledgerId, onDate, paperCount, entries, documents, approvals: [] };
  const checked = checkDraft(content, found.book);
  if (!checked.ok) return refusedRow(of, contentFailure(checked.error));
  const differenceFen = fen(totalDebit(entries) - totalCredit(entries));
  if (differenceFen !== 0) return refusedRow(of, { code: "not-balanced", differenceFen });
  const judged = { voucherId: null, kind: "ordinary", content, reviewedBy: null, stage: "entry" } as const;
  const { hits } = judgeVoucher(reading, { ...judged, preparedBy: preparer, original: batch.document });
  const holdCount = isHolding(hits) ? hits.length : 0;
  const moves = movesOf(reading, found.book, content);
  return { shown: { ...of, totalFen: totalDebit(entries), failure: null, holdCount, moves }, content };
};

const planOf = (reading: Reading, planning: Planning) => {
  const { input } = planning.call;
  const planned = input.rows.map((row, index) => planRow(reading, planning, { row, index }));
  const shared = sumOf(input.rows, (row) => valuesWith([], row.values).get(sharedValue) ?? 0);
  const differenceFen = input.totalFen === null ? zeroFen : fen(input.totalFen - shared);
  const digest = sha256Of(JSON.stringify(planned));
  return { planned, differenceFen, digest };
};

/** 批量制单, tried: what each row would become and every balance it would move. */
export const previewBatch = (call: Call<"voucher.batchPreview">): Reply<"voucher.batchPreview"> =>
  call.ledger.snapshot((reading) => {
    const { planned, differenceFen, digest } = planOf(reading, { call, preparer: call.caller?.id ?? null });
    const rows = planned.map(({ shown }) => shown);
    return done({ rows, totalFen: sumOf(rows, (row) => row.totalFen), differenceFen, digest });
  });

/** 批量制单: one draft a row, exactly as previewed, all or none. */
export const draftBatch = (call: Call<"voucher.batch">): Reply<"voucher.batch"> =>
  change(call, (writing) => {
    const by = callerOf(call).id;
    const { planned, differenceFen, digest } = planOf(writing, { call, preparer: by });
    if (digest !== call.input.digest) return refuse({ code: "preview-outdated" });
    if (differenceFen !== 0) return refuse({ code: "shares-differ", differenceFen });
    const refused = planned.filter(({ content }) => content === null).length;
    if (refused > 0) return refuse({ code: "batch-refused", count: refused });
    const ids: VoucherId[] = [];
    for (const { content } of planned) {
      if (content === null) continue;
      const id = call.newId<VoucherId>();
      const prepared = { preparedBy: by, preparedAt: call.now() };
      insertDraft(writing, { id, kind: "ordinary", content, ...prepared, correctsId: null, correctsReason: null });
      judgeDraft(writing, call, id);
      ids.push(id);
    }
    const totalFen = sumOf(planned, ({ shown }) => shown.totalFen);
    const subject = `批量制单 ${call.input.onDate} ${call.input.lines[0]?.summary ?? ""} ${ids.length} 张`;
    return changed({ ids }, { subject, facts: { voucherIds: ids, totalFen } });
  });
