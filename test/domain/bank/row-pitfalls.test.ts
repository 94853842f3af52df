import { describe, expect, it } from "vitest";
import { commonFlagWords, type ColumnMapping } from "#domain/bank/column-mapping.ts";
import { inspectDelimited, inspectFixture, inspectRows } from "#test/support/statement-fixtures.ts";

type Value = string | number | null;

const head = ["交易日期", "摘要", "收入金额", "支出金额", "余额", "对方户名", "交易流水号"];
const line = (day: string, moneyIn: Value, moneyOut: Value, balance: Value, serial: Value = null): readonly Value[] => [
  day,
  "转账",
  moneyIn,
  moneyOut,
  balance,
  "甲",
  serial,
];
const mapping = inspectRows([head, line("2026-07-01", "1.00", "", "1.00")]).mapping ?? undefined;
const inspect = (...rows: readonly (readonly Value[])[]) => inspectRows([head, ...rows], { mapping });
const first = line("2026-07-01", "100.00", "", "100.00");
const last = line("2026-07-09", "", "30.00", "70.00");

describe("pitfall 12: what is ambiguous is refused with its row and column", () => {
  it.each<readonly [string, readonly Value[], string, string]>([
    ["12,34", line("2026-07-02", "12,34", "", "1.00"), "amount-unreadable", "收入金额"],
    ["both columns filled", line("2026-07-02", "1.00", "2.00", "1.00"), "both-columns-filled", "支出金额"],
    ["neither filled", line("2026-07-02", "", "-", "1.00"), "neither-filled", "收入金额"],
    ["a foreign sign", line("2026-07-02", "$1.00", "", "1.00"), "foreign-currency", "收入金额"],
    ["a rounded amount", line("2026-07-02", 1e15, null, "1.00"), "rounded-number", "收入金额"],
    ["a balance nobody can read", line("2026-07-02", "1.00", "", "约1元"), "balance-unreadable", "余额"],
    ["a day the calendar has not", line("2026-02-31", "1.00", "", "1.00"), "bad-date", "交易日期"],
    ["no day at all", line("", "1.00", "", "1.00"), "bad-date", "交易日期"],
    ["a broken day below the last movement", line("31/07/2026", "1.00", "", "1.00"), "bad-date", "交易日期"],
  ])("%s", (_case, row, reason, column) => {
    const inspection = inspect(first, row);
    expect(inspection.unreadable).toMatchObject([{ row: 3, column, reason }]);
    expect(inspection.refusals).toEqual([{ code: "unreadable-rows", count: 1, firstRow: 3 }]);
  });

  it.each(["暂无户名", "累计投资公司", "合计代付户", "期初余额公司"])(
    "a movement whose day is broken is no note because its party is called %s",
    (party) => {
      const row = ["2026-07-32", "", "", "5.00", "95.00", party, "2026073200000001"];
      for (const rows of [
        [first, row],
        [first, row, last],
      ])
        expect(inspect(...rows).unreadable).toMatchObject([{ row: 3, reason: "bad-date" }]);
    },
  );

  it("a last row that ends before its day, as where a download broke off", () => {
    const accountFirst = ["凭证号", "对方账号", "交易时间", "收入金额", "支出金额", "余额"];
    const whole = ["0", "660012010400", "2026-07-01", "9.00", "", "9.00"];
    const cut = inspectRows([accountFirst, whole, ["0", "660012"]]);
    expect(cut.unreadable).toMatchObject([{ row: 3, reason: "bad-date" }]);
    expect(inspectRows([accountFirst, whole, ["1", "", "", "9.00", "3.00"]]).unreadable).toEqual([]);
  });

  it.each([
    ["unknown-flag", "转"],
    ["flag-disagrees", "借"],
  ])("%s when the flag beside two columns reads %s", (reason, flag) => {
    const rows = [
      [...head, "借贷标志"],
      [...first, "贷"],
      [...line("2026-07-02", "5.00", "", "105.00"), flag],
    ];
    const withFlag: ColumnMapping = {
      ...(inspectRows(rows).mapping ?? expect.fail("no guess")),
      amount: { mode: "two-columns", moneyIn: 2, moneyOut: 3, flag: { column: 7, words: commonFlagWords } },
    };
    expect(inspectRows(rows, { mapping: withFlag }).unreadable).toMatchObject([
      { row: 3, reason, column: "借贷标志", text: flag },
    ]);
  });

  it("reads one amount column by its flag and refuses a word outside the set", () => {
    const flagHead = ["交易时间", "借贷标志", "发生额", "余额", "摘要"];
    const rows = [flagHead, ["2026-07-01", "贷", "9.00", "9.00", "a"], ["2026-07-02", "借 Dr", "4.00", "5.00", "b"]];
    expect(inspectRows(rows).lines.map((each) => each.amountFen)).toEqual([900, -400]);
    const byFlag = inspectRows(rows).mapping ?? undefined;
    const withUnknown = inspectRows([...rows, ["2026-07-03", "冲", "4.00", "5.00", "c"]], { mapping: byFlag });
    expect(withUnknown.unreadable).toMatchObject([{ row: 4, reason: "unknown-flag", text: "冲" }]);
  });
});

