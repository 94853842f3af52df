import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";
import { linesOf, readPdf } from "#test/support/pdf-text.ts";

// The books of this village begin in July 2026.
let village: Awaited<ReturnType<typeof openBookedYear>>;
beforeEach(async () => {
  village = await openBookedYear();
});
afterEach(() => {
  village.close();
});

const early = { fromMonth: "2026-01", toMonth: "2026-06" };
const refusal = { failure: { code: "before-books", month: "2026-07" } };
const column = { no: 1, section: "", name: "货币资金", formula: "101+102", status: "parallel" as const };

type Asks = () => Promise<unknown>;
const questions: Readonly<Record<string, Asks>> = {
  科目余额表: () => village.call("report.trialBalance", { ledgerId: village.ledgerId, ...early }),
  总账: () =>
    village.call("report.generalLedger", {
      ledgerId: village.ledgerId,
      ...early,
      accountId: village.accountOf("101"),
    }),
  明细账: () =>
    village.call("report.subsidiaryLedger", {
      ledgerId: village.ledgerId,
      ...early,
      accountId: village.accountOf("101"),
      itemId: null,
    }),
  多栏账: () =>
    village.call("report.multiColumn", {
      ledgerId: village.ledgerId,
      ...early,
      accountId: village.accountOf("513"),
      columns: null,
    }),
  数量金额账: () =>
    village.call("report.quantityLedger", {
      ledgerId: village.ledgerId,
      ...early,
      accountId: village.accountOf("121"),
    }),
  现金日记账: () => village.call("report.cashJournal", { ledgerId: village.ledgerId, ...early }),
  辅助余额表: () =>
    village.call("report.itemBalances", {
      ledgerId: village.ledgerId,
      ...early,
      kind: "payee",
      otherKind: null,
      accountCode: "",
    }),
  往来账龄: () =>
    village.call("report.ageing", {
      ledgerId: village.ledgerId,
      onDate: "2026-06-30",
      accountCodes: ["112"],
      days: [30],
    }),
  资金日报: () => village.call("report.moneyDay", { ledgerId: village.ledgerId, onDate: "2026-06-30" }),
  资产负债表: () => village.call("report.balanceSheet", { ledgerId: village.ledgerId, month: "2026-06" }),
  收益及收益分配表: () => village.call("report.income", { ledgerId: village.ledgerId, ...early }),
  收支明细表: () => village.call("report.incomeDetail", { ledgerId: village.ledgerId, ...early }),
  表间核对: () => village.call("report.crossChecks", { ledgerId: village.ledgerId, month: "2026-06" }),
  附注: () => village.call("notes.show", { ledgerId: village.ledgerId, year: "2025" }),
  试算公式: () =>
    village.call("report.try", {
      ledgerId: village.ledgerId,
      month: "2026-06",
      kind: "custom",
      lines: [column],
      columns: ["month"],
    }),
};

describe("a report of months before the books", () => {
  it.each(Object.entries(questions))("%s is refused with the month the books begin", async (_name, ask) => {
    expect(await ask()).toMatchObject(refusal);
  });

  const wishes: readonly InputOf<"print.report">["of"][] = (
    ["trial-balance", "general-ledger", "subsidiary-ledger", "bank-journal", "cash-journal", "income"] as const
  ).map((kind) => ({ kind, ledgerId: "", accountId: null, bankAccountId: null, ...early }));
  it.each([...wishes, { kind: "balance-sheet", ledgerId: "", month: "2026-06" } as const])(
    "is refused for paper and data files too: $kind",
    async (wish) => {
      const of = { ...wish, ledgerId: village.ledgerId };
      for (const format of ["pdf", "csv"] as const)
        expect(await village.call("print.report", { of, format })).toMatchObject(refusal);
    },
  );

  it("leaves books that had not begun out of the township's 资金日报", async () => {
    expect((await village.must("report.moneyDay", { ledgerId: null, onDate: "2026-06-30" })).rows).toEqual([]);
    expect((await village.must("report.moneyDay", { ledgerId: null, onDate: "2026-07-05" })).rows).not.toEqual([]);
  });

  it("shows a span that begins before the books from their first month, and names what it begins with an opening", async () => {
    const { must, ledgerId, accountOf } = village;
    const span = { ledgerId, fromMonth: "2026-01", toMonth: "2026-12", accountId: accountOf("101"), itemId: null };
    const whole = await must("report.subsidiaryLedger", span);
    expect(whole.lines[0]).toMatchObject({ kind: "opening", month: "2026-07", summary: "期初余额" });
    expect(whole).toEqual(await must("report.subsidiaryLedger", { ...span, fromMonth: "2026-07" }));
  });
});

