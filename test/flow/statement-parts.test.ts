import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { partsOf, wholeFile, type StatementPart } from "#domain/bank/account-part.ts";
import { openQinghe, type BookedOffice } from "#test/support/booked-office.ts";
import { lockedZip } from "#test/support/locked-zip.ts";
import { importStatement, journalOf, statementFile } from "#test/support/statement-import.ts";

let booked: BookedOffice;
beforeEach(async () => {
  booked = await openQinghe();
});
afterEach(() => {
  booked.office.close();
});

type File = { readonly name: string; readonly bytes: string };

const archiveOf = (...paths: readonly string[]): File => {
  const members = paths.map((path) => {
    const { bytes } = statementFile(path);
    return [path.replaceAll("/", "-"), new Uint8Array(Buffer.from(bytes, "base64"))] as const;
  });
  return { name: "三季度.zip", bytes: Buffer.from(zipSync(Object.fromEntries(members))).toString("base64") };
};

/** Every statement in a file, found as the window and the command line find them. */
const partsIn = async (file: File, of: StatementPart = wholeFile): Promise<readonly StatementPart[]> => {
  const preview = await booked.office.call("statement.preview", {
    file,
    bankAccountId: null,
    mapping: null,
    sheet: null,
    ...of,
  });
  const parts = preview.ok ? [] : partsOf(preview.failure, of);
  if (parts.length < 2) return [of];
  return (await Promise.all(parts.map((part) => partsIn(file, part)))).flat();
};

describe("several accounts in one table", () => {
  const file = statementFile("abc-1/two-accounts.xlsx");
  const [first, second] = ["22399901040009876", "22399901040005432"];

  it("are told apart, each with a chain of its own", async () => {
    expect(await partsIn(file)).toEqual([
      { member: null, ownAccount: first },
      { member: null, ownAccount: second },
    ]);
    for (const ownAccount of [first, second])
      expect(
        await booked.office.must("statement.inspect", {
          file,
          mapping: null,
          sheet: null,
          ownAccount: ownAccount ?? null,
        }),
      ).toMatchObject({ account: ownAccount, breaks: [], refusals: [] });
  });

  it("go to the journals of their own accounts, as previewed, and are known when the file comes again", async () => {
    const { office } = booked;
    const counts: number[] = [];
    for (const ownAccount of [first ?? null, second ?? null]) {
      const input = { file, bankAccountId: null, mapping: null, sheet: null, ownAccount };
      const { newCount, ledgerId, bankAccountId } = await office.must("statement.preview", input);
      const done = await importStatement(office, file, { ownAccount, makeDrafts: false });
      expect(done).toMatchObject({ ok: true, value: { newCount } });
      const lines = await journalOf(office, ledgerId);
      counts.push(lines.filter((line) => line.bankAccountId === bankAccountId).length);
      expect(await office.call("statement.preview", input)).toMatchObject({
        failure: { code: "statement-already-imported" },
      });
    }
    expect(counts).toEqual([27, 2]);
    expect((await office.must("ledger.verify", {})).isSound).toBe(true);
  });
});

