import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Outcome } from "#cli/command.ts";
import { commands, run } from "#cli/run.ts";
import { qinghePersons } from "#fixtures/setup/qinghe.ts";
import { openOffice, testPassword } from "#test/support/office.ts";
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

const valueOf = (outcome: Outcome): Record<string, unknown> => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value as Record<string, unknown>;
};

describe("a command line", () => {
  it.each([
    ["nothing", []],
    ["an unknown command", ["frobnicate"]],
    ["half a command", ["statement"]],
    ["an unknown option", ["verify", "--ledger", "a.xzdb", "--fast"]],
    ["an option without its value", ["verify", "--ledger"]],
    ["no ledger", ["verify"]],
    ["no person", ["voucher", "list", "--ledger", "a.xzdb"]],
    ["no file", ["statement", "inspect"]],
    ["no quarter", ["workbook", "--all"]],
    ["a quarter that is none", ["workbook", "--all", "--quarter", "2026Q5"]],
    ["no scope of a workbook", ["workbook", "--quarter", "2026Q3"]],
    ["two scopes of a workbook", ["workbook", "--quarter", "2026Q3", "--all", "--township"]],
    ["an unknown report", ["report", "everything"]],
    ["a report without months", ["report", "income", "--ledger-name", "x"]],
    ["months the wrong way round", ["report", "income", "--from", "2026-09", "--to", "2026-07"]],
    ["a port that is none", ["serve", "--port", "x"]],
    ["rows that are none", ["statement", "import", "a.xlsx", "--take", "5-2"]],
    ["a state that is none", ["voucher", "list", "--state", "lost"]],
  ])("is told how to do better when it has %s", async (_case, line) => {
    const outcome = await run(line);
    expect(outcome).toMatchObject({ ok: false });
    expect(!outcome.ok && "misuse" in outcome && outcome.misuse).toMatch(/[\u4e00-\u9fff]/);
  });

  it("explains itself, all of it or one command", async () => {
    const all = await run(["help"]);
    expect(all.ok && all.text).toContain("statement inspect");
    const one = await run(["statement", "inspect", "--help"]);
    expect(one.ok && one.text).toContain("statement inspect");
    expect(one.ok && one.text).not.toContain("restore");
  });

  it("is described in the manual, command by command", () => {
    const manual = readFileSync(join(import.meta.dirname, "../../docs/command-line.md"), "utf8");
    expect(commands.map(({ name }) => name).filter((name) => !manual.includes(`### ${name}`))).toEqual([]);
    const options = commands.flatMap((command) => Object.keys(command.options));
    expect([...new Set(options)].filter((option) => !manual.includes(`--${option}`))).toEqual([]);
  });

  it.each([
    ["of a file that is not there", ["verify", "--ledger", "/none/none.xzdb"], /-missing$/],
    ["of a file that cannot be read", ["statement", "inspect", "/none/none.csv"], /^file-unreadable$/],
    ["of a folder as a file", ["statement", "inspect", "/"], /^file-unreadable$/],
  ])("is refused, not misunderstood, because %s", async (_case, line, code) => {
    const outcome = await run(line);
    expect(!outcome.ok && "failure" in outcome && outcome.failure.code).toMatch(code);
  });
});

