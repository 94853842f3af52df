const sidedParts = /^(?:([借贷]) (-?\d{1,3}(?:,\d{3})*\.\d{2})|(平))$/;

/** A column of balances with their sides, 借 1,234.56: nobody could add such texts up in a spreadsheet. */
export const isSided = (texts: readonly string[]): boolean =>
  texts.every((text) => text === "" || sidedParts.test(text)) && texts.some((text) => /^[借贷]/.test(text));

/** The side a balance stands on: the first of the two columns that stand for one of sided balances. */
export const sideOf = (text: string): string => {
  const [, side, , even] = sidedParts.exec(text) ?? [];
  return side ?? even ?? "";
};

/** Its amount without the side. */
export const amountOf = (text: string): string => {
  const [, , amount, even] = sidedParts.exec(text) ?? [];
  return amount ?? (even === undefined ? "" : "0.00");
};

/** What of a page's note belongs on paper: how a row is opened helps on the screen alone. */
export const noteOnPaper = (note: string): string =>
  note
    .split(/(?<=[　；。])/u)
    .filter((part) => !/双击|点击|点一下|按空格|按 ?F\d/u.test(part))
    .join("")
    .replace(/[　；]+$/u, "");
