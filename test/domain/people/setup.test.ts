import { describe, expect, it } from "vitest";
import { qingheRows } from "#fixtures/setup/qinghe.ts";
import { localDate } from "#domain/core/dates.ts";
import { setupSheets } from "#domain/people/setup/layout.ts";
import { columnLetter, type SetupCell, type SetupSheet } from "#domain/people/setup/places.ts";
import { planSetup } from "#domain/people/setup/plan-setup.ts";
import type { OfficeNow } from "#domain/people/setup/plan.ts";

type Given = string | number | SetupCell;
type Rows = Readonly<Record<string, readonly (readonly Given[])[]>>;

const cellFrom = (value: Given): SetupCell =>
  typeof value === "object"
    ? value
    : typeof value === "number"
      ? { kind: "number", text: String(value), number: value }
      : value === ""
        ? { kind: "empty", text: "" }
        : { kind: "text", text: value };

const sheetsOf = (rows: Rows, change: (sheet: SetupSheet) => SetupSheet | undefined = (sheet) => sheet): SetupSheet[] =>
  setupSheets.flatMap((layout) => {
    const head = layout.columns.map((column) => cellFrom(column.header));
    const sheet = {
      name: layout.name,
      rows: [head, ...(rows[layout.name] ?? []).map((row) => row.map(cellFrom))],
      merged: new Set<string>(),
    };
    const changed = change(sheet);
    return changed === undefined ? [] : [changed];
  });

const empty: OfficeNow = {
  townshipName: "青禾镇",
  villages: [],
  ledgers: [],
  categories: [],
  bankNumbers: new Set(),
  logins: new Set(["guanli"]),
  personNames: new Set(["管理员"]),
};

const ledger = "柳溪村股份经济合作社";
const small: Rows = {
  乡镇: [["青禾镇", "QH", "510199100"]],
  村: [["01", "柳溪村"]],
  村情况: [["柳溪村", "人口", "2026-01-01", 1286, ""]],
  账套: [[ledger, "柳溪村", "农村集体经济组织", "2026-07"]],
  明细科目: [[ledger, "501", "50101", "租赁收入", "合同"]],
  辅助项目: [[ledger, "往来单位", "", "青禾镇建安队", "", ""]],
  支出分类: [["F20", "党建活动费", "513", "非生产性"]],
  银行账户: [[ledger, "邮储银行", "951006010099000188", "青禾镇柳溪村股份经济合作社", ""]],
  期初余额: [
    [ledger, "10201", "", "", 100.5, ""],
    [ledger, "211", "往来单位", "青禾镇建安队", "", "100.50"],
  ],
  人员: [["chen", "陈会计", "记账会计、审核", "Qinghe-2026"]],
};

const placesOf = (rows: Rows, now: OfficeNow = empty): readonly string[] => {
  const plan = planSetup(sheetsOf(rows), now);
  return plan.ok
    ? []
    : plan.error.map(({ sheet, row, column, code, text }) => `${sheet} ${column}${row} ${code} ${text}`);
};
/** The small workbook with one more row in a sheet. */
const plus = (sheet: string, ...rows: readonly (readonly Given[])[]): Rows => ({
  ...small,
  [sheet]: [...(small[sheet] ?? []), ...rows],
});

