import { fenFromAmountCell } from "#domain/core/expression.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { findIn } from "#renderer/format/search.ts";
import {
  categoriesOf,
  accountOf,
  emptyLine,
  isBlank,
  nextKey,
  withAccount,
  type Cursor,
  type GridAccount,
  type GridBooks,
  type GridLine,
} from "./grid-lines.ts";

/** Splits a block as a spreadsheet puts it on the clipboard: tabs, line ends, and quotes around cells that hold either. */
export const rowsOfBlock = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[""]];
  let isQuoted = false;
  const append = (piece: string): void => {
    const row = rows.at(-1);
    if (row !== undefined) row[row.length - 1] = `${row.at(-1) ?? ""}${piece}`;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const isCellStart = (rows.at(-1)?.at(-1) ?? "") === "";
    if (isQuoted && letter === '"' && text.charAt(at + 1) === '"') {
      append('"');
      at += 1;
    } else if (isQuoted && letter === '"') isQuoted = false;
    else if (isQuoted) append(letter === "\n" ? " " : letter);
    else if (letter === '"' && isCellStart) isQuoted = true;
    else if (letter === "\t") rows.at(-1)?.push("");
    else if (letter === "\n") rows.push([""]);
    else if (letter !== "\r") append(letter);
  }
  const trimmed = rows.map((row) => row.map((cell) => cell.trim()));
  return trimmed.filter((row) => row.some((cell) => cell !== ""));
};

/** True when a pasted text is a block of cells rather than words for one cell. */
export const isBlock = (text: string): boolean => /\t|\n(?=[^\n])/.test(text.trim());

type PasteColumn = "summary" | "account" | "debit" | "credit" | "category" | "item" | "ignored";

const columnWords: readonly (readonly [PasteColumn, RegExp])[] = [
  ["summary", /^(摘要|用途|说明)$/],
  ["account", /^(会计)?科目(编码|代码|名称)?$/],
  ["debit", /^借方?(金额)?$/],
  ["credit", /^贷方?(金额)?$/],
  ["category", /^(支出)?分类$/],
  ["item", /^(辅助(核算|项目)?|往来(单位)?|项目|成员|专项资金|合同|个人|对方)$/],
];

const inOrder: readonly PasteColumn[] = ["summary", "account", "debit", "credit", "category", "item"];

const headingOf = (row: readonly string[]): readonly PasteColumn[] | null => {
  const columns = row.map((cell) => columnWords.find(([, words]) => words.test(cell))?.[0] ?? "ignored");
  return columns.filter((column) => column !== "ignored").length >= 2 ? columns : null;
};

/** The columns of a block without headings: in the order of the grid, from the cell it is pasted into. */
const columnsFrom = ({ cell }: Cursor): readonly PasteColumn[] => {
  const at = inOrder.findIndex((column) => column === cell);
  return inOrder.slice(Math.max(0, at));
};

const only = (found: readonly GridAccount[]): GridAccount | null => (found.length === 1 ? (found[0] ?? null) : null);

/** The one account a pasted text can only mean: by code, by its whole name, by its own name. */
const accountFromText = (books: GridBooks, text: string): GridAccount | null => {
  const leaves = books.accounts.filter((account) => account.isLeaf && account.isActive);
  const code = /^\d{3,}/.exec(text)?.[0];
  const byCode = leaves.find((account) => account.code === code);
  if (byCode !== undefined) return byCode;
  return (
    only(leaves.filter((account) => account.fullName === text)) ??
    only(leaves.filter((account) => account.name === text))
  );
};

/** A pasted cell that found no place: its row in the block from 1, what it was meant for and its text. */
export type PasteNote = { readonly row: number; readonly column: PasteColumn; readonly text: string };
export type Pasted = { readonly lines: readonly GridLine[]; readonly notes: readonly PasteNote[] };

const amountOf = (text: string): Fen | null => {
  if (text === "" || /^[-—]+$/.test(text)) return fen(0);
  const read = fenFromAmountCell(text);
  return read.ok ? read.value : null;
};

const withItem = (books: GridBooks, line: GridLine, text: string): GridLine | null => {
  const kinds = accountOf(books, line.accountId)?.itemKinds ?? [];
  const item = books.items.find((each) => kinds.includes(each.kind) && (each.name === text || each.code === text));
  if (item === undefined) return null;
  const others = line.items.filter(({ kind }) => kind !== item.kind);
  return { ...line, items: [...others, { kind: item.kind, itemId: item.id }] };
};

const withText = (
  books: GridBooks,
  line: GridLine,
  piece: { readonly column: PasteColumn; readonly text: string },
): GridLine | null => {
  const { column, text } = piece;
  switch (column) {
    case "summary":
      return { ...line, summary: text };
    case "account": {
      const account = accountFromText(books, text);
      return account === null ? null : withAccount(books, line, account.id);
    }
    case "debit":
    case "credit": {
      const amountFen = amountOf(text);
      if (amountFen === null) return null;
      if (amountFen === 0) return line;
      const sides = column === "debit" ? [amountFen, fen(0)] : [fen(0), amountFen];
      return { ...line, debitFen: sides[0] ?? fen(0), creditFen: sides[1] ?? fen(0) };
    }
    case "category": {
      const offered = categoriesOf(books, accountOf(books, line.accountId));
      const found = findIn(
        offered.map((each) => ({ id: each.id, code: each.code, name: each.name, initials: "", whole: each })),
        text,
      )[0];
      return found === undefined ? null : { ...line, categoryId: found.whole.id };
    }
    case "item":
      return withItem(books, line, text);
    case "ignored":
      return line;
  }
};

const isTotalRow = (row: readonly string[]): boolean => row.some((cell) => /^(合\s*计|总\s*计)[:：]?$/.test(cell));

/**
 * Lays a block over the lines from the cursor down, adding lines as needed. A heading row (摘要, 科目, 借方, 贷方 …) orders the
 * columns; without one they follow the grid from the cursor's cell. A 合计 row is passed over.
 */
export const pasted = (
  books: GridBooks,
  place: { readonly lines: readonly GridLine[]; readonly cursor: Cursor },
  text: string,
): Pasted => {
  const rows = rowsOfBlock(text);
  const heading = headingOf(rows[0] ?? []);
  const columns = heading ?? columnsFrom(place.cursor);
  const lines = [...place.lines];
  const notes: PasteNote[] = [];
  let at = place.cursor.row;
  for (const [index, row] of rows.entries()) {
    if ((index === 0 && heading !== null) || isTotalRow(row)) continue;
    const under = lines[at] ?? emptyLine(nextKey(lines));
    // A line that holds nothing gives way whole: a summary copied from above does not stay in it.
    let line = isBlank(lines, at) && columns.includes("summary") ? emptyLine(under.key) : under;
    // The account first: which items and categories fit depends on it.
    const order = [...columns.keys()].toSorted(
      (a, b) => Number(columns[b] === "account") - Number(columns[a] === "account"),
    );
    for (const cell of order) {
      const column = columns[cell] ?? "ignored";
      const piece = row[cell] ?? "";
      if (piece === "") continue;
      const next = withText(books, line, { column, text: piece });
      if (next === null) notes.push({ row: index + 1, column, text: piece });
      else line = next;
    }
    lines[at] = line;
    at += 1;
  }
  return { lines, notes };
};
