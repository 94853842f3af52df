import type { VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** How a correction without a red half puts right: by the difference of amounts, or as one blue voucher for an earlier year. */
export type LoneWay = "difference" | "blue";

/** True for a supplementary draft or voucher that stands without a red half. */
export const isLoneCorrection = (reading: Reading, id: VoucherId): boolean =>
  reading.first(sqlFor.selectFrom("lone_correction").select("voucher_id").where("voucher_id", "=", id)) !== undefined;

export const addLoneCorrection = (writing: Writing, id: VoucherId, way: LoneWay): void => {
  writing.run(sqlFor.insertInto("lone_correction").values({ voucher_id: id, way }));
};