describe("a set-up workbook", () => {
  it("that is right becomes a plan", () => {
    const plan = planSetup(sheetsOf(small), empty);
    expect(plan).toMatchObject({
      ok: true,
      value: {
        villages: [{ code: "01", name: "柳溪村" }],
        facts: [
          { villageName: "柳溪村", fact: { kind: "population", fromDate: "2026-01-01", number: 1286, text: null } },
        ],
        ledgers: [
          {
            name: ledger,
            opens: { villageName: "柳溪村", entity: "collective", startMonth: "2026-07" },
            accounts: [
              { code: "50101", name: "租赁收入", parentCode: "501", itemKinds: ["contract"] },
              { code: "10201", name: "邮储银行(0188)", parentCode: "102", itemKinds: [] },
            ],
            items: [{ kind: "payee", code: "0001", name: "青禾镇建安队" }],
            banks: [{ accountCode: "10201", number: "951006010099000188" }],
            openings: [
              { accountCode: "10201", item: null, amountFen: 10_050 },
              { accountCode: "211", item: { kind: "payee", code: "0001" }, amountFen: -10_050 },
            ],
          },
        ],
        persons: [{ login: "chen", roles: ["bookkeeper", "reviewer"] }],
      },
    });
  });

  it("of 青禾镇 is right", () => {
    expect(placesOf(qingheRows)).toEqual([]);
  });

  it("takes columns in any order and passes over samples and empty rows", () => {
    const sheets = sheetsOf(small, (sheet) => {
      const width = sheet.rows[0]?.length ?? 0;
      const reversed = sheet.rows.map((row) =>
        Array.from({ length: width }, (_each, column) => row[width - 1 - column] ?? cellFrom("")),
      );
      const sample = [cellFrom(""), cellFrom("示例：这一行不导入")];
      return { ...sheet, rows: [...reversed.slice(0, 1), [], sample, ...reversed.slice(1)] };
    });
    expect(planSetup(sheets, empty)).toEqual(planSetup(sheetsOf(small), empty));
  });

  it.each<[string, Rows, readonly string[]]>([
    ["another township", { ...small, 乡镇: [["白鹭镇", "", ""]] }, ["乡镇 A2 township-other 白鹭镇"]],
    [
      "two townships",
      {
        ...small,
        乡镇: [
          ["青禾镇", "", ""],
          ["青禾镇", "", ""],
        ],
      },
      ["乡镇 A3 township-twice 青禾镇"],
    ],
    ["no township", { ...small, 乡镇: [] }, ["乡镇 A3 required "]],
    ["a village twice", plus("村", ["01", "柳溪村"]), ["村 A3 duplicate 01", "村 B3 duplicate 柳溪村"]],
    ["a village without a code", plus("村", ["", "石桥村"]), ["村 A3 required "]],
    ["a name too long", plus("村", ["02", "村".repeat(61)]), [`村 B3 too-long ${"村".repeat(61)}`]],
    ["a line break in a name", plus("村", ["02", "石桥\n村"]), ["村 B3 line-break 石桥\n村"]],
    ["a formula", plus("村", ["02", { kind: "formula", text: "=A2" }]), ["村 B3 formula-cell =A2"]],
    ["a cell in error", plus("村", ["02", { kind: "error", text: "#REF!" }]), ["村 B3 error-cell #REF!"]],
    [
      "a fact of an unknown village",
      plus("村情况", ["白石村", "人口", "2026-01-01", 1, ""]),
      ["村情况 A3 village-unknown 白石村"],
    ],
    ["a fact twice", plus("村情况", ["柳溪村", "人口", "2026/1/1", 1, ""]), ["村情况 C3 duplicate 2026/1/1"]],
    ["an unknown kind of fact", plus("村情况", ["柳溪村", "面积", "2026-01-01", 1, ""]), ["村情况 B3 unknown 面积"]],
    [
      "a day that is none",
      plus("村情况", ["柳溪村", "户数", "2026-02-30", 1, ""]),
      ["村情况 C3 not-a-date 2026-02-30"],
    ],
    ["a broken count", plus("村情况", ["柳溪村", "户数", "2026-01-01", 1.5, ""]), ["村情况 D3 not-a-number 1.5"]],
    [
      "a type that is none",
      plus("村情况", ["柳溪村", "村庄类型", "2026-01-01", "城市", ""]),
      ["村情况 D3 unknown 城市"],
    ],
    [
      "income from mid-year",
      plus("村情况", ["柳溪村", "年经常性收入", "2026-07-01", 1, ""]),
      ["村情况 C3 not-first-of-january 2026-07-01"],
    ],
    ["income missing", plus("村情况", ["柳溪村", "年经常性收入", "2026-01-01", "", ""]), ["村情况 D3 required "]],
    [
      "a ledger of an unknown village",
      plus("账套", ["甲", "白石村", "村委会", "2026-07"]),
      ["账套 B3 village-unknown 白石村"],
    ],
    ["an entity that is none", plus("账套", ["甲", "柳溪村", "公司", "2026-07"]), ["账套 C3 unknown 公司"]],
    [
      "two ledgers of one entity",
      plus("账套", ["甲", "柳溪村", "集体经济组织", "2026-07"]),
      ["账套 C3 duplicate 柳溪村 农村集体经济组织"],
    ],
    ["a ledger name twice", plus("账套", [ledger, "柳溪村", "村民委员会", "2026-07"]), [`账套 A3 duplicate ${ledger}`]],
    ["a month that is none", plus("账套", ["甲", "柳溪村", "村民委员会", "2026-13"]), ["账套 D3 not-a-month 2026-13"]],
    [
      "a detail of an unknown ledger",
      plus("明细科目", ["乙", "501", "", "其他", ""]),
      ["明细科目 A3 ledger-unknown 乙"],
    ],
    [
      "a detail below an unknown account",
      plus("明细科目", [ledger, "599", "", "其他", ""]),
      ["明细科目 B3 account-unknown 599"],
    ],
    [
      "a detail code that does not follow",
      plus("明细科目", [ledger, "501", "50201", "其他", ""]),
      ["明细科目 C3 account-code-bad 50201"],
    ],
    ["a detail code twice", plus("明细科目", [ledger, "501", "50101", "其他", ""]), ["明细科目 C3 duplicate 50101"]],
    ["a detail name twice", plus("明细科目", [ledger, "501", "", "租赁收入", ""]), ["明细科目 D3 duplicate 租赁收入"]],
    [
      "an item kind that is none",
      plus("明细科目", [ledger, "501", "", "其他", "项目、车辆"]),
      ["明细科目 E3 unknown 项目、车辆"],
    ],
    [
      "an item twice",
      plus("辅助项目", [ledger, "往来单位", "", "青禾镇建安队", "", ""]),
      ["辅助项目 D3 duplicate 青禾镇建安队"],
    ],
    [
      "an item code twice",
      plus("辅助项目", [ledger, "往来单位", "0002", "甲", "", ""], [ledger, "往来单位", "0002", "乙", "", ""]),
      ["辅助项目 C4 duplicate 0002"],
    ],
    [
      "a category on an unknown account",
      plus("支出分类", ["F21", "甲", "599", "非生产性"]),
      ["支出分类 C3 account-unknown 599"],
    ],
    [
      "a category twice",
      plus("支出分类", ["F20", "党建活动费", "513", "非生产性"]),
      ["支出分类 A3 duplicate F20", "支出分类 B3 duplicate 党建活动费"],
    ],
    [
      "a bank account twice",
      plus("银行账户", [ledger, "甲", "9510 0601 0099 000188", "乙", ""]),
      ["银行账户 C3 duplicate 9510 0601 0099 000188"],
    ],
    [
      "an account number kept as a number",
      plus("银行账户", [
        ledger,
        "甲",
        { kind: "number", text: "951006010099000300", number: 951006010099000300 },
        "乙",
        "",
      ]),
      ["银行账户 C3 number-lost-digits 951006010099000300"],
    ],
    [
      "an account number that is none",
      plus("银行账户", [ledger, "甲", "见存折", "乙", ""]),
      ["银行账户 C3 account-number-bad 见存折"],
    ],
    [
      "a bank account outside 102",
      plus("银行账户", [ledger, "甲", "1234567", "乙", "10101"]),
      ["银行账户 E3 account-code-bad 10101"],
    ],
    [
      "an opening of an unknown account",
      plus("期初余额", [ledger, "599", "", "", 1, ""]),
      ["期初余额 B4 account-unknown 599"],
    ],
    [
      "an opening above the leaves",
      plus("期初余额", [ledger, "322", "", "", 1, ""]),
      ["期初余额 B4 account-not-leaf 322"],
    ],
    ["an opening with both sides", plus("期初余额", [ledger, "101", "", "", 1, 1]), ["期初余额 F4 both-sides 1"]],
    [
      "an opening without an amount",
      plus("期初余额", [ledger, "101", "", "", "", ""]),
      ["期初余额 E4 amount-missing "],
    ],
    ["a third decimal", plus("期初余额", [ledger, "101", "", "", 1.005, ""]), ["期初余额 E4 amount-decimals 1.005"]],
    [
      "a third decimal in a text",
      plus("期初余额", [ledger, "101", "", "", "1.005", ""]),
      ["期初余额 E4 amount-decimals 1.005"],
    ],
    [
      "a broken group of thousands",
      plus("期初余额", [ledger, "101", "", "", "12,34", ""]),
      ["期初余额 E4 amount-unreadable 12,34"],
    ],
    [
      "an amount in words",
      plus("期初余额", [ledger, "101", "", "", "一百元", ""]),
      ["期初余额 E4 amount-unreadable 一百元"],
    ],
    [
      "a formula for an amount",
      plus("期初余额", [ledger, "101", "", "", { kind: "formula", text: "=1+1" }, ""]),
      ["期初余额 E4 formula-cell =1+1"],
    ],
    [
      "an unknown item",
      plus("期初余额", [ledger, "211", "往来单位", "某公司", 1, ""]),
      ["期初余额 D4 item-unknown 某公司"],
    ],
    [
      "an item where none belongs",
      plus("期初余额", [ledger, "101", "往来单位", "青禾镇建安队", 1, ""]),
      ["期初余额 C4 item-not-allowed 往来单位"],
    ],
    ["an opening twice", plus("期初余额", [ledger, "10201", "", "", 1, ""]), ["期初余额 B4 duplicate 10201"]],
    [
      "an unbalanced opening",
      plus("期初余额", [ledger, "101", "", "", 0.01, ""]),
      [`期初余额 A2 not-balanced ${ledger} 0.01`],
    ],
    ["a person twice", plus("人员", ["Chen", "陈", "出纳", "Qinghe-2026"]), ["人员 A3 duplicate Chen"]],
    ["two persons of one name", plus("人员", ["chen2", "陈会计", "出纳", "Qinghe-2026"]), ["人员 B3 duplicate 陈会计"]],
    [
      "the name of somebody there",
      plus("人员", ["lin", "管理员", "出纳", "Qinghe-2026"]),
      ["人员 B3 already-there 管理员"],
    ],
    ["a login already there", plus("人员", ["GUANLI", "陈", "出纳", "Qinghe-2026"]), ["人员 A3 already-there GUANLI"]],
    [
      "duties that do not meet in one person",
      plus("人员", ["lin", "林", "出纳、记账会计", "Qinghe-2026"]),
      ["人员 C3 roles-incompatible 出纳、记账会计"],
    ],
    ["a person without a role", plus("人员", ["lin", "林", "", "Qinghe-2026"]), ["人员 C3 required "]],
    [
      "a password too short, which is not repeated",
      plus("人员", ["lin", "林", "出纳", "1234567"]),
      ["人员 D3 password-weak "],
    ],
    ["a value under no header", plus("村", ["02", "石桥村", "", "备注"]), ["村 D3 column-unknown 备注"]],
  ])("is refused for %s", (_case, rows, expected) => {
    expect(placesOf(rows)).toEqual(expected);
  });

  it("names every wrong cell at once, in the order of the file", () => {
    const rows = {
      ...plus("期初余额", [ledger, "599", "", "", "12,34", ""]),
      村: [
        ["01", "柳溪村"],
        ["", "石桥村"],
      ],
      人员: [["lin", "林出纳", "出纳、审核", "1"]],
    };
    expect(placesOf(rows)).toEqual([
      "村 A3 required ",
      "期初余额 B4 account-unknown 599",
      "期初余额 E4 amount-unreadable 12,34",
      "人员 C2 roles-incompatible 出纳、审核",
      "人员 D2 password-weak ",
    ]);
  });

  it.each<[string, (sheet: SetupSheet) => SetupSheet | undefined, readonly string[]]>([
    ["a missing sheet", (sheet) => (sheet.name === "账套" ? undefined : sheet), ["账套 0 sheet-missing "]],
    [
      "a header left out",
      (sheet) =>
        sheet.name === "村" ? { ...sheet, rows: [sheet.rows[0]?.slice(0, 1) ?? [], ...sheet.rows.slice(1)] } : sheet,
      ["村 1 column-missing 村名称"],
    ],
    [
      "a header misspelt",
      (sheet) =>
        sheet.name === "村"
          ? { ...sheet, rows: [[cellFrom("村编码"), cellFrom("村名")], ...sheet.rows.slice(1)] }
          : sheet,
      ["村 1 column-missing 村名称", "村 B1 column-unknown 村名"],
    ],
    [
      "a header twice",
      (sheet) => (sheet.name === "村" ? { ...sheet, rows: [[...(sheet.rows[0] ?? []), cellFrom("村名称 *")]] } : sheet),
      ["村 C1 column-repeated 村名称 *"],
    ],
    [
      "a merged header",
      (sheet) => (sheet.name === "村" ? { ...sheet, merged: new Set(["1:0", "1:1"]) } : sheet),
      [
        "村 1 column-missing 村编码",
        "村 1 column-missing 村名称",
        "村 A1 merged-cell 村编码",
        "村 B1 merged-cell 村名称",
      ],
    ],
    [
      "merged rows",
      (sheet) => (sheet.name === "村" ? { ...sheet, merged: new Set(["2:0"]) } : sheet),
      ["村 A2 merged-cell 01"],
    ],
  ])("is refused for %s", (_case, change, expected) => {
    const plan = planSetup(sheetsOf(small, change), empty);
    const places = plan.ok
      ? []
      : plan.error.map(({ sheet, row, column, code, text }) => `${sheet} ${column}${row} ${code} ${text}`);
    expect(places).toEqual(expected);
  });

  it.each<[string, Given, string | null]>([
    ["ISO", "2026-07-01", "2026-07-01"],
    ["slashes", "2026/7/1", "2026-07-01"],
    ["Chinese", "2026年7月1日", "2026-07-01"],
    ["eight digits", "20260701", "2026-07-01"],
    ["eight digits as a number", 20_260_701, "2026-07-01"],
    ["a date cell", { kind: "date", text: "2026-07-01", date: localDate("2026-07-01") }, "2026-07-01"],
    ["a date cell with a time", { kind: "date", text: "46204.5", date: null }, null],
    ["a serial number, as a date in a cell set to text is kept", 46_204, "2026-07-01"],
    ["a number that is no day", 12, null],
    ["words", "去年", null],
  ])("reads a day given in %s", (_case, given, expected) => {
    const plan = planSetup(sheetsOf({ ...small, 村情况: [["柳溪村", "人口", given, 1286, ""]] }), empty);
    expect(plan.ok ? plan.value.facts[0]?.fact.fromDate : null).toBe(expected);
  });

  it.each([
    [
      "an open ledger's account with entries",
      { usedCodes: new Set(["513"]), bankCodes: new Set<string>() },
      ["明细科目 B2 account-has-balance 513"],
    ],
    [
      "an open ledger's bank account",
      { usedCodes: new Set<string>(), bankCodes: new Set(["513"]) },
      ["明细科目 B2 account-has-bank 513"],
    ],
    ["an unused account", { usedCodes: new Set<string>(), bankCodes: new Set<string>() }, []],
  ])("adding the first detail below %s", (_case, sets, expected) => {
    const now: OfficeNow = {
      ...empty,
      ledgers: [
        {
          name: ledger,
          villageName: "柳溪村",
          entity: "collective",
          isStarted: true,
          hasOpenings: true,
          accounts: [{ code: "513", name: "管理费用", parentCode: null, itemKinds: [] }],
          items: [],
          ...sets,
        },
      ],
    };
    expect(placesOf({ 乡镇: small["乡镇"] ?? [], 明细科目: [[ledger, "513", "", "办公费", ""]] }, now)).toEqual(
      expected,
    );
  });

  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
  ])("names column %i %s", (column, letter) => {
    expect(columnLetter(column)).toBe(letter);
  });
});
