import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quarterOf, localDate } from "#domain/core/dates.ts";
import { migrations } from "#migrations/index.ts";
import { migrate } from "#store/migrate.ts";
import { accessTo } from "#store/query.ts";
import { testParametersFor } from "#store/test-parameter-rows.ts";
import { fillBefore } from "#test/support/filled-steps.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

let database: Database.Database;
const set = (name: string, value: number): void => {
  database.exec(
    `insert into setting (name, value, changed_at, changed_by) values ('${name}', '${value}', 'x', '何主任')`,
  );
};

beforeEach(() => {
  const path = join(temporaryFolder(), "青禾镇.xzdb");
  database = new Database(path);
  fillBefore(database, path, 570);
  database.exec("delete from setting");
  set("splitThresholdFen", 300_000);
  set("oldItemDays", 60);
  migrate(database, path, migrations);
});
afterEach(() => database.close());

describe("the step for numbers of tests among the settings", () => {
  it("leaves quarters tested by what the office had set", () => {
    const { reading } = accessTo(database);
    const { numbers } = testParametersFor(reading, quarterOf(localDate("2020-01-01")));
    expect([numbers.splitThresholdFen, numbers.oldItemDays, numbers.splitWindowDays]).toEqual([300_000, 60, 30]);
  });

  it("never lets them change again", () => {
    const versions = "numbers of the exception tests have versions";
    expect(() => database.exec("update setting set value = '1' where name = 'oldItemDays'")).toThrow(versions);
    expect(() => database.exec("delete from setting where name = 'oldItemDays'")).toThrow(versions);
    expect(() => set("splitWindowDays", 1)).toThrow(versions);
    expect(() => set("matchDaysAfter", 31)).not.toThrow();
  });
});
