import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const receipt = (handler: string, number: string) => ({
  kind: "fiscal-receipt" as const,
  number,
  onDate: localDate("2026-07-08"),
  amountFen: fen(300_00),
  party: "李四",
  note: "",
  handler,
});
const income = (documents: readonly ReturnType<typeof receipt>[]) =>
  village.content(
    "2026-07-08",
    [
      { code: "bank", debit: 300 },
      { code: "504", credit: 300 },
    ],
    { documents: [...documents] },
  );

describe("经手人 of a receipt", () => {
  it("is kept with the paper, printed once in the income sheet, and part of the voucher's fingerprint", async () => {
    const id = await village.book(income([receipt("王五", "0001"), receipt("王五", "0002"), receipt("赵六", "0003")]));
    const shown = await village.must("voucher.show", { id });
    expect(shown.documents.map(({ handler }) => handler)).toEqual(["王五", "王五", "赵六"]);
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
    for (const month of ["2026-07", "2026-08", "2026-09"])
      await village.must("period.close", { ledgerId: village.ledgerId, month });
    const { bytes } = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter: "2026Q3" });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(Buffer.from(bytes, "base64")).buffer);
    const cells: string[] = [];
    workbook.getWorksheet("4 收入明细表")?.eachRow((row) => cells.push(row.getCell(9).text));
    expect(cells).toContain("王五、赵六");
  });

  it("changed behind the program's back, breaks the fingerprint", async () => {
    await village.book(income([receipt("王五", "0001")]));
    village.ledger.transact((writing) => {
      // As somebody would who has the file and no program: past the triggers.
      writing.run({ compile: () => ({ sql: "drop trigger document_update_needs_draft", parameters: [] }) as never });
      writing.run({ compile: () => ({ sql: "update document set handler = '别人'", parameters: [] }) as never });
      return { ok: true };
    });
    const { checks } = await village.must("ledger.verify", {});
    expect(checks.find(({ code }) => code === "voucher-content")?.isSound).toBe(false);
  });

  it("may be left out, as by a window of an older program", async () => {
    const { handler: _handler, ...paper } = receipt("", "0001");
    const id = await village.book(
      village.content(
        "2026-07-08",
        [
          { code: "bank", debit: 1 },
          { code: "504", credit: 1 },
        ],
        { documents: [paper] },
      ),
    );
    expect((await village.must("voucher.show", { id })).documents[0]?.handler).toBe("");
  });
});
