import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import { guidedParts, type GuidedPart } from "#domain/vouchers/guided-entries.ts";
import type { Reading, Writing } from "./query.ts";
import { keepSetting, readSetting } from "./setting-rows.ts";

const steps = z.enum(["loss", "reserve", "members", "other"]);
const shape = z.object({
  order: z.array(steps),
  reserveBasisPoints: z.int(),
  reserveBase: z.enum(["distributable", "net-income"]),
  reserveByLedger: z.record(z.string(), z.int()),
  wearStart: z.enum(["next-month", "same-month"]),
  guidedAccounts: z.partialRecord(z.enum(guidedParts), z.string()),
});

/**
 * What the office sets of year ends, assets and guided forms. `reserveBasisPoints` in hundredths of a per cent, overruled by
 * the charter of a ledger in `reserveByLedger`; `guidedAccounts` an account code by the part it plays.
 */
export type WorkSettings = z.output<typeof shape>;

/** Samples until they are compared with the official text and the township's own documents: 待核对. */
export const defaultGuidedAccounts: Readonly<Record<GuidedPart, string>> = {
  bank: "102",
  "member-dealings": "113",
  "outside-payable": "211",
  "raised-fund": "231",
  "state-award": "241",
  "special-fund": "241",
  works: "153",
  "fixed-asset": "151",
  reserve: "311",
  "land-reserve": "311",
  "no-asset-cost": "514",
  appropriations: "32201",
};

/** The same parts in the system of 2004, where 153 is 固定资产清理, 211 应付工资, and 公益支出 has no account of its own. 待核对. */
export const guidedAccounts2004: Readonly<Record<GuidedPart, string>> = {
  ...defaultGuidedAccounts,
  "outside-payable": "202",
  works: "154",
  "no-asset-cost": "551",
};

const defaults: WorkSettings = {
  order: ["loss", "reserve", "members", "other"],
  reserveBasisPoints: 3000,
  reserveBase: "net-income",
  reserveByLedger: {},
  wearStart: "next-month",
  guidedAccounts: defaultGuidedAccounts,
};

const settingName = "work";

export const readWorkSettings = (reading: Reading): WorkSettings =>
  readSetting(reading, settingName, { shape, defaults });

export const saveWorkSettings = (
  writing: Writing,
  settings: WorkSettings,
  change: { readonly at: Instant; readonly by: string },
): void => {
  keepSetting(writing, settingName, { ...change, value: settings });
};
