/** The rows of every sheet of a workbook as text, by the sheet's name, in order. */
export type SheetTexts = ReadonlyMap<string, readonly string[]>;

export type VersionDifference = {
  readonly sheet: string;
  /** The row in the workbook that has it, counted from 1. */
  readonly row: number;
  /** `gone`: only the older version has the row; `new`: only the newer one. */
  readonly kind: "gone" | "new";
  readonly text: string;
};

const only = (
  rows: readonly string[],
  others: readonly string[],
  of: { readonly sheet: string; readonly kind: VersionDifference["kind"] },
): readonly VersionDifference[] => {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return rows.flatMap((text, index): readonly VersionDifference[] => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count > 0 || text === "" ? [] : [{ ...of, row: index + 1, text }];
  });
};

/**
 * What two versions of a workbook have that the other has not, row by row. Rows that merely moved are no difference: an
 * inserted line would otherwise make a difference of all below it.
 */
export const compareSheets = (from: SheetTexts, to: SheetTexts): readonly VersionDifference[] =>
  [...new Set([...from.keys(), ...to.keys()])].flatMap((sheet) => {
    const [before = [], after = []] = [from.get(sheet), to.get(sheet)];
    return [...only(before, after, { sheet, kind: "gone" }), ...only(after, before, { sheet, kind: "new" })].toSorted(
      (left, right) => left.row - right.row,
    );
  });

/** What every filled cell of every sheet shows, by sheet and address. */
export type SheetCells = ReadonlyMap<string, ReadonlyMap<string, string>>;

export type CellDifference = {
  readonly sheet: string;
  /** Its address (`F12`). */
  readonly cell: string;
  readonly kept: string;
  readonly given: string;
};

/** The cells in which a given workbook shows something else than the kept one, sheet by sheet. */
export const compareCells = (kept: SheetCells, given: SheetCells): readonly CellDifference[] =>
  [...new Set([...kept.keys(), ...given.keys()])].flatMap((sheet) => {
    const none: ReadonlyMap<string, string> = new Map();
    const [before, after] = [kept.get(sheet) ?? none, given.get(sheet) ?? none];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((cell): readonly CellDifference[] => {
      const [was, is] = [before.get(cell) ?? "", after.get(cell) ?? ""];
      return was === is ? [] : [{ sheet, cell, kept: was, given: is }];
    });
  });
