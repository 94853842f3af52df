import { describe, expect, it } from "vitest";
import { exceptionTests, findExceptions } from "#domain/audit/exception-tests.ts";
import type { QuarterFacts } from "#domain/audit/facts.ts";
import { parameterFault, usualParameters, type TestParameters } from "#domain/audit/parameters.ts";
import { instant, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { innocentMore, plantedMore } from "./planted-more.ts";
import { innocentRegisters, plantedRegisters } from "./planted-registers.ts";
import { innocentPublicity, plantedPublicity } from "./planted-publicity.ts";
import { bank, cleanQuarter, invoice, spending, voucher } from "./quarter-facts.ts";

const [first, second] = cleanQuarter.vouchers;
const [hit] = cleanQuarter.hits;
const [decided] = cleanQuarter.decided;
const [vote] = cleanQuarter.resolutions;
if (!first || !second || !hit || !decided || !vote) throw new Error("the clean quarter is not whole");

const entry = (accountCode: string, debit: number, credit: number) => ({
  line: 1,
  accountCode,
  debitFen: fen(debit),
  creditFen: fen(credit),
  summary: "购置办公椅两把",
});
const withBank = (changes: Partial<typeof bank>): Partial<QuarterFacts> => ({ banks: [{ ...bank, ...changes }] });
const line = { ...bank.lines[0], id: "l2", onDate: localDate("2026-08-01"), text: "结息", isDrafted: false } as const;
const openItem = {
  key: "l0",
  side: "bank-in",
  onDate: localDate("2026-08-31"),
  amountFen: fen(500),
  text: "结息",
  ageDays: 30,
  voucherId: null,
} as const;

// Each row: the test, what is planted, the changed part of a clean quarter, and what must be found: reason and severity.
type Planted = readonly [string, string, Partial<QuarterFacts>, readonly (readonly [string, "red" | "amber"])[]];
const planted: readonly Planted[] = [
  ["E01", "a gap in the numbers", { vouchers: [voucher(1), voucher(3)] }, [["number-missing", "red"]]],
  ["E01", "a number given twice", { vouchers: [voucher(1), { ...second, number: 1 }] }, [["number-repeated", "red"]]],
  [
    "E01",
    "numbers against the order of dates",
    { vouchers: [voucher(1), voucher(2, { onDate: localDate("2026-07-02") })] },
    [["numbers-not-in-date-order", "amber"]],
  ],
  [
    "E02",
    "a date outside the month",
    { vouchers: [voucher(1, { onDate: localDate("2026-06-30"), documents: [] })] },
    [["date-outside-month", "amber"]],
  ],
  [
    "E02",
    "a date after the day of writing",
    { vouchers: [voucher(1, { preparedOn: localDate("2026-07-04") })] },
    [["dated-in-future", "amber"]],
  ],
  [
    "E02",
    "an invoice later than its voucher",
    { vouchers: [voucher(1, { documents: [{ kind: "invoice", onDate: localDate("2026-07-06") }] })] },
    [["document-after-voucher", "amber"]],
  ],
  [
    "E02",
    "a posting after the month was closed",
    { vouchers: [voucher(1, { postedAt: instant("2026-08-03T00:00:00.000Z") })] },
    [["posted-after-close", "amber"]],
  ],
  [
    "E03",
    "unequal sides",
    { vouchers: [voucher(1, { entries: [entry("513", 100, 0), entry("10201", 0, 99)] })] },
    [["not-balanced", "red"]],
  ],
  [
    "E03",
    "cash below zero on one day",
    {
      vouchers: [
        voucher(1, { entries: [entry("513", 1_001, 0), entry("101", 0, 1_001)] }),
        voucher(2, { entries: [entry("101", 5, 0), entry("504", 0, 5)] }),
      ],
    },
    [["money-negative", "red"]],
  ],
  [
    "E03",
    "a claim in credit",
    { claims: [{ code: "112", name: "应收款", itemName: "承租户", amountFen: fen(-1) }] },
    [["claim-negative", "red"]],
  ],
  [
    "E03",
    "something left in suspense",
    { openings: [...cleanQuarter.openings, { code: "18101", amountFen: fen(1) }] },
    [["suspense-not-zero", "red"]],
  ],
  ["E04", "the preparer as reviewer", { vouchers: [voucher(1, { reviewedBy: "chen" })] }, [["same-person", "amber"]]],
  ["E04", "no reviewer", { vouchers: [voucher(1, { reviewedBy: null })] }, [["no-reviewer", "amber"]]],
  [
    "E05",
    "no papers",
    { vouchers: [voucher(1, { paperCount: 0, fileCount: 0, documents: [] })] },
    [["no-papers", "amber"]],
  ],
  [
    "E05",
    "fewer papers than documents",
    { vouchers: [voucher(1, { documents: [...first.documents, ...first.documents] })] },
    [["fewer-papers-than-documents", "amber"]],
  ],
  [
    "E06",
    "one invoice number in two spellings",
    { invoices: [invoice("v1", { number: "NO 123" }), invoice("v2", { number: "no-123" })] },
    [["same-number", "red"]],
  ],
  [
    "E06",
    "one invoice in two villages",
    { invoices: [invoice("v1", { number: "123" }), invoice("x1", { number: "123", isOwn: false })] },
    [["same-number", "red"]],
  ],
  [
    "E06",
    "one payee and amount 30 days apart without a number",
    {
      invoices: [
        invoice("v1", { number: "", party: "小店" }),
        invoice("v2", { party: "小店", onDate: localDate("2026-08-04") }),
      ],
    },
    [["same-payee-amount-and-date", "red"]],
  ],
  [
    "E08",
    "a payment cut in two within 30 days",
    { spendings: [spending("v1", "2026-07-05", 500), spending("v2", "2026-08-04", 500)] },
    [["split-by-payee", "amber"]],
  ],
  [
    "E08",
    "a project cut in two over the quarter's start",
    {
      spendings: [
        spending("v0", "2026-06-20", 500, { payee: "", project: "村道" }),
        spending("v1", "2026-07-05", 500, { payee: "", project: "村道" }),
      ],
    },
    [["split-by-project", "amber"]],
  ],
  [
    "E08",
    "three payments just under the threshold",
    {
      spendings: [
        spending("v1", "2026-07-05", 900, { payee: "甲" }),
        spending("v2", "2026-07-06", 950, { payee: "乙" }),
        spending("v3", "2026-07-07", 999, { payee: "丙" }),
      ],
    },
    [["just-under-threshold", "amber"]],
  ],
  [
    "E14",
    "a hit that still held when posted",
    { hits: [{ ...hit, kind: "K04", severity: "needs-resolution" }] },
    [["rule-still-open", "red"]],
  ],
  [
    "E15",
    "a payment before its resolution",
    { decided: [{ ...decided, paidOn: localDate("2026-07-04") }] },
    [["paid-before-resolution", "amber"]],
  ],
  [
    "E15",
    "a voucher before its resolution, paid after it",
    {
      decided: [
        {
          ...decided,
          voucherOn: localDate("2026-07-20"),
          metOn: localDate("2026-07-25"),
          paidOn: localDate("2026-07-30"),
        },
      ],
    },
    [["booked-before-resolution", "amber"]],
  ],
  [
    "E15",
    "a cap voted after the spending",
    { decided: [{ ...decided, how: "cap", metOn: localDate("2026-07-06") }] },
    [["cap-voted-after-spending", "amber"]],
  ],
  [
    "E15",
    "an emergency whose vote was not made up by its day",
    {
      unratified: [
        {
          id: "c1",
          number: "2026-0003",
          purpose: "抢修水管",
          ratifyBy: localDate("2026-08-31"),
          amountFen: fen(500_000),
          voucherId: null,
        },
      ],
    },
    [["ratification-overdue", "amber"]],
  ],
  ["E16", "19 of 30 present", { resolutions: [{ ...vote, present: 19, votesAgainst: 8 }] }, [["no-quorum", "red"]]],
  [
    "E16",
    "half of those present in favour",
    { resolutions: [{ ...vote, votesFor: 10, votesAgainst: 10 }] },
    [["too-few-votes", "red"]],
  ],
  [
    "E16",
    "the collective's money by the committee's arithmetic",
    { resolutions: [{ ...vote, track: "B" }] },
    [["too-few-votes", "red"]],
  ],
  [
    "E16",
    "a returned resolution in use",
    { resolutions: [{ ...vote, opinion: "returned" }] },
    [["returned-by-township", "red"]],
  ],
  [
    "E16",
    "fewer signatures than people present",
    { resolutions: [{ ...vote, signedCount: 1 }] },
    [["signatures-missing", "red"]],
  ],
  [
    "E16",
    "a congress with too few women and too many representatives for its households",
    {
      resolutions: [
        {
          ...vote,
          compositionFaults: [
            { kind: "women", has: 9, needs: 10, most: null },
            { kind: "households", has: 30, needs: 10, most: 29 },
          ],
        },
      ],
    },
    [
      ["composition-women", "red"],
      ["composition-households", "red"],
    ],
  ],
  [
    "E16",
    "representatives who decided beyond what was delegated to them",
    {
      resolutions: [
        {
          ...vote,
          beyondDelegation: { state: "outside", by: "村民会议〔2026〕1号", untilOn: localDate("2026-12-31") },
        },
      ],
    },
    [["delegation-outside", "red"]],
  ],
  [
    "E16",
    "a meeting of households tested as one",
    {
      resolutions: [
        {
          ...vote,
          body: "assembly",
          countedBy: "households",
          entitled: 30,
          present: 19,
          votesFor: 19,
          votesAgainst: 0,
          votesAbstain: 0,
        },
      ],
    },
    [["no-quorum", "red"]],
  ],
  [
    "E16",
    "a vote on non-productive spending tested by the province's law",
    { resolutions: [{ ...vote, voteRule: "zhejiang", present: 30, votesFor: 19, votesAgainst: 11 }] },
    [["too-few-votes", "red"]],
  ],
  [
    "E22",
    "an open item of 31 days",
    withBank({ openItems: [{ ...openItem, ageDays: 31 }] }),
    [["open-item-too-old", "red"]],
  ],
  [
    "E22",
    "an open item of 91 days",
    withBank({ openItems: [{ ...openItem, ageDays: 91 }] }),
    [["open-item-long-overdue", "red"]],
  ],
  [
    "E22",
    "a break in the statement's balances",
    withBank({ lines: [...bank.lines, { ...line, isBooked: true, amountFen: fen(5), balanceFen: fen(40_006) }] }),
    [["statement-breaks", "red"]],
  ],
  [
    "E22",
    "a difference the open items do not explain",
    withBank({ differenceFen: fen(1) }),
    [["not-reconciled", "red"]],
  ],
  [
    "E23",
    "a bank line nobody booked",
    withBank({ lines: [...bank.lines, { ...line, isBooked: false, amountFen: fen(5), balanceFen: fen(40_005) }] }),
    [["line-not-booked", "red"]],
  ],
  [
    "E23",
    "an entry no statement shows",
    withBank({
      unseen: [
        {
          voucherId: first.id,
          voucherName: "2026-07 记-1",
          line: 2,
          onDate: first.onDate,
          amountFen: fen(-10_000),
          summary: "",
        },
      ],
    }),
    [["entry-without-line", "red"]],
  ],
  [
    "E23",
    "a statement never brought in",
    withBank({
      lines: [],
      unseen: [1, 2].map((number) => ({
        voucherId: first.id,
        voucherName: "",
        line: number,
        onDate: first.onDate,
        amountFen: fen(-1),
        summary: "",
      })),
    }),
    [["no-statement", "red"]],
  ],
];

describe("the exception tests", () => {
  it("find nothing in a clean quarter", () => {
    expect(findExceptions(cleanQuarter)).toEqual([]);
  });

  it.each([...planted, ...plantedMore, ...plantedRegisters, ...plantedPublicity])(
    "%s finds %s and nothing else",
    (test, _what, changes, expected) => {
      const found = findExceptions({ ...cleanQuarter, ...changes }).filter((each) => each.test === test);
      expect(found.map((each) => [each.facts["reason"], each.severity])).toEqual(expected);
      expect(new Set(found.map((each) => each.subject)).size).toBe(found.length);
    },
  );

  it("are each planted at least once, in the order of the report", () => {
    const ids = exceptionTests.map((test) => test.id);
    const known =
      "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36";
    expect(ids).toEqual(known.split(" ").map((number) => `E${number}`));
    const all = [...planted, ...plantedMore, ...plantedRegisters, ...plantedPublicity];
    expect(new Set(all.map(([test]) => test))).toEqual(new Set(ids));
  });

  const factsOf = (test: string, changes: Partial<QuarterFacts>, numbers: Partial<TestParameters["numbers"]>) =>
    findExceptions({
      ...cleanQuarter,
      ...changes,
      parameters: { tests: { ...usualParameters, numbers: { ...usualParameters.numbers, ...numbers } } },
    })
      .filter((each) => each.test === test)
      .map(({ facts }) => facts);

  it("compare invoices without numbers over as many days as the township says", () => {
    const invoices = [
      invoice("v1", { number: "", party: "小店" }),
      invoice("v2", { party: "小店", onDate: localDate("2026-07-13") }),
    ];
    expect(factsOf("E06", { invoices }, { sameInvoiceDays: 8 })).toMatchObject([{ windowDays: 8 }]);
    expect(factsOf("E06", { invoices }, { sameInvoiceDays: 7 })).toEqual([]);
  });

  it("know an account of advances by its code where the township names it, whatever it is called", () => {
    const [balance] = cleanQuarter.aged;
    if (balance === undefined) throw new Error("the clean quarter is not whole");
    const lots = [{ onDate: localDate("2026-08-20"), amountFen: fen(100), isBrought: false }];
    const aged = [{ ...balance, code: "11207", accountName: "应收款—周转金", isPerson: true, lots }];
    const words = (advanceAccounts: readonly string[]): Pick<QuarterFacts, "parameters"> => ({
      parameters: { tests: { ...usualParameters, words: { ...usualParameters.words, advanceAccounts } } },
    });
    const reasons = (codes: readonly string[]) =>
      findExceptions({ ...cleanQuarter, aged, ...words(codes) }).map(({ facts }) => facts["reason"]);
    expect(reasons(["11207"])).toEqual(["advance-across-month"]);
    expect(reasons(["11208"])).toEqual([]);
    const bad = { ...usualParameters, words: { ...usualParameters.words, advanceAccounts: ["周转金"] } };
    expect(parameterFault(bad)).toEqual({ reason: "account-malformed", field: "advanceAccounts" });
  });

  it("ask as many payments just under the threshold as the township says", () => {
    const spendings = [
      spending("v1", "2026-07-05", 900, { payee: "甲" }),
      spending("v2", "2026-07-06", 950, { payee: "乙" }),
    ];
    expect(factsOf("E08", { spendings }, { justUnderCount: 2 })).toMatchObject([
      { reason: "just-under-threshold", count: 2 },
    ]);
    expect(factsOf("E08", { spendings }, {})).toEqual([]);
  });

  it("tell items past the first age from those past the second, each age the township's own", () => {
    const changes = withBank({ openItems: [{ ...openItem, ageDays: 45 }] });
    expect(factsOf("E22", changes, {})).toMatchObject([{ reason: "open-item-too-old", limitDays: 30 }]);
    expect(factsOf("E22", changes, { longItemDays: 40 })).toMatchObject([
      { reason: "open-item-long-overdue", limitDays: 40 },
    ]);
    expect(factsOf("E22", changes, { oldItemDays: 60 })).toEqual([]);
    // Older parameters may hold a first age beyond the second one that came later.
    expect(
      factsOf("E22", withBank({ openItems: [{ ...openItem, ageDays: 121 }] }), { oldItemDays: 120 }),
    ).toMatchObject([{ reason: "open-item-long-overdue" }]);
  });

  const openingWithdrawal = [voucher(1, { entries: [entry("101", 300, 0), entry("10201", 0, 300)] })];

  it("E18 counts of a voucher that banks a part of its cash only what it paid out", () => {
    const partly = findExceptions({
      ...cleanQuarter,
      openings: [{ code: "101", amountFen: fen(5_000) }],
      cashBefore: [
        { onDate: localDate("2026-06-02"), cashFen: fen(5_000), bankedFen: fen(0), isBetween: false, isIncome: true },
      ],
      vouchers: [voucher(1, { entries: [entry("10201", 3_000, 0), entry("513", 2_000, 0), entry("101", 0, 5_000)] })],
    });
    expect(partly.filter(({ test }) => test === "E18").map(({ amountFen }) => amountFen)).toEqual([2_000]);
  });

  it.each<readonly [string, Partial<QuarterFacts>]>([
    [
      "an invoice for wine of which a part is booked as hospitality",
      {
        spendings: [
          spending("v1", "2026-07-05", 600, { goods: ["白酒"], category: "招待费" }),
          spending("v1", "2026-07-05", 100, { goods: ["白酒"] }),
        ],
      },
    ],
    [
      "a payment out of the safe after last quarter's takings were banked",
      {
        openings: [{ code: "101", amountFen: fen(5_000) }],
        cashBefore: [
          { onDate: localDate("2026-03-02"), cashFen: fen(9_000), bankedFen: fen(0), isBetween: false, isIncome: true },
          {
            onDate: localDate("2026-05-02"),
            cashFen: fen(-9_000),
            bankedFen: fen(9_000),
            isBetween: true,
            isIncome: false,
          },
        ],
        vouchers: [
          voucher(1, {
            entries: [
              { line: 1, accountCode: "513", debitFen: fen(3_000), creditFen: fen(0), summary: "购置办公椅两把" },
              { line: 2, accountCode: "101", debitFen: fen(0), creditFen: fen(3_000), summary: "购置办公椅两把" },
            ],
          }),
        ],
      },
    ],
    [
      "a voucher that banks the takings and pays a bill out of other cash",
      {
        openings: [
          { code: "101", amountFen: fen(1_000) },
          { code: "10201", amountFen: fen(1_000) },
        ],
        cashBefore: [
          { onDate: localDate("2026-06-02"), cashFen: fen(1_000), bankedFen: fen(0), isBetween: false, isIncome: true },
        ],
        vouchers: [
          ...openingWithdrawal,
          voucher(2, {
            entries: [entry("10201", 1_000, 0), entry("513", 300, 0), entry("101", 0, 1_300)],
          }),
        ],
      },
    ],
    [
      "a withdrawal taken back in red, and cash banked and taken back the same day",
      {
        openings: [
          { code: "101", amountFen: fen(1_000) },
          { code: "10201", amountFen: fen(1_000) },
        ],
        cashBefore: [
          { onDate: localDate("2026-06-02"), cashFen: fen(1_000), bankedFen: fen(0), isBetween: false, isIncome: true },
        ],
        vouchers: [
          ...openingWithdrawal,
          voucher(2, { entries: [entry("101", -300, 0), entry("10201", 0, -300)] }),
          voucher(3, { entries: [entry("10201", 1_000, 0), entry("101", 0, 1_000)] }),
          voucher(4, { entries: [entry("10201", -1_000, 0), entry("101", 0, -1_000)] }),
        ],
      },
    ],
    [
      "papers of a closing voucher",
      { vouchers: [voucher(1, { kind: "closing", paperCount: 0, fileCount: 0, documents: [] })] },
    ],
    [
      "an invoice whose first voucher was reversed",
      { invoices: [invoice("v1", { number: "9", isUndone: true }), invoice("v2", { number: "9" })] },
    ],
    ["two invoices of one voucher", { invoices: [invoice("v1", { number: "9" }), invoice("v1", { number: "9" })] }],
    [
      "a double invoice of other villages",
      { invoices: [invoice("x1", { number: "9", isOwn: false }), invoice("x2", { number: "9", isOwn: false })] },
    ],
    [
      "one payee and amount 31 days apart",
      {
        invoices: [
          invoice("v1", { number: "", party: "小店" }),
          invoice("v2", { party: "小店", onDate: localDate("2026-08-05") }),
        ],
      },
    ],
    [
      "two payments 31 days apart",
      { spendings: [spending("v1", "2026-07-05", 500), spending("v2", "2026-08-05", 500)] },
    ],
    [
      "a cut payment of an earlier quarter",
      { spendings: [spending("v1", "2026-06-05", 500), spending("v2", "2026-06-06", 500)] },
    ],
    [
      "one payment at the threshold",
      { spendings: [spending("v1", "2026-07-05", 1_000), spending("v2", "2026-07-06", 100)] },
    ],
    ["a failed vote nobody relies on", { resolutions: [{ ...vote, votesFor: 1, declared: "failed", useCount: 0 }] }],
    [
      "a line without a balance between two with one",
      withBank({
        lines: [
          ...bank.lines,
          { ...line, id: "l2", isBooked: true, amountFen: fen(5), balanceFen: null },
          { ...line, id: "l3", isBooked: true, amountFen: fen(5), balanceFen: fen(40_010) },
        ],
      }),
    ],
    [
      "a contract and minutes older than what is paid under them",
      {
        vouchers: [
          voucher(1, {
            paperCount: 2,
            documents: [
              { kind: "contract", onDate: localDate("2026-01-05") },
              { kind: "minutes", onDate: localDate("2026-01-03") },
            ],
          }),
        ],
      },
    ],
    ...innocentMore,
    ...innocentRegisters,
    ...innocentPublicity,
  ])("leave %s alone", (_what, changes) => {
    expect(findExceptions({ ...cleanQuarter, ...changes })).toEqual([]);
  });
});
