// What the command line says to people: in Chinese, with what to do next, and with nothing of the machine in it.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Outcome } from "#cli/command.ts";
import { run } from "#cli/run.ts";
import { sentenceOf } from "#cli/words.ts";
import { ruleKinds } from "#domain/checks/hit.ts";
import { openTroubleOf } from "#host/open-trouble.ts";
import { isFolderUsable } from "#files/backup/folder.ts";
import { testPassword } from "#test/support/office.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const fixture = (path: string): string => join(import.meta.dirname, "../../fixtures", path);

beforeEach(() => {
  vi.stubEnv("XZ_PASSWORD", testPassword);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const saidOf = (outcome: Outcome): string => {
  if (outcome.ok) return outcome.text;
  return "misuse" in outcome ? outcome.misuse : outcome.sentence;
};
/** Words of the machine: JSON, English sentences, the names of errors. */
const machineWords = /[{}]|Error|expected|Unknown|missing|argument/;

describe("a wrong command line is told in Chinese", () => {
  it.each([
    ["an unknown option", ["verify", "--fast"], "没有选项 --fast"],
    ["an option without its value", ["verify", "--ledger"], "选项 --ledger 后面缺少内容"],
    ["a value behind a mark", ["statement", "inspect", "a", "--json=1"], "选项 --json 后面不带内容"],
    ["half a command", ["statement"], "statement inspect、statement import"],
    ["two files for one", ["statement", "inspect", "a.xlsx", "b.xlsx"], "多出的内容：b.xlsx"],
    ["a ledger without its option", ["verify", "a.xzdb"], "多出的内容：a.xzdb"],
    ["months the wrong way round", ["report", "income", "--from", "2026-09", "--to", "2026-07"], "晚于"],
  ])("that has %s", async (_case, line, words) => {
    const outcome = await run(line);
    expect(outcome).toHaveProperty("misuse");
    expect(saidOf(outcome)).toContain(words);
    expect(saidOf(outcome).split("\n")[0]).not.toMatch(machineWords);
  });
});

describe("a refusal is told in Chinese", () => {
  it("when a name is empty", async () => {
    const ledger = join(temporaryFolder(), "a.xzdb");
    const names = ["--township", "", "--code", "QH", "--admin", "guanli", "--admin-name", "管理员"];
    const outcome = await run(["init", "--ledger", ledger, ...names]);
    expect(saidOf(outcome)).toBe("填写的内容不对，请检查：--township。");
    expect(existsSync(ledger)).toBe(false);
  });

  it.each([
    ["any/empty.csv", "文件是空的"],
    ["psbc-1/locked.zip", "密码"],
    ["ccb-2/truncated.xls", "重新下载"],
  ])("when %s cannot be read", async (path, words) => {
    const said = saidOf(await run(["statement", "inspect", fixture(`statements/${path}`)]));
    expect(said).toContain(words);
    expect(said).not.toMatch(machineWords);
    expect(said).not.toContain(path);
  });

  it("when rows of a statement are unreadable, with the first of them", () => {
    const refusals = [{ code: "unreadable-rows", count: 2, firstRow: 5 }];
    expect(sentenceOf({ code: "statement-refused", refusals })).toMatch(/共 2 行，第一处在第 5 行.*statement inspect/);
  });

  it.each(ruleKinds)("when %s stands against a voucher, by the rule's name", (kind) => {
    const said = sentenceOf({ code: "rules-refuse", hits: [{ kind, severity: "block" }] });
    expect(said).toMatch(new RegExp(`[\\u4e00-\\u9fff]（${kind}）`));
  });

  it.each(["disk-full", "read-only", "not-written", "file-missing", "chain-links", "integrity"])(
    "when a backup fails by %s",
    (reason) => {
      expect(sentenceOf({ code: "backup-failed", reason })).not.toContain(reason);
    },
  );

  it("when a picture is named as the ledger, which may be the wrong file and not a broken one", async () => {
    const path = join(temporaryFolder(), "a.xzdb");
    writeFileSync(path, Buffer.alloc(5000, 7));
    const outcome = await run(["verify", "--ledger", path]);
    expect(outcome).toMatchObject({ failure: { code: "ledger-damaged", detail: "SQLITE_NOTADB" } });
    expect(saidOf(outcome)).toMatch(/选错了文件.*xz restore/);
    expect(saidOf(outcome)).not.toMatch(machineWords);
    expect(openTroubleOf({ code: "ledger-damaged", path, detail: "SQLITE_CORRUPT" }).title).toContain("已损坏");
  });
});

describe("a folder that is not there", () => {
  it("is named when a backup is to be restored into it", async () => {
    const folder = temporaryFolder();
    const [backup, ledger] = [join(folder, "a.xzdb"), join(folder, "none", "b.xzdb")];
    const outcome = await run(["restore", backup, "--ledger", ledger]);
    expect(outcome).toMatchObject({ failure: { code: "folder-missing", path: ledger } });
  });

  it("is named when the demo cannot be made there", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "");
    expect(await run(["demo", "--out", join(folder, "a")])).toMatchObject({ failure: { code: "folder-unusable" } });
  });

  it("is made with those above it when a file is written", async () => {
    const path = join(temporaryFolder(), "a", "b", "空白.xlsx");
    expect(await run(["setup", "--template", path])).toMatchObject({ ok: true });
    expect(existsSync(path)).toBe(true);
  });

  // Node's own recursive mkdir never comes back from there.
  it.skipIf(process.platform !== "linux")("is refused where a file system says that it cannot be made", () => {
    expect(isFolderUsable("/proc/none/a")).toBe(false);
  });

  it("is refused at once where a name would go under a file", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "空白.xlsx"));
    writeFileSync(join(folder, "a"), "");
    for (const path of [join(folder, "a", "b.xlsx"), join(folder, "空白.xlsx")])
      expect(await run(["setup", "--template", path])).toMatchObject({ failure: { code: "file-unwritable" } });
  });
});

describe("what people read of a statement", () => {
  it("shows a reversal as a negative amount in the column it takes back from, so that columns add up", async () => {
    const said = saidOf(await run(["statement", "inspect", fixture("statements/psbc-1/quarter.xlsx")]));
    const line = said.split("\n").find((each) => each.includes("冲正")) ?? "";
    expect(line).toMatch(/2026-08-13\s{10,}-500\.00 /);
  });
});
