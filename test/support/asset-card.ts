import type { InputOf } from "#contract/contract.ts";
import type { Village } from "./village.ts";

export type Card = InputOf<"asset.save">["card"];

/** A card of 6 000.00 yuan in use since 2026-07-10, worn over sixty months, with nothing more known of it than what is given. */
export const assetCard = ({ accountOf }: Village, rest: Partial<Card> = {}): Card => ({
  number: null,
  name: "抽水泵",
  class: "fixed",
  category: "",
  purpose: "administrative",
  costAccountId: accountOf("151"),
  wornAccountId: accountOf("152"),
  expenseAccountId: accountOf("513"),
  categoryId: null,
  costFen: 600_000,
  residualFen: 0,
  openingWornFen: 0,
  openingWornThrough: null,
  method: "straight-line",
  lifeMonths: 60,
  lifeUnits: 0,
  openingUnits: 0,
  inUseOn: "2026-07-10",
  location: "",
  keeper: "",
  fundSource: "",
  quantity: "",
  note: "",
  ...rest,
});
