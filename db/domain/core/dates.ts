import { assert } from "./assert.ts";
import type { Brand } from "./brand.ts";

/** A calendar day as `2026-03-31`; sorts as text. */
export type LocalDate = Brand<string, "LocalDate">;
/** An accounting month as `2026-03`; sorts as text. */
export type Month = Brand<string, "Month">;
/** A quarter as `2026Q1`; sorts as text. */
export type Quarter = Brand<string, "Quarter">;
/** A moment in UTC as `2026-03-31T08:00:00.000Z`: for the audit trail only, never for booking. */
export type Instant = Brand<string, "Instant">;

const pad = (value: number): string => String(value).padStart(2, "0");

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The day, or `undefined` when the calendar has no such day or the year is outside 1990–2100. */
export const dateFromParts = (year: number, month: number, day: number): LocalDate | undefined => {
  const isWhole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!isWhole || year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return undefined;
  return day > daysInMonth(year, month) ? undefined : (`${year}-${pad(month)}-${pad(day)}` as LocalDate);
};

/** Reads exactly `2026-03-31`; other spellings belong to the reader of the file they stand in. */
export const dateFromText = (text: string): LocalDate | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dateFromParts(Number(match[1]), Number(match[2]), Number(match[3]));
};

/** For literals in code and tests: throws when the text is no day. */
export const localDate = (text: string): LocalDate => {
  const date = dateFromText(text);
  assert(date !== undefined, `date ${text}`);
  return date;
};

/** Reads exactly `2026-03`. */
export const monthFromText = (text: string): Month | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && dateFromText(`${text}-01`) !== undefined ? (text as Month) : undefined;

export const monthOf = (date: LocalDate): Month => date.slice(0, 7) as Month;

export const month = (text: string): Month => {
  const value = monthFromText(text);
  assert(value !== undefined, `month ${text}`);
  return value;
};

/** The year whose end is at hand: in the first three months that of the year before, else that of the day or month. */
export const yearAtHand = (on: LocalDate | Month): number => yearOf(on) - (on.slice(5, 7) <= "03" ? 1 : 0);

export const yearOf = (date: LocalDate | Month | Quarter): number => Number(date.slice(0, 4));

export const firstDayOf = (value: Month): LocalDate => `${value}-01` as LocalDate;

export const lastDayOf = (value: Month): LocalDate =>
  `${value}-${pad(daysInMonth(Number(value.slice(0, 4)), Number(value.slice(5))))}` as LocalDate;

/** The month `count` months later (earlier when negative). */
export const addMonths = (value: Month, count: number): Month => {
  const index = Number(value.slice(0, 4)) * 12 + Number(value.slice(5)) - 1 + count;
  return `${Math.floor(index / 12)}-${pad((((index % 12) + 12) % 12) + 1)}` as Month;
};

/** Every month from `first` to `last`, both included; empty when `last` is earlier. */
export const monthsBetween = (first: Month, last: Month): readonly Month[] => {
  const months: Month[] = [];
  for (let current = first; current <= last; current = addMonths(current, 1)) months.push(current);
  return months;
};

/** Reads exactly `2026Q3`. */
export const quarterFromText = (text: string): Quarter | undefined =>
  /^\d{4}Q[1-4]$/.test(text) && monthFromText(`${text.slice(0, 4)}-01`) !== undefined ? (text as Quarter) : undefined;

export const quarterOf = (date: LocalDate | Month): Quarter =>
  `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Quarter;

/** The three months of a quarter, in order. */
export const monthsOfQuarter = (quarter: Quarter): readonly [Month, Month, Month] => {
  const first = month(`${quarter.slice(0, 4)}-${pad(Number(quarter.slice(5)) * 3 - 2)}`);
  return [first, addMonths(first, 1), addMonths(first, 2)];
};

const dayNumber = (date: LocalDate): number => {
  // Days since 0000-03-01 in the proleptic Gregorian calendar: integer arithmetic only, no clock or zone involved.
  const [year, monthNumber, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const y = monthNumber > 2 ? year : year - 1;
  const m = monthNumber > 2 ? monthNumber - 3 : monthNumber + 9;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day;
};

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: LocalDate): number =>
  ((((dayNumber(date) - dayNumber("2024-01-01" as LocalDate)) % 7) + 7) % 7) + 1;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/**
 * Whole days something was on show from one day to another. The first day is not counted (民法典第二百零一条), so what was put up on
 * the 1st has hung for fifteen days on the 16th.
 */
export const daysShown = (from: LocalDate, to: LocalDate): number => Math.max(0, daysBetween(from, to));

/** The day `count` days later (earlier when negative). */
export const addDays = (date: LocalDate, count: number): LocalDate => {
  let [year = 0, monthNumber = 0, day = 0] = date.split("-").map(Number);
  day += count;
  while (day < 1) {
    monthNumber -= 1;
    if (monthNumber < 1) [monthNumber, year] = [12, year - 1];
    day += daysInMonth(year, monthNumber);
  }
  while (day > daysInMonth(year, monthNumber)) {
    day -= daysInMonth(year, monthNumber);
    monthNumber += 1;
    if (monthNumber > 12) [monthNumber, year] = [1, year + 1];
  }
  return `${year}-${pad(monthNumber)}-${pad(day)}` as LocalDate;
};

/** Reads exactly the form that a UTC clock prints. */
export const instantFromText = (text: string): Instant | undefined =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) ? (text as Instant) : undefined;

export const instant = (text: string): Instant => {
  const value = instantFromText(text);
  assert(value !== undefined, `instant ${text}`);
  return value;
};

/** China keeps UTC+8 all year: the calendar day in a village office at a moment. */
export const chinaDateOf = (moment: Instant): LocalDate => {
  const day = localDate(moment.slice(0, 10));
  return Number(moment.slice(11, 13)) >= 16 ? addDays(day, 1) : day;
};

/** The moment a day begins in a village office: 16:00 UTC of the day before. */
export const beginningOf = (day: LocalDate): Instant => instant(`${addDays(day, -1)}T16:00:00.000Z`);

/** The moment `count` minutes later (earlier when negative). */
export const addMinutes = (moment: Instant, count: number): Instant => {
  const minutes = Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) + count;
  const days = Math.floor(minutes / 1440);
  const rest = minutes - days * 1440;
  const day = addDays(localDate(moment.slice(0, 10)), days);
  return instant(`${day}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}${moment.slice(16)}`);
};
