import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { unlockWorkbook } from "#files/statement/locked-workbook.ts";
import { openStatement } from "#files/statement/open-statement.ts";
import { agileLocked, oleFile, standardLocked } from "#test/support/locked-workbook.ts";
import { fixtureBytes, inspectFixture } from "#test/support/statement-fixtures.ts";

describe("pitfall 30: a workbook locked with a password (agile encryption)", () => {
  const password = "青禾2026";
  const plain = fixtureBytes("psbc-1/quarter.xlsx");
  const open = (bytes: Uint8Array, given: string | null) =>
    openStatement({ bytes, name: "流水.xlsx", password: given });

  it("asks for its password, refuses a wrong one, and reads like the open one with the right one", async () => {
    const locked = agileLocked(plain, password);
    expect(await open(locked, null)).toMatchObject({
      ok: false,
      error: { code: "password-protected", container: "xlsx" },
    });
    expect(await open(locked, "青禾2025")).toMatchObject({
      ok: false,
      error: { code: "wrong-password", container: "xlsx" },
    });
    const read = await open(locked, password);
    const found = read.ok ? inspectStatement(read.value) : expect.fail(JSON.stringify(read.error));
    expect(found.lines).toEqual(inspectFixture("psbc-1/quarter.xlsx").lines);
  });

  it("damaged or cut off anywhere is refused or read, and never thrown; one that wants too much work is refused", () => {
    const locked = agileLocked(plain, password, 10);
    for (let at = 0; at < locked.length; at += 331) {
      const damaged = locked.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      expect(typeof unlockWorkbook(damaged, password).ok).toBe("boolean");
      expect(unlockWorkbook(locked.slice(0, at), password).ok).toBe(false);
    }
    const endless = Buffer.from(agileLocked(plain, password, 10))
      .toString("latin1")
      .replace('spinCount="10"', 'spinCount="99');
    expect(unlockWorkbook(new Uint8Array(Buffer.from(endless, "latin1")), password).ok).toBe(false);
  });
});

describe("a workbook locked the older way (standard encryption)", () => {
  const content = fixtureBytes("psbc-1/no-movement.xlsx");

  it("is opened by its password only", () => {
    const bytes = standardLocked(content, "280033");
    expect(unlockWorkbook(bytes, "280034")).toEqual({ ok: false, error: "wrong-password" });
    const opened = unlockWorkbook(bytes, "280033");
    expect(opened.ok && Buffer.from(opened.value).equals(content)).toBe(true);
  });

  it("of a kind nobody knows, or without its streams, is said to be locked", () => {
    const bytes = oleFile({ EncryptionInfo: new Uint8Array(100).fill(9), EncryptedPackage: new Uint8Array(100) });
    expect(unlockWorkbook(bytes, "x")).toEqual({ ok: false, error: "unknown-lock" });
    expect(unlockWorkbook(new Uint8Array(600), "x")).toEqual({ ok: false, error: "unknown-lock" });
  });
});
