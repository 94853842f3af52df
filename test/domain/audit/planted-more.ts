import type { QuarterFacts } from "#domain/audit/facts.ts";
import type { PlainKind, PlainParameters } from "#domain/checks/plain-rule.ts";
import { everyLedger, type RuleVersion } from "#domain/checks/rule.ts";
import { instant, localDate, month, quarterFromText } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type VoucherId } from "#domain/core/ids.ts";
import { bank, cleanQuarter, fundSpending, payment, receipt, spending, voucher } from "./quarter-facts.ts";

/** A rule of the plain shape in force all year. */
export const plainRule = (kind: PlainKind, parameters: Partial<PlainParameters>): RuleVersion => ({
  id: `${kind}-1`,
  version: 1,
  severity: "warn",
  basis: "",
  parameters: {
    kind,
    amounts: {},
    counts: {},
    flags: {},
    categoryIds: [],
    natures: [],
    words: [],
    days: [],
    workdays: [],
    ...parameters,
  },
  scope: everyLedger,
  fromOn: localDate("2026-01-01"),
  toOn: localDate("2026-12-31"),
});

const entry = (accountCode: string, debit: number, credit: number, summary = "购置办公椅两把") => ({
  line: 1,
  accountCode,
  debitFen: fen(debit),
  creditFen: fen(credit),
  summary,
});

const [aged] = cleanQuarter.aged;
const [granted] = cleanQuarter.grants;
const misspent = fundSpending("v1", { category: "招待费", isAllowed: false });
const fourth = quarterFromText("2026Q4");
if (aged === undefined || granted === undefined || fourth === undefined)
  throw new Error("the clean quarter is not whole");
const since = (text: string) => [{ onDate: localDate(text), amountFen: fen(100), isBrought: false }];

type Planted = readonly [string, string, Partial<QuarterFacts>, readonly (readonly [string, "red" | "amber"])[]];

