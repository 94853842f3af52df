import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { printedVouchers } from "#flow/printed-vouchers.ts";
import { passOn } from "#test/support/posting.ts";
import { balancesT3, vouchersNingmeng, type ForeignFile } from "#test/support/foreign-files.ts";
import { openOffice, type Office } from "#test/support/office.ts";

let office: Office;
let ledgerId: LedgerId;
beforeEach(async () => {
  office = await openOffice();
  const { id } = await office.must("village.save", { id: null, code: "01", name: "柳溪村", isActive: true, facts: [] });
  const books = { villageId: id, entity: "collective" as const, name: "柳溪村合作社", startMonth: "2026-07" };
  ledgerId = (await office.must("ledger.open", books)).id;
});
afterEach(() => {
  office.close();
});

const accountOf = async (code: string) => {
  const { accounts } = await office.must("account.list", { ledgerId });
  const found = accounts.find((account) => account.code === code);
  if (found === undefined) throw new Error(`no account ${code}`);
  return found.id;
};
const nameOf = async (itemId: string | null): Promise<string> =>
  (await office.must("item.list", { ledgerId })).items.find((item) => item.id === itemId)?.name ?? "";
const start = async (openings: readonly (readonly [string, number])[]): Promise<void> => {
  const rows = await Promise.all(
    openings.map(async ([code, amountFen]) => ({ accountId: await accountOf(code), itemId: null, amountFen })),
  );
  await office.must("opening.save", { ledgerId, rows });
  await office.must("ledger.start", { ledgerId });
};
const asked = (file: ForeignFile): InputOf<"moving.preview"> => ({ ledgerId, file, choices: [] });

/** 柠檬云 vouchers in which 内部往来 takes the place of 经营收入, and no line names a member. */
const loans = (): ForeignFile =>
  vouchersNingmeng((rows) => {
    for (const row of rows)
      for (const [at, cell] of row.entries())
        if (typeof cell === "string" && cell.startsWith("501")) row[at] = "113 内部往来";
  });

describe("openings of accounts that ask for a party", () => {
  it("stand under 未分户 where nobody was named, and can be divided by a voucher", async () => {
    const zhang = await office.must("item.save", {
      id: null,
      ledgerId,
      kind: "member",
      code: null,
      name: "张三",
      bankAccount: "",
      note: "",
      isActive: true,
    });
    const loan = await accountOf("113");
    await office.must("opening.save", {
      ledgerId,
      rows: [
        { accountId: loan, itemId: null, amountFen: 50_000 },
        { accountId: loan, itemId: zhang.id, amountFen: -20_000 },
        { accountId: await accountOf("301"), itemId: null, amountFen: -30_000 },
      ],
    });
    await office.must("ledger.start", { ledgerId });
    const { rows } = await office.must("opening.show", { ledgerId });
    const own = rows.filter((row) => row.accountId === loan);
    const told = await Promise.all(own.map(async (row) => [await nameOf(row.itemId), row.amountFen]));
    expect(told.toSorted(([, left], [, right]) => Number(left) - Number(right))).toEqual([
      ["张三", -20_000],
      ["未分户", 50_000],
    ]);
    const unnamed = own.find((row) => row.itemId !== zhang.id)?.itemId ?? "";
    const line = (itemId: string, debitFen: number, creditFen: number) => ({
      summary: "查清分户",
      accountId: loan,
      debitFen,
      creditFen,
      categoryId: null,
      items: [{ kind: "member" as const, itemId }],
    });
    const entries = [line(zhang.id, 50_000, 0), line(unnamed, 0, 50_000)];
    const content = { ledgerId, onDate: "2026-07-05", paperCount: 0, entries, documents: [], approvals: [] };
    const { id } = await office.must("voucher.save", { id: null, version: null, content });
    await passOn(office, id);
    const { lines } = await office.must("report.balanceSheet", { ledgerId, month: "2026-07" });
    const amount = (name: string) => lines.find((each) => each.name === name)?.currentFen;
    expect([amount("应收款项"), amount("应付款项")]).toEqual([30_000, 0]);
    expect((await office.must("ledger.verify", {}, "administrator")).isSound).toBe(true);
  });
});

