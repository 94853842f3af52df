import Database from "better-sqlite3";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { restoreLedger } from "#flow/restore-ledger.ts";
import { openVillage } from "#test/support/village.ts";

const pageBytes = 4096;
const rowsOf = (path: string): string => {
  const database = new Database(path, { readonly: true });
  const tables = database.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
  const rows = tables.map((table) => database.prepare(`select * from "${String(table)}"`).all());
  database.close();
  return JSON.stringify(rows);
};

it("a backup spoilt anywhere is refused in words, or has lost nothing", async () => {
  const village = await openVillage();
  const rent = [
    { code: "bank", debit: 300 },
    { code: "501", credit: 300 },
  ];
  for (const day of ["05", "06"]) await village.book(village.content(`2026-07-${day}`, rent));
  const folder = join(village.folder, "usb");
  mkdirSync(folder);
  const { path } = await village.must("backup.make", { folder, reason: "demand" });
  const good = readFileSync(path);
  const spoilt = join(folder, "spoilt.xzdb");
  const request = {
    by: null,
    ledgerPath: join(village.folder, "restored.xzdb"),
    at: instant("2026-10-10T01:00:00.000Z"),
  };
  // From the middle of a page to the middle of the next: the header of rows may lie or their content.
  for (let at = pageBytes / 2; at < good.length; at += pageBytes) {
    writeFileSync(spoilt, Buffer.from(good).fill(0xff, at, Math.min(at + pageBytes, good.length)));
    const restored = restoreLedger({ ...request, backupPath: spoilt, progress: () => undefined });
    if (restored.ok) expect(rowsOf(spoilt)).toBe(rowsOf(path));
    else expect(restored.error.code).toMatch(/^(?:ledger-damaged|ledger-not-ours|ledger-newer|backup-unsound)$/);
  }
  village.close();
});
