import { capRoomOf } from "#domain/audit/cap-room.ts";
import type { CapUsage } from "#renderer/ui/cap-usage-bar.tsx";

/** Whole percent of a cap that is used or committed, rounded so that over the cap is never shown as 100; null without a cap. */
export const shareOf = (usage: Pick<CapUsage, "capFen" | "carriedFen" | "usedFen" | "committedFen">) => {
  const capFen = capRoomOf(usage);
  if (capFen === null) return null;
  const takenFen = usage.usedFen + usage.committedFen;
  if (capFen === 0) return takenFen > 0 ? 101 : 0;
  return takenFen > capFen
    ? Math.max(101, Math.ceil((takenFen * 100) / capFen))
    : Math.floor((takenFen * 100) / capFen);
};
