import type { Account } from "./account.ts";
import type { AssetClass } from "./asset.ts";
import { contraCodesOf, doesWear, type AssetBooks } from "./asset-books.ts";
import { monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { DepreciationMethod } from "./depreciation.ts";

/** Why a card cannot stand; see the window's sentences for what to do. */
export type CardFault = "method-not-allowed" | "life-missing" | "expense-missing" | "amounts-bad" | "account-bad";

type OpeningWear = {
  readonly openingWornFen: number;
  readonly openingWornThrough: Month | null;
  readonly inUseOn: LocalDate;
};

/**
 * What a card brought along says through which month: without that, months worn before would be charged again; a month still
 * to come would leave months out. `today` is the running month.
 */
export const openingWearFault = (
  card: OpeningWear,
  today: Month,
): "worn-through-missing" | "worn-through-future" | undefined => {
  const { openingWornFen, openingWornThrough: through, inUseOn } = card;
  if (through !== null && through > today) return "worn-through-future";
  return openingWornFen > 0 && (through === null || through < monthOf(inUseOn)) ? "worn-through-missing" : undefined;
};

/** The parts of a card that must agree; accounts as found in its ledger, `undefined` where there is none. */
export type CardTerms = {
  readonly class: AssetClass;
  readonly method: DepreciationMethod;
  readonly costFen: number;
  readonly residualFen: number;
  readonly openingWornFen: number;
  readonly lifeMonths: number;
  readonly lifeUnits: number;
  readonly cost: Account | undefined;
  readonly worn: Account | undefined;
  readonly expense: Account | undefined;
  readonly isLeaf: (account: Account) => boolean;
  readonly books: AssetBooks;
};

const fits = (account: Account | undefined, codes: readonly string[], isLeaf: CardTerms["isLeaf"]): boolean =>
  account !== undefined && codes.some((code) => account.code.startsWith(code)) && isLeaf(account);

/** The first thing that keeps a card from standing: 公益性 and 消耗性生物资产 are not depreciated, accounts follow the class. */
export const cardFault = (card: CardTerms): CardFault | undefined => {
  const own = card.books.classes[card.class];
  if (card.costFen <= 0 || card.residualFen < 0 || card.openingWornFen < 0) return "amounts-bad";
  if (card.residualFen > card.costFen || card.openingWornFen > card.costFen) return "amounts-bad";
  if (!doesWear(card.class) && (card.method !== "none" || card.openingWornFen > 0)) return "method-not-allowed";
  if (own === null || !fits(card.cost, own.cost, card.isLeaf)) return "account-bad";
  if (card.method === "none") return undefined;
  if (card.method === "straight-line" ? card.lifeMonths <= 0 : card.lifeUnits <= 0) return "life-missing";
  const contra = contraCodesOf(own);
  if (contra.length > 0 && !fits(card.worn, contra, card.isLeaf)) return "account-bad";
  if (card.expense === undefined) return "expense-missing";
  const isCost = card.expense.class === "profit-loss" || card.expense.class === "cost";
  return isCost && card.isLeaf(card.expense) ? undefined : "expense-missing";
};
