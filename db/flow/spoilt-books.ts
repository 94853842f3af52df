import type { Instant } from "#domain/core/dates.ts";
import type { Ledger } from "#store/open.ts";
import { verifyLedger } from "./verify-ledger.ts";

/** What a verification found, as a refusal names it. */
export type SpoiltPlace = { readonly check: string; readonly place: string };

const mostPlaces = 5;
const longestMs = 30_000;

const stopped = new Error("stopped");

/**
 * Whether the books were changed past the program, asked when a call failed as none should: rows nobody could have saved make
 * any reader stumble, and the person is told which, not that the program went wrong. Empty where the books are sound, or where
 * asking takes longer than half a minute.
 */
export const spoiltPlaces = (ledger: Ledger, now: () => Instant): readonly SpoiltPlace[] => {
  const from = Date.parse(now());
  const watch = (): void => {
    if (Date.parse(now()) - from > longestMs) throw stopped;
  };
  try {
    const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, watch));
    return checks
      .filter(({ isSound }) => !isSound)
      .flatMap(({ code, places }) => places.map((place) => ({ check: code, place })))
      .slice(0, mostPlaces);
  } catch {
    return [];
  }
};
