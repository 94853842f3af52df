import type { Compilable } from "kysely";
import { sqlFor } from "#store/query.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { icbcNumber, icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { letUnbookedLinesPass } from "#test/support/unbooked-lines.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage(icbcNumber);
});
afterEach(() => {
  village.close();
});

const spend = (yuan: number, summary: string): readonly Line[] => [
  { code: "121", debit: yuan, summary },
  { code: "bank", credit: yuan, summary },
];
const receive = (yuan: number, summary: string): readonly Line[] => [
  { code: "bank", debit: yuan, summary },
  { code: "504", credit: yuan, summary },
];
/** Changes the file around the program, leaving no line in its trail. */
const past = (query: Compilable): void => {
  village.ledger.transact((writing) => {
    writing.run(query);
    return { ok: true };
  });
};
const bring = async (...movements: Parameters<typeof icbcStatement>[1]): Promise<void> => {
  const reply = await importStatement(village, icbcStatement("七月.csv", movements), { makeDrafts: false });
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
};
const show = (to = "2026-07-31") => village.must("match.show", { bankAccountId: village.bankAccountId, to });
const reconciled = (onDate = "2026-07-31") =>
  village.must("bank.reconciliation", { bankAccountId: village.bankAccountId, onDate });
const confirm = (
  ties: readonly (readonly [readonly string[], readonly string[]])[],
  reversals: readonly (readonly [string, string])[] = [],
) =>
  village.call("match.confirm", {
    bankAccountId: village.bankAccountId,
    ties: ties.map(([lineIds, entries]) => ({
      lineIds: [...lineIds],
      entries: entries.map((key) => ({ voucherId: key.split(":")[0] ?? "", line: Number(key.split(":")[1]) })),
    })),
    reversals: reversals.map(([lineId, reversalId]) => ({ lineId, reversalId })),
  });

