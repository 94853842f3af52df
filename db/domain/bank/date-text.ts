import { addDays, dateFromParts, localDate, type LocalDate } from "#domain/core/dates.ts";
import { foldText, isBlankText } from "./cell-text.ts";
import type { Cell } from "./grid.ts";

/** A day and, when the cell told one, a time as `09:30:00`; midnight counts as "not told", banks fill it in. */
export type Moment = { readonly date: LocalDate; readonly time: string | null };

const pad = (digits: string): string => digits.padStart(2, "0");

const timeFromParts = (hour: string, minute: string, second: string): string | undefined => {
  const isClock = Number(hour) <= 24 && Number(minute) < 60 && Number(second) < 60;
  return isClock ? `${pad(hour)}:${pad(minute)}:${pad(second)}` : undefined;
};

const timeForms = [
  /^(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:\.\d+)?)?$/,
  /^(\d{2})(\d{2})(\d{2})?$/,
  /^(\d{1,2})[时点](\d{1,2})分(?:(\d{1,2})秒)?$/,
];

const halves: ReadonlyMap<string, "morning" | "afternoon"> = new Map([
  ["上午", "morning"],
  ["下午", "afternoon"],
  ["AM", "morning"],
  ["PM", "afternoon"],
]);
const halfOfDay = /^(上午|下午)\s*|\s*(AM|PM)$/i;

/** The hour of the whole day: twelve in the morning is midnight; an hour already told of twenty-four stays. */
const hourOf = (hour: string, half: "morning" | "afternoon" | undefined): string => {
  if (half === "morning" && Number(hour) === 12) return "00";
  return half === "afternoon" && Number(hour) < 12 ? String(Number(hour) + 12) : hour;
};

const timeFromText = (text: string): string | undefined => {
  const said = halfOfDay.exec(text);
  const half = said === null ? undefined : halves.get((said[1] ?? said[2] ?? "").toUpperCase());
  const clock = text.replace(halfOfDay, "");
  for (const form of timeForms) {
    const match = form.exec(clock);
    if (match !== null) return timeFromParts(hourOf(match[1] ?? "", half), match[2] ?? "", match[3] ?? "0");
  }
  return undefined;
};

const toldTime = (time: string): string | null => (time === "00:00:00" || time === "24:00:00" ? null : time);

const separatedDay =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)/;
const packedDay = /^(\d{4})(\d{2})(\d{2})(?=$|\D|\d{4}$|\d{6}$)/;

const dateInRange = (year: string, month: string, day: string): LocalDate | undefined =>
  Number(year) < 2000 ? undefined : dateFromParts(Number(year), Number(month), Number(day));

const momentFromText = (text: string): Moment | undefined => {
  const match = separatedDay.exec(text) ?? packedDay.exec(text);
  if (match === null) return undefined;
  const [year = "", month = "", day = ""] = match.slice(1).filter((part) => part !== undefined);
  const date = dateInRange(year, month, day);
  if (date === undefined) return undefined;
  const rest = text
    .slice(match[0].length)
    .replace(/^[\sT-]+/, "")
    .replace(/\+08:?00$/, "");
  if (rest === "") return { date, time: null };
  const time = timeFromText(rest);
  return time === undefined ? undefined : { date, time: toldTime(time) };
};

const serialOf2000 = 36_526;
const serialOf2101 = 73_416;

const clockFromFraction = (fraction: number): string => {
  const seconds = Math.min(86_399, Math.round(fraction * 86_400));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => pad(String(part)))
    .join(":");
};

const momentFromSerial = (serial: number): Moment | undefined => {
  if (!(serial >= serialOf2000 && serial < serialOf2101)) return undefined;
  const day = Math.floor(serial);
  const date = addDays(localDate("2000-01-01"), day - serialOf2000);
  return { date, time: toldTime(clockFromFraction(serial - day)) };
};

/** ISO text of an Excel date serial: `2026-07-01`, `2026-07-01 09:30:00`, or `09:30:00` below 1; else `undefined`. */
export const textFromSerial = (serial: number): string | undefined => {
  if (serial >= 0 && serial < 1) return clockFromFraction(serial);
  const moment = momentFromSerial(serial);
  if (moment === undefined) return undefined;
  return moment.time === null ? moment.date : `${moment.date} ${moment.time}`;
};

/**
 * Reads the day in a cell: `20260705`, `2026-7-5`, `2026/07/05  14:06:51`, `2026年07月05日`, `2026-07-05-14.06.51.000000`,
 * `202607051406`, `2026/7/5 下午2:06`,
 * a date cell, or an Excel serial in a number cell (20260705 as a number is a day, 46208 a serial). `undefined` for anything
 * else, for days the calendar has not, and for years outside 2000–2100.
 */
export const readMoment = (cell: Cell): Moment | undefined => {
  if (cell.text === "") return undefined;
  const isSerial = cell.kind === "number" && cell.number !== undefined && cell.number < serialOf2101;
  return isSerial ? momentFromSerial(cell.number ?? 0) : momentFromText(foldText(cell.text));
};

/** Reads the time in a cell of its own as `09:30:00`: `093000`, `9:30`, `09.30.00`; `null` when absent or midnight. */
export const readTime = (cell: Cell): string | null => {
  const text = foldText(cell.text);
  if (isBlankText(text)) return null;
  const isPackedNumber = cell.kind === "number" && /^\d{1,6}$/.test(text);
  const time = timeFromText(isPackedNumber ? text.padStart(6, "0") : text) ?? momentFromText(text)?.time;
  return time === undefined || time === null ? null : toldTime(time);
};