describe("history that names no party", () => {
  it("is told by account in the preview, and comes in only where somebody takes it under 未分户", async () => {
    await start([
      ["101", 50_000],
      ["301", -50_000],
    ]);
    const preview = await office.must("moving.preview", asked(loans()));
    expect(preview.partyless.map(({ accountCode, lines }) => [accountCode, lines])).toEqual([["113", 1]]);
    const input = { ...asked(loans()), digest: preview.digest, gapReason: "" };
    expect(await office.call("moving.importVouchers", input)).toMatchObject({
      failure: { code: "history-partyless", count: 1 },
    });
    const { id } = await office.must("moving.importVouchers", { ...input, acceptsPartyless: true });
    await office.must("moving.approve", { id }, "reviewer");
    const { vouchers } = await office.must("voucher.list", {
      ledgerId,
      fromMonth: null,
      toMonth: null,
      state: "posted",
    });
    const shown = await Promise.all(vouchers.map(async (each) => office.must("voucher.show", { id: each.id })));
    const loan = await accountOf("113");
    const items = shown.flatMap(({ entries }) => entries.filter((entry) => entry.accountId === loan));
    expect(await Promise.all(items.map(async (entry) => nameOf(entry.items[0]?.itemId ?? null)))).toEqual(["未分户"]);
    const ageing = { ledgerId, onDate: "2026-08-31", accountCodes: ["113"], days: [90] };
    const { rows } = await office.must("report.ageing", ageing);
    expect(rows.map((row) => [row.itemName, row.balanceFen])).toEqual([["未分户", -300_000]]);
  });
});

describe("imported vouchers on paper", () => {
  it("say that they were imported, from where, and who prepared them there", async () => {
    await start([
      ["101", 50_000],
      ["301", -50_000],
    ]);
    const file = vouchersNingmeng();
    const { digest } = await office.must("moving.preview", asked(file));
    const { id } = await office.must("moving.importVouchers", { ...asked(file), digest, gapReason: "" });
    await office.must("moving.approve", { id }, "reviewer");
    const { vouchers } = await office.must("voucher.list", {
      ledgerId,
      fromMonth: null,
      toMonth: null,
      state: "posted",
    });
    expect(vouchers[0]?.importedFrom).toMatch(/^凭证列表\.xlsx .* 原制单人陈会计$/);
    const printed = office.ledger.snapshot((reading) =>
      printedVouchers(
        reading,
        ledgerId,
        vouchers.map((each) => each.id),
      ),
    );
    expect(printed.map(({ preparedBy, reviewedBy }) => [preparedBy, reviewedBy])).toContainEqual([
      "陈会计（导入）",
      "周审核（批准导入）",
    ]);
    expect(printed.every(({ source }) => source?.includes("凭证列表.xlsx") === true)).toBe(true);
  });
});

describe("a 科目余额表", () => {
  it("puts the openings typed before out of the way only where that was said", async () => {
    const rows = [
      { accountId: await accountOf("121"), itemId: null, amountFen: 777 },
      { accountId: await accountOf("301"), itemId: null, amountFen: -777 },
    ];
    await office.must("opening.save", { ledgerId, rows });
    const file = balancesT3();
    const { accounts } = await office.must("moving.preview", asked(file));
    const choices = accounts.map((account) => ({
      sourceCode: account.code,
      ...(account.choice ?? { accountCode: "301", detailName: "", itemName: "" }),
    }));
    const input = { ...asked(file), choices };
    const preview = await office.must("moving.preview", input);
    expect([preview.replaces, preview.canImport]).toEqual([2, true]);
    expect(await office.call("moving.importBalances", { ...input, digest: preview.digest })).toMatchObject({
      failure: { code: "openings-there", count: 2 },
    });
    expect((await office.must("opening.show", { ledgerId })).rows).toHaveLength(2);
    await office.must("moving.importBalances", { ...input, digest: preview.digest, replaces: 2 });
    expect((await office.must("opening.show", { ledgerId })).rows.some((row) => row.amountFen === 777)).toBe(false);
  });

  it.each([
    ["a 科目余额表 on books already started", true, balancesT3, "ledger-started"],
    ["vouchers on books not started", false, vouchersNingmeng, "ledger-not-started"],
  ] as const)("is told at once that it cannot come in: %s", async (_case, isStarted, file, refusal) => {
    if (isStarted)
      await start([
        ["101", 50_000],
        ["301", -50_000],
      ]);
    expect(await office.must("moving.preview", asked(file()))).toMatchObject({ refusal, canImport: false });
  });
});
