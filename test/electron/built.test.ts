import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { openLedger } from "#store/open.ts";
import { openOffice } from "#test/support/office.ts";

const root = join(import.meta.dirname, "../..");

// `npm test` builds first; by itself: npm run build.
it(
  "runs as built, from preload to ledger file and back, without the Electron binary",
  { timeout: 60_000 },
  async () => {
    expect(existsSync(join(root, "out", "electron", "main.js")), "built by npm run build").toBe(true);
    const office = await openOffice();
    office.desk.close();
    const driver = join(root, "test", "electron", "drive-built.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [driver, office.ledgerPath, office.folder], {
      cwd: root,
      maxBuffer: 10_000_000,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      exposed: ["xiangzhang"],
      members: ["cancel", "onProgress", "send"],
      state: { ok: true, value: { isSetUp: true, township: { name: "青禾镇" }, programVersion: "0.0.0-test" } },
      verified: { ok: true, value: { isSound: true } },
      page: [200, true],
      exitCode: 0,
    });
    expect((JSON.parse(stdout) as { readonly heardCount: number }).heardCount).toBeGreaterThan(0);
    const again = openLedger(office.ledgerPath, { isNew: false });
    expect(again.ok).toBe(true);
    if (again.ok) again.value.close();
    office.close();
  },
);
