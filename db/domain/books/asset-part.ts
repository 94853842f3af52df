import { fen, shareOf, type Fen } from "#domain/core/fen.ts";

/** What a card stands at, or a part of it, in fen. */
export type CardAmounts = { readonly costFen: Fen; readonly wornFen: Fen; readonly residualFen: Fen };

/**
 * 部分处置: the part of a card whose original cost is `partFen`, with its share of what is worn off and of the residual, rounded half up
 * to a fen. `undefined` where the part is nothing, or not less than the whole.
 */
export const partOfCard = (card: CardAmounts, partFen: number): CardAmounts | undefined =>
  partFen <= 0 || partFen >= card.costFen
    ? undefined
    : {
        costFen: fen(partFen),
        wornFen: shareOf(card.wornFen, partFen, card.costFen),
        residualFen: shareOf(card.residualFen, partFen, card.costFen),
      };
