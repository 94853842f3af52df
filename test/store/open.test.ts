import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";
import { migrate, versionOf } from "#store/migrate.ts";
import { openCopy } from "#store/open-copy.ts";
import { openLedger } from "#store/open.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

/** Root may write anywhere: such a test runs as nobody for a moment. */
const withoutRootRights = <Answer>(work: () => Answer): Answer => {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
};

const freshPath = (): string => join(temporaryFolder(), "青禾镇.xzdb");

const create = (path: string): void => {
  const ledger = openLedger(path, { isNew: true });
  if (!ledger.ok) throw new Error(ledger.error.code);
  ledger.value.close();
};

describe("a ledger file", () => {
  it("is created once and never silently made or overwritten", () => {
    const path = freshPath();
    expect(openLedger(path, { isNew: false })).toEqual({ ok: false, error: { code: "ledger-missing", path } });
    expect(existsSync(path)).toBe(false);
    create(path);
    expect(openLedger(path, { isNew: true })).toEqual({ ok: false, error: { code: "ledger-exists", path } });
  });

  it("opens for one program at a time, and again when that one is gone", () => {
    const path = freshPath();
    const first = openLedger(path, { isNew: true });
    expect(openLedger(path, { isNew: false })).toEqual({ ok: false, error: { code: "ledger-in-use", path } });
    if (first.ok) first.value.close();
    const again = openLedger(path, { isNew: false });
    expect(again.ok).toBe(true);
    if (again.ok) again.value.close();
  });

  it.each([
    ["another program's SQLite file", (path: string) => new Database(path).exec("create table x (a)").close()],
    ["a folder", (path: string) => mkdirSync(path)],
  ])("is refused as not ours when it is %s", (_case, make) => {
    const path = freshPath();
    make(path);
    expect(openLedger(path, { isNew: false })).toEqual({ ok: false, error: { code: "ledger-not-ours", path } });
  });

  it("is refused as damaged when its bytes are no database", () => {
    const path = freshPath();
    writeFileSync(path, "这不是账本".repeat(500));
    expect(openLedger(path, { isNew: false })).toMatchObject({ ok: false, error: { code: "ledger-damaged", path } });
  });

  it("made by a newer program is refused by name and left as it was", () => {
    const path = freshPath();
    create(path);
    const database = new Database(path);
    database.pragma("user_version = 99990");
    database.close();
    const before = readFileSync(path);
    expect(openLedger(path, { isNew: false })).toEqual({
      ok: false,
      error: { code: "ledger-newer", path, version: 99990, known: migrations.at(-1)?.version },
    });
    expect(readFileSync(path)).toEqual(before);
  });

  it("keeps another file as it is when only the name is wrong", () => {
    const path = freshPath();
    new Database(path).exec("create table x (a)").close();
    const before = readFileSync(path);
    openLedger(path, { isNew: false });
    expect(readFileSync(path)).toEqual(before);
  });

  it("in a folder without the right to write is refused", () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const path = join(folder, "a.xzdb");
    const opened = withoutRootRights(() => openLedger(path, { isNew: true }));
    chmodSync(folder, 0o700);
    expect(opened).toEqual({ ok: false, error: { code: "ledger-read-only", path } });
  });

  it("copied as it lay into a folder without the right to write is not called damaged", () => {
    const path = freshPath();
    create(path);
    chmodSync(dirname(path), 0o555);
    const opened = withoutRootRights(() => openCopy(path));
    chmodSync(dirname(path), 0o700);
    expect(opened).toEqual({ ok: false, error: { code: "ledger-read-only", path } });
  });

  it("in a folder that does not exist is refused", () => {
    const path = join(temporaryFolder(), "没有", "a.xzdb");
    expect(openLedger(path, { isNew: true })).toEqual({ ok: false, error: { code: "folder-missing", path } });
  });
});

describe("migrations", () => {
  it("apply whole or leave the file as it was", () => {
    const path = freshPath();
    const database = new Database(path);
    const [first] = migrations;
    if (first === undefined) throw new Error("no migration");
    const broken = { version: 15, name: "broken", sql: "create table half (a); create table half (a);" };
    expect(() => migrate(database, path, [first, broken])).toThrow();
    expect(versionOf(database)).toBe(0);
    expect(database.prepare("select name from sqlite_schema order by name").all()).toEqual([]);
    database.close();
  });

  it("copy a file that holds books before they change it", () => {
    const path = freshPath();
    const database = new Database(path);
    const [first, second] = migrations;
    if (first === undefined || second === undefined) throw new Error("no migration");
    expect(migrate(database, path, [first])).toEqual({ version: first.version, copy: null });
    database.exec("insert into office values (1, '青禾镇', 'QH', '', '2026-01-01T00:00:00.000Z')");
    expect(migrate(database, path, [first, second])).toEqual({
      version: second.version,
      copy: `${path}.v${first.version}.bak`,
    });
    expect(database.prepare("select township_name from office").pluck().all()).toEqual(["青禾镇"]);
    const copy = new Database(`${path}.v${first.version}.bak`, { readonly: true });
    expect(versionOf(copy)).toBe(first.version);
    expect(copy.prepare("select township_name from office").pluck().all()).toEqual(["青禾镇"]);
    copy.close();
    database.close();
  });

  it("are numbered upwards", () => {
    const versions = migrations.map((step) => step.version);
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  });
});
