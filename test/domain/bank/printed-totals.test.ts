import { describe, expect, it } from "vitest";
import { inspectRows } from "#test/support/statement-fixtures.ts";

type Row = readonly (string | number | null)[];

const head = ["交易日期", "对方户名", "收入金额", "支出金额", "余额", "对方账号"];
const rows: readonly Row[] = [
  ["2026-07-01", "张三", "100.00", "", "1,100.00", "622200001"],
  ["2026-07-31", "李四", "50.00", "", "1,150.00", "622200001"],
  ["2026-08-03", "王五", "", "30.00", "1,120.00", "622200001"],
];
const { mapping } = inspectRows([head, ...rows]);
const unequal = (...below: readonly Row[]) =>
  inspectRows([head, ...rows, ...below], { mapping: mapping ?? undefined }).warnings.filter(({ code }) =>
    code.endsWith("-mismatch"),
  );

describe("sums below a table", () => {
  it.each<readonly [string, readonly Row[]]>([
    ["of all", [["合计", "", "150.00", "30.00", "", ""]]],
    ["of all, not aligned", [["合计", "150.00", "30.00"]]],
    ["in labels", [["总笔数：3 收入合计：150.00 支出合计：30.00"], ["期末余额", "1,120.00"]]],
    ["in labelled cells", [["收入合计", "150.00", "支出合计", "30.00"]]],
    [
      "of the month and of all",
      [
        ["本月合计", "", "0.00", "30.00"],
        ["总计", "", "150.00", "30.00"],
      ],
    ],
    ["of days before the file", [["本年累计", "", "9,150.00", "8,030.00"]]],
    ["with a count", [["共3笔", "", "150.00", "30.00"]]],
    ["a page number", [["7"]]],
    ["with the balance in its column", [["合计", "", "150.00", "30.00", "1,120.00", ""]]],
    ["a last row with nothing but the balance", [["期末余额", "", "", "", "1,120.00", ""]]],
  ])("are taken where the rows come to them: %s", (_case, below) => {
    expect(unequal(...below)).toEqual([]);
  });

  it("count the movements too: 合计, 2笔", () => {
    expect(unequal(["合计", "3笔", "150.00", "30.00"])).toEqual([]);
    expect(unequal(["合计", "2笔", "150.00", "30.00"])).toEqual([
      { code: "count-mismatch", field: "totalCount", declared: 2, counted: 3, row: 5 },
    ]);
  });

  it("are shown with their row where the rows come to something else", () => {
    expect(unequal(["合计", "", "900.00", "30.00", "", ""])).toEqual([
      { code: "total-mismatch", field: "creditFen", declaredFen: 90_000, countedFen: 15_000, row: 5 },
    ]);
    expect(unequal(["总笔数：5 收入合计：150.00 支出合计：31.00"])).toEqual([
      { code: "total-mismatch", field: "debitFen", declaredFen: 3_100, countedFen: 3_000, row: 5 },
      { code: "count-mismatch", field: "totalCount", declared: 5, counted: 3, row: 5 },
    ]);
    expect(unequal(["收入合计", "900.00", "支出合计", "30.00"], ["期末余额", "9,999.00"])).toEqual([
      { code: "total-mismatch", field: "creditFen", declaredFen: 90_000, countedFen: 15_000, row: 5 },
      { code: "total-mismatch", field: "closingFen", declaredFen: 999_900, countedFen: 112_000, row: 6 },
    ]);
    expect(unequal(["共4笔", "", "150.00", "30.00"])).toMatchObject([{ code: "count-mismatch", declared: 4, row: 5 }]);
  });

  it.each<readonly [string, Row]>([
    ["a sum", ["合计", "", "150.00", "30.00", "1,170.00", ""]],
    ["a last row", ["期末余额", "", "", "", "1,170.00", ""]],
    ["a sum of the month", ["本月合计", "", "", "", "1,170.00", ""]],
  ])("are compared by the balance in its column too: %s", (_case, below) => {
    expect(unequal(below)).toEqual([
      { code: "total-mismatch", field: "closingFen", declaredFen: 117_000, countedFen: 112_000, row: 5 },
    ]);
  });

  it("show a row at either end that the balances cannot miss", () => {
    const below: Row = ["合计", "", "150.00", "30.00", "", ""];
    for (const left of [rows.slice(1), rows.slice(0, -1)])
      expect(inspectRows([head, ...left, below], { mapping: mapping ?? undefined }).warnings).toContainEqual(
        expect.objectContaining({ code: "total-mismatch", row: 4 }),
      );
  });

  it("are compared under one column of amounts", () => {
    const signed = ["交易日期", "交易金额", "余额", "对方户名"];
    const moved: readonly Row[] = [
      ["2026-07-01", "100.00", "1,100.00", "张三"],
      ["2026-07-02", "-30.00", "1,070.00", "李四"],
    ];
    const found = (sum: string) => inspectRows([signed, ...moved, ["合计", sum]]).warnings.map(({ code }) => code);
    expect(found("70.00")).not.toContain("total-mismatch");
    expect(found("130.00")).not.toContain("total-mismatch");
    expect(found("71.00")).toContain("total-mismatch");
  });
});
