import { describe, expect, it } from "vitest";
import { isBlock, pasted, rowsOfBlock } from "#renderer/stages/vouchers/grid-paste.ts";
import { gridReducer } from "#renderer/stages/vouchers/grid-reducer.ts";
import { gridOf } from "#renderer/stages/vouchers/grid-state.ts";
import type { Cursor, GridLine } from "#renderer/stages/vouchers/grid-lines.ts";
import { accountId, books, categoryId, itemId, line, yuan } from "./grid-books.ts";

const paste = (text: string, lines: readonly GridLine[] = [], cursor: Cursor = { row: 0, cell: "summary" }) =>
  pasted(books, { lines, cursor }, text);

describe("a block from a spreadsheet", () => {
  it.each([
    [
      "tabs and line ends",
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["quoted cells with a line end", '"购买\n用品"\t5', [["购买 用品", "5"]]],
    ["doubled quotes", '"说""好"""\t5', [['说"好"', "5"]]],
    [
      "empty rows, which are dropped",
      "a\tb\n\t\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["an inch mark inside a cell", '5"管\t1', [['5"管', "1"]]],
  ])("is split by %s", (_case, text, rows) => {
    expect(rowsOfBlock(text)).toEqual(rows);
  });

  it.each([
    ["a word", "办公费", false],
    ["a word with a line end behind it", "办公费\r\n", false],
    ["two cells", "办公费\t5", true],
    ["two rows", "1\n2", true],
  ])("is told from words: %s", (_case, text, expected) => {
    expect(isBlock(text)).toBe(expected);
  });

  it("follows the grid from the cursor when it has no headings", () => {
    const { lines, notes } = paste("购纸\t51301\t120.50\t\n付款\t10201\t\t120.50\n");
    expect(notes).toEqual([]);
    expect(lines).toEqual([
      line("1", { summary: "购纸", accountId: accountId("a51301"), debitFen: yuan(120.5) }),
      line("2", { summary: "付款", accountId: accountId("a10201"), creditFen: yuan(120.5) }),
    ]);
  });

  it("starts in the column of the cursor", () => {
    const kept = line("1", { summary: "购纸", accountId: accountId("a51301") });
    const { lines } = paste("1\n2", [kept], { row: 0, cell: "debit" });
    expect(lines.map(({ debitFen }) => debitFen)).toEqual([100, 200]);
    expect(lines[0]?.summary).toBe("购纸");
  });

  it("is ordered by its headings, passes over other columns and the total", () => {
    const text = [
      "序号\t科目名称\t摘要\t往来单位\t贷方金额\t借方金额\t支出分类",
      "1\t应收款\t赊销\t石桥建材店\t\t1,000.00\t",
      "2\t管理费用-办公费\t购纸\t\t\t30\t办公费",
      "3\t库存现金\t付\t\t1030\t-\t",
      "\t合计\t\t\t1030\t1030\t",
    ].join("\n");
    const { lines, notes } = paste(text);
    expect(notes).toEqual([]);
    expect(lines).toEqual([
      line("1", {
        summary: "赊销",
        accountId: accountId("a112"),
        items: [{ kind: "payee", itemId: itemId("P01") }],
        debitFen: yuan(1000),
      }),
      line("2", {
        summary: "购纸",
        accountId: accountId("a51301"),
        categoryId: categoryId("F02"),
        debitFen: yuan(30),
      }),
      line("3", { summary: "付", accountId: accountId("a101"), creditFen: yuan(1030) }),
    ]);
  });

  it("names every cell that found no place and keeps the rest", () => {
    const { lines, notes } = paste("购纸\t银行存款\t12,34\n付\t101\t\t5");
    expect(notes).toEqual([
      { row: 1, column: "account", text: "银行存款" },
      { row: 1, column: "debit", text: "12,34" },
    ]);
    expect(lines[1]?.creditFen).toBe(500);
  });

  it("lands in the grid as one step", () => {
    const grid = gridReducer(gridOf([], books), books, { type: "paste", text: "购纸\t51301\t5\n付\t101\t\t5\n" });
    expect(grid.lines.slice(0, 2).map(({ summary }) => summary)).toEqual(["购纸", "付"]);
    expect(grid.text).toBe("购纸");
  });

  it("keeps what found no place in sight until something is typed", () => {
    const grid = gridReducer(gridOf([], books), books, { type: "paste", text: "购纸\t没有的科目\t5" });
    expect(grid.notes).toEqual([{ row: 1, column: "account", text: "没有的科目" }]);
    expect(gridReducer(grid, books, { type: "go", cursor: { row: 0, cell: "account" } }).notes).toHaveLength(1);
    expect(gridReducer(grid, books, { type: "type", text: "x" }).notes).toEqual([]);
  });
});
