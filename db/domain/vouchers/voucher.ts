import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { AccountId, CategoryId, ItemId, LedgerId, PersonId, VoucherId } from "#domain/core/ids.ts";
import type { ItemKind } from "#domain/books/item.ts";
import type { ApprovalRole, DocumentKind } from "#domain/claims/papers.ts";

export { approvalRoles, documentKinds, type ApprovalRole, type DocumentKind } from "#domain/claims/papers.ts";

/** One line of a voucher: either its debit or its credit is not zero; red amounts are negative on the same side. */
export type Entry = {
  readonly summary: string;
  readonly accountId: AccountId;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly categoryId: CategoryId | null;
  readonly items: readonly { readonly kind: ItemKind; readonly itemId: ItemId }[];
  /** Thousandths of the account's unit, on the side of the amount and with its sign; only where the account keeps quantities. */
  readonly quantityMilli?: number | null | undefined;
};

/** A source document as data (原始凭证): what evidence and duplicate rules look at. Amount in fen, null when not stated. */
export type SourceDocument = {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly onDate: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly party: string;
  readonly note: string;
  /** 经手人: who at the village handled the money; missing or '' where nobody was named. */
  readonly handler?: string;
  /** 人数、天数、餐数、公里数: how many units of a standard the paper names; missing or null where it names none. */
  readonly units?: number | null;
  /** 购买方名称: whom an invoice is made out to; missing or '' where it was not written down. */
  readonly buyer?: string;
};

export type Approval = { readonly role: ApprovalRole; readonly name: string; readonly onDate: LocalDate };

/** What people enter: everything of a voucher but its state and number. Entries are in line order. */
export type VoucherContent = {
  readonly ledgerId: LedgerId;
  readonly onDate: LocalDate;
  readonly paperCount: number;
  readonly entries: readonly Entry[];
  readonly documents: readonly SourceDocument[];
  readonly approvals: readonly Approval[];
};

/** 凭证字: one for all (记), or by which way cash and bank moved (收, 付, 转); imported history keeps its own, four signs at most. */
export type VoucherWord = string;

export type VoucherKind = "ordinary" | "closing" | "red" | "supplement";

type Body = {
  readonly id: VoucherId;
  readonly kind: VoucherKind;
  readonly version: number;
  readonly content: VoucherContent;
  readonly correctsId: VoucherId | null;
  readonly correctsReason: string | null;
  readonly preparedBy: PersonId;
};

export type DraftVoucher = Body & { readonly state: "draft" };
export type ReviewedVoucher = Body & { readonly state: "reviewed"; readonly reviewedBy: PersonId };
export type PostedVoucher = Body & {
  readonly state: "posted";
  readonly reviewedBy: PersonId;
  readonly postedBy: PersonId;
  readonly number: number;
};
export type Voucher = DraftVoucher | ReviewedVoucher | PostedVoucher;

const bookedBy = ({ onDate, entries }: VoucherContent, kind: VoucherKind): string =>
  JSON.stringify([
    kind === "closing" ? onDate : "",
    entries.map((entry) => [
      entry.accountId,
      entry.debitFen,
      entry.creditFen,
      entry.categoryId,
      entry.items.map((item) => `${item.kind} ${item.itemId}`).toSorted(),
      entry.quantityMilli ?? null,
    ]),
  ]);

/**
 * What follows from the books is not for a person to choose: a closing voucher books the balances of its day and a red one
 * the negated voucher it cancels. Rules and caps let both pass, so they may be saved again only with the same booking.
 */
export const mayReplace = (kind: VoucherKind, before: VoucherContent, after: VoucherContent): boolean =>
  kind === "ordinary" || kind === "supplement" || bookedBy(before, kind) === bookedBy(after, kind);

/**
 * True when two contents move the same accounts by the same amounts on the same day: what a card, a count or a list rests on.
 * Categories and items are still a person's to choose; where a list says who (`isByMember`), the members are not.
 */
export const movesTheSame = (before: VoucherContent, after: VoucherContent, isByMember: boolean): boolean => {
  const members = ({ items }: Entry): readonly string[] =>
    isByMember ? items.filter((item) => item.kind === "member").map((item) => item.itemId) : [];
  const moved = ({ onDate, entries }: VoucherContent): string =>
    JSON.stringify([
      onDate,
      entries.map((entry) => [
        entry.accountId,
        entry.debitFen,
        entry.creditFen,
        entry.quantityMilli ?? null,
        members(entry),
      ]),
    ]);
  return moved(before) === moved(after);
};

export const totalDebit = (entries: readonly Entry[]): Fen => sumOf(entries, (entry) => entry.debitFen);
export const totalCredit = (entries: readonly Entry[]): Fen => sumOf(entries, (entry) => entry.creditFen);
