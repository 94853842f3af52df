import { matchOpen } from "#domain/bank/matching.ts";
import type { OpenEntry, OpenLine } from "#domain/bank/match-reasons.ts";
import { addDays, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { figure, timeRuns, type Figure } from "./measure.ts";

const count = 5_000;
const runs = 3;

/** 5,000 lines and their vouchers over a quarter: amounts repeat, a tenth are twins, payees are known for half. */
const sides = (): { readonly lines: readonly OpenLine[]; readonly entries: readonly OpenEntry[] } => {
  const first = localDate("2026-07-01");
  const rows = Array.from({ length: count }, (_, at) => {
    const onDate = addDays(first, Math.floor((at * 90) / count));
    const amountFen = fen((at % 10 === 0 ? 6_000 : ((at * 7919) % 4_000) * 100 + 100) * (at % 3 === 0 ? 1 : -1));
    return { at, onDate, amountFen, name: `往来户${at % 400}` };
  });
  return {
    lines: rows.map(({ at, onDate, amountFen, name }) => ({
      key: `l${at}`,
      onDate: addDays(onDate, at % 4),
      tradedAt: "",
      amountFen,
      counterpartyName: name,
      counterpartyAccount: `6217${String(at % 400).padStart(12, "0")}`,
      text: at % 7 === 0 ? "代发" : "转账",
      serial: "",
      isReversal: false,
    })),
    entries: rows.map(({ at, onDate, amountFen, name }) => ({
      key: `v${at}:2`,
      onDate,
      amountFen,
      summary: "日常收支",
      names: at % 2 === 0 ? [name] : [],
      accounts: [],
      slips: [],
    })),
  };
};

/** 5,000 open lines against 5,000 open entries; the floor sorts the same rows by amount and walks them once. */
export const matchingFigures = async (): Promise<readonly Figure[]> => {
  const open = sides();
  const floor = await timeRuns(runs, () => {
    const sorted = [...open.lines, ...open.entries].toSorted((a, b) => a.amountFen - b.amountFen);
    return new Set(sorted.map((row) => `${row.amountFen} ${row.onDate}`)).size;
  });
  let found = "";
  const ours = await timeRuns(runs, () => {
    const { pairs, ambiguous, sums } = matchOpen(open, { daysBefore: 3, daysAfter: 10 });
    found = `${pairs.length} pairs, ${ambiguous.length} groups for a person, ${sums.length} sums`;
  });
  return [
    figure("match 5,000 lines, 5,000 entries", ours, {
      floor,
      floorName: "sort and index both sides",
      aim: "under 2 s",
      note: found,
    }),
  ];
};
