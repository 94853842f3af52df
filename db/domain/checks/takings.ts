import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";

/** Cash that came in as income on a day (negative: taken back in red), or that went from the safe to the bank. All fen. */
export type TakingsMove = { readonly onDate: LocalDate; readonly takenFen: Fen; readonly bankedFen: Fen };

/**
 * Takings of the safe that should have been banked: what the bank got counts for the oldest first. `days`: how many days after
 * the taking it is due; the day itself and the last one are in time. Undefined while nothing is late.
 */
export const lateTakings = (
  moves: readonly TakingsMove[],
  { today, days }: { readonly today: LocalDate; readonly days: number },
): { readonly sinceOn: LocalDate; readonly amountFen: Fen } | undefined => {
  let coveredFen = moves.reduce((sum, move) => sum + move.bankedFen + Math.max(0, -move.takenFen), 0);
  let amountFen = 0;
  let sinceOn: LocalDate | undefined;
  for (const { onDate, takenFen } of moves) {
    if (takenFen <= 0) continue;
    const openFen = Math.max(0, takenFen - coveredFen);
    coveredFen = Math.max(0, coveredFen - takenFen);
    if (openFen === 0 || addDays(onDate, days) >= today) continue;
    amountFen += openFen;
    sinceOn ??= onDate;
  }
  return sinceOn === undefined ? undefined : { sinceOn, amountFen: fen(amountFen) };
};
