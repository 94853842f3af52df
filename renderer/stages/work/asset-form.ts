import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { AssetClass } from "#domain/books/asset.ts";
import { doesWear } from "#domain/books/asset-books.ts";
import { zeroFen } from "#domain/core/fen.ts";
import { firstLeaf, leafNamed, type Books } from "./use-books.ts";

export type AssetCard = OutputOf<"asset.list">["cards"][number];
export type CardInput = InputOf<"asset.save">["card"];

/** The accounts and the method a class and a purpose suggest; a person may choose others below the same first level. */
export const suggested = (
  { accounts, assets }: Books,
  of: { readonly class: AssetClass; readonly purpose: CardInput["purpose"] },
): Pick<CardInput, "costAccountId" | "wornAccountId" | "expenseAccountId"> => {
  const { cost, worn } = assets.classes[of.class] ?? { cost: [], worn: null };
  return {
    costAccountId: firstLeaf(accounts, ...cost)?.id ?? "",
    wornAccountId: worn === null || worn === "itself" ? null : (firstLeaf(accounts, ...worn)?.id ?? null),
    expenseAccountId: doesWear(of.class)
      ? (leafNamed(accounts, assets.expenses[of.purpose], "折旧")?.id ?? null)
      : null,
  };
};

/** An empty card for a person to fill in. */
export const emptyCard = (books: Books, today: string): CardInput => ({
  number: null,
  name: "",
  class: "fixed",
  category: "",
  purpose: "administrative",
  ...suggested(books, { class: "fixed", purpose: "administrative" }),
  categoryId: null,
  costFen: zeroFen,
  residualFen: zeroFen,
  openingWornFen: zeroFen,
  openingWornThrough: null,
  method: "straight-line",
  lifeMonths: 60,
  lifeUnits: 0,
  openingUnits: 0,
  inUseOn: today,
  location: "",
  keeper: "",
  fundSource: "",
  quantity: "",
  note: "",
});

/** The fields of a card that stands, as a form shows them. */
export const cardInputOf = (card: AssetCard): CardInput => ({
  number: card.number,
  name: card.name,
  class: card.class,
  category: card.category,
  purpose: card.purpose,
  costAccountId: card.costAccountId,
  wornAccountId: card.wornAccountId,
  expenseAccountId: card.expenseAccountId,
  categoryId: card.categoryId,
  costFen: card.costFen,
  residualFen: card.residualFen,
  openingWornFen: card.openingWornFen,
  openingWornThrough: card.openingWornThrough,
  method: card.method,
  lifeMonths: card.lifeMonths,
  lifeUnits: card.lifeUnits,
  openingUnits: card.openingUnits,
  inUseOn: card.inUseOn,
  location: card.location,
  keeper: card.keeper,
  fundSource: card.fundSource,
  quantity: card.quantity,
  note: card.note,
});
