import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OutputOf } from "#contract/contract.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openOffice } from "#test/support/office.ts";
import { openVillage, type Village } from "#test/support/village.ts";

type Category = OutputOf<"category.list">["categories"][number];

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const categoryNamed = async (name: string): Promise<Category> => {
  const { categories } = await village.must("category.list", {});
  const found = categories.find((category) => category.name === name);
  if (found === undefined) throw new Error(`no category ${name}`);
  return found;
};
const saved = ({ versions: _versions, ...category }: Category, over: object = {}) => ({ ...category, ...over });

describe("what rules and caps look at in a category", () => {
  it("changes by two people once books are running, from its day on", async () => {
    const office = await categoryNamed("办公费");
    const change = saved(office, { accountCode: "514", nature: "welfare", fromOn: "2026-09-01" });
    const { proposedVersion } = await village.must("category.save", change, "bookkeeper");
    expect(proposedVersion).toBe(1);
    // Proposed, it changes nothing.
    expect(await categoryNamed("办公费")).toMatchObject({
      accountCode: "513",
      nature: "non-productive",
      versions: [{ version: 1, accountCode: "514", nature: "welfare", approvedByName: null }],
    });
    const approval = { id: office.id, version: 1 };
    expect(await village.call("category.approve", approval, "bookkeeper")).toMatchObject({
      failure: { code: "forbidden" },
    });
    await village.must("category.approve", approval, "reviewer");
    expect(await categoryNamed("办公费")).toMatchObject({ accountCode: "514", nature: "welfare" });
    const expense = (on: string, code: string) =>
      village.content(on, [
        { code, debit: 100, category: "办公费" },
        { code: "bank", credit: 100 },
      ]);
    // A voucher is judged by the mapping of its own day.
    const review = async (content: ReturnType<typeof expense>) => {
      const { id, version } = await village.save(content);
      return village.call("voucher.review", { id, version });
    };
    const misplaced = { failure: { code: "entry-bad", fault: "category-misplaced" } };
    expect(await review(expense("2026-08-31", "514"))).toMatchObject(misplaced);
    expect(await review(expense("2026-09-01", "513"))).toMatchObject(misplaced);
    expect(await review(expense("2026-09-01", "514"))).not.toMatchObject(misplaced);
    expect(verifyLedger(village.ledger.reading, village.ledger.files, () => undefined).isSound).toBe(true);
  });

  it("is not approved by who proposed it, nor twice, nor when it is not there", async () => {
    const office = await categoryNamed("办公费");
    await village.must("category.save", saved(office, { nature: "asset" }), "head");
    const approval = { id: office.id, version: 1 };
    expect(await village.call("category.approve", approval, "head")).toMatchObject({
      failure: { code: "same-person" },
    });
    expect(await village.call("category.approve", { ...approval, version: 2 }, "reviewer")).toMatchObject({
      failure: { code: "not-found" },
    });
    await village.must("category.approve", approval, "reviewer");
    expect(await village.call("category.approve", approval, "administrator")).toMatchObject({
      failure: { code: "wrong-state" },
    });
  });

  it("stays with one person where only the name or the use changes", async () => {
    const office = await categoryNamed("办公费");
    const renamed = await village.must("category.save", saved(office, { name: "办公用品费" }), "bookkeeper");
    expect(renamed.proposedVersion).toBeNull();
    expect(await categoryNamed("办公用品费")).toMatchObject({ id: office.id, versions: [] });
  });

  it("of a new one comes into use only when a second person has approved it", async () => {
    const added = { id: null, code: "F99", name: "新花样", accountCode: "513", nature: "non-productive" } as const;
    const { id, proposedVersion } = await village.must("category.save", { ...added, isActive: true }, "bookkeeper");
    expect(proposedVersion).toBe(1);
    expect(await categoryNamed("新花样")).toMatchObject({ isActive: false });
    expect(await village.call("category.save", { ...added, id, isActive: true }, "bookkeeper")).toEqual({
      ok: false,
      failure: { code: "category-waits" },
    });
    await village.must("category.approve", { id, version: 1 }, "head");
    expect(await categoryNamed("新花样")).toMatchObject({ isActive: true });
  });
});

describe("during set-up", () => {
  it("one person changes a category and adds one", async () => {
    const office = await openOffice();
    try {
      const added = { id: null, code: "F99", name: "新花样", accountCode: "513", nature: "non-productive" } as const;
      const { id, proposedVersion } = await office.must("category.save", { ...added, isActive: true });
      expect(proposedVersion).toBeNull();
      await office.must("category.save", { ...added, id, accountCode: "514", nature: "welfare", isActive: true });
      const { categories, isRunning } = await office.must("category.list", {});
      expect(isRunning).toBe(false);
      expect(categories.find((category) => category.id === id)).toMatchObject({ accountCode: "514", isActive: true });
    } finally {
      office.close();
    }
  });
});

describe("an expense account without a category", () => {
  /** Maps the only category of 512 elsewhere, with two people. */
  const openGap = async (): Promise<void> => {
    const taxes = await categoryNamed("税金及附加");
    await village.must("category.save", saved(taxes, { accountCode: "513", fromOn: "2026-07-01" }), "bookkeeper");
    await village.must("category.approve", { id: taxes.id, version: 1 }, "reviewer");
  };

  it("is named where categories are kept and before a month closes", async () => {
    expect((await village.must("category.list", {})).gaps).toEqual([]);
    await openGap();
    expect((await village.must("category.list", {})).gaps).toEqual([
      { accountCode: "512", accountName: "税金及附加", ledgerNames: ["柳溪村经济合作社"] },
    ]);
    const { checks } = await village.must("period.check", { ledgerId: village.ledgerId, month: "2026-07" });
    expect(checks.find((check) => check.code === "expense-uncategorised")).toMatchObject({
      severity: "warn",
      facts: { accounts: ["512 税金及附加"] },
    });
  });

  it("takes no spending that could be reviewed", async () => {
    await openGap();
    const { id, version } = await village.save(
      village.content("2026-07-05", [
        { code: "512", debit: 100 },
        { code: "bank", credit: 100 },
      ]),
    );
    expect(await village.call("voucher.review", { id, version })).toMatchObject({
      failure: { code: "entry-bad", line: 1, fault: "category-unmapped", text: "512" },
    });
  });
});
