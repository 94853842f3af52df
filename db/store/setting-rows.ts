import * as z from "zod";
import type { Instant } from "#domain/core/dates.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

const settingsShape = z.object({
  backupFolder: z.string(),
  backupOnQuit: z.boolean(),
  backupBeforeClose: z.boolean(),
  needsTownshipOpinion: z.boolean(),
  opinionSince: z.string(),
  statementBlocksClose: z.boolean(),
  unbookedBlocksClose: z.boolean(),
  categoryHoldDays: z.int(),
  matchDaysBefore: z.int(),
  matchDaysAfter: z.int(),
});

/**
 * What an office may set. A bank's day may lie `matchDaysBefore` before to `matchDaysAfter` after a voucher's for the two to be
 * matched. `opinionSince`: when the township began to want its opinion; what two people had put into force by then stays in
 * force, or a stricter office would have no caps at all.
 */
export type Settings = z.output<typeof settingsShape>;

export const defaultSettings: Settings = {
  backupFolder: "",
  backupOnQuit: true,
  backupBeforeClose: true,
  needsTownshipOpinion: false,
  opinionSince: "",
  statementBlocksClose: false,
  unbookedBlocksClose: false,
  categoryHoldDays: 30,
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

/** Numbers of exception tests an office had put among its settings before they had versions; they never change again. */
export const readFormerTestNumbers = (reading: Reading): Readonly<Record<string, number>> =>
  Object.fromEntries(
    reading
      .all(
        sqlFor
          .selectFrom("setting")
          .select(["name", "value"])
          .where("name", "in", ["splitThresholdFen", "splitWindowDays", "justUnderShare", "oldItemDays"])
          .orderBy("name"),
      )
      .map((row) => [row.name, z.int().parse(JSON.parse(row.value))]),
  );
