import { addMonths, month, monthsOfQuarter, quarterOf, yearOf, type Month, type Quarter } from "#domain/core/dates.ts";

/** Months from first to last, both included, always within one accounting year. */
export type Span = { readonly fromMonth: Month; readonly toMonth: Month };

export const monthSpan = (value: Month): Span => ({ fromMonth: value, toMonth: value });

const quarterSpan = (quarter: Quarter): Span => {
  const [fromMonth, , toMonth] = monthsOfQuarter(quarter);
  return { fromMonth, toMonth };
};

/** The spans offered by one click beside the two month fields. */
export const presetSpans = (current: Month): readonly { readonly name: string; readonly span: Span }[] => {
  const year = yearOf(current);
  const january = month(`${year}-01`);
  return [
    { name: "本月", span: monthSpan(current) },
    { name: "上月", span: monthSpan(addMonths(current, -1)) },
    { name: "本季", span: quarterSpan(quarterOf(current)) },
    { name: "上季", span: quarterSpan(quarterOf(addMonths(current, -3))) },
    { name: "本年至今", span: { fromMonth: january, toMonth: current } },
    { name: "全年", span: { fromMonth: january, toMonth: month(`${year}-12`) } },
  ];
};

/** A span after one end was changed: the other end follows when it would lie on the wrong side. */
export const spanWithFrom = (span: Span, fromMonth: Month): Span => ({
  fromMonth,
  toMonth: span.toMonth < fromMonth ? fromMonth : span.toMonth,
});
export const spanWithTo = (span: Span, toMonth: Month): Span => ({
  fromMonth: span.fromMonth > toMonth ? toMonth : span.fromMonth,
  toMonth,
});

/** `2026年7月` or `2026年1月至9月`. */
export const spanText = ({ fromMonth, toMonth }: Span): string => {
  const [fromYear, fromNumber] = [yearOf(fromMonth), Number(fromMonth.slice(5))];
  const [toYear, toNumber] = [yearOf(toMonth), Number(toMonth.slice(5))];
  if (fromMonth === toMonth) return `${fromYear}年${fromNumber}月`;
  if (fromYear === toYear) return `${fromYear}年${fromNumber}月至${toNumber}月`;
  return `${fromYear}年${fromNumber}月至${toYear}年${toNumber}月`;
};

/** The quarters of the years around a month, latest first, for a picker. */
export const quarterChoices = (current: Month, years: number): readonly Quarter[] => {
  const choices: Quarter[] = [];
  const last = quarterOf(current);
  for (let back = 0; back < years * 4; back += 1) {
    const quarter = quarterOf(addMonths(monthsOfQuarter(last)[0], -3 * back));
    choices.push(quarter);
  }
  return choices;
};
