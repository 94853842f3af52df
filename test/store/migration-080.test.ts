import Database from "better-sqlite3";
import { join } from "node:path";
import { expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { proveBackup } from "#flow/restore-ledger.ts";
import { applicationId } from "#store/migrate.ts";
import { migrations } from "#migrations/index.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

/** A file as the program before this step left it, with one paper of a draft. */
const before = (path: string): void => {
  const database = new Database(path);
  const steps = migrations.filter(({ version }) => version < 80);
  for (const step of steps) database.exec(step.sql);
  database.pragma(`application_id = ${applicationId}`);
  database.pragma(`user_version = ${String(steps.at(-1)?.version)}`);
  database.pragma("foreign_keys = off");
  database.exec(`insert into voucher (id, ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at)
    values ('v1', 'l1', 'draft', 'ordinary', '记', '2026-07-08', 1, 1, 'p1', '2026-07-08T01:00:00.000Z');
    insert into document (voucher_id, no, kind, number, party) values ('v1', 1, 'invoice', '0001', '李四')`);
  database.close();
};

it("keeps every paper as it was and names nobody as its handler", () => {
  const path = join(temporaryFolder(), "old.xzdb");
  before(path);
  const database = new Database(path);
  const rows = () => database.prepare("select * from document order by voucher_id, no").all();
  const old = rows();
  for (const step of migrations.filter(({ version }) => version === 80)) database.exec(step.sql);
  expect(rows()).toEqual(old.map((row) => ({ ...(row as object), handler: "" })));
  database.close();
});

it("does not keep a backup of the program before from being read and judged", () => {
  const folder = temporaryFolder();
  const path = join(folder, "old.xzdb");
  before(path);
  const proven = proveBackup({
    backupPath: path,
    ledgerPath: join(folder, "new.xzdb"),
    at: instant("2026-11-24T02:32:00.000Z"),
    progress: () => undefined,
    by: null,
  });
  // Judged, not stumbled over: the draft of nobody's ledger points at nothing.
  expect(proven).toMatchObject({ ok: false, error: { code: "backup-unsound", check: "foreign-keys" } });
});
