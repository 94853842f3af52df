import { fen, sumOf } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { sumColumns } from "./balance-chain.ts";
import type { Inspection, SkippedRow, StatementLine } from "./statement.ts";

const skippedFrom = (line: StatementLine): SkippedRow => ({
  row: line.row,
  reason: "before-start",
  text: line.raw
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join(" "),
});

/**
 * A statement as far as it concerns books that begin on a day: what came before is in their opening balance, so it is named
 * among the rows left out, and the statement opens with what the bank had after it. Unchanged where nothing came before.
 */
export const withoutEarlyLines = (inspection: Inspection, firstDay: LocalDate): Inspection => {
  const early = inspection.lines.filter(({ bookedOn }) => bookedOn < firstDay);
  if (early.length === 0) return inspection;
  const lines = inspection.lines.filter(({ bookedOn }) => bookedOn >= firstDay);
  const earlyRows = new Set(early.map(({ row }) => row));
  const days = lines.map(({ bookedOn }) => bookedOn).toSorted();
  const { openingFen } = inspection;
  return {
    ...inspection,
    lines,
    rows: lines.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    ...sumColumns(lines),
    openingFen: openingFen === null ? null : fen(openingFen + sumOf(early, ({ amountFen }) => amountFen)),
    breaks: inspection.breaks.filter(({ row }) => !earlyRows.has(row)),
    skipped: [...inspection.skipped, ...early.map(skippedFrom)].toSorted((a, b) => a.row - b.row),
  };
};
