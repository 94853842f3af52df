import type { OpeningItem } from "#domain/books/opening-item.ts";
import { fen } from "#domain/core/fen.ts";
import type { LoneMovement } from "./reconciliation.ts";

type Lone = { readonly atBank: readonly LoneMovement[]; readonly inBooks: readonly LoneMovement[] };

const signed = (item: OpeningItem): LoneMovement["amountFen"] =>
  fen(item.side.endsWith("-in") ? item.amountFen : -item.amountFen);

/**
 * Puts the items from before the books began among the movements only one side has. An item ends where the other side has
 * caught up: what the books had is then a line of the bank, what the bank had an entry, each of exactly its amount and the
 * earliest such. An item without one stays open; the adjusted balances agree either way.
 */
export const withOpeningItems = (items: readonly OpeningItem[], lone: Lone): Lone => {
  const atBank = [...lone.atBank];
  const inBooks = [...lone.inBooks];
  const stillAtBank: LoneMovement[] = [];
  const stillInBooks: LoneMovement[] = [];
  for (const [index, item] of items.entries()) {
    const amountFen = signed(item);
    const isOfBooks = item.side.startsWith("book-");
    const others = isOfBooks ? atBank : inBooks;
    const caughtUp = others.findIndex((movement) => movement.amountFen === amountFen);
    if (caughtUp >= 0) {
      others.splice(caughtUp, 1);
      continue;
    }
    const { onDate, text } = item;
    const movement = {
      key: `opening:${index + 1}`,
      onDate,
      text: `期初未达 ${text}`.trim(),
      amountFen,
      voucherId: null,
    };
    (isOfBooks ? stillInBooks : stillAtBank).push(movement);
  }
  return { atBank: [...stillAtBank, ...atBank], inBooks: [...stillInBooks, ...inBooks] };
};
