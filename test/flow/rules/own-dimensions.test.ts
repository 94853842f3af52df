import { afterEach, beforeEach, expect, it } from "vitest";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const nothing = { amounts: {}, categoryIds: [], natures: [], words: [], days: [], workdays: [] };

it("an advance is that of a person, not of the dimension the office books beside the person", async () => {
  const { ledgerId, must } = village;
  await must("dimension.save", { kind: "own-1", name: "村民小组" });
  const dealings = village.accountOf("113");
  const { accounts } = await must("account.list", { ledgerId });
  const name = accounts.find(({ id }) => id === dealings)?.name ?? "";
  await must("account.change", { id: dealings, name, itemKinds: ["member", "own-1"], isActive: true });
  const item = async (kind: "member" | "own-1", code: string, itemName: string) =>
    (
      await must("item.save", {
        id: null,
        ledgerId,
        kind,
        code,
        name: itemName,
        bankAccount: "",
        note: "",
        isActive: true,
      })
    ).id;
  const group = await item("own-1", "1", "一组");
  const [sun, wang] = [await item("member", "1", "孙文书"), await item("member", "2", "王秀英")];
  const { id, version } = await must("rule.propose", {
    id: null,
    title: "前款不清后款不借",
    level: "township",
    basis: "乡财务管理办法",
    severity: "needs-approval",
    parameters: { kind: "K20", ...nothing, counts: { days: 30 }, flags: { forbidsSecond: true } },
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  await must("rule.approve", { id, version }, "reviewer");
  const advance = (member: string) => {
    const content = village.content("2026-08-05", [
      { code: "113", debit: 500, summary: "借差旅费" },
      { code: "bank", credit: 500 },
    ]);
    const [first, second] = content.entries;
    if (first === undefined || second === undefined) throw new Error("two entries");
    const items = [
      { kind: "member" as const, itemId: member },
      { kind: "own-1" as const, itemId: group },
    ];
    return { ...content, entries: [{ ...first, items }, second] };
  };
  await village.book(advance(sun));
  const hitsOf = async (member: string) =>
    (await must("voucher.judge", { id: null, content: advance(member) })).hits.filter(({ kind }) => kind === "K20");
  expect(await hitsOf(wang)).toEqual([]);
  expect(await hitsOf(sun)).toMatchObject([{ facts: { name: "孙文书" } }]);
});

it("a dimension that tells apart who owes what is neither dropped nor put behind another once it is used", async () => {
  const { ledgerId, must } = village;
  await must("dimension.save", { kind: "own-1", name: "村民小组" });
  const dealings = village.accountOf("113");
  const person = { id: null, ledgerId, kind: "member" as const, code: "1", name: "孙文书", bankAccount: "", note: "" };
  const { id: itemId } = await must("item.save", { ...person, isActive: true });
  const content = village.content("2026-08-05", [
    { code: "113", debit: 100 },
    { code: "bank", credit: 100 },
  ]);
  const entries = content.entries.map((entry) =>
    entry.accountId === dealings ? { ...entry, items: [{ kind: "member" as const, itemId }] } : entry,
  );
  await village.book({ ...content, entries });
  const account = { id: dealings, name: "内部往来", isActive: true };
  for (const itemKinds of [[], ["own-1", "member"]] as const)
    expect(await village.call("account.change", { ...account, itemKinds: [...itemKinds] })).toMatchObject({
      failure: { code: "in-use", kind: "account-dimension" },
    });
  expect((await village.call("account.change", { ...account, itemKinds: ["member", "own-1"] })).ok).toBe(true);
});