describe("several statements in one archive", () => {
  const paths = ["psbc-1/quarter.xlsx", "ccb-3/quarter.xls"] as const;
  const file = archiveOf(...paths);

  it("are imported one by one, each known again when it comes alone", async () => {
    const { office } = booked;
    const parts = await partsIn(file);
    expect(parts).toEqual([
      { member: "psbc-1-quarter.xlsx", ownAccount: null },
      { member: "ccb-3-quarter.xls", ownAccount: null },
    ]);
    for (const part of parts) expect(await importStatement(office, file, part)).toMatchObject({ ok: true });
    const { files } = await office.must("statement.list", { bankAccountId: null });
    expect(files.map(({ name }) => name).toSorted()).toEqual([
      "三季度.zip › ccb-3-quarter.xls",
      "三季度.zip › psbc-1-quarter.xlsx",
    ]);
    for (const path of paths)
      await expect(importStatement(office, statementFile(path))).rejects.toThrow("statement-already-imported");
  });

  it("may hold a table of several accounts", async () => {
    expect(await partsIn(archiveOf("psbc-1/quarter.xlsx", "abc-1/two-accounts.xlsx"))).toEqual([
      { member: "psbc-1-quarter.xlsx", ownAccount: null },
      { member: "abc-1-two-accounts.xlsx", ownAccount: "22399901040009876" },
      { member: "abc-1-two-accounts.xlsx", ownAccount: "22399901040005432" },
    ]);
  });

  it.each([
    ["is not in it", { "a.csv": strToU8("x"), "b.csv": strToU8("y") }, "c.csv", "unreadable-file"],
    [
      "is an archive itself",
      { "a.zip": zipSync({ "x.csv": strToU8("x") }), "b.csv": strToU8("y") },
      "a.zip",
      "unsupported-container",
    ],
    [
      "is no statement",
      { "a.csv": strToU8(""), "b.txt": strToU8("备注"), "c.txt": strToU8("附") },
      "a.csv",
      "unreadable-file",
    ],
  ])("refuse a member that %s", async (_case, members, member, reason) => {
    const bytes = Buffer.from(zipSync(members)).toString("base64");
    const input = { file: { name: "a.zip", bytes }, mapping: null, sheet: null, member };
    expect(await booked.office.call("statement.inspect", input)).toMatchObject({
      failure: { code: "statement-unreadable", reason },
    });
  });
});

describe("several statements in a locked archive", () => {
  const paths = ["psbc-1/quarter.xlsx", "ccb-3/quarter.xls"] as const;
  const locked = async (): Promise<File> => {
    const members = paths.map((path) => {
      const { bytes } = statementFile(path);
      return [path.replaceAll("/", "-"), new Uint8Array(Buffer.from(bytes, "base64"))] as const;
    });
    const bytes = await lockedZip(Object.fromEntries(members), { password: "柳2468" });
    return { name: "三季度.zip", bytes: Buffer.from(bytes).toString("base64") };
  };

  it("ask for the password first, then are named, and are imported one by one by it", async () => {
    const { office } = booked;
    const file = await locked();
    const asked = { file, bankAccountId: null, mapping: null, sheet: null };
    for (const [password, reason] of [
      [null, "password-protected"],
      ["柳1357", "wrong-password"],
    ] as const)
      expect(
        await office.call("statement.preview", { ...asked, password, member: "psbc-1-quarter.xlsx" }),
      ).toMatchObject({ failure: { code: "statement-unreadable", reason } });
    const password = "柳2468";
    const named = await office.call("statement.preview", { ...asked, password });
    if (named.ok) throw new Error("one statement, where there are two");
    expect(named.failure).toMatchObject({ code: "statement-unreadable", reason: "several-files" });
    const parts = partsOf(named.failure, wholeFile);
    expect(parts.map(({ member }) => member)).toEqual(["psbc-1-quarter.xlsx", "ccb-3-quarter.xls"]);
    for (const part of parts)
      expect(await importStatement(office, file, { ...part, password })).toMatchObject({ ok: true });
    expect((await office.must("statement.list", { bankAccountId: null })).files).toHaveLength(2);
    for (const path of paths)
      await expect(importStatement(office, statementFile(path))).rejects.toThrow("statement-already-imported");
  });
});

it("finds parts only in what says so", () => {
  expect(partsOf({ code: "statement-unreadable", reason: "several-files", detail: "{" }, wholeFile)).toEqual([]);
  expect(partsOf({ code: "statement-unreadable", reason: "empty-file", detail: "{}" }, wholeFile)).toEqual([]);
  expect(partsOf({ code: "statement-refused", refusals: [{ code: "no-header" }] }, wholeFile)).toEqual([]);
  expect(partsOf({ code: "not-found" }, wholeFile)).toEqual([]);
});
