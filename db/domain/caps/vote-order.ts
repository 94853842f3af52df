import type { LocalDate } from "#domain/core/dates.ts";

export type VoteOrderFault =
  | { readonly code: "cap-retroactive"; readonly latestFrom: LocalDate }
  | { readonly code: "cap-after-amendment"; readonly laterFrom: LocalDate };

/**
 * Why a cap cannot begin on a day beside the cap's other votes: never before what was voted earlier begins, nor after what was
 * voted later does, whichever was typed first. The day of the vote says which amends which.
 */
export const voteOrderFault = (
  fromOn: LocalDate,
  { latestFrom, laterFrom }: { readonly latestFrom: LocalDate | null; readonly laterFrom: LocalDate | null },
): VoteOrderFault | undefined => {
  if (latestFrom !== null && fromOn < latestFrom) return { code: "cap-retroactive", latestFrom };
  return laterFrom !== null && fromOn > laterFrom ? { code: "cap-after-amendment", laterFrom } : undefined;
};
