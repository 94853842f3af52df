import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportBalanceSheet, reportIncome } from "#flow/report-statements.ts";
import { reportTrialBalance } from "#flow/report-trial-balance.ts";
import { openAuditBooks, type TestBooks } from "#test/support/audit-books.ts";

type Office = ReturnType<typeof openAuditBooks>;
let office: Office;
let books: TestBooks;

const amounts = (lines: readonly { readonly no: number; readonly currentFen: number }[]) =>
  Object.fromEntries(lines.filter((line) => line.currentFen !== 0).map((line) => [line.no, line.currentFen / 100]));

const balanceSheet = (month: string) => {
  const reply = reportBalanceSheet(office.call("report.balanceSheet", { ledgerId: books.ledgerId, month }));
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
};
const income = (fromMonth: string, toMonth: string) => {
  const reply = reportIncome(office.call("report.income", { ledgerId: books.ledgerId, fromMonth, toMonth }));
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value.lines;
};
const trial = (fromMonth: string, toMonth: string, depth: "first" | "all" = "all") => {
  const reply = reportTrialBalance(
    office.call("report.trialBalance", { ledgerId: books.ledgerId, fromMonth, toMonth, depth }),
  );
  if (!reply.ok) throw new Error(reply.failure.code);
  return reply.value;
};

/** A year of a village: the worked figures every line of both statements is proved by. */
const workedYear = (): void => {
  for (const name of ["张大伯", "李大婶"]) books.item("member", name);
  books.item("payee", "承租户");
  books.item("person", "村干部");
  books.item("person", "保洁员");
  books.start({ "102": 305_000, "311": -300_000, "32202": -5_000 });
  const events: readonly (readonly [string, readonly (readonly [string, number, string?])[]])[] = [
    [
      "2026-01-15",
      [
        ["102", 60_000],
        ["503", -60_000],
      ],
    ],
    [
      "2026-02-10",
      [
        ["102", 40_000],
        ["501", -40_000],
      ],
    ],
    [
      "2026-03-10",
      [
        ["102", 90_000],
        ["501", -84_000],
        ["211", -6_000, "承租户"],
      ],
    ],
    [
      "2026-04-21",
      [
        ["102", 2_000],
        ["504", -2_000],
      ],
    ],
    [
      "2026-05-08",
      [
        ["102", 10_000],
        ["502", -10_000],
      ],
    ],
    [
      "2026-06-30",
      [
        ["513", 72_000],
        ["212", -72_000, "村干部"],
      ],
    ],
    [
      "2026-07-02",
      [
        ["212", 72_000, "村干部"],
        ["102", -72_000],
      ],
    ],
    [
      "2026-08-05",
      [
        ["514", 15_000],
        ["102", -15_000],
      ],
    ],
    [
      "2026-08-20",
      [
        ["514", 3_000],
        ["213", -3_000, "保洁员"],
      ],
    ],
    [
      "2026-08-21",
      [
        ["213", 3_000, "保洁员"],
        ["102", -3_000],
      ],
    ],
    [
      "2026-09-30",
      [
        ["511", 12_000],
        ["152", -12_000],
      ],
    ],
    [
      "2026-10-31",
      [
        ["512", 1_000],
        ["214", -1_000],
      ],
    ],
    [
      "2026-11-11",
      [
        ["515", 4_000],
        ["102", -4_000],
      ],
    ],
    [
      "2026-12-28",
      [
        ["32201", 66_700],
        ["311", -26_700],
        ["113", -25_000, "张大伯"],
        ["113", -15_000, "李大婶"],
      ],
    ],
  ];
  for (const [on, entries] of events)
    books.post({
      on,
      entries: entries.map(([code, amount, item]) => ({
        code,
        ...(amount > 0 ? { debit: amount } : { credit: -amount }),
        ...(item === undefined ? {} : { items: [item] }),
      })),
    });
};

const closeYear = (): void => {
  books.post({
    on: "2026-12-31",
    kind: "closing",
    entries: [
      { code: "501", debit: 124_000 },
      { code: "502", debit: 10_000 },
      { code: "503", debit: 60_000 },
      { code: "504", debit: 2_000 },
      { code: "511", credit: 12_000 },
      { code: "512", credit: 1_000 },
      { code: "513", credit: 72_000 },
      { code: "514", credit: 18_000 },
      { code: "515", credit: 4_000 },
      { code: "321", credit: 89_000 },
    ],
  });
  books.post({
    on: "2026-12-31",
    kind: "closing",
    entries: [
      { code: "321", debit: 89_000 },
      { code: "32202", credit: 89_000 },
    ],
  });
  books.post({
    on: "2026-12-31",
    kind: "closing",
    entries: [
      { code: "32202", debit: 66_700 },
      { code: "32201", credit: 66_700 },
    ],
  });
};

beforeEach(() => {
  office = openAuditBooks();
  books = office.books("liuxi", { village: "柳溪村", entity: "collective", startMonth: "2026-01" });
});
afterEach(() => office.close());

