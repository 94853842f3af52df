import type { Instant } from "#domain/core/dates.ts";
import { assert } from "#domain/core/assert.ts";
import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import { newestForm } from "#domain/posting/canonical.ts";
import type { Entry, Voucher, VoucherContent, VoucherWord } from "#domain/vouchers/voucher.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import { setDraftWord } from "./voucher-word-rows.ts";
import type { Tables } from "./tables.ts";

type VoucherRow = Omit<Tables["voucher"], "month" | "word" | "form">;

/** When a voucher passed each step; null until it has. */
export type VoucherTimes = {
  readonly word: VoucherWord;
  readonly preparedAt: Instant;
  readonly reviewedAt: Instant | null;
  /** Place in the order of reviews of its ledger. */
  readonly reviewNo: number | null;
  readonly postedAt: Instant | null;
};

type OfVoucher = { readonly id: VoucherId };
const rowOfVoucher = preparedQuery(({ id }: OfVoucher) =>
  sqlFor.selectFrom("voucher").selectAll().where("id", "=", id).orderBy("id"),
);
const itemsOfVoucher = preparedQuery(({ id }: OfVoucher) =>
  sqlFor
    .selectFrom("entry_item")
    .select(["line", "kind", "item_id"])
    .where("voucher_id", "=", id)
    .orderBy("line")
    .orderBy("kind"),
);
const entriesOfVoucher = preparedQuery(({ id }: OfVoucher) =>
  sqlFor.selectFrom("entry").selectAll().where("voucher_id", "=", id).orderBy("line"),
);
const documentsOfVoucher = preparedQuery(({ id }: OfVoucher) =>
  sqlFor
    .selectFrom("document")
    .select(["kind", "number", "on_date as onDate", "amount_fen as amountFen", "party", "note", "handler", "units"])
    .select("buyer")
    .where("voucher_id", "=", id)
    .orderBy("no"),
);
const approvalsOfVoucher = preparedQuery(({ id }: OfVoucher) =>
  sqlFor
    .selectFrom("approval")
    .select(["role", "name", "on_date as onDate"])
    .where("voucher_id", "=", id)
    .orderBy("role"),
);

const readEntries = (reading: Reading, id: VoucherId): readonly Entry[] => {
  const items = reading.all(itemsOfVoucher({ id }));
  return reading.all(entriesOfVoucher({ id })).map((row) => ({
    summary: row.summary,
    accountId: row.account_id,
    debitFen: row.debit_fen,
    creditFen: row.credit_fen,
    categoryId: row.category_id,
    quantityMilli: row.quantity_milli ?? undefined,
    items: items.filter((item) => item.line === row.line).map((item) => ({ kind: item.kind, itemId: item.item_id })),
  }));
};

const voucherFrom = (row: VoucherRow, content: VoucherContent): Voucher => {
  const body = {
    id: row.id,
    kind: row.kind,
    version: row.version,
    content,
    correctsId: row.corrects_id,
    correctsReason: row.corrects_reason,
    preparedBy: row.prepared_by,
  };
  if (row.state === "draft") return { ...body, state: "draft" };
  assert(row.reviewed_by !== null, `voucher ${row.id} has no reviewer`);
  if (row.state === "reviewed") return { ...body, state: "reviewed", reviewedBy: row.reviewed_by };
  assert(row.posted_by !== null && row.number !== null, `voucher ${row.id} has no number`);
  return { ...body, state: "posted", reviewedBy: row.reviewed_by, postedBy: row.posted_by, number: row.number };
};

/** A voucher with all its content and the times of its steps, or `undefined`. */
export const readVoucher = (
  reading: Reading,
  id: VoucherId,
): { readonly voucher: Voucher; readonly times: VoucherTimes } | undefined => {
  const row = reading.first(rowOfVoucher({ id }));
  if (row === undefined) return undefined;
  const content = {
    ledgerId: row.ledger_id,
    onDate: row.on_date,
    paperCount: row.paper_count,
    entries: readEntries(reading, id),
    documents: reading.all(documentsOfVoucher({ id })),
    approvals: reading.all(approvalsOfVoucher({ id })),
  };
  const times = {
    word: row.word,
    preparedAt: row.prepared_at,
    reviewedAt: row.reviewed_at,
    reviewNo: row.review_no,
    postedAt: row.posted_at,
  };
  return { voucher: voucherFrom(row, content), times };
};

