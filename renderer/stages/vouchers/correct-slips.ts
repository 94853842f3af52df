import type { LocalDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
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
