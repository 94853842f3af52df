import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { instant } from "#domain/core/dates.ts";
import { restoreLedger } from "#flow/restore-ledger.ts";
import { sqlFor } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { dumpOf, leaveRoom } from "#test/support/ledger-dump.ts";
import { failingLedger } from "#test/support/failing-ledger.ts";
import { openOffice, type Office } from "#test/support/office.ts";

const quiet = { onProgress: () => undefined, isCancelled: () => false };
let office: Office;
let usb: string;
beforeEach(async () => {
  office = await openOffice();
  usb = join(office.folder, "usb");
});
afterEach(() => {
  office.close();
});

const backUp = () => office.call("backup.make", { folder: usb }, "bookkeeper");
const addVillage = (name: string) =>
  office.must("village.save", { id: null, code: name, name, isActive: true, facts: [] });

/** A file on the shelf, known to the ledger. */
const shelve = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  const hash = office.ledger.files.put(bytes);
  office.ledger.transact((writing) => {
    writing.run(sqlFor.insertInto("file").values({ hash, size: bytes.length, stored_at: office.now() }));
    return { ok: true };
  });
  return hash;
};

describe("a backup", () => {
  it("is a proven copy under the township's name, with the attachments beside it", async () => {
    const hash = shelve("发票");
    const made = await backUp();
    expect(made).toMatchObject({ ok: true, value: { madeAt: "2026-10-10T01:00:00.000Z", reason: "demand" } });
    const path = made.ok ? made.value.path : "";
    expect(readdirSync(usb).toSorted()).toEqual(["files", "青禾镇-2026-10-10-090000.xzdb"]);
    expect(made.ok && made.value.hash).toBe(sha256Of(readFileSync(path)));
    expect(readFileSync(join(usb, "files", hash.slice(0, 2), hash), "utf8")).toBe("发票");
    const listed = await office.must("backup.list", {});
    expect(listed).toMatchObject({ isCurrent: true, backups: [{ path, isPresent: true }] });
    rmSync(path);
    expect((await office.must("backup.list", {})).backups[0]?.isPresent).toBe(false);
  });

  it("stays current until the books change; signing in changes nothing", async () => {
    await backUp();
    const isCurrent = async () => (await office.must("office.state", {})).lastBackup?.isCurrent;
    await office.call("session.open", { login: "chen", password: "wrong" }, null);
    expect(await isCurrent()).toBe(true);
    await addVillage("柳溪村");
    expect(await isCurrent()).toBe(false);
    await backUp();
    expect(await isCurrent()).toBe(true);
  });

  it("is not for those who only look or pay: no copy is made, and none counts as the office's", async () => {
    for (const role of ["cashier", "auditor", "reviewer"] as const)
      expect(await office.call("backup.make", { folder: usb }, role)).toEqual({
        ok: false,
        failure: { code: "forbidden", needs: ["bookkeeper", "head", "administrator"] },
      });
    expect((await office.must("office.state", {})).lastBackup).toBeNull();
    expect(existsSync(usb)).toBe(false);
  });

  it("never takes the name of another made in the same second", async () => {
    await backUp();
    await backUp();
    expect(readdirSync(usb).toSorted()).toEqual(["青禾镇-2026-10-10-090000-2.xzdb", "青禾镇-2026-10-10-090000.xzdb"]);
  });

  it("goes to the folder of the settings, or beside the ledger until one is chosen", async () => {
    const beside = await office.must("backup.make", { folder: "" });
    expect(beside.path.startsWith(`${office.ledgerPath}-backups`)).toBe(true);
    const settings = await office.must("settings.show", {});
    await office.must("settings.save", { ...settings, backupFolder: usb }, "head");
    expect((await office.must("backup.make", { folder: "" })).path.startsWith(usb)).toBe(true);
  });

  it.each([
    ["a relative folder", () => "usb"],
    [
      "a file instead of a folder",
      () => {
        writeFileSync(usb, "");
        return usb;
      },
    ],
    [
      "a folder inside a file",
      () => {
        writeFileSync(usb, "");
        return join(usb, "inside");
      },
    ],
  ])("is refused %s", async (_case, folderOf) => {
    const folder = folderOf();
    expect(await office.call("backup.make", { folder })).toEqual({
      ok: false,
      failure: { code: "folder-unusable", folder },
    });
  });

  it("is refused where the folder chosen is gone, as a disk not plugged in, and makes it nowhere else", async () => {
    const settings = await office.must("settings.show", {});
    await office.must("settings.save", { ...settings, backupFolder: usb }, "head");
    rmSync(usb, { recursive: true });
    const refused = { ok: false, failure: { code: "backup-folder-missing", folder: usb } };
    for (const folder of ["", usb, join(usb, "2026", "10")])
      expect(await office.call("backup.make", { folder })).toEqual(refused);
    expect(existsSync(usb)).toBe(false);
    await office.must("settings.save", { ...settings, backupFolder: usb, matchDaysAfter: 31 }, "head");
    expect(existsSync(usb)).toBe(false);
    mkdirSync(usb);
    await office.must("backup.make", { folder: join(usb, "2026", "10") });
    expect(readdirSync(join(usb, "2026", "10"))).toContain("青禾镇-2026-10-10-090000.xzdb");
  });

  it("is refused where a backup was made before and the folder is gone", async () => {
    await backUp();
    rmSync(usb, { recursive: true });
    expect(await backUp()).toEqual({ ok: false, failure: { code: "backup-folder-missing", folder: usb } });
    expect(existsSync(usb)).toBe(false);
  });

  it.each(["/media/nobody/乡账U盘", "/mnt/乡账", "/Volumes/乡账/备份", "/乡账备份"])(
    "never makes %s, which only a disk can be",
    async (folder) => {
      expect(await office.call("backup.make", { folder })).toEqual({
        ok: false,
        failure: { code: "folder-unusable", folder },
      });
      expect(existsSync(folder)).toBe(false);
    },
  );

  it("is refused when an attachment is missing or changed, and leaves no file", async () => {
    const hash = shelve("发票");
    writeFileSync(office.ledger.files.pathOf(hash), "改过的发票");
    expect(await backUp()).toEqual({ ok: false, failure: { code: "backup-failed", reason: "file-changed" } });
    rmSync(office.ledger.files.pathOf(hash));
    expect(await backUp()).toEqual({ ok: false, failure: { code: "backup-failed", reason: "file-missing" } });
    expect(readdirSync(usb)).toEqual([]);
    expect((await office.must("backup.list", {})).backups).toEqual([]);
  });

  it("is refused when the books it copies are not sound", async () => {
    office.ledger.transact((writing) => {
      writing.run(
        sqlFor.insertInto("trail").values({
          no: 900,
          at: office.now(),
          person_id: null,
          person_name: "",
          action: "village.save",
          subject: "",
          facts: "{}",
          request_id: null,
          previous_hash: "0".repeat(64),
          hash: "0".repeat(64),
        }),
      );
      return { ok: true };
    });
    expect(await backUp()).toEqual({ ok: false, failure: { code: "backup-failed", reason: "trail" } });
    expect(readdirSync(usb)).toEqual(["files"].filter((name) => existsSync(join(usb, name))));
  });

  it("leaves no file and no record when recording it fails, whichever write it is", async () => {
    const before = dumpOf(office.ledger.reading);
    for (const failing of [1, 2]) {
      const ledger = failingLedger(office.ledger, failing);
      const text = office.textOf("backup.make", { folder: usb }, "head");
      const reply = JSON.parse(await dispatch({ ...office.desk, ledger, report: () => undefined }, text, quiet));
      expect(reply).toMatchObject({ ok: false });
      expect(readdirSync(usb).filter((name) => name !== "files")).toEqual([]);
      expect(dumpOf(office.ledger.reading)).toEqual(before);
    }
  });

  it("leaves nothing when the copy cannot be written", async () => {
    const ledger = {
      ...office.ledger,
      copyTo: (path: string) => {
        writeFileSync(path, "half a copy");
        throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      },
    };
    const text = office.textOf("backup.make", { folder: usb }, "head");
    const reply = JSON.parse(await dispatch({ ...office.desk, ledger }, text, quiet));
    expect(reply).toEqual({ ok: false, failure: { code: "backup-failed", reason: "disk-full" } });
    expect(readdirSync(usb)).toEqual([]);
  });

  it("leaves nothing when the copy does not open", async () => {
    const ledger = { ...office.ledger, copyTo: (path: string) => writeFileSync(path, "x".repeat(5000)) };
    const text = office.textOf("backup.make", { folder: usb }, "head");
    const reply = JSON.parse(await dispatch({ ...office.desk, ledger }, text, quiet));
    expect(reply).toEqual({ ok: false, failure: { code: "backup-failed", reason: "ledger-damaged" } });
    expect(readdirSync(usb).filter((name) => name !== "files")).toEqual([]);
  });

  it("is called off without a trace", async () => {
    shelve("发票");
    const reply = await office.send(office.textOf("backup.make", { folder: usb }, "head"), { isCancelled: () => true });
    expect(JSON.parse(reply)).toEqual({ ok: false, failure: { code: "cancelled" } });
    expect(readdirSync(usb).filter((name) => name !== "files")).toEqual([]);
  });

  it("says so when the ledger's own disk is full", async () => {
    await addVillage("柳溪村");
    leaveRoom(office.ledger.reading, 0);
    let reply = await backUp();
    for (let round = 0; reply.ok && round < 50; round += 1) reply = await backUp();
    expect(reply).toEqual({ ok: false, failure: { code: "backup-failed", reason: "disk-full" } });
    leaveRoom(office.ledger.reading, 1000);
    const { backups } = await office.must("backup.list", {});
    expect(readdirSync(usb).filter((name) => name.endsWith(".xzdb"))).toHaveLength(backups.length);
  });
});