describe("matching an account's month", () => {
  it("goes from what is open on both sides to a difference of zero", async () => {
    await village.book(village.content("2026-07-05", spend(300, "付李建国运费")));
    await village.book(village.content("2026-07-08", receive(500, "收承包费")));
    await village.book(village.content("2026-07-31", spend(70, "未到银行的支票")));
    await bring(
      { on: "2026-07-05", yuan: -300, party: "李建国" },
      { on: "2026-07-10", yuan: 500, party: "王秀英", text: "承包费" },
      { on: "2026-07-12", yuan: -80, party: "某商店" },
      { on: "2026-07-13", yuan: 80, party: "某商店", text: "退汇" },
      { on: "2026-07-21", yuan: 3.2, text: "结息" },
    );
    const { pairs, reversals, lines, entries } = await show();
    expect([pairs.length, reversals.length, lines.length, entries.length]).toEqual([2, 1, 5, 3]);
    expect(pairs.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ["same-day", "same-name"],
      ["days-apart", "only-candidate"],
    ]);
    const done = await confirm(
      pairs.map(({ line, entry }) => [[line], [entry]] as const),
      reversals.map(({ line, reversal }) => [line, reversal] as const),
    );
    expect(done).toEqual({ ok: true, value: { count: 3 } });
    const table = await reconciled();
    expect(table.items.map(({ side, amountFen }) => [side, amountFen])).toEqual([
      ["bank-in", 320],
      ["book-out", 7_000],
    ]);
    expect(table.differenceFen).toBe(0);
    const { matches } = await village.must("match.list", { bankAccountId: village.bankAccountId, month: "2026-07" });
    expect(matches.map(({ kind, canUndo }) => [kind, canUndo])).toEqual([
      ["reversal", true],
      ["voucher", true],
      ["voucher", true],
    ]);
  });

  it("keeps a sum together: tied whole, taken back whole, open on a day before its last part", async () => {
    const one = await village.book(village.content("2026-07-05", spend(300, "工资")));
    const other = await village.book(village.content("2026-07-06", spend(200, "工资")));
    await bring({ on: "2026-07-05", yuan: -500, text: "代发工资" });
    const [line] = (await show()).lines;
    const id = line?.id ?? "";
    expect(await confirm([[[id], [`${one}:2`, `${other}:2`]]])).toMatchObject({ ok: true });
    expect(await reconciled()).toMatchObject({ items: [], differenceFen: 0 });
    expect(await reconciled("2026-07-05")).toMatchObject({
      items: [
        { side: "bank-out", amountFen: 50_000 },
        { side: "book-out", amountFen: 30_000 },
      ],
      differenceFen: 0,
    });
    expect(await village.must("match.undo", { lineId: id })).toMatchObject({ count: 1 });
    expect((await show()).entries).toHaveLength(2);
  });

  it("ties several lines to one entry", async () => {
    const voucher = await village.book(village.content("2026-07-05", spend(500.5, "货款及手续费")));
    await bring({ on: "2026-07-05", yuan: -500 }, { on: "2026-07-05", yuan: -0.5, text: "手续费" });
    const { sums, lines } = await show();
    expect(sums).toMatchObject([{ lines: lines.map(({ id }) => id), common: "手续费" }]);
    expect(await confirm([[lines.map(({ id }) => id), [`${voucher}:2`]]])).toMatchObject({ ok: true });
    expect(await reconciled()).toMatchObject({ items: [], differenceFen: 0 });
    expect(await village.must("match.undo", { lineId: lines[1]?.id ?? "" })).toMatchObject({ count: 2 });
  });

  it("seals what goes with one line in every file it came in, also when the line is untied from the journal", async () => {
    const voucher = await village.book(village.content("2026-07-05", spend(800, "货款两次付")));
    await bring({ on: "2026-07-05", yuan: -500 });
    const second = icbcStatement("七月下.csv", [{ on: "2026-07-06", yuan: -300 }], 9_500);
    expect(await importStatement(village, second, { makeDrafts: false })).toMatchObject({ ok: true });
    const [one, other] = (await show()).lines.map(({ id }) => id);
    expect(await confirm([[[one ?? "", other ?? ""], [`${voucher}:2`]]])).toMatchObject({ ok: true });
    await village.must("bankLine.unmatch", { id: one ?? "" });
    expect((await show()).lines).toHaveLength(2);
    const { checks } = await village.must("ledger.verify", {});
    expect(checks.filter((check) => !check.isSound)).toEqual([]);
  });

  it.each([
    ["unequal amounts", [[0], ["300"]], "line-not-matching"],
    [
      "two lines and two entries",
      [
        [0, 1],
        ["300", "200"],
      ],
      "line-not-matching",
    ],
    ["a sum of drafts", [[2], ["draft-a", "draft-b"]], "sum-needs-posted"],
    ["an entry that does not exist", [[0], ["none"]], "line-already-used"],
  ] as const)("refuses %s and changes nothing", async (_case, [rows, wanted], code) => {
    const draftOf = async (yuan: number) => (await village.save(village.content("2026-07-05", spend(yuan, "草稿")))).id;
    const keys: Record<string, string> = {
      300: `${await village.book(village.content("2026-07-05", spend(300, "运费")))}:2`,
      200: `${await village.book(village.content("2026-07-05", spend(200, "运费")))}:2`,
      "draft-a": `${await draftOf(40)}:2`,
      "draft-b": `${await draftOf(50)}:2`,
      none: "nothing:1",
    };
    await bring({ on: "2026-07-05", yuan: -250 }, { on: "2026-07-05", yuan: -250 }, { on: "2026-07-05", yuan: -90 });
    const { lines } = await show();
    expect(
      await confirm([[rows.map((at) => lines[at]?.id ?? ""), wanted.map((key) => keys[key] ?? "")]]),
    ).toMatchObject({
      ok: false,
      failure: { code },
    });
    expect((await show()).lines).toHaveLength(3);
  });

  it("never uses a line or an entry twice", async () => {
    const voucher = await village.book(village.content("2026-07-05", spend(300, "运费")));
    await bring({ on: "2026-07-05", yuan: -300 }, { on: "2026-07-05", yuan: -300 });
    const [first, second] = (await show()).lines.map(({ id }) => id);
    const entry = [`${voucher}:2`];
    expect(
      await confirm([
        [[first ?? ""], entry],
        [[second ?? ""], entry],
      ]),
    ).toMatchObject({ failure: { code: "line-already-used" } });
    expect(await confirm([[[first ?? ""], entry]])).toMatchObject({ ok: true });
    expect(await confirm([[[second ?? ""], entry]])).toMatchObject({ failure: { code: "line-already-used" } });
  });
});

describe("once the month is closed", () => {
  const settle = async () => {
    const voucher = await village.book(village.content("2026-07-05", spend(300, "运费")));
    await bring({ on: "2026-07-05", yuan: -300 });
    const [line] = (await show()).lines;
    await confirm([[[line?.id ?? ""], [`${voucher}:2`]]]);
    village.advanceMinutes(5);
    await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
    return line?.id ?? "";
  };

  it("a match stays, whoever asks", async () => {
    const lineId = await settle();
    expect(await village.call("match.undo", { lineId })).toEqual({
      ok: false,
      failure: { code: "month-closed", month: "2026-07" },
    });
    expect(() => past(sqlFor.deleteFrom("bank_match"))).toThrow(/closed month/);
    expect(() => past(sqlFor.updateTable("bank_match").set({ line: 1 }))).toThrow(/closed month/);
  });

  it("an item of it is still settled by what comes in the next month", async () => {
    const voucher = await village.book(village.content("2026-07-30", spend(300, "月底支票")));
    await bring({ on: "2026-07-05", yuan: 1 });
    await letUnbookedLinesPass(village);
    village.advanceMinutes(5);
    await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
    const late = icbcStatement("八月.csv", [{ on: "2026-08-03", yuan: -300 }], 10_001);
    expect(await importStatement(village, late, { makeDrafts: false })).toMatchObject({ ok: true });
    const { pairs } = await show("2026-08-31");
    expect(pairs).toMatchObject([{ entry: `${voucher}:2`, pass: 2 }]);
    const tie = pairs.map(({ line, entry }) => [[line], [entry]] as const);
    expect(await confirm(tie)).toMatchObject({ ok: true });
    expect((await reconciled("2026-07-31")).items.map(({ side }) => side)).toEqual(["bank-in", "book-out"]);
    expect((await reconciled("2026-08-31")).items.map(({ side }) => side)).toEqual(["bank-in"]);
  });
});

