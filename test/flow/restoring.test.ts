import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { instant } from "#domain/core/dates.ts";
import { proveBackup, restoreProven } from "#flow/restore-ledger.ts";
import { sqlFor, type Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
let usb: string;
let backup: string;

const addVillage = (name: string) =>
  office.must("village.save", { id: null, code: name, name, isActive: true, facts: [] });
const villagesIn = (reading: Reading): readonly string[] =>
  reading.all(sqlFor.selectFrom("village").select("name").orderBy("name")).map((row) => row.name);

beforeEach(async () => {
  office = await openOffice();
  usb = join(office.folder, "usb");
  await addVillage("柳溪村");
  backup = (await office.must("backup.make", { folder: usb })).path;
  await addVillage("石桥村");
});
afterEach(() => {
  office.close();
});

const confirmed = async () => {
  const { hash } = await office.must("restore.inspect", { path: backup });
  return { path: backup, hash, townshipName: "青禾镇" };
};
/** What may lie in the ledger's folder besides the ledger itself. */
const leftovers = (): readonly string[] =>
  readdirSync(office.folder).filter((name) => /restoring|proving|part|被替换/.test(name));

describe("looking at a backup", () => {
  it("tells what stands in it beside the open ledger, and changes nothing", async () => {
    const before = office.ledger.reading.all(sqlFor.selectFrom("trail").selectAll().orderBy("no"));
    const { current, backup: seen, hash } = await office.must("restore.inspect", { path: backup }, "head");
    expect(hash).toBe(sha256Of(readFileSync(backup)));
    expect(seen).toMatchObject({ path: backup, townshipName: "青禾镇", postedCount: 0, ledgers: [] });
    expect(current.path).toBe(office.ledgerPath);
    expect(current.lastTrailNo).toBeGreaterThan(seen.lastTrailNo);
    expect(office.ledger.reading.all(sqlFor.selectFrom("trail").selectAll().orderBy("no"))).toEqual(before);
    expect(leftovers()).toEqual([]);
  });

  it.each<[string, () => string, object]>([
    ["a file that is not there", () => join(usb, "none.xzdb"), { reason: "ledger-missing" }],
    ["a path that is no whole path", () => "usb/none.xzdb", { reason: "ledger-missing" }],
    ["the open ledger itself", () => office.ledgerPath, { reason: "ledger-in-use" }],
    [
      "a file that is no ledger",
      () => {
        writeFileSync(join(usb, "letter.xzdb"), "x".repeat(5000));
        return join(usb, "letter.xzdb");
      },
      { reason: "ledger-damaged" },
    ],
    [
      "a spoilt backup",
      () => {
        const bytes = readFileSync(backup);
        writeFileSync(backup, bytes.fill(0xff, bytes.length - 20_000, bytes.length - 10_000));
        return backup;
      },
      { reason: "ledger-damaged" },
    ],
  ])("is refused for %s", async (_case, pathOf, failure) => {
    expect(await office.call("restore.inspect", { path: pathOf() })).toMatchObject({
      ok: false,
      failure: { code: "backup-unusable", ...failure },
    });
    expect(leftovers()).toEqual([]);
  });

  it.each(["bookkeeper", "reviewer", "cashier", "auditor"] as const)("is no business of a %s", async (role) => {
    expect(await office.call("restore.inspect", { path: backup }, role)).toMatchObject({
      failure: { code: "forbidden" },
    });
    const input = { path: backup, hash: "0".repeat(64), townshipName: "青禾镇" };
    expect(await office.call("restore.commit", input, role)).toMatchObject({ failure: { code: "forbidden" } });
  });
});

describe("restoring in the running program", () => {
  it("opens the backup's state, keeps the replaced ledger, and signs everybody out", async () => {
    const { ledgerPath, replacedPath } = await office.must("restore.commit", await confirmed(), "head");
    expect(ledgerPath).toBe(office.ledgerPath);
    expect(villagesIn(office.desk.ledger.reading)).toEqual(["柳溪村"]);
    for (const role of ["head", "auditor"] as const)
      expect(await office.call("village.list", {}, role)).toMatchObject({ failure: { code: "not-signed-in" } });
    const kept = openDesk({ ledgerPath: replacedPath ?? "", isNew: false, programVersion: "1", isDemo: false });
    if (!kept.ok) throw new Error(kept.error.code);
    expect(villagesIn(kept.value.ledger.reading)).toEqual(["柳溪村", "石桥村"]);
    kept.value.close();
    expect(leftovers().filter((name) => !name.includes("被替换"))).toEqual([]);
  });

  it("leaves a line in the restored ledger's own trail that says who restored what", async () => {
    await office.must("restore.commit", await confirmed(), "head");
    const line = office.desk.ledger.reading.first(
      sqlFor.selectFrom("trail").selectAll().orderBy("no", "desc").limit(1),
    );
    expect(line).toMatchObject({ action: "restore.commit", person_name: "何主任", person_id: office.persons.head });
    expect(line?.subject).toContain(backup);
  });

  it("works on afterwards: people sign in and the books take changes", async () => {
    await office.must("restore.commit", await confirmed(), "administrator");
    const session = office.desk.sessions.open(office.persons.administrator);
    const input = { id: null, code: "新", name: "新村", isActive: true, facts: [] };
    const text = JSON.stringify({ method: "village.save", input, session, requestId: "after" });
    const reply = await dispatch(office.desk, text, { onProgress: () => undefined, isCancelled: () => false });
    expect(JSON.parse(reply)).toMatchObject({ ok: true });
    expect(villagesIn(office.desk.ledger.reading)).toEqual(["新村", "柳溪村"]);
  });

  it("is refused without the township's name, and when the file changed since it was looked at", async () => {
    const input = await confirmed();
    expect(await office.call("restore.commit", { ...input, townshipName: "青河镇" })).toMatchObject({
      failure: { code: "name-not-confirmed", townshipName: "青禾镇" },
    });
    expect(await office.call("restore.commit", { ...input, hash: "0".repeat(64) })).toMatchObject({
      failure: { code: "backup-changed" },
    });
    appendFileSync(backup, "x");
    expect(await office.call("restore.commit", input)).toMatchObject({ ok: false });
    expect(villagesIn(office.desk.ledger.reading)).toEqual(["柳溪村", "石桥村"]);
    expect(leftovers()).toEqual([]);
  });

  it("waits for nobody: it is refused while another call is at work on the ledger", async () => {
    const input = await confirmed();
    office.desk.atWork.count += 1;
    expect(await office.call("restore.commit", input)).toMatchObject({
      failure: { code: "restore-failed", reason: "busy" },
    });
    office.desk.atWork.count -= 1;
    expect(villagesIn(office.desk.ledger.reading)).toEqual(["柳溪村", "石桥村"]);
    expect(leftovers()).toEqual([]);
  });

  it("is called off without a trace", async () => {
    const input = await confirmed();
    const reply = await office.send(office.textOf("restore.commit", input, "head"), { isCancelled: () => true });
    expect(JSON.parse(reply)).toEqual({ ok: false, failure: { code: "cancelled" } });
    expect(leftovers()).toEqual([]);
  });
});

describe("restoring on a new computer", () => {
  it("takes a backup into an empty file without anybody signed in, and only there", async () => {
    const path = join(office.folder, "empty.xzdb");
    const opened = openDesk({ ledgerPath: path, isNew: true, programVersion: "1", isDemo: false });
    if (!opened.ok) throw new Error(opened.error.code);
    const desk = opened.value;
    const ask = async (method: string, input: object): Promise<unknown> =>
      JSON.parse(
        await dispatch(desk, JSON.stringify({ method, input, session: null, requestId: "first" }), {
          onProgress: () => undefined,
          isCancelled: () => false,
        }),
      );
    const seen = await ask("restore.inspectFirst", { path: backup });
    expect(seen).toMatchObject({ ok: true, value: { current: { townshipName: "", lastTrailAt: null } } });
    const hash = sha256Of(readFileSync(backup));
    expect(await ask("restore.commitFirst", { path: backup, hash })).toMatchObject({ ok: true });
    expect(villagesIn(desk.ledger.reading)).toEqual(["柳溪村"]);
    desk.close();
    for (const refused of [
      await office.call("restore.inspectFirst", { path: backup }, null),
      await office.call("restore.commitFirst", { path: backup, hash }, null),
    ])
      expect(refused).toMatchObject({ failure: { code: "already-set-up" } });
  });
});

describe("when putting the backup in place fails", () => {
  it.each([
    ["the disk is full", "ENOSPC", "disk-full"],
    ["the folder cannot be written", "EACCES", "read-only"],
  ])("because %s, the old ledger is open again and nothing is left over", (_case, code, reason) => {
    const request = {
      backupPath: backup,
      ledgerPath: office.ledgerPath,
      at: instant("2026-11-24T02:32:00.000Z"),
      progress: () => undefined,
      by: null,
    };
    const proven = proveBackup(request);
    if (!proven.ok) throw new Error(proven.error.code);
    const fail = (): never => {
      throw Object.assign(new Error(code), { code });
    };
    const restored = restoreProven(request, proven.value, () => {
      office.desk.replaceLedger(fail);
      throw new Error("the swap did not fail");
    });
    expect(restored).toEqual({ ok: false, error: { code: "restore-failed", reason } });
    expect(villagesIn(office.desk.ledger.reading)).toEqual(["柳溪村", "石桥村"]);
    expect(leftovers()).toEqual([]);
  });

  it("because what lies there then does not open, the old file is put back and opened", () => {
    const old = readFileSync(office.ledgerPath);
    const outcome = office.desk.replaceLedger(() => {
      const closed = readFileSync(office.ledgerPath);
      writeFileSync(office.ledgerPath, "x".repeat(5000));
      return () => {
        writeFileSync(office.ledgerPath, closed);
      };
    });
    expect(outcome).toEqual({ isReplaced: false, code: "ledger-damaged" });
    expect(villagesIn(office.desk.ledger.reading)).toEqual(["柳溪村", "石桥村"]);
    expect(existsSync(office.ledgerPath) && old.length > 0).toBe(true);
  });
});
