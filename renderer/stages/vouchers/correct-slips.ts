import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { VoucherDetail } from "./grid-content.ts";

type Slip = Pick<VoucherDetail, "word" | "number" | "state" | "paperCount" | "ledgerName" | "entries" | "onDate">;

/** 3月15日记字第12号凭证: how the two slips name the voucher they correct. */
const nameOf = (voucher: Pick<VoucherDetail, "onDate" | "word" | "number">): string => {
  const [, month = "", day = ""] = voucher.onDate.split("-");
  return `${String(Number(month))}月${String(Number(day))}日${voucher.word}字第${String(voucher.number ?? "")}号凭证`;
};

const draftOf = (voucher: VoucherDetail, onDate: LocalDate): Omit<Slip, "entries"> => ({
  word: voucher.word,
  number: null,
  state: "draft",
  paperCount: 0,
  ledgerName: voucher.ledgerName,
  onDate,
});

/**
 * The two slips of a correction as they will be drafted: the red one with every amount negated, the blue one to be put
 * right (会计基础工作规范 Art. 51(5)).
 */
export const correctionSlips = (
  voucher: VoucherDetail,
  onDate: LocalDate,
): { readonly red: Slip; readonly blue: Slip } => {
  const red = voucher.entries.map((entry) => ({
    ...entry,
    summary: `注销${nameOf(voucher)}`,
    debitFen: fen(-entry.debitFen),
    creditFen: fen(-entry.creditFen),
  }));
  const blue = voucher.entries.map((entry) => ({ ...entry, summary: `订正${nameOf(voucher)}：${entry.summary}` }));
  return {
    red: { ...draftOf(voucher, onDate), entries: red },
    blue: { ...draftOf(voucher, onDate), paperCount: voucher.paperCount, entries: blue },
  };
};

/** How a posted voucher is put right: in red and blue, by the difference of amounts, or as one blue voucher for an earlier year. */
export type CorrectionWay = "red" | "difference" | "blue";

/** The amount of a line on its own side; a line has only one. */
export const amountOf = (entry: Pick<VoucherDetail["entries"][number], "debitFen" | "creditFen">): Fen =>
  fen(entry.debitFen + entry.creditFen);

/** The one slip of a correction without a red half, as it will be drafted; `rightFen` holds the right amount of each line. */
export const adjustmentSlip = (
  voucher: VoucherDetail,
  onDate: LocalDate,
  of: { readonly way: "difference" | "blue"; readonly rightFen: readonly Fen[] },
): Slip => ({
  ...draftOf(voucher, onDate),
  entries: voucher.entries.flatMap((entry, at) => {
    if (of.way === "blue") {
      const summary = `更正${voucher.onDate.slice(0, 4)}年${nameOf(voucher)}：${entry.summary}`;
      return [{ ...entry, summary, debitFen: entry.creditFen, creditFen: entry.debitFen }];
    }
    const more = fen((of.rightFen[at] ?? amountOf(entry)) - amountOf(entry));
    if (more === 0) return [];
    const sides = entry.debitFen === 0 ? { debitFen: fen(0), creditFen: more } : { debitFen: more, creditFen: fen(0) };
    return [{ ...entry, ...sides, summary: `调整${nameOf(voucher)}金额：${entry.summary}` }];
  }),
});
