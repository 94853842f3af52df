import * as z from "zod";
import { usualNotice } from "#domain/caps/minutes.ts";
import { usualDuty } from "#domain/caps/publicity.ts";
import type { Instant } from "#domain/core/dates.ts";
import type { Reading, Writing } from "./query.ts";
import { keepSetting, readSetting } from "./setting-rows.ts";

const shape = z.object({
  paper: z.enum(["A3", "A4"]),
  place: z.string(),
  phone: z.string(),
  hidesNames: z.boolean(),
  hidesAccounts: z.boolean(),
  hidesIds: z.boolean(),
  leastDays: z.int(),
  answerDays: z.int(),
  meetingQuorum: z.enum(["half", "two-thirds"]),
  noticeDays: z.object({ congressA: z.int(), assemblyA: z.int(), congressB: z.int(), assemblyB: z.int() }),
});

/**
 * How an office makes things public. `leastDays`: how long a paper hangs; `answerDays`: until when a question is answered,
 * of which one provincial measure says ten: 待核对.
 * `noticeDays`: how long before a meeting its members are told, by its law and body; congresses: 待核对.
 * `meetingQuorum`: how many of a committee or a party meeting must be there for a stage of 四议两公开: 待核对.
 */
export type PublicitySettings = z.output<typeof shape>;

const defaults: PublicitySettings = {
  paper: "A3",
  place: "村务公开栏",
  phone: "",
  hidesNames: false,
  hidesAccounts: true,
  hidesIds: true,
  leastDays: usualDuty.leastDays,
  answerDays: 10,
  meetingQuorum: "half",
  noticeDays: usualNotice,
};

const settingName = "publicity";

export const readPublicitySettings = (reading: Reading): PublicitySettings =>
  readSetting(reading, settingName, { shape, defaults });

export const savePublicitySettings = (
  writing: Writing,
  settings: PublicitySettings,
  change: { readonly at: Instant; readonly by: string },
): void => {
  keepSetting(writing, settingName, { ...change, value: settings });
};