describe("the two statements of a worked year", () => {
  const expectedIncome = {
    1: 124_000, 2: 10_000, 3: 60_000, 4: 12_000, 5: 1_000, 6: 72_000, 8: 109_000, 9: 2_000, 10: 18_000, 11: 4_000,
    12: 89_000, 14: 89_000, 15: 5_000, 17: 94_000, 18: 26_700, 19: 40_000, 21: 27_300,
  }; // prettier-ignore

  it("shows the same result before and after the year is closed", () => {
    workedYear();
    expect(amounts(income("2026-01", "2026-12"))).toEqual(expectedIncome);
    closeYear();
    expect(amounts(income("2026-01", "2026-12"))).toEqual(expectedIncome);
  });

  it("balances at 401 000 on both sides and keeps members' claims apart from debts", () => {
    workedYear();
    closeYear();
    const { lines, isBalanced } = balanceSheet("2026-12");
    expect(isBalanced).toBe(true);
    expect(amounts(lines)).toMatchObject({
      1: 413_000,
      12: 12_000,
      23: 401_000,
      25: 46_000,
      28: 1_000,
      36: 326_700,
      37: 27_300,
      39: 401_000,
    });
  });

  it("balances at every month of the year, closed or not", () => {
    workedYear();
    for (const month of ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]) {
      const { lines, isBalanced } = balanceSheet(`2026-${month}`);
      expect([month, isBalanced]).toEqual([month, true]);
      const remaining = income("2026-01", `2026-${month}`).find((line) => line.no === 21)?.currentFen;
      expect(remaining).toBe(lines.find((line) => line.no === 37)?.currentFen);
    }
  });

  it("ends a quarter's column and the year's column with the same undistributed result", () => {
    workedYear();
    const last = income("2026-07", "2026-09").find((line) => line.no === 21);
    expect(last?.currentFen).toBe(last?.otherFen);
  });

  it("marks lines not found in a text now in force as to be checked", () => {
    const toCheck = income("2026-01", "2026-12")
      .filter((line) => line.isToCheck)
      .map((line) => line.no);
    expect(toCheck).toEqual([3, 7, 8, 10, 12, 16, 17, 18, 19, 20]);
  });

  it("reports what stands in suspense and lets the sheet differ by exactly that", () => {
    books.start({ "101": 100, "311": -100 });
    books.post({
      on: "2026-01-31",
      entries: [
        { code: "18101", debit: 30 },
        { code: "101", credit: 30 },
      ],
    });
    expect(balanceSheet("2026-01")).toMatchObject({ isBalanced: false, suspenseFen: 3_000 });
  });

  it("counts income brought in by books begun within the year to the year, not to what was before it", () => {
    const young = office.books("fenglin", { village: "枫林村", entity: "collective", startMonth: "2026-07" });
    young.start({ "102": 9_000, "501": -4_000, "32202": -5_000 });
    young.post({
      on: "2026-07-05",
      entries: [
        { code: "102", debit: 1_000 },
        { code: "501", credit: 1_000 },
      ],
    });
    books = young;
    const [first] = income("2026-07", "2026-09");
    expect([first?.currentFen, first?.otherFen]).toEqual([100_000, 500_000]);
    const opening = income("2026-07", "2026-09").find((line) => line.no === 15);
    expect([opening?.currentFen, opening?.otherFen]).toEqual([900_000, 500_000]);
  });
});

describe("科目余额表", () => {
  it("adds details to their parents and balances in every column", () => {
    books.detail("10201", "基本户");
    books.detail("10202", "专户");
    books.start({ "10201": 1_000, "10202": 500, "311": -1_500 });
    books.post({
      on: "2026-01-05",
      entries: [
        { code: "10201", debit: 20 },
        { code: "501", credit: 20 },
      ],
    });
    books.post({
      on: "2026-03-05",
      entries: [
        { code: "513", debit: 7.05 },
        { code: "10202", credit: 7.05 },
      ],
    });
    const { rows, totals, isBalanced } = trial("2026-02", "2026-03");
    expect(isBalanced).toBe(true);
    const row = (code: string) => rows.find((each) => each.code === code);
    expect(row("102")).toMatchObject({
      openingFen: 152_000,
      debitFen: 0,
      creditFen: 705,
      yearDebitFen: 2_000,
      closingFen: 151_295,
      level: 1,
      isLeaf: false,
    });
    expect(row("10202")).toMatchObject({ openingFen: 50_000, closingFen: 49_295, level: 2, isLeaf: true });
    expect(totals).toMatchObject({
      openingDebitFen: 152_000,
      openingCreditFen: 152_000,
      debitFen: 705,
      creditFen: 705,
      closingDebitFen: 152_000,
    });
    expect(trial("2026-02", "2026-03", "first").rows.map((each) => each.code)).toEqual(["102", "311", "501", "513"]);
  });

  it("refuses a ledger that is not there", () => {
    const call = office.call("report.trialBalance", { ledgerId: "nobody", fromMonth: "2026-01", toMonth: "2026-03" });
    expect(reportTrialBalance(call)).toEqual({ ok: false, failure: { code: "not-found", kind: "ledger" } });
  });
});
