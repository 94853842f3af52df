import * as z from "zod";
import { capInput } from "#contract/cap-input.ts";
import { capUsage } from "#contract/judging.ts";
import { categoryId as categoryIdShape } from "#contract/scalars.ts";
import { capUnits } from "#domain/caps/cap.ts";
import { dateFromText, yearOf, type LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { Params } from "#renderer/stages/office/place-store.ts";
import { firstBands, firstIncome, rowOfBasis, type CapRow } from "./cap-form.ts";

/** A cap beginning on the day of the meeting and ending with its year. */
export const newCap = (caps: readonly CapRow[], metOn: LocalDate): CapRow => ({
  key: String(caps.reduce((most, cap) => Math.max(most, Number(cap.key)), 0) + 1),
  categoryId: null,
  moreCategoryIds: [],
  period: "year",
  carry: "none",
  kind: "K04",
  amountFen: null,
  per: null,
  bands: firstBands,
  source: "on-day",
  income: firstIncome,
  fromOn: metOn,
  toOn: dateFromText(`${String(yearOf(metOn))}-12-31`) ?? null,
});

/** The cap an amendment is about, as a voucher's way out asked for it; null when it asked for none. */
export const capFromParams = (params: Params, metOn: LocalDate): CapRow | null => {
  const category = categoryIdShape.safeParse(params["category"]);
  if (!category.success) return null;
  const period = capUsage.shape.period.safeParse(params["period"]);
  const kind = capUsage.shape.kind.safeParse(params["kind"]);
  const needed = Number(params["needed"]);
  const isFixed = !kind.success || kind.data === "K04";
  return {
    ...newCap([], metOn),
    categoryId: category.data,
    moreCategoryIds: z
      .array(categoryIdShape)
      .catch([])
      .parse((params["more"] ?? "").split(" ").filter((id) => id !== "")),
    carry: capUsage.shape.carry.catch("none").parse(params["carry"]),
    period: period.success ? period.data : "year",
    kind: kind.success ? kind.data : "K04",
    per: capUnits.find((unit) => unit === params["per"]) ?? null,
    amountFen: isFixed && Number.isSafeInteger(needed) && needed > 0 ? fen(needed) : null,
  };
};

const plannedShape = z
  .array(
    z.tuple([
      categoryIdShape,
      z.int().min(0),
      capUsage.shape.period,
      z.array(categoryIdShape),
      capInput.shape.basis.nullable(),
    ]),
  )
  .max(50);

/** Caps of a whole year as the planning screen hands them on; none when it handed on nothing. */
export const capsFromPlan = (params: Params, metOn: LocalDate): readonly CapRow[] => {
  const text = params["caps"];
  const year = dateFromText(`${params["capYear"] ?? ""}-01-01`);
  if (text === undefined || year === undefined) return [];
  const planned = plannedShape.safeParse(JSON.parse(text));
  if (!planned.success) return [];
  return planned.data.map(([categoryId, amountFen, period, moreCategoryIds, basis], index) => ({
    ...newCap([], metOn),
    ...(basis === null ? { amountFen: fen(amountFen) } : rowOfBasis(basis)),
    key: String(index + 1),
    categoryId,
    moreCategoryIds,
    period,
    fromOn: year,
    toOn: dateFromText(`${params["capYear"] ?? ""}-12-31`) ?? null,
  }));
};
