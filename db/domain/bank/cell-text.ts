const invisible = /[\u200B-\u200D\u2060\uFEFF]/g;

/** Folds width and compatibility forms for comparing: never for storing, because it rewrites ①, ㎡ and the like. */
export const foldText = (text: string): string => text.normalize("NFKC").replaceAll(invisible, "").trim();

/** `foldText` without any white space. */
export const foldCompact = (text: string): string => foldText(text).replaceAll(/\s+/g, "");

/**
 * A header as it is compared: width folded, spaces gone (账 号), English in square brackets gone, `/元` gone, 帐 → 账.
 * `账 号：` → `账号`; `借方发生额/元(支取)` and `借方发生额（支取）` become one word.
 */
export const headerWord = (text: string): string =>
  foldCompact(text)
    .replaceAll(/\[[^\]]*\]/g, "")
    .replaceAll(/[【】]/g, "")
    .replaceAll("帐", "账")
    .replaceAll(/\/元|\((?:元|人民币|人民币元|单位:元)\)/g, "")
    .replace(/:+$/, "");

/** True for the ways a bank writes "nothing": empty, runs of dashes, `null`. */
export const isBlankText = (text: string): boolean => text === "" || /^(?:[-－—–−_]+|null)$/i.test(text);

/** The text of a cell for storing: the file's own characters, `""` for the bank's placeholder of nothing. */
export const plainText = (text: string): string => (isBlankText(text) ? "" : text);