it("what was tied past the program is found by the verification", async () => {
  await bring(
    { on: "2026-07-12", yuan: -80, party: "某商店" },
    { on: "2026-07-13", yuan: 80, party: "某商店", text: "退汇" },
  );
  const { reversals } = await show();
  await confirm(
    [],
    reversals.map(({ line, reversal }) => [line, reversal] as const),
  );
  const sound = () =>
    village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined)).isSound;
  expect(sound()).toBe(true);
  past(sqlFor.deleteFrom("bank_reversal"));
  expect(sound()).toBe(false);
});

describe("what posted vouchers teach", () => {
  const pay = (yuan: number) => village.content("2026-07-05", spend(yuan, "电费"));
  const learn = async (): Promise<string> => {
    for (const yuan of [100, 200, 300]) await village.book(pay(yuan));
    const power = { on: "2026-07-05", party: "青禾供电所", text: "电费" };
    await bring(...[-100, -200, -300, -400].map((yuan) => ({ ...power, yuan })));
    const { pairs, lines } = await show();
    await confirm(pairs.map(({ line, entry }) => [[line], [entry]] as const));
    return lines.find(({ amountFen }) => amountFen === -40_000)?.id ?? "";
  };

  it("is proposed for the next line of the counterparty, with how sure it is, and offered as a rule", async () => {
    const id = await learn();
    expect((await village.must("bankLine.suggest", { id })).suggestion).toEqual({
      accountId: village.accountOf("121"),
      categoryId: village.categoryOf("购置库存物资"),
      by: "name",
      confirmations: 3,
      confidence: 100,
    });
    const { habits } = await village.must("draftRule.suggest", { ledgerId: village.ledgerId });
    expect(habits).toMatchObject([{ direction: "out", counterpartyName: "青禾供电所", accountCode: "121", count: 3 }]);
    expect(
      (
        await village.must("voucher.list", {
          ledgerId: village.ledgerId,
          fromMonth: null,
          toMonth: null,
          state: "draft",
        })
      ).vouchers,
    ).toEqual([]);
  });
});

describe("a transfer between own accounts", () => {
  const second = "62179900000000099";
  const bothEnds = async () => {
    const { ledgerId } = village;
    const account = {
      id: null,
      ledgerId,
      accountCode: null,
      bankName: "农商银行",
      number: second,
      name: "柳溪村经济合作社",
      isActive: true,
    };
    const { id } = await village.must("bankAccount.save", account);
    await bring({ on: "2026-07-05", yuan: -500, account: second, text: "转存" });
    const file = icbcStatement("农商.csv", [{ on: "2026-07-06", yuan: 500, text: "转存" }], 0, second);
    expect(await importStatement(village, file, { makeDrafts: false })).toMatchObject({ ok: true });
    const [leaving] = (await show()).lines;
    const [arriving] = (await village.must("match.show", { bankAccountId: id, to: "2026-07-31" })).lines;
    return { leaving: leaving?.id ?? "", arriving: arriving?.id ?? "" };
  };

  it("is seen from either end and becomes one voucher that books both lines", async () => {
    const { leaving, arriving } = await bothEnds();
    expect((await village.must("bankLine.suggest", { id: leaving })).otherEnd).toMatchObject({
      lineId: arriving,
      number: second,
    });
    expect((await village.must("bankLine.suggest", { id: arriving })).otherEnd).toMatchObject({ lineId: leaving });
    const { voucherId } = await village.must("bankLine.transfer", { id: arriving, otherId: leaving });
    const shown = await village.must("voucher.show", { id: voucherId });
    expect(shown.onDate).toBe("2026-07-05");
    expect(shown.entries.map(({ debitFen, creditFen }) => [debitFen, creditFen])).toEqual([
      [50_000, 0],
      [0, 50_000],
    ]);
    expect(shown.bankLines.map(({ id }) => id).toSorted()).toEqual([leaving, arriving].toSorted());
    expect(await village.call("bankLine.transfer", { id: leaving, otherId: arriving })).toMatchObject({
      failure: { code: "line-already-used" },
    });
  });

  it("is refused for lines that are no two ends of one", async () => {
    await bring({ on: "2026-07-05", yuan: -500, account: second }, { on: "2026-07-06", yuan: 500, account: second });
    const [one, other] = (await show()).lines.map(({ id }) => id);
    expect(await village.call("bankLine.transfer", { id: one ?? "", otherId: other ?? "" })).toMatchObject({
      failure: { code: "line-not-matching" },
    });
    expect((await village.must("bankLine.suggest", { id: one ?? "" })).otherEnd).toBeNull();
  });
});
