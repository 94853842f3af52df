import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { idSource, unguessableToken } from "#api/identity.ts";
import { mistakeText } from "#api/mistake-log.ts";
import { defaultLedgerPath, isFirstStart } from "#host/default-ledger.ts";
import { openTroubleOf, openTroublePage } from "#host/open-trouble.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

describe("the default ledger", () => {
  it.each([
    ["linux", {}, "/home/chen/.local/share/乡账/乡账.xzdb"],
    ["linux", { XDG_DATA_HOME: "/data" }, "/data/乡账/乡账.xzdb"],
    ["linux", { XDG_DATA_HOME: "" }, "/home/chen/.local/share/乡账/乡账.xzdb"],
    ["darwin", {}, "/home/chen/Library/Application Support/乡账/乡账.xzdb"],
    ["win32", { APPDATA: "C:\\Users\\chen\\AppData\\Roaming" }, "C:\\Users\\chen\\AppData\\Roaming\\乡账\\乡账.xzdb"],
  ])("on %s with %j is %s", (platform, environment, expected) => {
    expect(defaultLedgerPath({ platform, home: "/home/chen", environment })).toBe(expected);
  });

  it("is to be made on the first start only, its folder at once", () => {
    const folder = join(temporaryFolder(), "乡账");
    const path = join(folder, "乡账.xzdb");
    expect(isFirstStart(path, folder)).toBe(true);
    writeFileSync(path, "");
    expect(isFirstStart(path, folder)).toBe(false);
    mkdirSync(join(folder, "beside"));
  });
});

describe("ids", () => {
  it("sort in the order they were made, even when the clock is set back", () => {
    const clock = [1000, 1000, 1001, 500, 500, 2000];
    const newId = idSource(() => clock.shift() ?? 0);
    const ids = [newId(), newId(), newId(), newId(), newId(), newId()];
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^[0-9a-z]{26}$/);
  });

  it("and tokens are never the same twice", () => {
    expect(new Set(Array.from({ length: 100 }, unguessableToken)).size).toBe(100);
  });
});

describe("the log of mistakes", () => {
  it("keeps the place of a mistake but not what it says, which may name people", () => {
    const error = new TypeError("陈会计 6217990000000012345");
    const text = mistakeText("2026-10-10T00:00:00.000Z", "ref1", error);
    expect(text).toMatch(/^2026-10-10T00:00:00\.000Z ref1 TypeError\n/);
    expect(text).toContain("places.test.ts");
    expect(text).not.toContain("陈会计");
    expect(text).not.toContain("6217");
  });

  it("keeps what our own assertions say", () => {
    expect(mistakeText("t", "r", new Error("assertion failed: fen 1.5"))).toContain("Error: assertion failed: fen 1.5");
  });
});

describe("what is said of a ledger that does not open", () => {
  it.each([
    [{ code: "ledger-missing", path: "/a/青禾.xzdb" }, "找不到"],
    [{ code: "folder-missing", path: "/a/青禾.xzdb" }, "文件夹不存在"],
    [{ code: "ledger-exists", path: "/a/青禾.xzdb" }, "已经存在"],
    [{ code: "ledger-in-use", path: "/a/青禾.xzdb" }, "正被使用"],
    [{ code: "ledger-read-only", path: "/a/青禾.xzdb" }, "不能写入"],
    [{ code: "ledger-not-ours", path: "/a/青禾.xzdb" }, "不是乡账的账本"],
    [{ code: "ledger-newer", path: "/a/青禾.xzdb", version: 90, known: 60 }, "更新版本"],
    [{ code: "disk-full", path: "/a/青禾.xzdb" }, "磁盘已满"],
    [{ code: "ledger-damaged", path: "/a/青禾.xzdb", detail: "malformed" }, "已损坏"],
  ] as const)("names the file: %j", (failure, words) => {
    const trouble = openTroubleOf(failure);
    expect(trouble.title).toContain("青禾.xzdb");
    expect(trouble.title).toContain(words);
    expect(openTroublePage(trouble)).toContain(trouble.advice.slice(0, 10));
  });

  it("is a page in which a file name cannot become markup", () => {
    const page = openTroublePage(openTroubleOf({ code: "ledger-missing", path: "/a/<img src=x>.xzdb" }));
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x&gt;");
  });
});
