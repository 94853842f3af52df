import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import type { Reading, Writing } from "./query.ts";
import { keepSetting, readSetting } from "./setting-rows.ts";

const shape = z.object({ splitsMonth: z.boolean() });

/** `splitsMonth`: who changes post within a month is paid by days; otherwise who holds it on the last day gets the whole month. */
export type PaySettings = z.output<typeof shape>;

const defaults: PaySettings = { splitsMonth: false };
const settingName = "pay";

export const readPaySettings = (reading: Reading): PaySettings =>
  readSetting(reading, settingName, { shape, defaults });

export const savePaySettings = (
  writing: Writing,
  settings: PaySettings,
  change: { readonly at: Instant; readonly by: string },
): void => {
  keepSetting(writing, settingName, { ...change, value: settings });
};
