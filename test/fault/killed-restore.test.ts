import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openLedger } from "#store/open.ts";
import { sqlFor } from "#store/query.ts";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => {
  office.close();
});

const addVillage = (name: string) =>
  office.must("village.save", { id: null, code: name, name, isActive: true, facts: [] });

/** Lets a program restore in turns and kills it as soon as the turn begins, without warning. */
const killInTurn = (turn: number, backups: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, "../support/restoring-child.ts");
    const child = spawn(process.execPath, [script, office.ledgerPath, office.persons.head, ...backups]);
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes(`restoring ${turn}\n`)) child.kill("SIGKILL");
    });
    child.on("close", (_code, signal) => {
      if (signal === "SIGKILL") resolve();
      else reject(new Error(`the program ended by itself: ${errors}`));
    });
  });

it("a program killed while it restores leaves one whole ledger, the old or the new", async () => {
  await addVillage("柳溪村");
  const first = await office.must("backup.make", { folder: join(office.folder, "usb") });
  await addVillage("石桥村");
  const second = await office.must("backup.make", { folder: join(office.folder, "usb") });
  office.desk.close();
  for (const turn of [1, 2, 3, 4]) {
    await killInTurn(turn, [first.path, second.path]);
    const opened = openLedger(office.ledgerPath, { isNew: false });
    if (!opened.ok) throw new Error(opened.error.code);
    const { reading, files, close } = opened.value;
    const villages = reading.all(sqlFor.selectFrom("village").select("name").orderBy("name"));
    expect([1, 2]).toContain(villages.length);
    expect(verifyLedger(reading, files, () => undefined)).toMatchObject({ isSound: true });
    close();
  }
});