const insertContent = (writing: Writing, id: VoucherId, content: VoucherContent): void => {
  for (const [index, entry] of content.entries.entries()) {
    const line = index + 1;
    writing.run(
      sqlFor.insertInto("entry").values({
        voucher_id: id,
        line,
        summary: entry.summary,
        account_id: entry.accountId,
        debit_fen: entry.debitFen,
        credit_fen: entry.creditFen,
        category_id: entry.categoryId,
        quantity_milli: entry.quantityMilli ?? null,
      }),
    );
    for (const item of entry.items) {
      writing.run(
        sqlFor.insertInto("entry_item").values({ voucher_id: id, line, kind: item.kind, item_id: item.itemId }),
      );
    }
  }
  for (const [index, document] of content.documents.entries()) {
    writing.run(
      sqlFor.insertInto("document").values({
        voucher_id: id,
        no: index + 1,
        kind: document.kind,
        number: document.number,
        on_date: document.onDate,
        amount_fen: document.amountFen,
        party: document.party,
        note: document.note,
        handler: document.handler ?? "",
        units: document.units ?? null,
        buyer: document.buyer ?? "",
      }),
    );
  }
  for (const approval of content.approvals) {
    writing.run(
      sqlFor
        .insertInto("approval")
        .values({ voucher_id: id, role: approval.role, name: approval.name, on_date: approval.onDate }),
    );
  }
};

/** What a new draft is, besides its content. */
export type NewDraft = {
  readonly id: VoucherId;
  readonly kind: Voucher["kind"];
  readonly content: VoucherContent;
  readonly preparedBy: PersonId;
  readonly preparedAt: Instant;
  readonly correctsId: VoucherId | null;
  readonly correctsReason: string | null;
};

export const insertDraft = (writing: Writing, draft: NewDraft): void => {
  writing.run(
    sqlFor.insertInto("voucher").values({
      id: draft.id,
      ledger_id: draft.content.ledgerId,
      state: "draft",
      kind: draft.kind,
      on_date: draft.content.onDate,
      number: null,
      paper_count: draft.content.paperCount,
      version: 1,
      prepared_by: draft.preparedBy,
      prepared_at: draft.preparedAt,
      returned_reason: null,
      reviewed_by: null,
      reviewed_at: null,
      posted_by: null,
      posted_at: null,
      corrects_id: draft.correctsId,
      corrects_reason: draft.correctsReason,
      chain_no: null,
      previous_hash: null,
      hash: null,
      review_no: null,
    }),
  );
  insertContent(writing, draft.id, draft.content);
  setDraftWord(writing, draft.id);
};

/** Replaces a draft's content; whoever saves it last is its preparer. Answers the new version. */
export const replaceDraft = (
  writing: Writing,
  draft: {
    readonly id: VoucherId;
    readonly version: number;
    readonly content: VoucherContent;
    readonly preparedBy: PersonId;
    readonly preparedAt: Instant;
  },
): number => {
  const version = draft.version + 1;
  for (const table of ["entry_item", "entry", "document", "approval"] as const) {
    writing.run(sqlFor.deleteFrom(table).where("voucher_id", "=", draft.id));
  }
  writing.run(
    sqlFor
      .updateTable("voucher")
      .set({
        on_date: draft.content.onDate,
        paper_count: draft.content.paperCount,
        version,
        prepared_by: draft.preparedBy,
        prepared_at: draft.preparedAt,
        returned_reason: null,
      })
      .where("id", "=", draft.id),
  );
  insertContent(writing, draft.id, draft.content);
  setDraftWord(writing, draft.id);
  return version;
};

export const deleteDraft = (writing: Writing, id: VoucherId): void => {
  writing.run(sqlFor.deleteFrom("voucher").where("id", "=", id));
};

/** What posting gives a voucher. */
type PostingStep = {
  readonly id: VoucherId;
  readonly number: number;
  readonly by: PersonId;
  readonly at: Instant;
  readonly chainNo: number;
  readonly previousHash: string;
  readonly hash: string;
};
const posting = preparedQuery((step: PostingStep) =>
  sqlFor
    .updateTable("voucher")
    .set({
      state: "posted",
      form: newestForm,
      number: step.number,
      posted_by: step.by,
      posted_at: step.at,
      chain_no: step.chainNo,
      previous_hash: step.previousHash,
      hash: step.hash,
    })
    .where("id", "=", step.id),
);

/** reviewed → posted: number, place in the chain and hash are given here and never again. */
export const markPosted = (writing: Writing, step: PostingStep): void => {
  writing.run(posting(step));
};

/** Posted vouchers that correct this one, and unposted ones that would. */
export const readCorrections = (
  reading: Reading,
  id: VoucherId,
): readonly { readonly id: VoucherId; readonly kind: Voucher["kind"] }[] =>
  reading.all(sqlFor.selectFrom("voucher").select(["id", "kind"]).where("corrects_id", "=", id).orderBy("id"));
