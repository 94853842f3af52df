import { expect, it } from "vitest";
import { inspectBytes } from "#test/support/statement-fixtures.ts";

it("pitfall 25: notes full of commas do not hide a table that is separated by tabs", () => {
  const notes = Array.from({ length: 6 }, (_, index) => `说明${index},甲,乙,丙,丁,戊`);
  const table = ["交易日期\t摘要\t收入金额\t支出金额\t余额", "2026-07-01\t转账\t1,000.00\t\t1,000.00"];
  const text = [...notes, ...table].join("\r\n");
  expect(inspectBytes(new TextEncoder().encode(text))).toMatchObject({ container: "tsv", headerRow: 7, rows: 1 });
});
