import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasDisplay, openerOf } from "#cli/browser.ts";
import { rowsFromText } from "#cli/command-statement.ts";
import { tableText } from "#cli/table.ts";
import { commandLine } from "#test/support/command-line.ts";
import { openOffice } from "#test/support/office.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const root = join(import.meta.dirname, "../..");

describe("the program", () => {
  it("writes one JSON value and nothing else with --json", async () => {
    const file = join(root, "fixtures/statements/psbc-1/quarter.xlsx");
    const { code, stdout, stderr } = await commandLine(["statement", "inspect", file, "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ bank: "邮储银行", layout: "psbc-1", rows: 24 });
  });

  it("says a refusal on stderr, its facts as JSON, and ends with 1", async () => {
    const { code, stdout, stderr } = await commandLine(["verify", "--ledger", "/none/none.xzdb", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { path: "/none/none.xzdb" } });
    expect(stderr).toContain("none.xzdb");
  });

  it("ends with 2 when it was called the wrong way", async () => {
    const { code, stdout, stderr } = await commandLine(["verify"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--ledger");
  });

  it("takes no password from the line, and asks nobody when there is no terminal", async () => {
    const office = await openOffice();
    office.desk.close();
    const line = ["voucher", "list", "--ledger", office.ledgerPath, "--user", "chen"];
    const { code, stderr } = await commandLine(line, { XZ_PASSWORD: "" });
    expect([code, stderr.includes("XZ_PASSWORD")]).toEqual([2, true]);
    const wrong = await commandLine(line, { XZ_PASSWORD: "wrong-password" });
    expect([wrong.code, wrong.stderr.includes("还可以试 4 次")]).toEqual([1, true]);
    office.close();
  });

  it("serves until it is told to end, then closes the ledger", { timeout: 60_000 }, async () => {
    expect(existsSync(join(root, "out", "renderer", "index.html")), "built by npm run build").toBe(true);
    const office = await openOffice();
    office.desk.close();
    const child = spawn(
      process.execPath,
      [join(root, "scripts", "xz.mjs"), "serve", "--json", "--ledger", office.ledgerPath],
      { cwd: root },
    );
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { readonly url: string };
    expect((await fetch(url)).status).toBe(200);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    // A terminal and npm both tell the program to end: the second time must change nothing.
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(existsSync(`${office.ledgerPath}-wal`)).toBe(false);
    office.close();
  });

  it("names a port that another program uses, and leaves the ledger shut", { timeout: 60_000 }, async () => {
    const office = await openOffice();
    office.desk.close();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, stdout } = await commandLine(["serve", "--json", "--port", `${port}`, "--ledger", office.ledgerPath]);
    other.close();
    const failure = { code: "port-unusable", port, reason: "EADDRINUSE" };
    expect([code, JSON.parse(stdout)]).toEqual([1, { failure }]);
    expect(existsSync(`${office.ledgerPath}-wal`)).toBe(false);
    office.close();
  });

  it("refuses to serve a ledger that is open elsewhere, and ends", { timeout: 60_000 }, async () => {
    const office = await openOffice();
    const { code, stderr } = await commandLine(["serve", "--open", "--ledger", office.ledgerPath], {
      DISPLAY: "",
      WAYLAND_DISPLAY: "",
    });
    expect([code, stderr.includes("正被使用")]).toEqual([1, true]);
    office.close();
  });

  it("never overwrites a folder that is not its own with the demo", async () => {
    const folder = temporaryFolder();
    const { writeFileSync, readdirSync } = await import("node:fs");
    writeFileSync(join(folder, "家庭照片.jpg"), "");
    const { code, stdout } = await commandLine(["demo", "--out", folder, "--json"]);
    expect([code, JSON.parse(stdout)]).toEqual([1, { failure: { code: "folder-not-ours", folder } }]);
    expect(readdirSync(folder)).toEqual(["家庭照片.jpg"]);
  });
});

describe("opening a browser", () => {
  it.each([
    ["linux", {}, false],
    ["linux", { DISPLAY: "" }, false],
    ["linux", { DISPLAY: ":0" }, true],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
    ["darwin", {}, true],
    ["win32", {}, true],
  ])("on %s with %j finds a display: %s", (platform, environment, expected) => {
    expect(hasDisplay({ platform, environment })).toBe(expected);
  });

  it("takes the first opener in the path and never a shell", () => {
    const machine = { platform: "linux", environment: { PATH: "/usr/bin:/opt/bin" } };
    expect(openerOf(machine, "http://x/", (path) => path === "/opt/bin/firefox")).toEqual(["firefox", "http://x/"]);
    expect(openerOf(machine, "http://x/", () => true)).toEqual(["xdg-open", "http://x/"]);
    expect(openerOf(machine, "http://x/", () => false)).toBe(undefined);
    const windows = { platform: "win32", environment: {} };
    expect(openerOf(windows, "http://x/?a&b")?.slice(0, 2)).toEqual(["rundll32", "url.dll,FileProtocolHandler"]);
  });
});

it("lines columns up by what a terminal draws, Chinese twice as wide", () => {
  const rows = [
    ["柳溪村", "1,280.50"],
    ["ab", "3.00"],
  ];
  expect(tableText([{ title: "村" }, { title: "金额", isAmount: true }], rows).split("\n")).toEqual([
    "村          金额",
    "柳溪村  1,280.50",
    "ab          3.00",
  ]);
});

it.each([
  ["5", [5]],
  ["5,9-12", [5, 9, 10, 11, 12]],
  [" 1 , 2 ", [1, 2]],
  ["", undefined],
  ["x", undefined],
  ["9-5", undefined],
  ["1-9999999", undefined],
])("reads the rows %j", (text, expected) => {
  expect(rowsFromText(text)).toEqual(expected);
});
