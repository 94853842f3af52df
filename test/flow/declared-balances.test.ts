import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importStatement, statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const number = "351099990018";
let village: Village;
beforeEach(async () => {
  village = await openVillage(number);
});
afterEach(() => {
  village.close();
});

const file = statementFile("camt-053/quarter.xml");
const text = Buffer.from(file.bytes, "base64").toString();
const edited = (change: (text: string) => string) => ({ ...file, bytes: Buffer.from(change(text)).toString("base64") });
const preview = (of: typeof file) =>
  village.call("statement.preview", { file: of, bankAccountId: null, mapping: null, sheet: null });
const table = (onDate: string) => village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate });

describe("balances a statement declares without printing any on its lines", () => {
  it("show a line taken out of the file, and stop the import until a person answers for it", async () => {
    const short = edited((whole) => whole.replace(/<Ntry>[\s\S]*?<\/Ntry>/, ""));
    const seen = await preview(short);
    expect(seen.ok && seen.value.inspection.warnings).toContainEqual(
      expect.objectContaining({ code: "total-mismatch", field: "closingFen", declaredFen: 5_670_995 }),
    );
    expect(await importStatement(village, short, { makeDrafts: false })).toMatchObject({
      failure: { code: "totals-not-accepted" },
    });
  });

  it("tell a gap to the books", async () => {
    const seen = await preview(file);
    expect(seen.ok && seen.value).toMatchObject({
      expectedOpeningFen: 1_000_000,
      inspection: { openingFen: 2_222_222, closingFen: 5_670_995, warnings: [] },
    });
  });

  it("are the statement's side of the reconciliation, on its last day and after it, not before", async () => {
    await importStatement(village, file, { makeDrafts: false });
    expect((await table("2026-09-30")).statementFen).toBe(5_670_995);
    expect((await table("2026-10-31")).statementFen).toBe(5_670_995);
    expect((await table("2026-07-31")).statementFen).toBe(null);
  });

  it("go on into the next file", async () => {
    await importStatement(village, file, { makeDrafts: false });
    const next = edited((whole) =>
      whole
        .replaceAll("2026-09-", "2026-12-")
        .replaceAll("2026-08-", "2026-11-")
        .replaceAll("2026-07-", "2026-10-")
        .replaceAll("22222.22", "56709.95")
        .replace(/56709\.95(?![\s\S]*56709\.95)/, "91157.68"),
    );
    const seen = await preview(next);
    expect(seen.ok && seen.value).toMatchObject({
      expectedOpeningFen: 5_670_995,
      inspection: { openingFen: 5_670_995 },
    });
  });
});