describe("statement inspect", () => {
  const expectations = readdirSync(fixture("statements"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .map((path) => path.slice(0, -".json".length))
    .toSorted();

  it.each(expectations)("says of %s what the file is made to say", async (path) => {
    const expected = JSON.parse(readFileSync(fixture(`statements/${path}.json`), "utf8")) as Record<string, unknown>;
    const { password } = expected;
    const locked = typeof password === "string" ? ["--file-password", password] : [];
    const outcome = await run(["statement", "inspect", fixture(`statements/${path}`), ...locked, "--json"]);
    if (!outcome.ok) {
      expect(outcome).toMatchObject({ failure: { code: "statement-unreadable" } });
      expect(expected).not.toHaveProperty("rows");
      return;
    }
    const value = valueOf(outcome);
    const asked = [
      "bank layout container encoding headerRow account rows creditFen debitFen creditCount debitCount",
      "openingFen closingFen order skipped warnings lines",
    ].flatMap((names) => names.split(" "));
    expect(Object.fromEntries(asked.map((name) => [name, name in value]))).toEqual(
      Object.fromEntries(asked.map((name) => [name, true])),
    );
    for (const name of ["bank", "layout", "container", "account", "rows", "creditFen", "debitFen", "warnings", "order"])
      expect({ [name]: value[name] }).toEqual({ [name]: expected[name] });
    const breaks = value["breaks"] as readonly { readonly row: number; readonly expectedFen: unknown }[];
    expect(breaks.map(({ row }) => row)).toEqual((expected["breaks"] as typeof breaks).map(({ row }) => row));
    expect(breaks.every(({ expectedFen }) => Number.isSafeInteger(expectedFen))).toBe(true);
    expect(outcome.text).toMatch(/^银行：/);
  });
});

describe("a quarter by the command line", () => {
  it("goes from an empty folder to closed, verified, saved and restored books", { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const ledger = join(folder, "青禾镇.xzdb");
    const as = (login: string): readonly string[] => ["--ledger", ledger, "--user", login];
    const books = ["--ledger-name", "柳溪村股份经济合作社"];

    const init = ["init", "--ledger", ledger, "--township", "青禾镇", "--code", "QH", "--division", "510199100"];
    const admin = ["--admin", "guanli", "--admin-name", "管理员"];
    vi.stubEnv("XZ_PASSWORD", "short");
    expect(await run([...init, ...admin])).toMatchObject({ ok: false, failure: { code: "password-weak" } });
    expect(existsSync(ledger)).toBe(false);
    vi.stubEnv("XZ_PASSWORD", testPassword);
    valueOf(await run([...init, ...admin]));
    expect(await run([...init, ...admin])).toMatchObject({ ok: false, failure: { code: "ledger-exists" } });

    const template = join(folder, "空白表.xlsx");
    valueOf(await run(["setup", "--template", template]));
    expect(existsSync(template)).toBe(true);
    const loaded = valueOf(await run(["setup", fixture("setup/青禾镇.xlsx"), ...as("guanli")]));
    expect(loaded).toMatchObject({ villages: 3, ledgers: 4, persons: 5 });
    const again = await run(["setup", fixture("setup/青禾镇.xlsx"), ...as("guanli")]);
    expect(again).toMatchObject({ ok: false, failure: { code: "setup-refused" } });
    expect(!again.ok && "sentence" in again && again.sentence.split("\n").length).toBeGreaterThan(5);

    vi.stubEnv("XZ_NEW_PASSWORD", testPassword);
    for (const { login, password } of qinghePersons) {
      vi.stubEnv("XZ_PASSWORD", password);
      expect(await run(["voucher", "list", ...as(login)])).toMatchObject({ failure: { code: "must-change-password" } });
      valueOf(await run(["password", ...as(login)]));
    }
    vi.stubEnv("XZ_PASSWORD", testPassword);

    const file = fixture("statements/psbc-1/quarter.xlsx");
    const preview = valueOf(await run(["statement", "import", file, ...as("chen"), "--preview"]));
    expect(preview).toMatchObject({ newCount: 24 });
    expect(await run(["statement", "import", file, ...as("shenji")])).toMatchObject({ failure: { code: "forbidden" } });
    const imported = valueOf(
      await run(["statement", "import", file, ...as("chen"), "--account", "951006010099000188"]),
    );
    expect(imported).toMatchObject({ newCount: 24, knownCount: 0 });
    expect(await run(["statement", "import", file, ...as("chen")])).toMatchObject({
      failure: { code: "statement-already-imported" },
    });

    const drafts = valueOf(await run(["voucher", "list", ...as("chen"), ...books, "--state", "draft"])) as unknown as {
      readonly id: string;
    }[];
    expect(drafts).toHaveLength(Number(imported["draftCount"]));
    expect(drafts.length).toBeGreaterThan(0);
    const own = await run(["review", drafts[0]?.id ?? "", ...as("chen")]);
    expect(own).toMatchObject({ ok: true, isWhole: false, value: { refused: [{ code: "forbidden" }] } });
    const look = ["close", "--check", ...books, "--month", "2026-07", ...as("he")];
    const before = await run(look);
    expect(before).toMatchObject({ ok: true, isWhole: false, value: { canClose: false, isClosed: false } });
    const inJuly = (drafts as unknown as readonly { readonly onDate: string }[]).filter(({ onDate }) =>
      onDate.startsWith("2026-07"),
    );
    expect(before.ok && before.text).toContain(`必须处理：没有审核的草稿凭证 ${inJuly.length} 项\n    2026-07-`);
    expect(before.ok && before.text).toContain("必须处理：没有记账的银行流水");
    for (const [month, code, words] of [
      ["2026-06", "before-start", "账套从 2026-07 起用"],
      ["2026-08", "earlier-month-open", "请先结 2026-07 的账"],
      ["2099-01", "month-not-begun", "这个月还没有到"],
    ] as const) {
      const early = await run(["close", "--check", ...books, "--month", month, ...as("he")]);
      expect(early).toMatchObject({ ok: true, isWhole: false, value: { canClose: false, outOfOrder: { code } } });
      expect(early.ok && early.text).toContain(`必须处理：${words}`);
    }
    expect(await run(["close", ...books, "--month", "2026-07", ...as("he")])).toMatchObject({
      failure: { code: "month-not-ready" },
      sentence: expect.stringContaining("加 --check 逐项列出"),
    });
    expect(valueOf(await run(["review", "--all-ready", ...as("zhou")]))).toMatchObject({ refused: [] });
    const posted = valueOf(await run(["post", "--all-reviewed", ...as("chen")]));
    expect(posted["posted"]).toHaveLength(drafts.length);

    for (const name of ["trial-balance", "bank-journal", "cash-journal", "balance-sheet", "income"]) {
      const report = ["report", name, ...books, "--from", "2026-07", "--to", "2026-09", ...as("shenji")];
      const outcome = await run(name === "bank-journal" ? [...report, "--account", "951006010099000188"] : report);
      valueOf(outcome);
      expect(outcome.ok && outcome.text.split("\n").length).toBeGreaterThan(2);
    }
    for (const name of ["general-ledger", "subsidiary-ledger"]) {
      const report = ["report", name, ...books, "--month", "2026-07", "--account", "102", ...as("shenji")];
      expect(valueOf(await run(report))).toMatchObject({ accountCode: "102" });
    }

    const close = (month: string, login: string) => run(["close", ...books, "--month", month, ...as(login)]);
    expect(await close("2026-08", "he")).toMatchObject({ failure: { code: "earlier-month-open", month: "2026-07" } });
    expect(await run(["workbook", "--quarter", "2026Q3", ...books, ...as("shenji")])).toMatchObject({
      failure: { code: "quarter-not-closed" },
    });
    // The lines no rule could book keep the month open, until the head says they only warn.
    expect(await close("2026-07", "he")).toMatchObject({
      failure: { code: "month-not-ready", blocks: [{ code: "unbooked-lines" }] },
      sentence: expect.stringContaining("settings --unbooked-lines warn"),
    });
    expect(await run(["settings", ...as("chen"), "--unbooked-lines", "warn"])).toMatchObject({
      failure: { code: "forbidden" },
    });
    expect(valueOf(await run(["settings", ...as("shenji")]))).toMatchObject({ unbookedBlocksClose: true });
    expect(await run(["settings", ...as("he"), "--unbooked-lines", "off"])).toMatchObject({ ok: false });
    const only = valueOf(await run(["settings", ...as("he"), "--unbooked-lines", "warn"]));
    expect(only).toMatchObject({ unbookedBlocksClose: false });
    const ready = await run(look);
    expect(ready).toMatchObject({ ok: true, isWhole: true, value: { canClose: true, isClosed: false } });
    expect(ready.ok && ready.text).toContain("可以结账，请先看一看：");
    for (const month of ["2026-07", "2026-08", "2026-09"]) {
      const closed = await close(month, "he");
      const { warnings } = valueOf(closed);
      expect(warnings).toEqual(expect.arrayContaining([{ code: "unbooked-lines", count: expect.any(Number) }]));
      expect(closed.ok && closed.text).toContain("注意：结账时有没有记账的银行流水");
    }

    const out = join(folder, "工作簿");
    const workbook = ["workbook", "--quarter", "2026Q3", ...books, "--out", out, ...as("shenji")];
    const made = valueOf(await run(workbook))["workbooks"] as readonly { readonly path: string }[];
    expect(readdirSync(out)).toHaveLength(1);
    expect(
      readFileSync(made[0]?.path ?? "")
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");

    expect(valueOf(await run(["verify", "--ledger", ledger]))).toMatchObject({ isSound: true });
    const saved = valueOf(await run(["backup", "--to", join(folder, "U盘"), ...as("he")]));
    const other = join(folder, "恢复.xzdb");
    expect(valueOf(await run(["restore", String(saved["path"]), "--ledger", other]))).toMatchObject({
      replacedPath: null,
    });
    expect(valueOf(await run(["restore", String(saved["path"]), "--ledger", ledger]))["replacedPath"]).toMatch(
      /被替换/,
    );
    expect(valueOf(await run(["verify", "--ledger", other]))).toMatchObject({ isSound: true });
  });
});

describe("a file that cannot be written", () => {
  it("is refused in words and leaves no half beside it", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "空白表.xlsx"));
    const outcome = await run(["setup", "--template", join(folder, "空白表.xlsx")]);
    expect(outcome).toMatchObject({ ok: false, failure: { code: "file-unwritable" } });
    expect(readdirSync(folder)).toEqual(["空白表.xlsx"]);
    writeFileSync(join(folder, "文件"), "");
    const below = await run(["setup", "--template", join(folder, "文件", "空白表.xlsx")]);
    expect(below).toMatchObject({ ok: false, failure: { code: "file-unwritable" } });
  });
});

describe("a ledger that is open elsewhere", () => {
  it("is refused to a command with what to do about it", async () => {
    const office = await openOffice();
    const outcome = await run(["verify", "--ledger", office.ledgerPath]);
    expect(outcome).toMatchObject({ ok: false, failure: { code: "ledger-in-use" } });
    expect(!outcome.ok && "sentence" in outcome && outcome.sentence).toContain("请先在那边退出");
    office.close();
  });

  it("whose pages are damaged is found out by verify, in words", async () => {
    const office = await openOffice();
    office.desk.close();
    const bytes = readFileSync(office.ledgerPath);
    bytes.fill(0xa5, 4096 * 3, 4096 * 6);
    writeFileSync(office.ledgerPath, bytes);
    const outcome = await run(["verify", "--ledger", office.ledgerPath]);
    expect(outcome.ok ? outcome.isWhole : outcome).not.toBe(true);
    if (!outcome.ok) expect(outcome).toMatchObject({ failure: { code: "ledger-damaged" } });
    office.close();
  });
});
