import type { OpenItemSide } from "#domain/books/opening-item.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LoneMovement } from "./reconciliation.ts";

type Lone = { readonly atBank: readonly LoneMovement[]; readonly inBooks: readonly LoneMovement[] };

/** An item from before the books began that a person has not yet tied to what ends it. `amountFen`: + arrives, − leaves. */
type Opening = {
  readonly no: number;
  readonly side: OpenItemSide;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly text: string;
};

/**
 * Puts the items from before the books began among the movements only one side has. An item that was tied to the line or the
 * entry that ends it is not given here, and neither is what ends it. One of the same amount alone ends nothing: whoever was
 * paid, it stays beside the item until a person has said that the two are one. The adjusted balances agree either way.
 */
export const withOpeningItems = (items: readonly Opening[], lone: Lone): Lone => {
  const movements = items.map(({ no, side, onDate, amountFen, text }) => ({
    isOfBooks: side.startsWith("book-"),
    movement: { key: `opening:${no}`, onDate, text: `期初未达 ${text}`.trim(), amountFen, voucherId: null },
  }));
  const of = (isOfBooks: boolean): readonly LoneMovement[] =>
    movements.filter((each) => each.isOfBooks === isOfBooks).map(({ movement }) => movement);
  return { atBank: [...of(false), ...lone.atBank], inBooks: [...of(true), ...lone.inBooks] };
};
