import { addMinutes, type Instant } from "#domain/core/dates.ts";

/** `2026-10-10 09:00`: China keeps UTC+8 all year. */
export const chinaTimeText = (moment: Instant): string => addMinutes(moment, 480).slice(0, 16).replace("T", " ");
