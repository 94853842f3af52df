import type { Fen } from "#domain/core/fen.ts";

/**
 * One step of a ladder over whole numbers (people or fen). It begins where the one before it ends; `upTo` null is without
 * upper end. Whether the end itself belongs to the band is said, never assumed: 以下 includes it, 不满 does not.
 */
export type Band = { readonly upTo: number | null; readonly isInclusive: boolean; readonly capFen: Fen };

/** A tier of anything: only its end matters here. */
export type Step = { readonly upTo: number | null; readonly isInclusive: boolean };

/** none: no band; not-rising: ends must rise; empty: no whole number falls into it; no-open-end: the last must be open. */
export type StepsFault = {
  readonly reason: "none" | "not-rising" | "empty" | "open-end-early" | "no-open-end";
  readonly line: number;
};

/** The largest whole number inside a step. */
const lastInside = (step: { readonly upTo: number; readonly isInclusive: boolean }): number =>
  step.isInclusive ? step.upTo : step.upTo - 1;

/**
 * What makes steps overlap, leave a gap or stand out of order, with the line counted from 1; `undefined` when every whole
 * number from 0 falls into exactly one step.
 */
export const stepsFault = (steps: readonly Step[]): StepsFault | undefined => {
  let last = -1;
  let end: number | null = -1;
  for (const [index, step] of steps.entries()) {
    const line = index + 1;
    const isLast = line === steps.length;
    if (step.upTo === null) return isLast ? undefined : { reason: "open-end-early", line };
    if (end !== null && step.upTo < end) return { reason: "not-rising", line };
    const inside = lastInside({ upTo: step.upTo, isInclusive: step.isInclusive });
    if (inside < last) return { reason: "not-rising", line };
    if (inside === last) return { reason: "empty", line };
    if (isLast) return { reason: "no-open-end", line };
    [last, end] = [inside, step.upTo];
  }
  return { reason: "none", line: 1 };
};

const holds = (step: Step, value: number): boolean =>
  step.upTo === null || (step.isInclusive ? value <= step.upTo : value < step.upTo);

/** The step a number falls into; `undefined` only when the steps have no open end. */
export const stepOf = <Each extends Step>(steps: readonly Each[], value: number): Each | undefined =>
  steps.find((step) => holds(step, value));

/** The band a base falls into. */
export const bandOf = (bands: readonly Band[], base: number): Band | undefined => stepOf(bands, base);
