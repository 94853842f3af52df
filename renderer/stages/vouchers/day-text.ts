import { addMonths, dateFromParts, dateFromText, type LocalDate, type Month } from "#domain/core/dates.ts";

/**
 * A day as it is typed in a hurry: `15` and `3-15` count from the day that stood there, `20260315`, `2026.3.15` and
 * `2026-03-15` are whole. Undefined when there is no such day.
 */
export const dayFromTyped = (text: string, base: LocalDate): LocalDate | undefined => {
  const plain = text.normalize("NFKC").trim();
  const [year, month] = [Number(base.slice(0, 4)), Number(base.slice(5, 7))];
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const parts = (whole === null ? plain.split(/[-./年月日]/) : whole.slice(1)).filter((part) => part !== "");
  if (parts.length === 0 || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return undefined;
  const numbers = parts.map(Number);
  const [first = 0, second = 0, third = 0] = numbers;
  if (numbers.length === 1) return dateFromParts(year, month, first);
  if (numbers.length === 2) return dateFromParts(year, first, second);
  return dateFromParts(first, second, third);
};

/** The month a new voucher belongs to: the one looked at, or the first open one where that is closed already. */
export const openMonthFrom = (month: Month, closedThrough: Month | null): Month =>
  closedThrough !== null && month <= closedThrough ? addMonths(closedThrough, 1) : month;

/** The day a new voucher starts with: today when it lies in the month that is open, else that month's last day. */
export const startDay = (today: LocalDate, month: string): LocalDate => {
  if (today.startsWith(month) || `${month}-31` > today) return today;
  for (let day = 31; day >= 28; day -= 1) {
    const date = dateFromText(`${month}-${String(day)}`);
    if (date !== undefined) return date;
  }
  return today;
};