/** What is planted for the tests over payments, receipts, words, standing balances and changes. */
export const plantedMore: readonly Planted[] = [
  [
    "E07",
    "one payee paid the same 30 days apart",
    { spendings: [spending("v1", "2026-07-05", 600), spending("v2", "2026-08-04", 600)] },
    [["paid-twice", "amber"]],
  ],
  [
    "E07",
    "a payment of the quarter before, made again",
    { spendings: [spending("v1", "2026-06-25", 600), spending("v2", "2026-07-04", 600)] },
    [["paid-twice", "amber"]],
  ],
  [
    "E09",
    "a payment on a Saturday without a calendar",
    { payments: [payment("p1", { onDate: localDate("2026-07-04") })] },
    [["paid-on-weekend", "amber"]],
  ],
  [
    "E09",
    "a payment on a listed holiday",
    {
      payments: [payment("p1", { onDate: localDate("2026-09-25") })],
      rules: [plainRule("K30", { days: [localDate("2026-09-25")] })],
    },
    [["paid-on-holiday", "amber"]],
  ],
  [
    "E10",
    "three round payments of three",
    { payments: ["a", "b", "c"].map((key) => payment(key, { amountFen: fen(200_000) })) },
    [["many-round-payments", "amber"]],
  ],
  [
    "E11",
    "5 000 yuan to a person",
    { payments: [payment("p1", { isPerson: true, amountFen: fen(500_000) })] },
    [["large-to-person", "amber"]],
  ],
  [
    "E13",
    "a payee paid on another account than before",
    {
      payments: [payment("p1", { account: "6299" })],
      counterparties: [
        ...cleanQuarter.counterparties,
        { name: "青禾商店", account: "6299", firstOn: localDate("2026-07-06") },
      ],
    },
    [["account-changed", "amber"]],
  ],
  [
    "E13",
    "a large payment to an account never seen before",
    { payments: [payment("p1", { payee: "新公司", account: "6300", amountFen: fen(500_100) })] },
    [["account-first-seen", "amber"]],
  ],
  [
    "E17",
    "a dinner booked as office supplies",
    { spendings: [spending("v1", "2026-07-05", 600, { summary: "检查组晚餐" })] },
    [["hospitality-elsewhere", "amber"]],
  ],
  [
    "E17",
    "a payment to a restaurant outside 招待费",
    { spendings: [spending("v1", "2026-07-05", 600, { payee: "老王饭店" })] },
    [["hospitality-elsewhere", "amber"]],
  ],
  [
    "E17",
    "an invoice for wine behind office supplies",
    { spendings: [spending("v1", "2026-07-05", 600, { goods: ["打印纸", "*酒*白酒两箱"] })] },
    [["hospitality-by-goods", "amber"]],
  ],
  [
    "E18",
    "takings of the quarter before, spent after its end",
    {
      openings: [{ code: "101", amountFen: fen(5_000) }],
      cashBefore: [
        { onDate: localDate("2026-03-02"), cashFen: fen(9_000), bankedFen: fen(0), isBetween: false, isIncome: true },
        {
          onDate: localDate("2026-05-02"),
          cashFen: fen(-4_000),
          bankedFen: fen(4_000),
          isBetween: true,
          isIncome: false,
        },
      ],
      vouchers: [voucher(1, { entries: [entry("513", 3_000, 0), entry("101", 0, 3_000)] })],
    },
    [["takings-spent", "red"]],
  ],
  [
    "E18",
    "more in the safe than K14 allows",
    {
      rules: [plainRule("K14", { amounts: { limitFen: fen(2_000) } })],
      vouchers: [voucher(1, { entries: [entry("101", 5_000, 0), entry("112", 0, 5_000)] })],
    },
    ["07", "08", "09"].map(() => ["cash-over-limit", "red"] as const),
  ],
  [
    "E18",
    "more in the safe than K14 allows all quarter, and no movement",
    {
      rules: [plainRule("K14", { amounts: { limitFen: fen(500) } })],
      openings: [{ code: "101", amountFen: fen(5_000) }],
    },
    ["07", "08", "09"].map(() => ["cash-over-limit", "red"] as const),
  ],
  [
    "E18",
    "more in the safe than K14 allows until it is banked",
    {
      rules: [plainRule("K14", { amounts: { limitFen: fen(500) } })],
      openings: [{ code: "101", amountFen: fen(5_000) }],
      vouchers: [
        voucher(1, { onDate: localDate("2026-07-31"), entries: [entry("10201", 5_000, 0), entry("101", 0, 5_000)] }),
      ],
    },
    [["cash-over-limit", "red"]],
  ],
  [
    "E18",
    "takings spent the day they came",
    {
      accounts: [
        ...cleanQuarter.accounts,
        { code: "504", name: "其他收入", class: "profit-loss", normalSide: "credit" },
      ],
      vouchers: [
        voucher(1, { entries: [entry("101", 9_000, 0), entry("504", 0, 9_000)] }),
        voucher(2, { onDate: voucher(1).onDate, entries: [entry("513", 5_000, 0), entry("101", 0, 5_000)] }),
      ],
    },
    [["takings-spent", "red"]],
  ],
  [
    "E18",
    "takings spent the day after they came, the rest banked a day later",
    {
      accounts: [
        ...cleanQuarter.accounts,
        { code: "504", name: "其他收入", class: "profit-loss", normalSide: "credit" },
      ],
      openings: [],
      vouchers: [
        voucher(1, { onDate: localDate("2026-07-10"), entries: [entry("101", 500_000, 0), entry("504", 0, 500_000)] }),
        voucher(2, { onDate: localDate("2026-07-11"), entries: [entry("513", 90_000, 0), entry("101", 0, 90_000)] }),
        voucher(3, {
          onDate: localDate("2026-07-12"),
          entries: [entry("10201", 410_000, 0), entry("101", 0, 410_000)],
        }),
      ],
    },
    [["takings-spent", "red"]],
  ],
  [
    "E18",
    "a cash payment at the limit of K15",
    {
      rules: [plainRule("K15", { amounts: { limitFen: fen(100_000) }, flags: { isExclusive: true } })],
      payments: [payment("p1", { way: "cash", amountFen: fen(100_000), account: "" })],
    },
    [["cash-payment-over-limit", "red"]],
  ],
  [
    "E19",
    "takings banked on the eighth day",
    { receipts: [receipt("0101", { bankedOn: localDate("2026-07-13") })] },
    [["takings-banked-late", "amber"]],
  ],
  [
    "E19",
    "takings never banked",
    { receipts: [receipt("0101", { bankedOn: null })] },
    [["takings-not-banked", "amber"]],
  ],
  [
    "E19",
    "takings of the last days of the quarter before, banked late in this one",
    {
      receipts: [
        receipt("0101", {
          onDate: localDate("2026-06-26"),
          voucherOn: localDate("2026-06-26"),
          bankedOn: localDate("2026-07-20"),
        }),
      ],
    },
    [["takings-banked-late", "amber"]],
  ],
  [
    "E19",
    "takings of the quarter before, brought to the bank with a day of this one",
    {
      receipts: [
        receipt("0101", { onDate: localDate("2026-06-29"), voucherOn: localDate("2026-06-29"), bankedOn: null }),
      ],
      bankings: [
        { on: localDate("2026-06-05"), amountFen: fen(5_000) },
        { on: localDate("2026-07-07"), amountFen: fen(5_000) },
      ],
    },
    [["takings-banked-late", "amber"]],
  ],
  [
    "E19",
    "takings of which a later deposit brought a part only",
    {
      receipts: [receipt("0101", { bankedOn: null })],
      bankings: [{ on: localDate("2026-07-07"), amountFen: fen(4_999) }],
    },
    [["takings-not-banked", "amber"]],
  ],
  [
    "E19",
    "one of two takings, when the deposit was of the other",
    {
      receipts: [receipt("0101", { bankedOn: null }), receipt("0102", { bankedOn: null, amountFen: fen(7_000) })],
      bankings: [{ on: localDate("2026-07-07"), amountFen: fen(7_000) }],
    },
    [["takings-not-banked", "amber"]],
  ],
  [
    "E20",
    "a receipt number left out",
    { receipts: [receipt("0101"), receipt("0103")] },
    [["receipts-missing", "amber"]],
  ],
  ["E21", "a claim of 366 days", { aged: [{ ...aged, lots: since("2025-09-29") }] }, [["claim-too-old", "amber"]]],
  [
    "E21",
    "a claim of more than three years",
    { aged: [{ ...aged, lots: since("2023-09-30") }] },
    [["claim-too-old", "red"]],
  ],
  [
    "E21",
    "a person's advance of 92 days",
    { aged: [{ ...aged, isPerson: true, lots: since("2026-07-01") }] },
    [["personal-claim-too-old", "amber"]],
  ],
  [
    "E21",
    "an advance of August, not accounted for when September is over",
    { aged: [{ ...aged, isPerson: true, accountName: "应收款—个人借款", lots: since("2026-08-20") }] },
    [["advance-across-month", "amber"]],
  ],
  [
    "E21",
    "an advance told by its entry alone, among other claims of one account",
    {
      aged: [
        {
          ...aged,
          isPerson: true,
          lots: since("2026-08-20").map((lot) => ({ ...lot, text: "赵会计领备用金" })),
        },
      ],
    },
    [["advance-across-month", "amber"]],
  ],
  [
    "E11",
    "a person paid by a summary that only says 工资",
    { payments: [payment("p1", { isPerson: true, text: "支付张三工资", amountFen: fen(600_050) })] },
    [["large-to-person-by-word", "amber"]],
  ],
  [
    "E22",
    "money in an account nobody looked at all quarter",
    { banks: [{ ...bank, lines: [], entryCount: 0, isCovered: false, balanceBeforeFen: null, differenceFen: null }] },
    [["balance-without-statement", "amber"]],
  ],
  [
    "E11",
    "a person paid by a paper called a list, which nobody approved here",
    { payments: [payment("p1", { isPerson: true, list: "paper", amountFen: fen(600_050) })] },
    [["large-to-person-by-paper", "amber"]],
  ],
  [
    "E12",
    "the head's family on a paper called a list",
    { payments: [payment("p1", { payee: "王记建材店", list: "paper" })] },
    [["paid-to-related-by-paper", "amber"]],
  ],
  [
    "E12",
    "the head's family named in the papers, the money sent to another name",
    { payments: [payment("p1", { payee: "刘某", parties: ["青禾商店", "王记建材店"] })] },
    [["paid-to-related", "red"]],
  ],
  [
    "E18",
    "cash over the limit by a paper called a list",
    {
      payments: [payment("p1", { way: "cash", list: "paper", amountFen: fen(200_000) })],
      rules: [plainRule("K15", { amounts: { limitFen: fen(100_000) }, flags: { exemptsLists: true } })],
    },
    [["cash-payment-by-paper", "amber"]],
  ],
  [
    "E12",
    "a payment to a firm of the head's family, known by name",
    { payments: [payment("p1", { payee: "王记 建材店" })] },
    [["paid-to-related", "red"]],
  ],
  [
    "E12",
    "a payment to the head's own account under another name",
    { payments: [payment("p1", { payee: "王某", account: "6228 4800 0111 2223" })] },
    [["paid-to-related", "red"]],
  ],
  [
    "E24",
    "half of a grant that was due whole",
    { grants: [{ ...granted, receivedFen: fen(299_999) }] },
    [["money-short", "red"]],
  ],
  [
    "E24",
    "a grant that arrived but for one fen",
    { grants: [{ ...granted, receivedFen: fen(499_999) }] },
    [["money-short", "amber"]],
  ],
  ["E25", "a fund spent on something else", { fundSpendings: [misspent] }, [["fund-misused", "red"]]],
  [
    "E25",
    "a fund spent after its last day",
    { fundSpendings: [fundSpending("v1", { onDate: localDate("2026-07-05"), expiresOn: localDate("2026-07-04") })] },
    [["fund-expired", "amber"]],
  ],
  ...(
    [
      ["somebody the vote does not name", { faults: ["not-on-list"] }, "work-not-on-list"],
      ["a head who may not draw it", { faults: ["post-excluded"] }, "work-post-excluded"],
      ["a rate beyond the vote", { faults: ["rate-over"] }, "work-over-standard"],
      ["sixteen days in a month", { halfDays: 31 }, "work-many-days"],
      ["one day on two lists", { elsewhere: [localDate("2026-07-06")] }, "work-day-twice"],
    ] as const
  ).map(([what, changes, reason]): Planted => [
    "E26",
    what,
    { workLines: cleanQuarter.workLines.map((line) => ({ ...line, ...changes })) },
    [[reason, "red"]],
  ]),
  [
    "E26",
    "sixteen days in a month on two lists",
    {
      workLines: cleanQuarter.workLines.flatMap((line) => [
        { ...line, halfDays: 16, dates: [] },
        { ...line, key: "w2", listTitle: "第二张名单", halfDays: 15, dates: [] },
      ]),
    },
    [["work-many-days", "red"]],
  ],
  [
    "E26",
    "a household of two that draws too much",
    {
      workLines: cleanQuarter.workLines.flatMap((line) => [
        { ...line, dueFen: fen(150_000) },
        { ...line, key: "w2", name: "张小三", dates: [], dueFen: fen(150_001) },
      ]),
    },
    [["work-household", "red"]],
  ],
  [
    "E26",
    "a voucher without any list",
    { spendings: [spending("v1", "2026-07-05", 500, { category: "误工补贴" })] },
    [["work-without-list", "red"]],
  ],
  [
    "E27",
    "more than half of a year's cost in December",
    {
      quarter: fourth,
      categoryMonths: [
        { category: "办公费", month: month("2026-05"), amountFen: fen(500_000) },
        { category: "办公费", month: month("2026-12"), amountFen: fen(500_001) },
      ],
    },
    [["spent-in-december", "amber"]],
  ],
  [
    "E28",
    "a summary of two words",
    { vouchers: [voucher(1, { entries: [entry("513", 100, 0, "买椅子"), entry("10201", 0, 100)] })] },
    [["summary-vague", "amber"]],
  ],
  [
    "E29",
    "office paper booked as other income",
    {
      accounts: [
        ...cleanQuarter.accounts,
        { code: "511", name: "经营支出", class: "profit-loss", normalSide: "debit" },
      ],
      vouchers: [voucher(1, { entries: [entry("511", 100, 0, "购打印纸二十箱"), entry("10201", 0, 100)] })],
    },
    [["account-unlikely", "amber"]],
  ],
  [
    "E33",
    "a rule replaced after it had hit",
    {
      ruleChanges: [
        {
          key: "K01-1",
          title: "审批权限",
          version: 2,
          onDate: localDate("2026-08-01"),
          byName: "周审核",
          hitsBefore: 1,
        },
      ],
    },
    [["rule-changed-after-hit", "red"]],
  ],
  [
    "E34",
    "one person on both sides of a voucher's way",
    {
      soloActs: [
        { kind: "prepared-and-reviewed", personId: "p1", name: "陈会计", preparedCount: 9, reviewedCount: 2 },
        {
          kind: "closed-own-month",
          personId: "p1",
          name: "陈会计",
          month: month("2026-08"),
          onDate: localDate("2026-09-02"),
          count: 3,
        },
        {
          kind: "password-of-reviewer-set",
          personId: "p1",
          name: "陈会计",
          reviewerId: "p2",
          reviewerName: "周审核",
          onDate: localDate("2026-08-05"),
          count: 4,
        },
      ],
    },
    [
      ["prepared-and-reviewed", "amber"],
      ["closed-own-month", "amber"],
      ["password-of-reviewer-set", "red"],
    ],
  ],
  [
    "E35",
    "a voucher written 61 days after its invoice",
    {
      vouchers: [
        voucher(1, {
          preparedOn: localDate("2026-09-04"),
          documents: [{ kind: "invoice", onDate: localDate("2026-07-05") }],
          postedAt: instant("2026-07-31T02:00:00.000Z"),
        }),
      ],
    },
    [["entered-late", "amber"]],
  ],
  [
    "E36",
    "four red vouchers",
    { vouchers: [1, 2, 3, 4].map((number) => voucher(number, { kind: "red", documents: [] })) },
    [["many-reversals", "amber"]],
  ],
  [
    "E36",
    "a payment taken back and made to another",
    {
      reentries: [
        {
          originalName: "2026-07 记-1",
          payee: "甲",
          againId: idOf<VoucherId>("v9"),
          againName: "2026-07 记-9",
          againOn: localDate("2026-07-20"),
          againPayee: "乙",
          amountFen: fen(100),
        },
      ],
    },
    [["re-entered-for-another", "amber"]],
  ],
];

