import { fen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { hasLostDigits, readAmount } from "./amount-text.ts";
import { foldCompact, foldText } from "./cell-text.ts";
import { readMoment } from "./date-text.ts";
import { cellAt, type Cell } from "./grid.ts";
import type { DeclaredField, DeclaredLabels } from "./layout.ts";
import type { DeclaredValues } from "./statement.ts";

/** The value a label stands for: the rest of its own cell, or the cells to its right. `column` is that of the label. */
type Labelled = { readonly field: DeclaredField; readonly cells: readonly Cell[]; readonly column: number };

const fields: readonly DeclaredField[] = [
  ...(["account", "accountName", "opening", "closing", "current", "creditTotal", "debitTotal"] as const),
  ...(["creditCount", "debitCount", "totalCount", "period", "periodFrom", "periodTo"] as const),
];

const spaced = (label: string): string =>
  Array.from(label, (sign) => (sign === "账" ? "[账帐]" : sign.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("\\s*");

/** Labels of one layout, ready to be searched for. Labels may hold spaces (账 号) and be followed by a bracket. */
export type LabelSearch = { readonly pattern: RegExp; readonly fieldByLabel: ReadonlyMap<string, DeclaredField> };

/** Prepares the labels of a layout; longer labels go first so that 查询账号 is not read as 账号. */
export const labelSearch = (labels: DeclaredLabels): LabelSearch => {
  const fieldByLabel = new Map<string, DeclaredField>();
  for (const field of fields) for (const label of labels[field] ?? []) fieldByLabel.set(label, field);
  const longestFirst = [...fieldByLabel.keys()].toSorted((a, b) => b.length - a.length);
  const bracket = "(?:\\s*(?:\\[[^\\]]*\\]|[(\\uFF08][^)\\uFF09]*[)\\uFF09]))?";
  const pattern = new RegExp(
    `(?<=^|[\\s,\\uFF0C;\\uFF1B|])(${longestFirst.map(spaced).join("|")})${bracket}\\s*([:\\uFF1A]|$)`,
    "g",
  );
  return { pattern, fieldByLabel };
};

const nextLabel = /\s+\p{Script=Han}[^\s:\uFF1A]{0,11}\s*[:\uFF1A]/u;

const textCell = (text: string): Cell => ({ text, kind: "text" });

const cellsToTheRight = (row: readonly Cell[], column: number, { pattern }: LabelSearch): readonly Cell[] => {
  // Merged cells leave blanks: the value of a label stands up to three cells further on.
  const cells: Cell[] = [];
  for (let next = column + 1; next < row.length && next <= column + 6; next += 1) {
    const cell = cellAt(row, next);
    if (cell.text.search(pattern) >= 0) break;
    if (cell.text !== "") cells.push(cell);
    else if (cells.length === 0 && next > column + 3) break;
  }
  return cells;
};

const labelledInCell = (row: readonly Cell[], column: number, search: LabelSearch): readonly Labelled[] => {
  const { text } = cellAt(row, column);
  return text.split(/\r?\n/).flatMap((line) => {
    const matches = [...line.matchAll(search.pattern)];
    return matches.flatMap((match, index): readonly Labelled[] => {
      const label = (match[1] ?? "").replaceAll(/\s+/g, "").replaceAll("帐", "账");
      const field = search.fieldByLabel.get(label);
      if (field === undefined) return [];
      const rest = line.slice(match.index + match[0].length, matches[index + 1]?.index);
      const cut = rest.search(nextLabel);
      const own = (cut < 0 ? rest : rest.slice(0, cut)).trim();
      return [{ field, cells: own === "" ? cellsToTheRight(row, column, search) : [textCell(own)], column }];
    });
  });
};

/** Every label of the row with what it stands for. */
export const labelledIn = (row: readonly Cell[], search: LabelSearch): readonly Labelled[] =>
  row.flatMap((cell, column) => (cell.text === "" ? [] : labelledInCell(row, column, search)));

/** An account number as text without spaces; stars of a masked number stay. `undefined` when it is none. */
export const accountFromText = (text: string): string | undefined =>
  /^[0-9A-Z*][0-9A-Z*-]{5,39}/i.exec(foldCompact(text).replace(/^['=]/, ""))?.[0];

const amountFrom = (cell: Cell | undefined): Fen | null => {
  if (cell === undefined) return null;
  const reading = readAmount(cell);
  if (reading.kind === "amount") return reading.fen;
  const leading = /^[+-]?[\d,]+(?:\.\d+)?(?=\s*(?:元|\(|$))/.exec(foldText(cell.text))?.[0];
  const second = leading === undefined ? reading : readAmount(textCell(leading));
  return second.kind === "amount" ? second.fen : null;
};

const countFrom = (cell: Cell | undefined): number | null => {
  const digits = /^(\d{1,7})\s*(?:笔|$)/.exec(foldText(cell?.text ?? ""))?.[1];
  return digits === undefined ? null : Number(digits);
};

const daysFrom = (cells: readonly Cell[]): readonly LocalDate[] => {
  const text = foldText(cells.map((cell) => cell.text).join(" "));
  const days = text.match(/\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|(?<!\d)\d{8}(?!\d)/g) ?? [];
  return days.flatMap((day) => readMoment(textCell(day))?.date ?? []);
};

/** What the rows above a table declare, and the text of an account number that was rounded because a number cell held it. */
export type Preamble = { readonly declared: DeclaredValues; readonly roundedAccount: string | null };

/** Reads the labels above the table; the first value of a field counts. Amounts in fen. */
export const readPreamble = (rows: readonly (readonly Cell[])[], search: LabelSearch): Preamble => {
  const labelled = rows.flatMap((row) => labelledIn(row, search));
  const cellsOf = (field: DeclaredField): readonly (readonly Cell[])[] =>
    labelled.filter((each) => each.field === field && each.cells.length > 0).map((each) => each.cells);
  const first = <Value>(field: DeclaredField, read: (cell: Cell | undefined) => Value | null): Value | null =>
    cellsOf(field)
      .map((cells) => read(cells[0]))
      .find((value) => value !== null) ?? null;
  const rounded = first("account", (cell) => (cell !== undefined && hasLostDigits(cell) ? cell.text : null));
  const period = daysFrom(cellsOf("period")[0] ?? []);
  return {
    roundedAccount: rounded,
    declared: {
      account: rounded === null ? first("account", (cell) => accountFromText(cell?.text ?? "") ?? null) : null,
      accountName: first("accountName", (cell) => cell?.text ?? null),
      openingFen: first("opening", amountFrom),
      closingFen: first("closing", amountFrom),
      currentFen: first("current", amountFrom),
      creditFen: first("creditTotal", amountFrom),
      debitFen: first("debitTotal", amountFrom),
      creditCount: first("creditCount", countFrom),
      debitCount: first("debitCount", countFrom),
      totalCount: first("totalCount", countFrom),
      from: period[0] ?? daysFrom(cellsOf("periodFrom")[0] ?? [])[0] ?? null,
      to: period[1] ?? daysFrom(cellsOf("periodTo")[0] ?? [])[0] ?? null,
    },
  };
};

/** Debits are printed as positive sums; some banks print them with a minus. */
export const unsigned = (amount: Fen | null): Fen | null => (amount === null ? null : fen(Math.abs(amount)));
