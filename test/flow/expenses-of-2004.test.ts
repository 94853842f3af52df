import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemIds, systemOf } from "#domain/books/accounting-system.ts";
import { categoriesIn, defaultCategories } from "#domain/books/category.ts";
import { isExpenseAccount, isPaidOnto } from "#domain/books/category-change.ts";
import { openVillage, type Village } from "#test/support/village.ts";

describe("the categories a township starts with", () => {
  it.each(systemIds.map((id) => [id]))("name every account that is spent on in the system of %s", (id) => {
    const { accounts } = systemOf(id);
    const codes = categoriesIn(id, defaultCategories).map(({ accountCode }) => accountCode);
    const spent = accounts.filter((account) => isExpenseAccount(account) || isPaidOnto(account));
    expect(codes.filter((code) => spent.every((account) => account.code !== code))).toEqual([]);
    const unnamed = spent.filter(({ code }) => !codes.includes(code));
    expect(unnamed).toEqual([]);
  });
});

describe("books of 2004", () => {
  let village: Village;

  beforeEach(async () => {
    village = await openVillage();
  });
  afterEach(() => {
    village.close();
  });

  it("book their expenses by the township's categories, each on its own account", async () => {
    const { must, villageId } = village;
    const books = { villageId, entity: "committee", name: "柳溪村旧账", startMonth: "2026-07" } as const;
    const { id: ledgerId } = await must("ledger.open", { ...books, system: "2004" });
    const { accounts } = await must("account.list", { ledgerId });
    const idOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? "";
    await must("opening.save", {
      ledgerId,
      rows: [
        { accountId: idOf("101"), itemId: null, amountFen: 100_000 },
        { accountId: idOf("311"), itemId: null, amountFen: -100_000 },
      ],
    });
    await must("ledger.start", { ledgerId });
    expect((await must("category.list", {})).gaps).toEqual([]);
    const spend = async (code: string, category: string) => {
      const content = village.content("2026-07-05", [
        { code: "513", debit: 30, category },
        { code: "101", credit: 30 },
      ]);
      const documents = [
        {
          kind: "invoice" as const,
          number: `F-${code}-${category}`,
          onDate: null,
          amountFen: null,
          party: "",
          note: "",
        },
      ];
      const approvals = [{ role: "village-head" as const, name: "柳村长", onDate: "2026-07-05" }];
      const entries = content.entries.map((entry, at) => ({ ...entry, accountId: idOf(at === 0 ? code : "101") }));
      const draft = await must("voucher.save", {
        id: null,
        version: null,
        content: { ...content, ledgerId, entries, documents, approvals },
      });
      return village.call("voucher.review", { id: draft.id, version: draft.version });
    };
    expect(await spend("541", "银行手续费")).toMatchObject({ ok: true });
    expect(await spend("551", "利息支出")).toMatchObject({ ok: true });
    expect(await spend("502", "生产经营支出")).toMatchObject({ ok: true });
    expect(await spend("551", "银行手续费")).toMatchObject({ failure: { fault: "category-misplaced" } });
  });
});