describe("reading rows", () => {
  it("pitfall 13: a negative number in 支出 is a reversal that arrives, on its own side", () => {
    const { lines, breaks, debitFen, debitCount, creditFen } = inspect(
      first,
      line("2026-07-02", "", "40.00", "60.00"),
      line("2026-07-03", "", "-40.00", "100.00"),
    );
    expect(lines[2]).toMatchObject({ amountFen: 4_000, isReversal: true });
    expect({ breaks, debitFen, debitCount, creditFen }).toEqual({
      breaks: [],
      debitFen: 0,
      debitCount: 2,
      creditFen: 10_000,
    });
  });

  it("pitfall 15: a whole file with exchanged directions is suspected from its balances", () => {
    const wrong = inspect(
      line("2026-07-01", "", "100.00", "1100.00"),
      line("2026-07-02", "70.00", "", "1030.00"),
      line("2026-07-03", "", "500.00", "1530.00"),
      line("2026-07-04", "11.00", "", "1519.00"),
    );
    expect(wrong.breaks.map(({ diagnosis }) => diagnosis)).toEqual(["sign", "sign", "sign"]);
    expect(wrong.warnings).toContainEqual({ code: "sign-suspect", rows: [3, 4, 5] });
  });

  it.each<readonly [string, readonly Value[], string]>([
    ["合计", ["合计", "", "100.00", "30.00"], "total-row"],
    ["人民币合计", ["", "人民币合计:", "100.00"], "total-row"],
    ["本页小计", ["本页小计", "", "", "30.00"], "total-row"],
    ["a total with a day of its own", ["2026-07-31", "本月合计", "100.00", "", "70.00"], "total-row"],
    ["承前页", ["承前页", "", "", "", "70.00"], "carry-forward"],
    ["a carried balance with a day", ["2026-07-01", "期初余额", "", "", "0.00"], "carry-forward"],
    ["说明", ["说明:以上数据仅供参考"], "footer-note"],
    ["a count of rows", [2, "", "100.00", "30.00"], "count-row"],
    ["共2笔", ["共2笔"], "count-row"],
    ["sums without a word", ["", "", "100.00", "30.00"], "total-row"],
    ["a movement of nothing", line("2026-07-31", "0.00", "0.00", "70.00"), "zero-amount"],
  ])("pitfall 16: %s below the table is left out and listed", (_case, row, reason) => {
    const inspection = inspect(first, last, row);
    expect(inspection.skipped.map((each) => ({ ...each, text: each.text !== "" }))).toEqual([
      { row: 4, reason, text: true },
    ]);
    expect({ rows: inspection.rows, refusals: inspection.refusals }).toEqual({ rows: 2, refusals: [] });
  });

  it("pitfall 16: a movement whose summary only begins like a total is kept", () => {
    expect(inspect(first, ["2026-07-02", "合计工资发放", "", "30.00", "70.00", "乙"]).rows).toBe(2);
  });

  it.each(["合计", "小计", "累计", "总额", "期初余额"])(
    "pitfall 16: a movement that somebody called %s is kept, because it names the bank's own number",
    (word) => {
      const moved = ["2026-07-02", word, "", "30.00", "70.00", "乙", "20260702000123"];
      expect(inspect(first, moved)).toMatchObject({ rows: 2, skipped: [] });
    },
  );

  it("pitfall 24: a row with filled cells beyond its headers has moved to the side and is refused", () => {
    const whole = ["2026-07-02", "付1", "200", "", "50.00", "20.00", "乙", "x"];
    const rows = [head, first, last, last];
    expect(inspectDelimited([...rows, whole]).unreadable).toMatchObject([{ row: 5, reason: "too-many-cells" }]);
    expect(inspectDelimited([...rows, [...last, "", ""]])).toMatchObject({ rows: 4, unreadable: [] });
    // A note beside the table of a workbook moves nothing, nor does a column that simply has no heading.
    expect(inspectRows([...rows, whole]).unreadable).toEqual([]);
    const noted = rows.slice(1).map((row) => [...row, "网银"]);
    expect(inspectDelimited([head, ...noted])).toMatchObject({ rows: 3, unreadable: [] });
  });

  it("pitfall 16: a numbered movement with a broken day below the table is no count of rows", () => {
    const numbered = ["序号", ...head];
    const rows = [numbered, [1, ...first], [2, ...line("31/07/2026", "5.00", "", "105.00")]];
    expect(inspectRows(rows)).toMatchObject({ rows: 1, skipped: [], unreadable: [{ row: 3, reason: "bad-date" }] });
  });

  it("pitfall 17: a repeated header is left out and does not begin a new account", () => {
    const inspection = inspect(first, head, last);
    expect(inspection.skipped).toMatchObject([{ row: 3, reason: "repeated-header" }]);
    expect(inspection.warnings.map(({ code }) => code)).not.toContain("several-sections");
  });

  it("pitfall 17: accounts stacked in a column are refused with their first rows", () => {
    const rows = [
      [...head, "本方账号"],
      [...first, "9510060100001"],
      [...line("2026-07-02", "5.00", "", "105.00"), "9510060100002"],
    ];
    expect(inspectRows(rows).refusals).toContainEqual({
      code: "several-accounts",
      accounts: [
        { account: "9510060100001", row: 2 },
        { account: "9510060100002", row: 3 },
      ],
    });
  });

  it("pitfall 18: numbers that lost digits are no serial, no account and no counterparty", () => {
    const rounded = 6_222_021_234_567_890_000;
    const rows = [
      ["账号", rounded],
      [...head, "对方账号"],
      [...line("2026-07-01", "100.00", "", "100.00", rounded), "6.22202E+18"],
    ];
    const { account, lines, warnings } = inspectRows(rows);
    expect(account).toBeNull();
    expect(lines[0]).toMatchObject({ serial: null, isSerialTrusted: false, counterpartyAccount: "" });
    expect(lines[0]?.raw.map(({ text }) => text)).toContain("6.22202E+18");
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["account-number-rounded", "serial-rounded", "counterparty-account-rounded"]),
    );
  });

  it("pitfall 21: books by 记账日期 and keeps the trading time", () => {
    const rows = [
      ["记账日期", "交易时间", "摘要", "收入金额", "支出金额", "余额"],
      ["20260702", "20260701 23:50:00", "转账", "1.00", "", "1.00"],
      ["", "20260703 08:00:00", "转账", "1.00", "", "2.00"],
    ];
    expect(inspectRows(rows).lines).toMatchObject([
      { bookedOn: "2026-07-02", tradedAt: "2026-07-01 23:50:00" },
      { bookedOn: "2026-07-03", tradedAt: "2026-07-03 08:00:00" },
    ]);
  });

  it("pitfall 28: a bank that is named like a company is no account name", () => {
    const inspection = inspectRows([["开户行", "青禾县农村商业银行股份有限公司"], head, first]);
    expect(inspection.accountName).toBeNull();
    expect(inspection.warnings).toContainEqual({ code: "name-missing" });
  });

  it("pitfall 29: a file without account, name or bank says so and is still read", () => {
    const { account, accountName, bank, warnings, rows } = inspectFixture("abc-1/quarter-without-account.xlsx");
    expect({ account, accountName, bank, rows }).toEqual({
      account: null,
      accountName: null,
      bank: "农业银行",
      rows: 27,
    });
    expect(warnings.map(({ code }) => code)).toEqual(["account-missing", "name-missing"]);
  });

  it("pitfall 31: totals that were edited are shown with both amounts", () => {
    expect(inspectFixture("psbc-1/wrong-total.xlsx").warnings).toEqual([
      { code: "total-mismatch", field: "creditFen", declaredFen: 6_316_648, countedFen: 6_316_647 },
      { code: "count-mismatch", field: "creditCount", declared: 6, counted: 5 },
    ]);
  });

  it("says that balances are masked, not that there are none", () => {
    const starred = inspect(line("2026-07-01", "1.00", "", "****"), line("2026-07-02", "1.00", "", "***"));
    expect(starred.warnings).toContainEqual({ code: "balance-masked", rows: [2, 3] });
    expect(starred.warnings.map(({ code }) => code)).not.toContain("balance-not-verifiable");
    const some = inspect(line("2026-07-01", "1.00", "", "****"), line("2026-07-02", "1.00", "", ""));
    expect(some.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["balance-masked", "balance-not-verifiable"]),
    );
  });

  it("warns of rows outside the period the file declares, and of several sheets", () => {
    const inspection = inspectRows([["起止日期:2026-07-01至2026-07-05"], head, first, last]);
    expect(inspection.warnings).toContainEqual({ code: "outside-declared-period", rows: [4] });
  });
});
