import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { vouchersNingmeng, vouchersUnknown, type ForeignFile } from "#test/support/foreign-files.ts";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
let ledgerId: LedgerId;
const openLedger = async (name: string): Promise<LedgerId> => {
  const code = name === "柳溪村" ? "01" : "02";
  const { id: villageId } = await office.must("village.save", { id: null, code, name, isActive: true, facts: [] });
  const books = { villageId, entity: "collective" as const, name: `${name}合作社`, startMonth: "2026-07" };
  const { id } = await office.must("ledger.open", books);
  await office.must("ledger.start", { ledgerId: id });
  return id;
};
beforeEach(async () => {
  office = await openOffice();
  ledgerId = await openLedger("柳溪村");
});
afterEach(() => {
  office.close();
});

type Asked = InputOf<"moving.preview">;
type Layout = NonNullable<Asked["layout"]>;
const roles: Layout["roles"] = ["date", "number", "summary", "code", "name", "debit", "credit", "party"];
const layout: Layout = { kind: "vouchers", sheet: "Sheet1", firstRow: 3, roles };
const asked = (file: ForeignFile, more: Partial<Asked> = {}): Asked => ({ ledgerId, file, choices: [], ...more });
const bring = async (input: Asked): Promise<string> => {
  const { digest } = await office.must("moving.preview", input);
  return (await office.must("moving.importVouchers", { ...input, digest, gapReason: "" })).id;
};

describe("a file whose columns nobody knows", () => {
  it("is shown with its first rows and a place to start from, and is not read by itself", async () => {
    expect(await office.call("moving.preview", asked(vouchersUnknown("2026-07")))).toMatchObject({
      failure: { code: "foreign-unreadable", reason: "no-table" },
    });
    const shown = await office.must("moving.columns", { file: vouchersUnknown("2026-07") });
    expect(shown.sheets).toHaveLength(1);
    expect(shown.sheets[0]?.rows[1]?.slice(0, 3)).toEqual(["记账时间", "凭单", "内容说明"]);
    expect(shown.layout).toMatchObject({ sheet: "Sheet1" });
  });

  it("is read as a person maps it, and comes in with the words of its source, each numbered on its own", async () => {
    const input = asked(vouchersUnknown("2026-07"), { layout });
    const preview = await office.must("moving.preview", input);
    expect(preview).toMatchObject({ kind: "vouchers", columnsBy: "chosen", rejected: [], gaps: [], canImport: true });
    expect(preview.vouchers.map(({ word, number, debitFen }) => [word, number, debitFen])).toEqual([
      ["现收", 1, 30_000],
      ["现付", 1, 2_000],
      ["转", 1, 1_000],
    ]);
    await office.must("moving.approve", { id: await bring(input) }, "reviewer");
    const { vouchers } = await office.must("voucher.list", {
      ledgerId,
      fromMonth: null,
      toMonth: null,
      state: "posted",
    });
    expect(vouchers.map(({ word, number }) => `${word}-${String(number)}`).toSorted()).toEqual([
      "现付-1",
      "现收-1",
      "转-1",
    ]);
    const { hits } = await office.must("voucher.search", { text: "现收-1", ledgerId });
    expect(hits).toHaveLength(1);
    expect(hits[0]?.name).toContain("现收-1");
    const totals = await office.must("report.voucherTotals", {
      ledgerId,
      fromDate: "2026-07-01",
      toDate: "2026-07-31",
      word: "现付",
    });
    expect(totals).toMatchObject({ voucherCount: 1, debitFen: 2_000, words: ["现付", "现收", "转"] });
    expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
  });

  it("is known by its header from then on, in every ledger, whatever the line above it says", async () => {
    await bring(asked(vouchersUnknown("2026-07"), { layout }));
    const other = await openLedger("新河村");
    expect(
      await office.must("moving.preview", { ledgerId: other, file: vouchersUnknown("2026-08"), choices: [] }),
    ).toMatchObject({ kind: "vouchers", columnsBy: "remembered", rejected: [] });
  });

  it("without a header is known by its width, and only where nothing else is recognised", async () => {
    const bare = vouchersUnknown("2026-07", { isBare: true });
    await bring(asked(bare, { layout: { ...layout, firstRow: 1 } }));
    const again = asked(vouchersUnknown("2026-08", { isBare: true }));
    expect(await office.must("moving.preview", again)).toMatchObject({ columnsBy: "remembered" });
    // A list with eight columns too, but with a header that says what they are.
    expect(await office.must("moving.preview", asked(vouchersNingmeng()))).toMatchObject({ columnsBy: "recognised" });
  });

  it("names every row that cannot be taken by the columns it was mapped to", async () => {
    const wrong: Layout["roles"] = roles.map((role) =>
      role === "debit" ? "credit" : role === "credit" ? "debit" : role,
    );
    const swapped = await office.must(
      "moving.preview",
      asked(vouchersUnknown("2026-07"), { layout: { ...layout, roles: wrong } }),
    );
    expect(swapped.rejected).toEqual([]);
    expect(swapped.totals.debitFen).toBe(33_000);
    const shifted: Layout["roles"] = ["number", "date", ...roles.slice(2)];
    const refused = await office.must(
      "moving.preview",
      asked(vouchersUnknown("2026-07"), { layout: { ...layout, roles: shifted } }),
    );
    expect(refused.rejected.map(({ row, column, fault }) => [row, column, fault])).toEqual(
      [3, 4, 5, 6, 7, 8].map((row) => [row, "B", "date-unreadable"]),
    );
    expect(refused.canImport).toBe(false);
  });

  it.each([
    ["a layout without an amount", roles.map((role) => (role === "debit" || role === "credit" ? null : role)), 3],
    ["a layout that names a date twice", ["date", "date", ...roles.slice(2)] as Layout["roles"], 3],
    ["a layout that begins below the sheet", roles, 90],
  ])("is not read by %s", async (_case, given, firstRow) => {
    expect(
      await office.call(
        "moving.preview",
        asked(vouchersUnknown("2026-07"), { layout: { ...layout, roles: given, firstRow } }),
      ),
    ).toMatchObject({ failure: { code: "foreign-unreadable", reason: "no-table" } });
  });
});
