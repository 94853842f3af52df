import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import type { InspectionOptions } from "#domain/bank/statement.ts";
import { grid } from "#test/support/statement-fixtures.ts";

type Rows = readonly (readonly (string | number | null)[])[];

const own = "951006010099000188";
const other = "951006010099000299";
const head = ["交易日期", "摘要", "收入金额", "支出金额", "余额", "对方户名", "对方账号"];
const table: Rows = [head, ["2026-07-01", "转账", "100.00", "", "100.00", "甲", "6217990000000012345"]];

/** Inspects sheets of a workbook, the first one the table of movements with the rows `above` it. */
const inspect = (sheets: readonly Rows[], above: Rows = [], options: InspectionOptions = {}) =>
  inspectStatement(
    {
      name: "test.xlsx",
      container: "xlsx",
      encoding: null,
      grids: [grid([...above, ...table], "明细"), ...sheets.map((rows, index) => grid(rows, `封面${index + 1}`))],
    },
    options,
  );
const said = (found: ReturnType<typeof inspect>) => ({
  account: found.account,
  accountName: found.accountName,
  warnings: found.warnings.filter(({ code }) => code !== "layout-unknown"),
});
const known = { account: own, accountName: "柳溪村", warnings: [] };

describe("the number of the account on a cover sheet or in a small table", () => {
  it.each<readonly [string, Rows]>([
    ["beside its label", [["对账单"], ["账号", own], ["户名", "柳溪村"]]],
    ["behind a colon", [[`帐 号：${own}  户名：柳溪村`]]],
    ["as a card's", [["卡号", null, own, "户名", "柳溪村"]]],
    [
      "below its heading",
      [
        ["户名", "账号", "开户行", "币种"],
        ["柳溪村", own, "青禾支行", "人民币"],
      ],
    ],
    [
      "below its heading beside a balance",
      [
        ["账号", "户名", "账户余额"],
        [own, "柳溪村", "100.00"],
      ],
    ],
    ["below it alone", [["账　号"], [own], ["户名"], ["柳溪村"]]],
    [
      "twice the same",
      [
        ["账号", own],
        ["户名", "柳溪村"],
        ["卡号", own],
      ],
    ],
  ])("is found %s", (_case, rows) => {
    expect(said(inspect([rows]))).toEqual(known);
    expect(said(inspect([[["说明"], ["本表由网银导出"]], rows]))).toEqual(known);
    expect(said(inspect([rows], [], { sheet: "明细" }))).toEqual(known);
  });

  it("is found in a small table above the rows", () => {
    const above = [
      ["户名", "账号", "币种"],
      ["柳溪村", own, "人民币"],
    ];
    expect(said(inspect([], above))).toEqual(known);
    expect(said(inspect([], [...above, []]))).toEqual(known);
  });

  it("says when it is masked or rounded", () => {
    expect(said(inspect([[["账号", "9510****0188"]]]))).toMatchObject({
      account: null,
      warnings: [{ code: "masked-account", account: "9510****0188" }, { code: "name-missing" }],
    });
    for (const rows of [
      [["账号", 951_006_010_099_000_200]],
      [
        ["账号", "户名"],
        [951_006_010_099_000_200, "柳溪村"],
      ],
    ])
      expect(said(inspect([rows]))).toMatchObject({
        account: null,
        warnings: expect.arrayContaining([{ code: "account-number-rounded", text: "951006010099000200" }]),
      });
  });

  it("is asked for where two differ, wherever they stand", () => {
    const asked = {
      account: null,
      accountName: null,
      warnings: [{ code: "several-numbers-beside", accounts: [own, other] }, { code: "name-missing" }],
    };
    expect(
      said(
        inspect([
          [
            ["账号", own],
            ["卡号", other],
          ],
        ]),
      ),
    ).toEqual(asked);
    expect(said(inspect([[["账号", own]], [["账号", other]]]))).toEqual(asked);
    expect(
      said(
        inspect(
          [[["账号", other]]],
          [
            ["户名", "账号"],
            ["柳溪村", own],
          ],
        ),
      ),
    ).toMatchObject(asked);
    expect(
      said(
        inspect([
          [
            ["账号", "户名"],
            [own, "柳溪村"],
            [other, "石桥村"],
          ],
        ]),
      ),
    ).toEqual(asked);
  });

  it("gives way to a number at the rows themselves", () => {
    expect(
      said(
        inspect(
          [
            [
              ["账号", other],
              ["户名", "石桥村"],
            ],
          ],
          [["账号", own, "户名", "柳溪村"]],
        ),
      ),
    ).toEqual(known);
  });

  it.each<readonly [string, Rows]>([
    [
      "of the other party",
      [
        ["对方账号", other],
        ["收款账号", other],
      ],
    ],
    [
      "of people paid in a list",
      [
        ["序号", "户名", "账号", "金额"],
        ["1", "柳青山", other, "100.00"],
      ],
    ],
    [
      "of persons",
      [
        ["姓名", "身份证号", "账号"],
        ["柳青山", "351099199001011234", other],
      ],
    ],
    ["that is a day", [["账号"], ["20260701"]]],
    [
      "that is a sum",
      [
        ["账号", "户名"],
        ["1000000.00", "柳溪村"],
      ],
    ],
    [
      "that is a word",
      [
        ["账号", "请见回单"],
        ["ABCDEFGHIJ", ""],
      ],
    ],
    ["far below", [...Array.from({ length: 300 }, () => ["说明"]), ["账号", other]]],
  ])("is none %s", (_case, rows) => {
    expect(said(inspect([rows])).account).toBeNull();
    expect(inspect([rows]).warnings).toContainEqual({ code: "account-missing" });
  });

  it("is not taken from another sheet with movements", () => {
    const second: Rows = [["账号", other], ...table];
    expect(inspect([second])).toMatchObject({ account: null });
    expect(inspect([second]).warnings).toContainEqual({ code: "account-missing" });
  });
});
