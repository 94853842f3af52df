import type { Fen } from "#domain/core/fen.ts";

/** True when the journal's last balance and a statement's opening differ: lines between them are missing or doubled. */
export const hasGap = ({
  expectedOpeningFen,
  inspection: { openingFen },
}: {
  readonly expectedOpeningFen: Fen | null;
  readonly inspection: { readonly openingFen: Fen | null };
}): boolean => expectedOpeningFen !== null && openingFen !== null && expectedOpeningFen !== openingFen;
