import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { claimSheets } from "#domain/claims/sheet/layout.ts";
import { planClaims } from "#domain/claims/sheet/plan.ts";
import { claimTotal } from "#domain/claims/claim.ts";
import { localDate } from "#domain/core/dates.ts";
import { idOf, type CategoryId } from "#domain/core/ids.ts";
import { writeClaimSheet } from "#files/claims/claim-sheet-workbook.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";

const form = {
  formId: "BZ-7C21-09AF-55E1",
  ledgerId: "liuxi",
  ledgerName: "柳溪村股份经济合作社",
  ratifyDays: 30,
  categories: ["办公费", "水电取暖费", "误工补贴"],
  people: ["周经手", "郑证明"],
  payees: ["青禾文具店"],
};
const office = {
  ledgerIds: new Set(["liuxi"]),
  categories: form.categories.map((name, index) => [name, idOf<CategoryId>(`c${String(index)}`)] as const),
  today: localDate("2026-10-31"),
  ratifyDays: 30,
};
const planned = (bytes: Uint8Array) => {
  const read = readSetupWorkbook(bytes, Object.values(claimSheets));
  return read.ok ? planClaims(read.value, office) : read;
};

describe("报账表", () => {
  it("handed out before a column was added, filled in and saved by LibreOffice, reads as it was filled in", () => {
    const read = planned(readFileSync(new URL("../../../fixtures/claims/报账表-LibreOffice.xlsx", import.meta.url)));
    expect(read).toMatchObject({ ok: true, value: { formId: form.formId, ledgerId: "liuxi" } });
    const claims = read.ok ? read.value.claims : [];
    expect(claims.map(({ content }) => [content.purpose, content.payeeAccount, claimTotal(content.lines)])).toEqual([
      ["购买办公用品", "6222000011112222", 35_000],
      ["修水渠", "", 110_000],
    ]);
    expect(claims[0]?.content.documents[0]).toMatchObject({ number: "24512000000012345678", amountFen: 35_000 });
  });

  it("brought back empty asks for the clerk and for a claim, and for nothing that stands in it already", async () => {
    const read = planned(await writeClaimSheet(form));
    expect(read).toMatchObject({
      ok: false,
      error: [
        { sheet: "报账表", row: 5, column: "B", code: "required" },
        { sheet: "报账单", row: 0, code: "required" },
      ],
    });
  });

  it("has the same bytes for the same village", async () => {
    expect(await writeClaimSheet(form)).toEqual(await writeClaimSheet(form));
  });
});
