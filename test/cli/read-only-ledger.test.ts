import { chmodSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, expect, it, vi } from "vitest";
import { run } from "#cli/run.ts";
import { forge } from "#test/support/forge.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
afterEach(() => {
  if (process.getuid?.() === 0) process.seteuid?.(0);
  chmodSync(village.folder, 0o700);
  vi.restoreAllMocks();
  village.close();
});

/** As somebody who may read the folder and not write in it. */
const verifyLocked = async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  for (const name of readdirSync(village.folder)) chmodSync(`${village.folder}/${name}`, 0o555);
  chmodSync(village.folder, 0o555);
  if (process.geteuid?.() === 0) process.seteuid?.(65_534);
  const outcome = await run(["verify", "--ledger", village.ledgerPath]);
  if (process.getuid?.() === 0) process.seteuid?.(0);
  return outcome;
};
const looks = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("xiangzhang-look-"));

it("verifies a ledger in a folder that cannot be written, and leaves no copy behind", async () => {
  village = await openVillage();
  await village.book(
    village.content("2026-07-06", [
      { code: "bank", debit: 90, summary: "收承包费" },
      { code: "501", credit: 90, summary: "收承包费" },
    ]),
  );
  village.desk.close();
  const before = looks();
  expect(await verifyLocked()).toMatchObject({ ok: true, value: { isSound: true } });
  expect(looks()).toEqual(before);
});

it("finds there what was changed behind its back", async () => {
  village = await openVillage();
  await village.book(
    village.content("2026-07-06", [
      { code: "bank", debit: 90, summary: "收承包费" },
      { code: "501", credit: 90, summary: "收承包费" },
    ]),
  );
  village.desk.close();
  forge(village.ledgerPath, "update entry set summary = '改过'");
  expect(await verifyLocked()).toMatchObject({ value: { isSound: false } });
});
