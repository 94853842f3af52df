import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";
import { importStatement, journalOf, statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;

const papers: Partial<InputOf<"voucher.save">["content"]> = {
  documents: [{ kind: "invoice", number: "1001", onDate: null, amountFen: null, party: "", note: "" }],
  approvals: [{ role: "village-head", name: "柳村长", onDate: "2026-07-05" }],
};
const rent: readonly Line[] = [
  { code: "bank", debit: 300 },
  { code: "501", credit: 300 },
];
const officeExpense = (yuan: number): readonly Line[] => [
  { code: "513", debit: yuan, category: "办公费" },
  { code: "bank", credit: yuan },
];

beforeEach(async () => {
  village = await openVillage("951006010099000188");
  const cap = {
    categoryId: village.categoryOf("办公费"),
    period: "year",
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  } as const;
  const caps = [{ ...cap, basis: { kind: "K04", amountFen: 50_000 } as const }];
  await decide(village, plainResolution(village.ledgerId, caps));
});

afterEach(() => {
  village.close();
});

const review = async (id: string) => {
  const { version } = await village.must("voucher.show", { id });
  return village.call("voucher.review", { id, version });
};

const postReviewed = async (id: string) => {
  expect(await review(id)).toMatchObject({ ok: true });
  return village.must("voucher.post", { ids: [id] });
};

/** A draft made of a statement's line that pays out, with the line's amount in yuan. */
const draftOfPayment = async () => {
  await importStatement(village, statementFile("psbc-1/quarter.xlsx"), { makeDrafts: false });
  const line = (await journalOf(village, village.ledgerId)).find((each) => each.amountFen < -50_000);
  if (line === undefined) throw new Error("no payment over the cap");
  const accountId = village.accountOf("513");
  const categoryId = village.categoryOf("办公费");
  const { voucherId } = await village.must("bankLine.draft", {
    id: line.id,
    accountId,
    categoryId,
    summary: "购办公用品",
  });
  return { line, voucherId, yuan: -line.amountFen / 100 };
};

describe("money shown as moved", () => {
  it("excuses what it paid for, and nothing that the draft was changed into", async () => {
    const { line, voucherId, yuan } = await draftOfPayment();
    const content = village.content(line.bookedOn, officeExpense(yuan + 900), papers);
    await village.must("voucher.save", { id: voucherId, version: 1, content });
    expect(await review(voucherId)).toMatchObject({ failure: { code: "rules-refuse" } });
    const freed = (await journalOf(village, village.ledgerId)).find(({ id }) => id === line.id);
    expect(freed?.voucherId).toBeNull();
  });

  it("does not excuse what is paid beside it", async () => {
    const { line, voucherId, yuan } = await draftOfPayment();
    const lines = [
      ...officeExpense(yuan),
      { code: "513", debit: 200, category: "办公费" },
      { code: "101", credit: 200 },
    ];
    const content = village.content(line.bookedOn, lines, papers);
    await village.must("voucher.save", { id: voucherId, version: 1, content });
    expect(await review(voucherId)).toMatchObject({ failure: { code: "rules-refuse" } });
  });

  it("does not excuse what is paid in cash where the line itself fetches the cash", async () => {
    const { line, voucherId, yuan } = await draftOfPayment();
    const lines = [
      { code: "101", debit: yuan },
      { code: "513", debit: 600, category: "办公费" },
      { code: "bank", credit: yuan },
      { code: "101", credit: 600 },
    ];
    const content = village.content(line.bookedOn, lines, papers);
    await village.must("voucher.save", { id: voucherId, version: 1, content });
    expect((await village.must("voucher.show", { id: voucherId })).bankLines).toMatchObject([{ id: line.id }]);
    expect(await review(voucherId)).toMatchObject({ failure: { code: "rules-refuse" } });
  });

  it("stays with its entry when lines change places", async () => {
    const { line, voucherId, yuan } = await draftOfPayment();
    const content = village.content(line.bookedOn, officeExpense(yuan).toReversed(), papers);
    await village.must("voucher.save", { id: voucherId, version: 1, content });
    expect((await village.must("voucher.show", { id: voucherId })).bankLines).toMatchObject([{ id: line.id }]);
    expect((await postReviewed(voucherId)).refused).toEqual([]);
    const { items } = await village.must("bank.reconciliation", {
      bankAccountId: village.bankAccountId,
      onDate: "2026-09-30",
    });
    expect(items.filter((item) => item.side.startsWith("book"))).toEqual([]);
  });

  it("also excuses the copy that puts its cancelled voucher right", async () => {
    const { line, voucherId, yuan } = await draftOfPayment();
    await postReviewed(voucherId);
    const correction = { id: voucherId, onDate: "2026-10-09", reason: "科目用错", andCopy: true };
    const { redId, copyId } = await village.must("voucher.correct", correction);
    await postReviewed(redId);
    const copy = village.content("2026-10-09", officeExpense(yuan));
    await village.must("voucher.save", { id: copyId ?? "", version: 1, content: copy });
    expect((await postReviewed(copyId ?? "")).refused).toEqual([]);
    expect(line.amountFen).toBeLessThan(0);
  });
});

describe("an excuse", () => {
  it("stays with the voucher it was given for until that is cancelled", async () => {
    const { line, voucherId } = await draftOfPayment();
    await postReviewed(voucherId);
    expect(await village.call("bankLine.unmatch", { id: line.id })).toMatchObject({ failure: { code: "wrong-state" } });
    const correction = { id: voucherId, onDate: "2026-10-09", reason: "记重", andCopy: false };
    await postReviewed((await village.must("voucher.correct", correction)).redId);
    expect(await village.call("bankLine.unmatch", { id: line.id })).toMatchObject({ ok: true });
  });

  it("is not found in taking a category out of use", async () => {
    const { categories } = await village.must("category.list", {});
    for (const category of categories) await village.must("category.save", { ...category, isActive: false });
    const { id } = await village.save(
      village.content("2026-07-05", [
        { code: "513", debit: 300 },
        { code: "bank", credit: 300 },
      ]),
    );
    expect(await review(id)).toMatchObject({ failure: { code: "entry-bad", fault: "category-missing" } });
  });
});

describe("a voucher made by the program", () => {
  const transfer = async (): Promise<string> => {
    const { voucherId } = await village.must("period.transferIncome", { ledgerId: village.ledgerId, month: "2026-07" });
    return voucherId ?? "";
  };
  const spending = () =>
    village.content("2026-07-31", [
      { code: "513", debit: 900 },
      { code: "bank", credit: 900 },
    ]);

  it("cannot be turned into a spending that no rule looks at", async () => {
    const id = await village.book(village.content("2026-07-05", rent));
    const fixed = { ok: false, failure: { code: "entries-fixed" } };
    const closing = await transfer();
    expect(await village.call("voucher.save", { id: closing, version: 1, content: spending() })).toEqual(fixed);
    const { redId } = await village.must("voucher.correct", {
      id,
      onDate: "2026-07-31",
      reason: "重复",
      andCopy: false,
    });
    expect(await village.call("voucher.save", { id: redId, version: 1, content: spending() })).toEqual(fixed);
    const red = village.content("2026-07-30", [
      { code: "bank", debit: -300, summary: "注销" },
      { code: "501", credit: -300, summary: "注销" },
    ]);
    expect(await village.call("voucher.save", { id: redId, version: 1, content: red })).toMatchObject({ ok: true });
  });

  it("transfers a result once, however often it is asked for", async () => {
    await village.book(village.content("2026-07-05", rent));
    const first = await transfer();
    const second = await transfer();
    expect(await village.call("voucher.show", { id: first })).toMatchObject({ failure: { code: "not-found" } });
    expect(await review(second)).toMatchObject({ ok: true });
    const asked = { ledgerId: village.ledgerId, month: "2026-07" };
    expect(await village.call("period.transferIncome", asked)).toMatchObject({ failure: { code: "wrong-state" } });
    await village.must("voucher.post", { ids: [second] });
    expect((await village.must("period.transferIncome", asked)).voucherId).toBeNull();
  });

  it("is not cancelled in red when it closes: the statements would count it as turnover", async () => {
    await village.book(village.content("2026-07-05", rent));
    const id = await transfer();
    await postReviewed(id);
    const correction = { id, onDate: "2026-07-31", reason: "再看看", andCopy: false };
    expect(await village.call("voucher.correct", correction)).toMatchObject({ failure: { code: "not-reversible" } });
  });

  it("closes accounts that ask for auxiliary items", async () => {
    const { ledgerId } = village;
    const account = { id: village.accountOf("501"), name: "经营收入", isActive: true };
    await village.must("account.change", { ...account, itemKinds: ["payee"] });
    const item = {
      id: null,
      ledgerId,
      kind: "payee",
      code: "1",
      name: "张三",
      bankAccount: "",
      note: "",
      isActive: true,
    } as const;
    const { id: itemId } = await village.must("item.save", item);
    const content = village.content("2026-07-05", rent);
    const entries = content.entries.map((entry, index) =>
      index === 1 ? { ...entry, items: [{ kind: "payee" as const, itemId }] } : entry,
    );
    await village.book({ ...content, entries });
    expect((await postReviewed(await transfer())).refused).toEqual([]);
  });
});

describe("a correcting copy", () => {
  it("is booked on its voucher's invoice only once that voucher is cancelled", async () => {
    const id = await village.book(village.content("2026-07-05", officeExpense(100), papers));
    const { redId, copyId } = await village.must("voucher.correct", {
      id,
      onDate: "2026-07-06",
      reason: "错",
      andCopy: true,
    });
    const copy = copyId ?? "";
    expect(await review(copy)).toMatchObject({ failure: { code: "red-half-first" } });
    expect(await review(redId)).toMatchObject({ ok: true });
    expect((await postReviewed(copy)).refused).toMatchObject([{ code: "red-half-first" }]);
    await village.must("voucher.post", { ids: [redId] });
    expect((await village.must("voucher.post", { ids: [copy] })).refused).toEqual([]);
  });
});

describe("a request id", () => {
  it("answers only the person who used it first", async () => {
    const settings = await village.must("settings.show", {});
    const sent = (as: "head" | "administrator") =>
      village.send(village.textOf("settings.save", settings, as, "one-id"));
    expect(JSON.parse(await sent("administrator"))).toEqual({ ok: true, value: {} });
    expect(JSON.parse(await sent("head"))).toEqual({ ok: false, failure: { code: "request-reused" } });
    expect(JSON.parse(await sent("administrator"))).toEqual({ ok: true, value: {} });
  });
});