/** What looks like a fault and is none. */
export const innocentMore: readonly (readonly [string, Partial<QuarterFacts>])[] = [
  [
    "wages paid each month",
    {
      spendings: [
        spending("v1", "2026-07-05", 400, { summary: "支付七月工资" }),
        spending("v2", "2026-08-04", 400, { summary: "支付八月工资" }),
      ],
    },
  ],
  [
    "a Saturday that is worked",
    {
      payments: [payment("p1", { onDate: localDate("2026-07-04") })],
      rules: [plainRule("K30", { flags: { warnsOnWeekends: true }, workdays: [localDate("2026-07-04")] })],
    },
  ],
  [
    "a Saturday where the calendar minds only its holidays",
    {
      payments: [payment("p1", { onDate: localDate("2026-07-04") })],
      rules: [plainRule("K30", { days: [localDate("2026-10-01")] })],
    },
  ],
  ["a person paid by a list", { payments: [payment("p1", { isPerson: true, list: "made", amountFen: fen(600_050) })] }],
  [
    "a new account that the register of payees holds",
    {
      payments: [payment("p1", { payee: "新公司", account: "63 00", amountFen: fen(500_100) })],
      registeredAccounts: new Set(["6300"]),
    },
  ],
  [
    "a firm of the head's family after the term has ended",
    { payments: [payment("p1", { payee: "王记建材店", onDate: localDate("2026-09-01") })] },
  ],
  ["the head's own pay", { payments: [payment("p1", { payee: "王建国", text: "发放八月报酬" })] }],
  ["the head on a signed list", { payments: [payment("p1", { payee: "王建国", list: "made" })] }],
  [
    "a dinner booked as hospitality",
    { spendings: [spending("v1", "2026-07-05", 60, { summary: "检查组晚餐", category: "招待费" })] },
  ],
  [
    "cash taken and banked before it was spent",
    {
      vouchers: [voucher(1, { entries: [entry("101", 500, 0), entry("112", 0, 500)] })],
      rules: [plainRule("K14", { amounts: { limitFen: fen(1_500) } })],
    },
  ],
  [
    "takings already late when the quarter before ended",
    {
      receipts: [
        receipt("0101", { onDate: localDate("2026-06-20"), voucherOn: localDate("2026-06-20"), bankedOn: null }),
      ],
    },
  ],
  [
    "an advance of the quarter's last month",
    { aged: [{ ...aged, isPerson: true, accountName: "应收款—个人借款", lots: since("2026-09-20") }] },
  ],
  [
    "cash by an approved list",
    {
      payments: [payment("p1", { way: "cash", list: "made", amountFen: fen(200_000) })],
      rules: [plainRule("K15", { amounts: { limitFen: fen(100_000) }, flags: { exemptsLists: true } })],
    },
  ],
  ["a new book of receipts", { receipts: [receipt("0101"), receipt("0201")] }],
  [
    "a gap of an earlier quarter",
    {
      receipts: ["0101", "0103"].map((each) =>
        receipt(each, {
          voucherOn: localDate("2026-05-06"),
          onDate: localDate("2026-05-06"),
          bankedOn: localDate("2026-05-06"),
        }),
      ),
    },
  ],
  ["a debt, however old", { aged: [{ ...aged, amountFen: fen(-100), lots: since("2020-01-01") }] }],
];
