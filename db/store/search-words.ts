/** A text as a pattern of `like … escape '\\'` that finds it anywhere, its own wildcards taken as signs. */
export const likeText = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** The voucher number a text may mean, with its word where it has one: `12`, `记-12`, `记12`, `现收-12`; null for any other text. */
export const voucherNumberIn = (text: string): { readonly word: string; readonly number: number } | null => {
  const [, word = "", number] = /^(?:([记收付转]|[^\d\s-]{1,4}(?=-))-?)?(\d{1,6})$/.exec(text) ?? [];
  return number === undefined ? null : { word, number: Number(number) };
};
