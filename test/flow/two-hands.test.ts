import { afterEach, beforeEach, expect, it } from "vitest";
import { statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage("951006010099000188");
});
afterEach(() => {
  village.close();
});

const contentOf = (paperCount: number) => ({
  ledgerId: village.ledgerId,
  onDate: "2026-07-10",
  paperCount,
  entries: [
    {
      summary: "收租金",
      accountId: village.accountOf("101"),
      debitFen: 300,
      creditFen: 0,
      categoryId: null,
      items: [],
    },
    {
      summary: "收租金",
      accountId: village.accountOf("504"),
      debitFen: 0,
      creditFen: 300,
      categoryId: null,
      items: [],
    },
  ],
  documents: [],
  approvals: [],
});

it("bars from reviewing whoever typed a draft, also when somebody else saved it after them", async () => {
  const { persons } = await village.must("person.list", {});
  const zhou = persons.find(({ login }) => login === "zhou");
  if (zhou === undefined) throw new Error("no reviewer");
  await village.must("person.change", { ...zhou, roles: ["bookkeeper", "reviewer"] });
  const typed = await village.must("voucher.save", { id: null, version: null, content: contentOf(2) }, "reviewer");
  const saved = await village.must("voucher.save", { ...typed, content: contentOf(3) }, "bookkeeper");
  const reviewed = await village.call("voucher.review", { id: saved.id, version: saved.version }, "reviewer");
  expect(reviewed).toMatchObject({ ok: false, failure: { code: "same-person" } });
  expect(await village.call("voucher.review", { id: saved.id, version: saved.version }, "head")).toMatchObject({
    ok: true,
  });
});

it("lets a draft of the cashier's import be reviewed only once a bookkeeper has saved it", async () => {
  const file = statementFile("psbc-1/quarter.xlsx");
  const input = { file, bankAccountId: null, mapping: null, sheet: null };
  const { digest } = await village.must("statement.preview", input, "cashier");
  const choices = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: true };
  await village.must("statement.commit", { ...input, ...choices, digest }, "cashier");
  const of = { ledgerId: village.ledgerId, fromMonth: null, toMonth: null, state: "draft" } as const;
  const { vouchers } = await village.must("voucher.list", of);
  const [first] = vouchers;
  if (first === undefined) throw new Error("no draft");
  const review = async () => {
    const { version } = await village.must("voucher.show", { id: first.id });
    return village.call("voucher.review", { id: first.id, version }, "reviewer");
  };
  const shown = await village.must("voucher.show", { id: first.id });
  expect(shown.hits.map((hit) => hit.facts["duty"])).toContain("cashier-prepares");
  expect(await review()).toMatchObject({ ok: false, failure: { code: "rules-refuse" } });
  const { ledgerId, onDate, paperCount, entries, documents, approvals } = shown;
  const content = { ledgerId, onDate, paperCount, entries, documents, approvals };
  await village.must("voucher.save", { id: first.id, version: shown.version, content }, "bookkeeper");
  expect(await review()).toMatchObject({ ok: true });
});
