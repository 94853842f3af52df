import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { cancelBoard } from "#host/cancel-board.ts";
import { startLedgerThread, type LedgerThread } from "#host/ledger-thread.ts";
import { backUpOnQuit } from "#host/quit-backup.ts";
import { requestIdIn } from "#host/request-id.ts";
import { openOffice, testPassword, type Office } from "#test/support/office.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const entry = new URL("../../db/host/ledger-worker.ts", import.meta.url);
const options = (ledgerPath: string, isNew = false) => ({
  entry,
  ledgerPath,
  isNew,
  programVersion: "0.0.0-test",
  isDemo: false,
});

const threadOn = async (office: Office): Promise<LedgerThread> => {
  office.desk.close();
  const started = await startLedgerThread(options(office.ledgerPath));
  if (!started.ok) throw new Error(started.error.code);
  return started.value;
};
const freshOffice = async (): Promise<Office> => {
  const office = await openOffice();
  onTestFinished(office.close);
  return office;
};

describe("the ledger thread", () => {
  it.each([
    ["a file that is not there", "none.xzdb", false, "ledger-missing"],
    ["a file of somebody else", "other.xzdb", false, "ledger-damaged"],
  ])("refuses %s", async (_case, name, isNew, code) => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "other.xzdb"),
      "this is no ledger but a letter that somebody gave a wrong name. ".repeat(40),
    );
    const started = await startLedgerThread(options(join(folder, name), isNew));
    expect(started).toMatchObject({ ok: false, error: { code } });
  });

  it("answers calls in the order they need, each with its own reply", async () => {
    const thread = await threadOn(await freshOffice());
    const texts = ["office.state", "village.list", "no.such"].map((method) =>
      JSON.stringify({ method, input: {}, session: null, requestId: null }),
    );
    const replies = await Promise.all(texts.map((text) => thread.send(text)));
    expect(replies.map((reply) => (JSON.parse(reply) as { ok: boolean }).ok)).toEqual([true, false, false]);
    expect(replies[2]).toContain("unknown-method");
    await thread.close(false);
    expect(await thread.send(texts[0] ?? "")).toContain("THREAD");
  });

  it("frees the file when it is closed", async () => {
    const office = await freshOffice();
    await (await threadOn(office)).close(true);
    const again = await startLedgerThread(options(office.ledgerPath));
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close(false);
  });

  it("makes the backup the office asked for when the program quits", async () => {
    const office = await freshOffice();
    const settings = await office.must("settings.show", {});
    await office.must("settings.save", { ...settings, backupFolder: join(office.folder, "U盘") });
    const backup = await (await threadOn(office)).close(true);
    expect(backup).toMatchObject({ isMade: true });
    expect(backup?.isMade === true && existsSync(backup.path)).toBe(true);
  });
});

describe("the backup on quitting", () => {
  const officeWith = async (changes: object): Promise<{ readonly office: Office; readonly backupFolder: string }> => {
    const office = await freshOffice();
    const backupFolder = join(office.folder, "U盘");
    const settings = await office.must("settings.show", {});
    await office.must("settings.save", { ...settings, backupFolder, ...changes });
    return { office, backupFolder };
  };

  it.each([
    ["was switched off", { backupOnQuit: false }],
    ["has no folder to go to", { backupFolder: "" }],
  ])("is not made when it %s", async (_case, changes) => {
    const { office, backupFolder } = await officeWith(changes);
    expect(await backUpOnQuit(office.desk)).toBe(null);
    expect(existsSync(backupFolder) && readdirSync(backupFolder).length > 0).toBe(false);
  });

  it("is made once, until the books change again", async () => {
    const { office } = await officeWith({});
    expect(await backUpOnQuit(office.desk)).toMatchObject({ isMade: true });
    await office.must("session.open", { login: "chen", password: testPassword });
    expect(await backUpOnQuit(office.desk)).toBe(null);
    await office.must("village.save", { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] });
    expect(await backUpOnQuit(office.desk)).toMatchObject({ isMade: true });
  });

  it("names the folder that is gone instead of making it anew", async () => {
    const { office, backupFolder } = await officeWith({});
    rmSync(backupFolder, { recursive: true, force: true });
    const failed = { isMade: false, code: "backup-folder-missing", folder: backupFolder };
    expect(await backUpOnQuit(office.desk)).toEqual(failed);
    expect(existsSync(backupFolder)).toBe(false);
  });

  it("says so when it cannot be made", async () => {
    const { office, backupFolder } = await officeWith({});
    rmSync(backupFolder, { recursive: true, force: true });
    writeFileSync(backupFolder, "a file where the folder was");
    const failed = { isMade: false, code: "folder-unusable", folder: backupFolder };
    expect(await backUpOnQuit(office.desk)).toEqual(failed);
  });
});

describe("the board of cancelled requests", () => {
  it("is seen on the other side of the memory, and forgotten when answered", () => {
    const here = cancelBoard();
    const there = cancelBoard(here.shared);
    expect(there.isCancelled("one")).toBe(false);
    here.cancel("one");
    expect(there.isCancelled("one")).toBe(true);
    expect(there.isCancelled("on")).toBe(false);
    expect(there.isCancelled("one1")).toBe(false);
    there.clear("one");
    expect(here.isCancelled("one")).toBe(false);
  });

  it("knows the longest ids whole and takes none that is longer", () => {
    const board = cancelBoard();
    board.cancel("x".repeat(64));
    board.cancel("y".repeat(65));
    board.cancel("");
    expect(board.isCancelled("x".repeat(64))).toBe(true);
    expect(board.isCancelled("y".repeat(65))).toBe(false);
    expect(board.isCancelled("")).toBe(false);
  });

  it("keeps the last 64 wishes", () => {
    const board = cancelBoard();
    for (let count = 0; count < 65; count += 1) board.cancel(`r${count}`);
    expect([board.isCancelled("r0"), board.isCancelled("r1"), board.isCancelled("r64")]).toEqual([false, true, true]);
  });
});

it.each([
  [`{"method":"a","input":{},"session":null,"requestId":"r-1"}`, "r-1"],
  [`{"requestId":"r-2","method":"a"}`, "r-2"],
  [`{"method":"a","requestId":null}`, null],
  [`{"method":"a","input":{"requestId":"inner"}}`, null],
  [`{"requestId":7}`, null],
  ["[]", null],
  ["{", null],
])("reads the request id of %s", (text, expected) => {
  expect(requestIdIn(text)).toBe(expected);
});
