import type { Params } from "#renderer/stages/office/place-store.ts";
import type { CapUsage } from "#renderer/ui/cap-usage-bar.tsx";
import type { Hit } from "#renderer/words/rules.ts";

/**
 * What the form of a new resolution starts with when it is to amend a cap: the cap's category, period and kind, and at
 * least how high the new cap must be in fen to cover this voucher.
 */
export const amendmentParams = (hit: Hit, usage: CapUsage | null, voucherId: string): Params => {
  if (usage === null) return { voucher: voucherId };
  const neededFen = usage.usedFen + usage.committedFen + usage.thisFen - usage.carriedFen;
  const { per } = usage;
  const units = per?.units ?? 0;
  return {
    voucher: voucherId,
    ...(per === undefined ? {} : { per: per.unit }),
    category: usage.categoryId,
    ...(usage.categoryIds.length === 1 ? {} : { more: usage.categoryIds.slice(1).join(" ") }),
    ...(usage.carry === "none" ? {} : { carry: usage.carry }),
    period: usage.period,
    kind: hit.kind,
    needed: String(units > 0 ? Math.ceil(neededFen / units) : neededFen),
    amends: usage.resolutionNumber,
  };
};
