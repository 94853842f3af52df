import type { Cap, CapBasis, CapPer, CapUnit, CapVersion } from "./cap.ts";

/** What a version's amount is for each of; null for a cap on a period as a whole. */
export const unitOf = ({ basis }: CapVersion): CapUnit | null => (basis.kind === "K04" ? (basis.per ?? null) : null);

/** A cap whose versions by the unit know how many units there are; null where no paper says. */
export const sizedCap = (cap: Cap, units: number | null): Cap => ({
  ...cap,
  versions: cap.versions.map((version) =>
    version.basis.kind === "K04" && unitOf(version) !== null
      ? { ...version, basis: { ...version.basis, units } }
      : version,
  ),
});

/** How a version measures by the unit; nothing for a cap on a period as a whole. */
export const perOf = (basis: CapBasis): CapPer | undefined => {
  if (basis.kind !== "K04") return undefined;
  const unit = basis.per ?? null;
  return unit === null ? undefined : { unit, unitFen: basis.amountFen, units: basis.units ?? null };
};
