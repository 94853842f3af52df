import { chinaDateOf, type Instant } from "#domain/core/dates.ts";

const pad = (value: number): string => String(value).padStart(2, "0");

/** A UTC instant as the clock in China shows it: `2026-10-08 10:00`. */
export const chinaTime = (instant: Instant): string =>
  `${chinaDateOf(instant)} ${pad((Number(instant.slice(11, 13)) + 8) % 24)}:${instant.slice(14, 16)}`;
