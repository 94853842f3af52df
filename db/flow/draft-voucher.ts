import type { LocalDate } from "#domain/core/dates.ts";
import type { BankLineId, CategoryId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { categoriesIn, lossCategoryIn, type Loss } from "#domain/books/category.ts";
import { checkDraft, type ContentFailure } from "#domain/vouchers/check-content.ts";
import type { Entry, SourceDocument, VoucherContent } from "#domain/vouchers/voucher.ts";
import { matchLine } from "#store/bank-match-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { systemOfLedger } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { insertDraft } from "#store/voucher-rows.ts";
import { bookOf } from "./book-facts.ts";
import { callerOf, refuse, type Caller, type Surroundings } from "./call.ts";
import { contentFailure } from "./content-failure.ts";
import { judgeDraft } from "./judge-draft.ts";

export type Drafting = Pick<Surroundings, "now" | "newId"> & { readonly caller: Caller | null; readonly name: string };

type Wanted = {
  readonly ledgerId: LedgerId;
  readonly onDate: LocalDate;
  readonly entries: readonly Entry[];
  readonly documents?: readonly SourceDocument[];
  readonly approvals?: VoucherContent["approvals"];
  readonly paperCount?: number;
};

const refused = (failure: ContentFailure) => refuse(contentFailure(failure));

/**
 * Keeps a voucher that the program wrote as a draft of the caller, judged like any other: another person reviews it before it
 * is booked. Refused where its month is closed or an account cannot take entries.
 */
export const draftVoucher = (
  writing: Writing,
  call: Drafting,
  wanted: Wanted,
):
  | ReturnType<typeof refused>
  | { readonly ok: false; readonly failure: { readonly code: "not-found"; readonly kind: string } }
  | { readonly ok: true; readonly voucherId: VoucherId } => {
  const book = bookOf(writing, wanted.ledgerId, call.now());
  if (book === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const content: VoucherContent = {
    ledgerId: wanted.ledgerId,
    onDate: wanted.onDate,
    paperCount: wanted.paperCount ?? 0,
    entries: wanted.entries,
    documents: wanted.documents ?? [],
    approvals: wanted.approvals ?? [],
  };
  const checked = checkDraft(content, book);
  if (!checked.ok) return refused(checked.error);
  const voucherId = call.newId<VoucherId>();
  insertDraft(writing, {
    id: voucherId,
    kind: "ordinary",
    content,
    preparedBy: callerOf(call).id,
    preparedAt: call.now(),
    correctsId: null,
    correctsReason: null,
  });
  judgeDraft(writing, call, voucherId);
  return { ok: true, voucherId };
};

/** Keeps a checked voucher that books bank lines as a draft of the caller, each line tied to its entry, and has it judged. */
export const draftForLines = (
  writing: Writing,
  call: Drafting,
  of: {
    readonly content: VoucherContent;
    /** `line`: the entry, counted from 1. */
    readonly ties: readonly { readonly lineId: BankLineId; readonly line: number }[];
    readonly ruleName: string;
  },
): VoucherId => {
  const voucherId = call.newId<VoucherId>();
  const by = callerOf(call).id;
  const at = call.now();
  const draft = { id: voucherId, kind: "ordinary", content: of.content, preparedBy: by, preparedAt: at } as const;
  insertDraft(writing, { ...draft, correctsId: null, correctsReason: null });
  for (const tie of of.ties) matchLine(writing, { ...tie, voucherId, how: "drafted", ruleName: of.ruleName, by, at });
  judgeDraft(writing, call, voucherId);
  return voucherId;
};

type OfAccount = { readonly ledgerId: LedgerId; readonly accountCode: string };

const categoriesOf = (reading: Reading, { ledgerId, accountCode }: OfAccount) =>
  categoriesIn(systemOfLedger(reading, ledgerId), readCategories(reading)).filter(
    (category) => category.isActive && accountCode.startsWith(category.accountCode),
  );

/** The only category in use on an account, or null where there is none or a person has to choose. */
export const onlyCategoryOf = (reading: Reading, ledgerId: LedgerId, accountCode: string): CategoryId | null => {
  const fitting = categoriesOf(reading, { ledgerId, accountCode });
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
};

/** The category in use of a loss on an account, or null where the township has none yet: never another one of the account. */
export const lossCategoryOf = (reading: Reading, of: OfAccount, loss: Loss): CategoryId | null =>
  lossCategoryIn(categoriesOf(reading, of), loss)?.id ?? null;
