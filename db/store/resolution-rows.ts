import type { ResolutionId, VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

/** The resolutions a voucher names as its ground, by number. */
export const linkedResolutions = (
  reading: Reading,
  voucherId: VoucherId,
): readonly { readonly id: ResolutionId; readonly number: string; readonly title: string }[] =>
  reading.all(
    sqlFor
      .selectFrom("voucher_resolution")
      .innerJoin("resolution", "resolution.id", "voucher_resolution.resolution_id")
      .select(["resolution.id", "resolution.number", "resolution.title"])
      .where("voucher_resolution.voucher_id", "=", voucherId)
      .orderBy("resolution.number")
      .orderBy("resolution.id"),
  );
