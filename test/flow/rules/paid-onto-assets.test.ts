import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lossCategoryOf } from "#flow/draft-voucher.ts";
import { sqlFor } from "#store/query.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const bare = { documents: [], approvals: [], paperCount: 0 };
const paid: Line = { code: "bank", credit: 6000 };
const review = async (line: Line) => {
  const { id, version } = await village.save(village.content("2026-08-05", [line, paid], bare));
  return village.call("voucher.review", { id, version });
};

describe("money out of the bank", () => {
  it.each([
    ["121", "购置库存物资"],
    ["131", "购置消耗性生物资产"],
    ["132", "购置生产性生物资产"],
    ["134", "购置公益性生物资产"],
    ["154", "资产清理费用"],
    ["161", "购置无形资产"],
    ["171", "长期待摊支出"],
    ["111", "短期投资"],
    ["141", "长期投资"],
    ["301", "退还资本"],
    ["311", "公积公益金支出"],
    ["32202", "收益分配支出"],
  ])("onto %s is judged by its category: signatures and papers are asked for", async (code, category) => {
    // The helper names the category of stock by itself.
    if (code !== "121")
      expect(await review({ code, debit: 6000 })).toMatchObject({
        failure: { code: "entry-bad", line: 1, fault: "category-missing" },
      });
    const answer = await review({ code, debit: 6000, category });
    expect(answer).toMatchObject({ failure: { code: "rules-refuse" } });
    expect(JSON.stringify(answer)).toContain('"K01"');
    expect(JSON.stringify(answer)).toContain('"K17"');
  });
});

describe("money that came for a purpose", () => {
  const out = async (code: string, category?: string, credited = "bank") => {
    const { id: project } = await village.must("item.save", {
      id: null,
      ledgerId: village.ledgerId,
      kind: "project",
      code: null,
      name: `村道${code}`,
      bankAccount: "",
      note: "",
      isActive: true,
    });
    const content = village.content(
      "2026-08-05",
      [
        { code, debit: 6000, ...(category === undefined ? {} : { category }) },
        { code: credited, credit: 6000 },
      ],
      bare,
    );
    const items = [{ kind: "project" as const, itemId: project }];
    const entries = content.entries.map((entry, line) => (line === 0 ? { ...entry, items } : entry));
    const { id, version } = await village.save({ ...content, entries });
    return village.call("voucher.review", { id, version });
  };

  it.each([
    ["231", "一事一议资金支出"],
    ["231", "退还一事一议筹资"],
    ["241", "专项资金支出"],
    ["241", "上交专项资金结余"],
  ])("leaves %s by a category, as anything else that is spent", async (code, category) => {
    expect(await out(code)).toMatchObject({ failure: { code: "entry-bad", line: 1, fault: "category-missing" } });
    const answer = await out(code, category);
    expect(answer).toMatchObject({ failure: { code: "rules-refuse" } });
    expect(JSON.stringify(answer)).toContain('"K01"');
  });

  it("needs none where what was built with it goes into the reserves", async () => {
    expect(await out("241", undefined, "311")).toMatchObject({ ok: true });
  });
});

describe("a township founded before these categories were shipped", () => {
  beforeEach(() => {
    village.ledger.transact((writing) => {
      for (const accountCode of ["121", "161"])
        writing.run(sqlFor.deleteFrom("category").where("account_code", "=", accountCode));
      return { ok: true };
    });
  });

  it("is told the account has none, adds the shipped ones and has them approved by another person", async () => {
    expect(await review({ code: "161", debit: 6000 })).toMatchObject({
      failure: { code: "entry-bad", line: 1, fault: "category-unmapped" },
    });
    const gapsOf = async () => (await village.must("category.list", {})).gaps.map(({ accountCode }) => accountCode);
    expect(await gapsOf()).toEqual(["121", "161"]);
    expect(await village.must("category.addShipped", {}, "bookkeeper")).toEqual({ added: 2, isProposed: true });
    const { categories } = await village.must("category.list", {});
    const waiting = categories.filter(({ versions }) => versions.some((each) => each.approvedByName === null));
    expect(waiting.map(({ code, name, isActive }) => [code, name, isActive])).toEqual([
      ["Z03", "购置库存物资", false],
      ["Z07", "购置无形资产", false],
    ]);
    for (const { id } of waiting) {
      const version = { id, version: 1 };
      expect(await village.call("category.approve", version, "bookkeeper")).toMatchObject({ ok: false });
      await village.must("category.approve", version, "reviewer");
    }
    expect(await gapsOf()).toEqual([]);
    expect(await village.must("category.addShipped", {}, "bookkeeper")).toEqual({ added: 0, isProposed: true });
  });
});

describe("a township founded before losses had categories", () => {
  const losses = ["资产处置损失", "资产盘亏损失", "坏账损失"];
  beforeEach(() => {
    village.ledger.transact((writing) => {
      for (const name of losses) writing.run(sqlFor.deleteFrom("category").where("name", "=", name));
      return { ok: true };
    });
  });

  it("is told so, and gets them by two people, under a free code where its own category has the shipped one", async () => {
    expect((await village.must("category.list", {})).lacking).toEqual(losses);
    const own = {
      id: null,
      code: "S08",
      name: "罚款支出",
      accountCode: "515",
      nature: "productive",
      isActive: true,
    } as const;
    await village.must("category.save", own, "bookkeeper");
    expect(await village.must("category.addShipped", {}, "bookkeeper")).toEqual({ added: 3, isProposed: true });
    const { categories, lacking } = await village.must("category.list", {});
    expect(lacking).toEqual([]);
    const added = categories.filter(({ name }) => losses.includes(name));
    expect(added.map(({ code, name, isActive }) => [code, name, isActive])).toEqual([
      ["S09", "资产处置损失", false],
      ["S10", "资产盘亏损失", false],
      ["S11", "坏账损失", false],
    ]);
  });

  it("books a loss without a category, so that a person chooses one, though interest is the only one there is", async () => {
    expect(
      village.ledger.snapshot((reading) =>
        lossCategoryOf(reading, { ledgerId: village.ledgerId, accountCode: "515" }, "disposal"),
      ),
    ).toBeNull();
  });
});
