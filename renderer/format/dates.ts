import { chinaDateOf, instantFromText } from "#domain/core/dates.ts";

/** `2026-03-31` → `2026年3月31日`. */
export const longDateText = (date: string): string => {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
};

/** `2026-03` → `2026年3月`. */
export const monthText = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;

/** `2026Q3` → `2026年第3季度`. */
export const quarterText = (quarter: string): string => `${quarter.slice(0, 4)}年第${quarter.slice(5)}季度`;

/** A moment in UTC as it stands on a clock in China: `2026-03-31 16:05`. */
export const momentText = (moment: string): string => {
  const read = instantFromText(moment);
  if (read === undefined) return moment;
  const hour = (Number(read.slice(11, 13)) + 8) % 24;
  return `${chinaDateOf(read)} ${String(hour).padStart(2, "0")}:${read.slice(14, 16)}`;
};
