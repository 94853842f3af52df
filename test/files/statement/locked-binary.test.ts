import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { unlockBinary } from "#files/statement/locked-binary.ts";
import { openStatement } from "#files/statement/open-statement.ts";
import { cryptoApiLocked } from "#test/support/locked-records.ts";
import { fixtureBytes, inspectFixture } from "#test/support/statement-fixtures.ts";

// 建行's quarter, opened and saved again by LibreOffice with the password 2468: an office program's own lock, not ours.
const locked = new Uint8Array(readFileSync(join(import.meta.dirname, "../../../fixtures/locked/libreoffice-2468.xls")));
const open = (bytes: Uint8Array, password: string | null) => openStatement({ bytes, name: "流水.xls", password });

/** The record that says how the file is locked: its number, its length, and 1 for RC4. */
const lockAt = Buffer.from(locked).indexOf(Buffer.from([0x2f, 0, 0x36, 0, 1, 0]));

describe("pitfall 30: an old xls workbook locked with a password", () => {
  it("asks for its password, refuses a wrong one, and reads like the open one with the right one", async () => {
    const asked = { ok: false, error: { code: "password-protected", container: "xls" } };
    expect(await open(locked, null)).toMatchObject(asked);
    expect(await open(locked, "1357")).toMatchObject({
      ok: false,
      error: { code: "wrong-password", container: "xls" },
    });
    const read = await open(locked, "2468");
    const found = read.ok ? inspectStatement(read.value) : expect.fail(JSON.stringify(read.error));
    const plain = inspectFixture("ccb-2/quarter.xls");
    const told = ({ lines }: typeof plain) =>
      lines.map(({ bookedOn, amountFen, balanceFen, counterpartyName }) => [
        bookedOn,
        amountFen,
        balanceFen,
        counterpartyName,
      ]);
    expect(told(found)).toEqual(told(plain));
    expect(found.lines.length).toBeGreaterThan(20);
  });

  it.each([40, 128] as const)("is opened where Excel 2003 locked it with a key of %s bits", async (bits) => {
    const bytes = cryptoApiLocked(fixtureBytes("ccb-2/quarter.xls"), "青禾2026", bits);
    expect(await open(bytes, "青禾2025")).toMatchObject({ ok: false, error: { code: "wrong-password" } });
    const read = await open(bytes, "青禾2026");
    const found = read.ok ? inspectStatement(read.value) : expect.fail(JSON.stringify(read.error));
    expect(found.lines).toEqual(inspectFixture("ccb-2/quarter.xls").lines);
  });

  it("needs no password where it is only kept from being changed", async () => {
    const read = await open(cryptoApiLocked(fixtureBytes("ccb-2/quarter.xls"), "VelvetSweatshop", 128), null);
    expect(read.ok && inspectStatement(read.value).lines.length).toBeGreaterThan(20);
  });

  it("is refused with what to do where it is scrambled the old way, before any password is asked", async () => {
    expect(lockAt).toBeGreaterThan(0);
    const scrambled = locked.slice();
    scrambled[lockAt + 4] = 0;
    expect(await open(scrambled, null)).toMatchObject({ ok: false, error: { code: "unknown-lock", container: "xls" } });
    const foreign = locked.slice();
    foreign[lockAt + 6] = 9;
    expect(await open(foreign, "2468")).toMatchObject({ ok: false, error: { code: "unknown-lock", container: "xls" } });
  });

  it("damaged or cut off anywhere is refused or read, and never thrown", async () => {
    for (let at = 0; at < locked.length; at += 509) {
      expect(unlockBinary(locked.slice(0, at), "2468").ok).toBe(false);
      expect(await open(locked.slice(0, at), "2468")).toHaveProperty("ok");
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(locked.length - 1), fc.nat(255), async (at, value) => {
        const damaged = locked.slice();
        damaged[at] = value;
        expect(await open(damaged, "2468")).toHaveProperty("ok");
      }),
      { numRuns: 300 },
    );
  });
});