describe("restoring", () => {
  const at = instant("2026-11-24T02:32:00.000Z");
  const restore = (backupPath: string, ledgerPath = office.ledgerPath) =>
    restoreLedger({ by: null, backupPath, ledgerPath, at, progress: () => undefined });
  const replaced = () => join(office.folder, "qinghe.被替换-2026-11-24-103200.xzdb");

  const made = async (): Promise<string> => {
    const reply = await backUp();
    return reply.ok ? reply.value.path : "";
  };
  const villagesIn = async (path: string): Promise<number> => {
    const opened = openDesk({ ledgerPath: path, isNew: false, programVersion: "1", isDemo: false });
    if (!opened.ok) throw new Error(opened.error.code);
    const count = opened.value.ledger.reading.all(sqlFor.selectFrom("village").select("id").orderBy("id")).length;
    opened.value.close();
    return count;
  };

  it("brings the backup's state and files back and keeps what it replaces", async () => {
    await addVillage("柳溪村");
    const hash = shelve("发票");
    const path = await made();
    await addVillage("石桥村");
    const later = shelve("后来的发票");
    office.desk.close();
    expect(restore(path)).toEqual({ ok: true, value: { ledgerPath: office.ledgerPath, replacedPath: replaced() } });
    expect(await villagesIn(office.ledgerPath)).toBe(1);
    expect(await villagesIn(replaced())).toBe(2);
    const shelf = `${office.ledgerPath}-files`;
    expect(readFileSync(join(shelf, hash.slice(0, 2), hash), "utf8")).toBe("发票");
    expect(existsSync(join(shelf, later.slice(0, 2), later))).toBe(false);
    expect(existsSync(join(`${replaced()}-files`, later.slice(0, 2), later))).toBe(true);
    expect(readdirSync(office.folder).filter((name) => name.includes("restoring"))).toEqual([]);
  });

  it("works where there was no ledger, and over one too damaged to open", async () => {
    await addVillage("柳溪村");
    const path = await made();
    const elsewhere = join(office.folder, "new.xzdb");
    expect(restore(path, elsewhere)).toEqual({ ok: true, value: { ledgerPath: elsewhere, replacedPath: null } });
    expect(await villagesIn(elsewhere)).toBe(1);
    office.desk.close();
    writeFileSync(office.ledgerPath, "damaged");
    expect(restore(path)).toMatchObject({ ok: true, value: { replacedPath: replaced() } });
    expect(readFileSync(replaced(), "utf8")).toBe("damaged");
    expect(await villagesIn(office.ledgerPath)).toBe(1);
  });

  it.each<[string, (path: string) => string, object]>([
    ["a backup that is not there", (path) => `${path}x`, { code: "ledger-missing" }],
    [
      "a file that is no ledger",
      (path) => {
        writeFileSync(path, "x".repeat(5000));
        return path;
      },
      { code: "ledger-damaged" },
    ],
    [
      "a backup with a spoilt page",
      (path) => {
        const bytes = readFileSync(path);
        bytes.fill(0xff, bytes.length - 20_000, bytes.length - 10_000);
        writeFileSync(path, bytes);
        return path;
      },
      { code: "ledger-damaged" },
    ],
    [
      "a backup whose attachments are lost",
      (path) => {
        rmSync(join(usb, "files"), { recursive: true });
        mkdirSync(join(usb, "files"));
        return path;
      },
      { code: "backup-unsound", check: "files" },
    ],
  ])("is refused %s, and the ledger stays as it is", async (_case, spoil, error) => {
    shelve("发票");
    const path = spoil(await made());
    office.desk.close();
    const before = sha256Of(readFileSync(office.ledgerPath));
    expect(restore(path)).toMatchObject({ ok: false, error });
    expect(sha256Of(readFileSync(office.ledgerPath))).toBe(before);
    expect(existsSync(replaced())).toBe(false);
  });

  it("is refused while the ledger is open", async () => {
    const path = await made();
    expect(restore(path)).toEqual({ ok: false, error: { code: "ledger-in-use", path: office.ledgerPath } });
    expect(await office.call("office.overview", {})).toMatchObject({ ok: true });
  });

  it("takes a plain copy of a ledger with its own folder of files", async () => {
    const hash = shelve("发票");
    const plain = join(office.folder, "copy.xzdb");
    office.ledger.copyTo(plain);
    const target = join(`${plain}-files`, hash.slice(0, 2));
    mkdirSync(target, { recursive: true });
    copyFileSync(office.ledger.files.pathOf(hash), join(target, hash));
    const elsewhere = join(office.folder, "new.xzdb");
    expect(restore(plain, elsewhere)).toMatchObject({ ok: true });
    expect(readFileSync(join(`${elsewhere}-files`, hash.slice(0, 2), hash), "utf8")).toBe("发票");
  });
});
