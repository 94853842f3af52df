import type { VoucherId } from "#domain/core/ids.ts";
import type { Voucher } from "#domain/vouchers/voucher.ts";
import type { Reading } from "#store/query.ts";
import { isLoneCorrection } from "#store/lone-correction-rows.ts";
import { readCorrections, readVoucher } from "#store/voucher-rows.ts";

/**
 * How far the red voucher is that a copy (订正) takes the place beside: the copy alone would book the same matter twice. `none`
 * where the voucher is no copy, but the difference of an amount or the blue correction of an earlier year.
 */
export const redHalfOf = (reading: Reading, voucher: Voucher): "none" | "missing" | Voucher["state"] => {
  if (voucher.kind !== "supplement" || voucher.correctsId === null) return "none";
  if (isLoneCorrection(reading, voucher.id)) return "none";
  const red = readCorrections(reading, voucher.correctsId).find(({ kind }) => kind === "red");
  return red === undefined ? "missing" : (readVoucher(reading, red.id)?.voucher.state ?? "missing");
};

/** True where a red voucher cancels it, or a correction without a red half stands on it that nobody cancelled. */
export const isCorrected = (reading: Reading, id: VoucherId): boolean =>
  readCorrections(reading, id).some(
    (each) =>
      each.kind === "red" ||
      (isLoneCorrection(reading, each.id) && !readCorrections(reading, each.id).some(({ kind }) => kind === "red")),
  );