describe("the end of a closed year in the books", () => {
  const wholeYear = { fromMonth: "2026-07", toMonth: "2026-12" };
  const generalLedger = async (code: string, span = wholeYear) => {
    const { must, ledgerId, accountOf } = village;
    return (await must("report.generalLedger", { ledgerId, ...span, accountId: accountOf(code) })).lines;
  };
  const printedBook = async (): Promise<string> => {
    const of = { kind: "general-ledger", ledgerId: village.ledgerId, ...wholeYear, accountId: null } as const;
    const { bytes } = await village.must("print.report", { of, format: "pdf" });
    return (await readPdf(Buffer.from(bytes, "base64"))).flatMap(linesOf).join("\n");
  };

  it("is not there before December is closed, in the window or on paper", async () => {
    expect((await generalLedger("101")).some(({ kind }) => kind === "year-carry")).toBe(false);
    expect(await printedBook()).not.toContain("结转下年");
  });

  it("carries what is left to the next year, also where nothing moved in December, and brings it in as 上年结转", async () => {
    await closeYear(village);
    const bank = await generalLedger("102");
    const moved = bank.slice(-3).map(({ kind, summary, onDate }) => [kind, summary, onDate]);
    expect(moved).toEqual([
      ["month-total", "本月合计", "2026-12-31"],
      ["year-total", "本年累计", "2026-12-31"],
      ["year-carry", "结转下年", "2026-12-31"],
    ]);
    // Cash last moved in July.
    const cash = (await generalLedger("101")).slice(-3);
    expect(cash.map(({ kind, debitFen }) => [kind, debitFen])).toEqual([
      ["month-total", 0],
      ["year-total", 18_612],
      ["year-carry", 0],
    ]);
    const nextYear = await generalLedger("101", { fromMonth: "2027-01", toMonth: "2027-03" });
    expect(nextYear).toMatchObject([{ summary: "上年结转", balanceFen: cash.at(-1)?.balanceFen }]);
    expect((await printedBook()).split("结转下年").length - 1).toBeGreaterThanOrEqual(2);
  });

  it("leaves what the closing emptied without a line to carry, and counts the line where pages break", async () => {
    await closeYear(village);
    expect((await generalLedger("501")).some(({ kind }) => kind === "year-carry")).toBe(false);
    const { must, ledgerId, accountOf } = village;
    const page = { ledgerId, ...wholeYear, accountId: accountOf("101"), itemId: null };
    const whole = await must("report.subsidiaryLedger", page);
    expect(whole.total).toBe(whole.lines.length);
    for (const take of [1, 2, 3, 5]) {
      const lines = [];
      for (let skip = 0; skip < whole.total; skip += take)
        lines.push(...(await must("report.subsidiaryLedger", { ...page, skip, take })).lines);
      expect(lines).toEqual(whole.lines);
    }
  });

  it("keeps a quantity on the line that carries it on", async () => {
    const { must, ledgerId, book, content } = village;
    const bags = await must("account.add", {
      ledgerId,
      parentCode: "121",
      code: null,
      name: "化肥",
      itemKinds: [],
      unit: "袋",
    });
    const bought = content("2026-10-05", [
      { code: "121", debit: 300 },
      { code: "bank", credit: 300 },
    ]);
    const [stock, bank] = bought.entries;
    if (stock === undefined || bank === undefined) throw new Error("no entries");
    await book({ ...bought, entries: [{ ...stock, accountId: bags.id, quantityMilli: 10_000 }, bank] });
    await closeYear(village);
    const { lines } = await must("report.quantityLedger", { ledgerId, ...wholeYear, accountId: bags.id });
    expect(lines.at(-1)).toMatchObject({
      kind: "year-carry",
      debit: { milli: 0, amountFen: 0 },
      balance: { milli: 10_000, amountFen: 30_000 },
    });
  });
});
