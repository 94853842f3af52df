import { fenFromAmountCell } from "#domain/core/expression.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { sharesOf } from "#domain/vouchers/template.ts";
import { rowsOfBlock } from "./grid-paste.ts";

export type BatchLedger = { readonly id: LedgerId; readonly name: string; readonly villageName: string };

/** One row of a batch as it is typed or pasted; `amountFen` null where nothing stands yet. */
export type BatchRow = { readonly ledgerId: LedgerId; readonly amountFen: Fen | null };

/** A pasted line that found no ledger or no amount: its place in the block from 1 and its text. */
export type BatchNote = {
  readonly row: number;
  readonly text: string;
  readonly why: "no-ledger" | "many-ledgers" | "no-amount";
};

const ledgersNamed = (ledgers: readonly BatchLedger[], text: string): readonly BatchLedger[] => {
  const exact = ledgers.filter((each) => each.name === text || each.villageName === text);
  return exact.length > 0 ? exact : ledgers.filter((each) => each.name.includes(text));
};

/** The last cell that reads as an amount; a village's number before its name is none. */
const amountIn = (cells: readonly string[]): Fen | null => {
  for (const cell of cells.toReversed()) {
    if (cell.trim() === "") continue;
    const read = fenFromAmountCell(cell);
    return read.ok ? read.value : null;
  }
  return null;
};

/** Reads a block copied from a spreadsheet: a village or ledger name and an amount a line, headings and totals passed over. */
export const batchRowsFrom = (
  text: string,
  ledgers: readonly BatchLedger[],
): { readonly rows: readonly BatchRow[]; readonly notes: readonly BatchNote[] } => {
  const rows: BatchRow[] = [];
  const notes: BatchNote[] = [];
  for (const [index, cells] of rowsOfBlock(text).entries()) {
    const words = cells.filter((cell) => /\p{Script=Han}/u.test(cell));
    const name = words[0] ?? "";
    if (name === "" || words.some((word) => /^(合\s*计|总\s*计|小\s*计|村名|账套|单位|金额)$/.test(word))) continue;
    const found = ledgersNamed(ledgers, name);
    const [ledger] = found;
    const amountFen = amountIn(cells.slice(cells.indexOf(name) + 1));
    if (ledger === undefined) notes.push({ row: index + 1, text: name, why: "no-ledger" });
    else if (found.length > 1) notes.push({ row: index + 1, text: name, why: "many-ledgers" });
    else if (amountFen === null) notes.push({ row: index + 1, text: name, why: "no-amount" });
    else rows.push({ ledgerId: ledger.id, amountFen });
  }
  return { rows, notes };
};

/** The rows with one amount divided among them by their present amounts, or equally where they have none. */
export const dividedRows = (rows: readonly BatchRow[], totalFen: Fen): readonly BatchRow[] => {
  const hasWeights = rows.some((row) => (row.amountFen ?? 0) > 0);
  const shares = sharesOf(
    totalFen,
    rows.map((row) => (hasWeights ? Math.max(0, row.amountFen ?? 0) : 1)),
  );
  return rows.map((row, index) => ({ ...row, amountFen: shares[index] ?? null }));
};
