import { addMonths, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";

/**
 * What a card stands for: 固定资产, 生产性/消耗性/公益性生物资产, 无形资产, 长期待摊费用. The account of its cost follows from
 * it, and where its wear is gathered; null where there is none (待摊费用 is written down itself, 公益性 and 消耗性 are not worn).
 */
export type AssetClass =
  "fixed" | "productive-biological" | "consumable-biological" | "public-biological" | "intangible" | "deferred";

export type AssetAccounts = { readonly cost: string; readonly worn: string | null; readonly wears: boolean };

export const assetAccounts: Readonly<Record<AssetClass, AssetAccounts>> = {
  fixed: { cost: "151", worn: "152", wears: true },
  "productive-biological": { cost: "132", worn: "133", wears: true },
  "consumable-biological": { cost: "131", worn: null, wears: false },
  "public-biological": { cost: "134", worn: null, wears: false },
  intangible: { cost: "161", worn: "162", wears: true },
  deferred: { cost: "171", worn: "171", wears: true },
};

/** Whether an asset is worn from the month after it came into use, or from that month itself: the office sets it, 待核对. */
export type WearStart = "next-month" | "same-month";

/** The first month a card is depreciated for. */
export const firstWearMonth = (inUseOn: LocalDate, start: WearStart): Month =>
  addMonths(monthOf(inUseOn), start === "next-month" ? 1 : 0);

/** One card as far as tying it to the accounts needs it, in fen. */
export type CardTotals = { readonly class: AssetClass; readonly costFen: number; readonly wornFen: number };

/** Cards against one first-level account, both on the account's normal side, in fen. */
export type CardTie = {
  readonly code: string;
  readonly cardsFen: Fen;
  readonly accountFen: Fen;
  readonly differenceFen: Fen;
};

const addTo = (totals: Map<string, number>, code: string, amount: number): void => {
  totals.set(code, (totals.get(code) ?? 0) + amount);
};

/**
 * 卡片与账面核对: what the cards of each class come to beside the balance of their account. `balances` are debit-positive by
 * first-level code; only accounts that have cards are compared. 171 is written down itself, so its cards count less their wear.
 */
export const cardTies = (cards: readonly CardTotals[], balances: ReadonlyMap<string, number>): readonly CardTie[] => {
  const debits = new Map<string, number>();
  for (const card of cards) {
    const { cost, worn } = assetAccounts[card.class];
    addTo(debits, cost, card.costFen);
    if (worn !== null) addTo(debits, worn, -card.wornFen);
  }
  return [...debits]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, cardsDebit]) => {
      const side = code === "133" || code === "152" || code === "162" ? -1 : 1;
      const cardsFen = fen(side * cardsDebit);
      const accountFen = fen(side * (balances.get(code) ?? 0));
      return { code, cardsFen, accountFen, differenceFen: fen(cardsFen - accountFen) };
    });
};
