/** True for a word that holds a wildcard: `*` stands for any run of characters, `?` and `？` for any one. */
const isPattern = (word: string): boolean => /[*?？＊]/.test(word);

/** Where a piece without `*` first stands in a text from a place on; `?` fits any character. −1 when it does not. */
const placeOf = (text: readonly string[], piece: readonly string[], from: number): number => {
  for (let at = from; at + piece.length <= text.length; at += 1)
    if (piece.every((sign, index) => sign === "?" || sign === text[at + index])) return at;
  return -1;
};

/**
 * True when a text contains a word; in a word `*` stands for any run of characters and `?` for any one. Each piece between
 * stars is taken at its first place, which is always enough, so the work never grows beyond text times word: no pattern that
 * a person can type makes the program hang.
 */
export const containsWord = (text: string, word: string): boolean => {
  if (!isPattern(word)) return text.includes(word);
  const signs = Array.from(text);
  let from = 0;
  for (const piece of word.replaceAll("？", "?").replaceAll("＊", "*").split("*")) {
    const wanted = Array.from(piece);
    const at = placeOf(signs, wanted, from);
    if (at < 0) return false;
    from = at + wanted.length;
  }
  return true;
};

/** True when a text as a whole is what a word says, wildcards included; spaces at the ends do not count. */
export const isWord = (text: string, word: string): boolean => {
  const [own, wanted] = [text.trim(), word.trim()];
  if (!isPattern(wanted)) return own === wanted;
  const pieces = wanted
    .replaceAll("？", "?")
    .replaceAll("＊", "*")
    .split("*")
    .map((piece) => Array.from(piece));
  const signs = Array.from(own);
  const [first = [], ...rest] = pieces;
  const last = rest.at(-1);
  const fits = (piece: readonly string[], at: number): boolean =>
    placeOf(signs.slice(0, at + piece.length), piece, at) === at;
  if (!fits(first, 0)) return false;
  if (last === undefined) return signs.length === first.length;
  let from = first.length;
  for (const piece of rest.slice(0, -1)) {
    const at = placeOf(signs, piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  const end = signs.length - last.length;
  return end >= from && fits(last, end);
};
