import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const settingsShape = z.object({
  backupFolder: z.string(),
  backupOnQuit: z.boolean(),
  backupBeforeClose: z.boolean(),
  justUnderShare: z.int(),
  splitWindowDays: z.int(),
  splitThresholdFen: z.int(),
  oldItemDays: z.int(),
  needsTownshipOpinion: z.boolean(),
  opinionSince: z.string(),
  statementBlocksClose: z.boolean(),
  unbookedBlocksClose: z.boolean(),
  matchDaysBefore: z.int(),
  matchDaysAfter: z.int(),
});

/**
 * What an office may set. `justUnderShare` is a per cent of the split threshold, from which a spending counts as kept just
 * under it; `oldItemDays` is the age at which an unmatched bank item is reported; a bank's day may lie `matchDaysBefore` before
 * to `matchDaysAfter` after a voucher's for the two to be matched. `opinionSince`: when the township began to want its opinion; what
 * two people had put into force by then stays in force, or a stricter office would have no caps at all.
 */
export type Settings = z.output<typeof settingsShape>;

/** Samples until the township puts its own numbers: 1 000 yuan within 30 days, 90 % of it counts as just under. */
export const defaultSettings: Settings = {
  backupFolder: "",
  backupOnQuit: true,
  backupBeforeClose: true,
  justUnderShare: 90,
  splitWindowDays: 30,
  splitThresholdFen: 100_000,
  oldItemDays: 30,
  needsTownshipOpinion: false,
  opinionSince: "",
  statementBlocksClose: false,
  unbookedBlocksClose: false,
  matchDaysBefore: 3,
  matchDaysAfter: 10,
};

type SettingChange = { readonly at: Instant; readonly by: string };

/** What is kept under one name, over the defaults of its fields; the defaults alone where nothing was ever saved. */
export const readSetting = <Value>(
  reading: Reading,
  name: string,
  of: { readonly shape: z.ZodType<Value>; readonly defaults: Value },
): Value => {
  const row = reading.first(sqlFor.selectFrom("setting").select("value").where("name", "=", name).orderBy("name"));
  const saved: unknown = row === undefined ? {} : JSON.parse(row.value);
  return of.shape.parse({ ...of.defaults, ...z.looseObject({}).parse(saved) });
};

/** Keeps a value under a name, in place of what stood there. */
export const keepSetting = (
  writing: Writing,
  name: string,
  change: SettingChange & { readonly value: unknown },
): void => {
  const columns = { value: JSON.stringify(change.value), changed_at: change.at, changed_by: change.by };
  writing.run(
    sqlFor
      .insertInto("setting")
      .values({ name, ...columns })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(columns)),
  );
};

/** The settings of the office; a name never saved has its default. */
export const readSettings = (reading: Reading): Settings => {
  const rows = reading.all(sqlFor.selectFrom("setting").select(["name", "value"]).orderBy("name"));
  const saved = Object.fromEntries(rows.map((row): readonly [string, unknown] => [row.name, JSON.parse(row.value)]));
  return settingsShape.parse({ ...defaultSettings, ...saved });
};

export const saveSettings = (writing: Writing, settings: Settings, change: SettingChange): void => {
  for (const [name, value] of Object.entries(settings)) keepSetting(writing, name, { ...change, value });
};
