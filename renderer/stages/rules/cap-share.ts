import type { CapUsage } from "#renderer/ui/cap-usage-bar.tsx";

/** Whole percent of a cap that is used or committed, rounded so that over the cap is never shown as 100; null without a cap. */
export const shareOf = (usage: Pick<CapUsage, "capFen" | "carriedFen" | "usedFen" | "committedFen">) => {
  if (usage.capFen === null) return null;
  const { usedFen, committedFen } = usage;
  const capFen = usage.capFen + usage.carriedFen;
  const takenFen = usedFen + committedFen;
  if (capFen === 0) return takenFen > 0 ? 101 : 0;
  return takenFen > capFen
    ? Math.max(101, Math.ceil((takenFen * 100) / capFen))
    : Math.floor((takenFen * 100) / capFen);
};
