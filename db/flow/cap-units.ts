import type { Cap } from "#domain/caps/cap.ts";
import { sizedCap, unitOf } from "#domain/caps/cap-unit.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Reading } from "#store/query.ts";
import { readUnitsSpent } from "#store/unit-rows.ts";

/** A cap by the unit, sized by the units of the period around a day, as registers and plans show it; any other as it is. */
export const sizedOn = (
  reading: Reading,
  cap: Cap,
  of: { readonly ledgerId: LedgerId; readonly on: LocalDate },
): Cap =>
  cap.versions.some((version) => unitOf(version) !== null)
    ? sizedCap(cap, readUnitsSpent(reading, { ...of, categoryIds: cap.categoryIds, period: cap.period }))
    : cap;
