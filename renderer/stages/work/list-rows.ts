import { fenFromAmountCell } from "#domain/core/expression.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { splitByShares } from "#domain/funds/household-shares.ts";
import type { BookItem } from "./use-books.ts";

/** One household as it is typed: shares in hundredths. */
export type ListRow = {
  readonly itemId: BookItem["id"];
  readonly code: string;
  readonly name: string;
  readonly shares: number;
  readonly amountFen: Fen;
  readonly withheldFen: Fen;
};

export const rowOf = (item: Pick<BookItem, "id" | "code" | "name">): ListRow => ({
  itemId: item.id,
  code: item.code,
  name: item.name,
  shares: 100,
  amountFen: zeroFen,
  withheldFen: zeroFen,
});

/** The rows with an amount split among them by their shares, to the fen. */
export const withSplit = (rows: readonly ListRow[], totalFen: Fen): readonly ListRow[] => {
  const parts = splitByShares(
    totalFen,
    rows.map((row) => row.shares),
  );
  return rows.map((row, index) => ({ ...row, amountFen: parts[index] ?? zeroFen }));
};

export const rowsTotal = (rows: readonly ListRow[]): Fen => sumOf(rows, (row) => row.amountFen);

/**
 * Rows pasted from Excel: name or code, then amount, then what is kept back. Lines that name nobody known are answered too,
 * so that they can be shown.
 */
export const rowsFromText = (
  text: string,
  members: readonly BookItem[],
): { readonly rows: readonly ListRow[]; readonly unknown: readonly string[] } => {
  const rows: ListRow[] = [];
  const unknown: string[] = [];
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === "") continue;
    const [who = "", amount = "", withheld = ""] = line.split(/\t|,(?=\s*\D)|\s{2,}/).map((cell) => cell.trim());
    const member = members.find((item) => item.name === who || item.code === who);
    const read = fenFromAmountCell(amount);
    const kept = withheld === "" ? { ok: true as const, value: fen(0) } : fenFromAmountCell(withheld);
    if (member === undefined || !read.ok || !kept.ok) unknown.push(line);
    else rows.push({ ...rowOf(member), amountFen: read.value, withheldFen: kept.value });
  }
  return { rows, unknown };
};
