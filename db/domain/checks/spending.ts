import { firstLevelCode } from "#domain/books/account.ts";
import type { CategoryNature } from "#domain/books/category.ts";
import type { BudgetSource } from "#domain/caps/budget.ts";
import type { Cap, CapBases, CapStage, CapUse } from "#domain/caps/cap.ts";
import type { CarryChain } from "#domain/caps/carry.ts";
import type { VoteGround } from "#domain/caps/vote.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { AccountId, CategoryId, PersonId } from "#domain/core/ids.ts";
import type { Role } from "#domain/people/roles.ts";
import type { DocumentKind } from "#domain/claims/papers.ts";
import type { VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";
import type { Around } from "./around.ts";

export type CategoryFacts = { readonly id: CategoryId; readonly name: string; readonly nature: CategoryNature };

/**
 * The same invoice in another voucher or claim that still stands; `isBookedHere`: posted in the same ledger. `refusedReason`: why the
 * claim it stood on was refused (拒付).
 */
export type InvoiceElsewhere = {
  readonly number: string;
  readonly voucherName: string;
  readonly ledgerName: string;
  readonly onDate: string;
  readonly isBookedHere: boolean;
  readonly refusedReason?: string | null;
};

/** Whom an invoice may be made out to: the ledger's own body, and the names accepted for it. */
export type Buyers = {
  readonly ledgerName: string;
  readonly accepted: readonly string[];
  readonly townshipName: string;
};

/** A category's line of a budget, of one source, as a yearly cap, with what the year has used of it. */
export type BudgetDrawn = {
  readonly source: BudgetSource;
  readonly cap: Cap;
  readonly use: CapUse;
  readonly stages: readonly CapStage[];
};

/** What a claim adds to what is spent: whether the village already paid it, and the day it is lodged (null: not yet). */
export type ClaimFacts = { readonly isPrepaid: boolean; readonly lodgedOn: LocalDate | null };

/** One voucher with everything the rules look at; all of it read before they run. */
export type Spending = {
  readonly kind: VoucherKind;
  readonly content: VoucherContent;
  /** The day whose caps and budget it draws on: its own, or for a correction that of what it corrects. */
  readonly countedOn: LocalDate;
  readonly categories: ReadonlyMap<CategoryId, CategoryFacts>;
  /** Accounts of expense and cost: where an entry without a category is a spending all the same. */
  readonly expenseAccounts: ReadonlySet<AccountId>;
  /** 计提折旧与摊销: caps and the budget count it, and nobody is paid by it. */
  readonly isWear: boolean;
  /** Resolutions in force that the voucher names as its ground. */
  readonly grounds: readonly VoteGround[];
  /** `use` is of the whole period; `stages` part it where a later version takes over, and are empty when none does. */
  readonly caps: readonly {
    readonly cap: Cap;
    readonly use: CapUse;
    readonly stages: readonly CapStage[];
    /** The periods on end that what is unused is carried through; missing where nothing is carried. */
    readonly chain?: CarryChain | undefined;
  }[];
  /** The year's budget for the categories it spends; null where no rule asks for it. */
  readonly budget: {
    readonly year: number;
    readonly isInForce: boolean;
    readonly drawn: readonly BudgetDrawn[];
  } | null;
  readonly bases: CapBases;
  readonly invoicesElsewhere: readonly InvoiceElsewhere[];
  readonly buyers: Buyers;
  readonly around: Around;
  /** The kinds of the originals, lying with other vouchers, that its 分割单 divide; missing where it has none. */
  readonly divided?: readonly DocumentKind[];
  /** Only where a claim is judged and no voucher. */
  readonly claim?: ClaimFacts | null;
  readonly preparedBy: PersonId | null;
  /** Who saved an earlier version of the draft; missing where nobody else did. */
  readonly preparedBefore?: readonly PersonId[];
  /** Missing where nobody prepared it. */
  readonly preparerRoles?: readonly Role[];
  readonly reviewer: { readonly id: PersonId; readonly roles: readonly Role[] } | null;
};

/** The part of a voucher that one group of its entries spends: net of credits, with the first line of the group. */
export type Part = { readonly amountFen: Fen; readonly line: number };

/** Debit less credit of the entries that `belongs` picks; `undefined` when it picks none. */
const partOf = (
  content: Pick<VoucherContent, "entries">,
  belongs: (entry: VoucherContent["entries"][number]) => boolean,
): Part | undefined => {
  const line = content.entries.findIndex(belongs) + 1;
  if (line === 0) return undefined;
  const amountFen = sumOf(content.entries.filter(belongs), (entry) => entry.debitFen - entry.creditFen);
  return { amountFen: fen(amountFen), line };
};

/** What a voucher spends on one category. */
export const spentOn = (content: Pick<VoucherContent, "entries">, categoryId: CategoryId): Part | undefined =>
  partOf(content, (entry) => entry.categoryId === categoryId);

/** 财政拨款 where an entry names a fund, 自有资金 where it does not. */
const sourceOf = ({ items }: Pick<VoucherContent["entries"][number], "items">): BudgetSource =>
  items.some(({ kind }) => kind === "fund") ? "grant" : "own";

/** What a voucher spends on one category from one source of money. */
export const spentFrom = (
  content: Pick<VoucherContent, "entries">,
  { categoryId, source }: { readonly categoryId: CategoryId; readonly source: BudgetSource },
): Part | undefined => partOf(content, (entry) => entry.categoryId === categoryId && sourceOf(entry) === source);

/** What a voucher spends on some categories together: what one takes back pays for another. */
export const spentOnAny = (
  content: Pick<VoucherContent, "entries">,
  categoryIds: readonly CategoryId[],
): Part | undefined => partOf(content, ({ categoryId }) => categoryId !== null && categoryIds.includes(categoryId));

/** What a voucher spends on all its categories; what one takes back does not pay for another. */
export const spentInAll = (content: Pick<VoucherContent, "entries">): Fen => {
  const categoryIds = new Set(content.entries.flatMap(({ categoryId }) => categoryId ?? []));
  return sumOf(categoryIds, (categoryId) => Math.max(spentOn(content, categoryId)?.amountFen ?? 0, 0));
};

/** What a voucher spends on all categories of some natures: splitting it over several lines changes nothing. */
export const spentOnNatures = (spending: Spending, natures: readonly CategoryNature[]): Part | undefined =>
  partOf(spending.content, (entry) => {
    const category = entry.categoryId === null ? undefined : spending.categories.get(entry.categoryId);
    return category !== undefined && natures.includes(category.nature);
  });

/** The first-level code an entry stands on; '' where the rules were told nothing of its account. */
export const firstCodeOf = ({ around }: Spending, { accountId }: VoucherContent["entries"][number]): string =>
  firstLevelCode(around.accounts.get(accountId)?.code ?? "");

/** What came into cash and bank accounts by a voucher; negative where it went out. */
export const moneyMoved = (spending: Spending): Fen =>
  sumOf(spending.content.entries, (entry) =>
    ["101", "102"].includes(firstCodeOf(spending, entry)) ? entry.debitFen - entry.creditFen : 0,
  );
