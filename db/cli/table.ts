const isWide = (letter: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(letter) ||
  (letter.codePointAt(0) ?? 0) > 0x1_f2ff;

/** Columns a terminal uses for a text: a Chinese character takes two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, letter) => width + (isWide(letter) ? 2 : 1), 0);

export type Column = { readonly title: string; readonly isAmount?: boolean };

const padded = (text: string, width: number, isAmount: boolean): string => {
  const spaces = " ".repeat(Math.max(0, width - widthOf(text)));
  return isAmount ? spaces + text : text + spaces;
};

/** Rows below their headings, lined up for a terminal; amounts to the right. */
export const tableText = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const widths = columns.map(({ title }, index) =>
    rows.reduce((width, row) => Math.max(width, widthOf(row[index] ?? "")), widthOf(title)),
  );
  const lineOf = (row: readonly string[]): string =>
    columns
      .map(({ isAmount = false }, index) => padded(row[index] ?? "", widths[index] ?? 0, isAmount))
      .join("  ")
      .trimEnd();
  return [lineOf(columns.map(({ title }) => title)), ...rows.map(lineOf)].join("\n");
};
