import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Reading, Writing } from "./query.ts";
import { keepSetting, readSetting } from "./setting-rows.ts";

const settingName = "buyerNames";

/** By ledger: what an invoice may be made out to besides the ledger's own name. */
const readAll = (reading: Reading): Readonly<Record<string, readonly string[]>> =>
  reading.kept("buyer names", ["setting"], () =>
    readSetting(reading, settingName, { shape: z.record(z.string(), z.array(z.string())), defaults: {} }),
  );

/** Names accepted on invoices of a ledger besides its own: one it bore before, or a short one its township takes for it. */
export const readBuyerNames = (reading: Reading, ledgerId: LedgerId): readonly string[] =>
  readAll(reading)[ledgerId] ?? [];

export const saveBuyerNames = (
  writing: Writing,
  of: { readonly ledgerId: LedgerId; readonly names: readonly string[] },
  change: { readonly at: Instant; readonly by: string },
): void => {
  keepSetting(writing, settingName, { ...change, value: { ...readAll(writing), [of.ledgerId]: of.names } });
};
