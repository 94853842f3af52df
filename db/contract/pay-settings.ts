import * as z from "zod";
import { method } from "./method.ts";

const settings = z.object({
  /** By days for who changes post within a month; otherwise the whole month to who holds it on the last day. */
  splitsMonth: z.boolean(),
});

export const paySettingMethods = {
  "pay.settings": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: settings,
    failures: [],
  }),
  "pay.saveSettings": method({
    access: ["head", "administrator"],
    effect: "writes",
    input: settings,
    output: z.object({}),
    failures: [],
  }),
} as const;
