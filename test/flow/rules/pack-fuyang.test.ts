import { afterEach, beforeEach, expect, it } from "vitest";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const packId = "sample-fuyang";
const take = async (gateIsStrict: 0 | 1): Promise<number> => {
  const wish = { packId, isOn: true, settings: { gateIsStrict }, reason: "镇政发〔2026〕3号" };
  const { no } = await village.must("pack.propose", wish, "head");
  return (await village.must("pack.approve", { packId, no }, "reviewer")).rules;
};
const income = (yuan: number) =>
  village.must("village.save", {
    id: village.villageId,
    code: "01",
    name: "柳溪村",
    isActive: true,
    facts: [{ kind: "recurring-income", fromDate: "2025-01-01", number: yuan * 100, text: null, source: "年报" }],
  });

/** A pay list of one part, approved and made a draft voucher; what K11 says of it. */
const paidPart = async (part: string, month: string) => {
  const typedPart = { name: part, gate: null, way: { kind: "typed" as const } };
  const made = await village.must("payScheme.propose", {
    id: null,
    scheme: {
      kind: "pay",
      title: part,
      ledgerId: null,
      basis: "示例",
      resolutionId: null,
      scheme: { posts: ["secretary"], parts: [typedPart] },
      standard: null,
      fromMonth: "2026-07",
      toMonth: null,
    },
  });
  await village.must("payScheme.approve", made, "reviewer");
  const { people } = await village.must("villager.list", {
    villageId: village.villageId,
    on: `${month}-01`,
  });
  const line = { villagerId: people[0]?.id ?? "", typed: [{ part, amountFen: 50_000 }] };
  const list = {
    ledgerId: village.ledgerId,
    schemeId: made.id,
    month,
    title: part,
    reason: "",
    resolutionId: null,
    lines: [{ ...line, halfDays: 0, rateFen: 0, dates: [], withheldFen: 0, note: "" }],
  };
  const { id } = await village.must("payList.save", { id: null, list });
  await village.must("payList.approve", { id }, "reviewer");
  const { voucherId } = await village.must("payList.book", {
    id,
    onDate: `${month}-10`,
    categoryId: village.categoryOf("干部报酬"),
    moneyAccountId: village.accountOf("10201"),
    withheldAccountId: null,
  });
  const { version, hits } = await village.must("voucher.show", { id: voucherId });
  const reviewed = await village.call("voucher.review", { id: voucherId, version });
  return { hits: hits.filter(({ kind }) => kind === "K11").map(({ severity }) => severity), isReviewed: reviewed.ok };
};

it("A4: the pack's rule blocks 村定补贴 in a village under the gate, lets 区定补贴 pass, and follows the pack's setting", async () => {
  await village.must("villager.save", {
    id: null,
    villageId: village.villageId,
    person: {
      name: "李书记",
      idTail: "",
      phone: "",
      bankName: "",
      bankAccount: "",
      household: "",
      note: "",
      isActive: true,
      posts: [{ post: "secretary", title: "", fromOn: "2026-01-01", toOn: null, basis: "" }],
      relations: [],
    },
  });
  await income(100_000);
  expect(await take(0)).toBe(1);
  const ruleOf = async () => {
    const { rules } = await village.must("rule.list", {});
    return rules.find(({ id }) => id === "pack-fuyang-pay");
  };
  expect(await ruleOf()).toMatchObject({
    version: 1,
    parameters: { categoryIds: [village.categoryOf("干部报酬")], flags: { isExclusive: false } },
  });
  const day = (await ruleOf())?.fromOn ?? "";
  const month = day.slice(0, 7);
  // Read inclusively 100,000 yuan are enough; the pack read strictly makes a new version of its rule, and they are not.
  expect((await paidPart("村定补贴", month)).hits).toEqual([]);
  expect(await take(1)).toBe(1);
  expect(await ruleOf()).toMatchObject({ version: 2, parameters: { flags: { isExclusive: true } } });
  expect(await paidPart("绩效补贴", month)).toEqual({ hits: ["block"], isReviewed: false });
  expect((await paidPart("区定补贴", month)).hits).toEqual([]);
});
