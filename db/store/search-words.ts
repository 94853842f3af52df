import { dateFromText, monthFromText, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, fenFromYuanText, type Fen } from "#domain/core/fen.ts";

/** A text as a pattern of `like … escape '\\'` that finds it anywhere, its own wildcards taken as signs. */
export const likeText = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/**
 * The voucher number a text may mean, with its word where it has one: `12`, `记-12`, `记12`, `现收-12`, and as it stands on the
 * paper, `记字第12号`; null for any other text.
 */
export const voucherNumberIn = (text: string): { readonly word: string; readonly number: number } | null => {
  const [, word = "", number] =
    /^(?:(?:([记收付转]|[^\d\s-]{1,4}?(?=-|字第))(?:-|字第?)?)|第)?(\d{1,6})号?$/.exec(text) ?? [];
  return number === undefined ? null : { word, number: Number(number) };
};

/**
 * The amounts a text may mean, in fen: `1,234.50`, `¥1234.5`, `1234.50元`. Without a sign it means red amounts as well, as a
 * person reads them; none for any other text.
 */
export const amountsIn = (text: string): readonly Fen[] => {
  const bare = text.replace(/^([-−]?)[¥￥]/u, "$1").replace(/元$/u, "");
  const read = fenFromYuanText(bare);
  if (!read.ok) return [];
  return read.value > 0 && !bare.startsWith("+") ? [read.value, fen(-read.value)] : [read.value];
};

/** The day or month a text names: `2026-07-05`, `2026/7/5`, `2026.7.5`, `2026年7月5日`, `2026-07`, `2026年7月`; null for others. */
export const dayIn = (text: string): LocalDate | Month | null => {
  const [, year = "", monthNumber = "", day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})[-/年](\d{1,2})月?$/.exec(text) ?? [];
  const parts = [year, monthNumber.padStart(2, "0"), ...(day === undefined ? [] : [day.padStart(2, "0")])].join("-");
  return dateFromText(parts) ?? monthFromText(parts) ?? null;
};
