import type { Month } from "#domain/core/dates.ts";

const monthWords = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** `2026年7月`, `2026年1月至9月` or `2025年11月至2026年2月`. */
export const periodText = (from: Month, to: Month): string => {
  if (from === to) return monthWords(from);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return `${monthWords(from)}至${isOneYear ? `${Number(to.slice(5))}月` : monthWords(to)}`;
};
