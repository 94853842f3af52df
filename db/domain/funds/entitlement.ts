import { fen, type Fen } from "#domain/core/fen.ts";
import type { Share } from "#domain/core/share.ts";
import { answerCondition, shareOfFen, type VillageCondition, type VillagePicture } from "./village-condition.ts";

/**
 * What one row of a policy promises a village for a year. `fixed`: at least this amount. `raise-to`: a village that had less
 * than the floor last year is raised to it, any other grows by a share; `grow`: it grows by a share whatever it had. A share
 * is null where the document names none and nobody filled it in.
 */
export type EntitlementPromise =
  | { readonly kind: "fixed"; readonly floorFen: Fen }
  | { readonly kind: "raise-to"; readonly floorFen: Fen; readonly growth: Share | null }
  | { readonly kind: "grow"; readonly growth: Share | null };

/** K12 定额保障: one row; the highest floor of all rows that hold for a village is its entitlement. */
export type EntitlementRow = { readonly condition: VillageCondition; readonly promise: EntitlementPromise };

export type Entitlement =
  | { readonly state: "none" }
  | {
      readonly state: "base-missing";
      readonly missing: "type" | "population" | "recurring-income" | "poor" | "last-year" | "growth";
    }
  | { readonly state: "owed"; readonly floorFen: Fen; readonly row: number };

const amountOf = (promise: EntitlementPromise, lastYearFen: Fen | null): Fen | "last-year" | "growth" => {
  if (promise.kind === "fixed") return promise.floorFen;
  if (lastYearFen === null) return "last-year";
  if (promise.kind === "raise-to" && lastYearFen < promise.floorFen) return promise.floorFen;
  if (promise.growth === null) return "growth";
  return fen(lastYearFen + shareOfFen(lastYearFen, promise.growth));
};

/**
 * What a village is promised: the highest floor of the rows that hold for it (`row` counted from 1). A figure that a row
 * asks for and the village lacks is said, not skipped, whatever the other rows give. `lastYearFen` is last year's operating
 * money, null when unknown.
 */
export const entitlementOf = (
  rows: readonly EntitlementRow[],
  village: VillagePicture,
  lastYearFen: Fen | null,
): Entitlement => {
  let best: Entitlement = { state: "none" };
  for (const [index, { condition, promise }] of rows.entries()) {
    const answer = answerCondition(condition, village);
    if (answer.holds === "unknown") return { state: "base-missing", missing: answer.missing };
    if (!answer.holds) continue;
    const floorFen = amountOf(promise, lastYearFen);
    if (typeof floorFen === "string") return { state: "base-missing", missing: floorFen };
    if (best.state !== "owed" || floorFen > best.floorFen) best = { state: "owed", floorFen, row: index + 1 };
  }
  return best;
};

/** What is missing of a floor: own money and subsidy together against it; zero when it is reached (a floor includes itself). */
export const shortfallOf = (floorFen: Fen, money: { readonly ownFen: Fen; readonly subsidyFen: Fen }): Fen =>
  fen(Math.max(0, floorFen - money.ownFen - money.subsidyFen));
