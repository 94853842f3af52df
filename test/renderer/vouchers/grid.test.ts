import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { amountEditText, digitCells } from "#renderer/stages/vouchers/grid-amount.ts";
import { actionForKey, type PressedKey } from "#renderer/stages/vouchers/grid-keys.ts";
import { cellsOf, totalsOf, type Cell, type GridLine } from "#renderer/stages/vouchers/grid-lines.ts";
import { optionsFor } from "#renderer/stages/vouchers/grid-options.ts";
import { gridReducer, type GridAction } from "#renderer/stages/vouchers/grid-reducer.ts";
import { gridOf, type Grid } from "#renderer/stages/vouchers/grid-state.ts";
import { accountId, books, categoryId, itemId, line, yuan } from "./grid-books.ts";

const run = (grid: Grid, ...actions: readonly GridAction[]): Grid =>
  actions.reduce((state, action) => gridReducer(state, books, action), grid);
const enter: GridAction = { type: "enter" };
const type = (text: string): GridAction => ({ type: "type", text });
const go = (row: number, cell: Cell): GridAction => ({ type: "go", cursor: { row, cell } });
const start = (...lines: readonly GridLine[]): Grid => gridOf(lines, books);
const at = (grid: Grid): string => `${grid.cursor.row}:${grid.cursor.cell}`;

describe("a new voucher", () => {
  it("opens with four empty lines and the cursor on the first summary", () => {
    const grid = start();
    expect(grid.lines).toHaveLength(4);
    expect(at(grid)).toBe("0:summary");
  });

  it("is entered from the first to the last field with Enter alone", () => {
    const grid = run(
      start(),
      type("购买办公用品"),
      enter,
      type("bgf"),
      enter,
      type("办公"),
      enter,
      type("1200*3+50"),
      enter,
      enter,
      type("10201"),
      enter,
      enter,
      type("3650"),
      enter,
    );
    expect(grid.lines.slice(0, 2)).toEqual([
      line("1", {
        summary: "购买办公用品",
        accountId: accountId("a51301"),
        categoryId: categoryId("F02"),
        debitFen: yuan(3650),
      }),
      line("2", { summary: "购买办公用品", accountId: accountId("a10201"), creditFen: yuan(3650) }),
    ]);
    expect(at(grid)).toBe("2:summary");
    expect(totalsOf(grid.lines).differenceFen).toBe(0);
  });

  it("gets another line when Enter leaves the last one, with the summary of the line above", () => {
    const filled = line("4", { summary: "利息", accountId: accountId("a101"), creditFen: yuan(1) });
    const grid = run(start(line("1"), line("2"), line("3"), filled), go(3, "credit"), enter);
    expect(grid.lines).toHaveLength(5);
    expect(grid.lines[4]).toEqual(line("5", { summary: "利息" }));
    expect(at(grid)).toBe("4:summary");
  });
});

describe("the walk of Enter", () => {
  it.each<[string, GridLine, Cell, string]>([
    ["from the summary to the account", line("1"), "summary", "0:account"],
    [
      "over items and category where nothing asks for them",
      line("1", { accountId: accountId("a101") }),
      "account",
      "0:debit",
    ],
    ["to the item an account asks for", line("1", { accountId: accountId("a112") }), "account", "0:item-payee"],
    ["to the category of an expense", line("1", { accountId: accountId("a51301") }), "account", "0:category"],
    ["to the credit when the debit is empty", line("1"), "debit", "0:credit"],
    ["to the next line when the debit is filled", line("1", { debitFen: yuan(5) }), "debit", "1:summary"],
    ["to the next line after the credit", line("1"), "credit", "1:summary"],
  ])("goes %s", (_case, first, cell, expected) => {
    expect(at(run(start(first), go(0, cell), enter))).toBe(expected);
  });

  it("does not leave an amount it cannot read, and says which", () => {
    const grid = run(start(), go(0, "debit"), type("12..5"), enter);
    expect(at(grid)).toBe("0:debit");
    expect(grid.fault).toEqual({ row: 0, cell: "debit", code: "amount-unreadable", text: "12..5" });
    expect(run(grid, go(2, "summary")).cursor.row).toBe(0);
    expect(run(grid, type("12.5"), enter).lines[0]?.debitFen).toBe(yuan(12.5));
  });

  it.each<[string, Cell, string]>([
    ["an amount", "debit", "12,34"],
    ["a quantity", "quantity", "三个"],
    ["an account", "account", "没有"],
  ])("leaves the focus where it went when %s cannot be read", (_case, cell, text) => {
    const counted = start(line("1", { accountId: accountId("a121") }));
    const typing = run(counted, go(0, cell), type(text));
    const blurred = run(typing, { type: "leave" });
    expect(blurred.focusTurn).toBe(typing.focusTurn);
    expect(run(blurred, { type: "leave" }).focusTurn).toBe(typing.focusTurn);
    expect(run(run(typing, enter), { type: "leave" }).focusTurn).toBe(run(typing, enter).focusTurn);
  });

  it("does not leave an account that is in no list", () => {
    const grid = run(start(), go(0, "account"), type("没有的科目"), enter);
    expect(grid.fault?.code).toBe("not-in-list");
  });
});

describe("the account cell", () => {
  const found = (typed: string): readonly string[] =>
    optionsFor(books, { line: line("1"), cell: "account" }, typed).map(({ code }) => code);

  it.each([
    ["a code", "51302", ["51302"]],
    ["the beginning of a code", "5130", ["51301", "51302"]],
    ["the end of a name", "差旅费", ["51302"]],
    ["a parent's name, which finds its details", "管理费用", ["51301", "51302"]],
    ["pinyin initials", "glfyclf", ["51302"]],
    ["only leaves: a parent alone is not offered", "银行存款", ["10201"]],
    ["nothing that is switched off", "旧科目", []],
  ])("finds %s", (_case, typed, codes) => {
    expect(found(typed)).toEqual(codes);
  });

  it("offers recent accounts first when nothing is typed", () => {
    expect(found("").slice(0, 3)).toEqual(["51301", "101", "10201"]);
  });

  it("drops items and category the new account does not ask for", () => {
    const old = line("1", {
      accountId: accountId("a112"),
      items: [{ kind: "payee", itemId: itemId("P01") }],
      categoryId: categoryId("F01"),
    });
    expect(run(start(old), go(0, "account"), type("101"), enter).lines[0]).toEqual(
      line("1", { accountId: accountId("a101") }),
    );
  });

  it("takes the only category an account has", () => {
    expect(run(start(), go(0, "account"), type("511"), enter).lines[0]?.categoryId).toBe("S01");
  });

  it("drops half a name when the mouse leaves it, but keeps a clear one", () => {
    expect(run(start(), go(0, "account"), type("管理"), { type: "leave" }).lines[0]?.accountId).toBeNull();
    expect(run(start(), go(0, "account"), type("差旅"), { type: "leave" }).lines[0]?.accountId).toBe("a51302");
  });

  it("walks the list with the arrows and takes what is highlighted", () => {
    const grid = run(start(), go(0, "account"), { type: "look-up" }, { type: "highlight", by: 1 }, enter);
    expect(grid.lines[0]?.accountId).toBe("a101");
    const around = run(start(), go(0, "account"), type("5130"), { type: "highlight", by: -1 }, enter);
    expect(around.lines[0]?.accountId).toBe("a51302");
  });

  it("takes what is clicked in the list and walks on", () => {
    const grid = run(start(), go(0, "account"), type("5130"), { type: "pick", index: 1 });
    expect(grid.lines[0]?.accountId).toBe("a51302");
    expect(at(grid)).toBe("0:category");
  });
});

describe("the summary cell", () => {
  const above = line("1", {
    summary: "购料",
    accountId: accountId("a51301"),
    debitFen: yuan(9),
    categoryId: categoryId("F02"),
  });

  it.each([
    ["..", { summary: "购料" }],
    ["。。", { summary: "购料" }],
    ["//", { ...above, key: "2" }],
    ["、、", { ...above, key: "2" }],
  ])("takes the line above for %s", (text, expected) => {
    expect(run(start(above), go(1, "summary"), type(text)).lines[1]).toEqual(line("2", expected));
  });

  it("has nothing to copy on the first line", () => {
    expect(run(start(), type("..")).lines[0]).toEqual(line("1"));
  });

  it("offers earlier summaries only when asked to", () => {
    expect(run(start(), type("gmbg"), enter).lines[0]?.summary).toBe("gmbg");
    expect(run(start(), { type: "look-up" }, type("gmbg"), enter).lines[0]?.summary).toBe("购买办公用品");
  });
});

describe("an amount cell", () => {
  const spent = line("1", { summary: "支出", accountId: accountId("a51301"), debitFen: yuan(500) });
  const amounts = (grid: Grid, row: number) => [grid.lines[row]?.debitFen, grid.lines[row]?.creditFen];

  it.each([
    ["1,234.5", 123_450],
    ["80-", -8000],
    ["-80", -8000],
    ["1200*3+50", 365_000],
    ["", 0],
  ])("reads %s", (text, amountFen) => {
    expect(run(start(spent), go(0, "debit"), type(text), enter).lines[0]?.debitFen).toBe(amountFen);
  });

  it("empties the other side of its line", () => {
    expect(amounts(run(start(spent), go(0, "credit"), type("7"), enter), 0)).toEqual([0, 700]);
  });

  it.each<[string, readonly GridLine[], Cell, readonly number[]]>([
    ["on the credit for a debit above", [spent], "debit", [0, 50_000]],
    ["on the debit for a credit above", [line("1", { creditFen: yuan(3) })], "credit", [300, 0]],
    ["in red below red lines", [line("1", { debitFen: yuan(-500) })], "debit", [0, -50_000]],
    ["with nothing when the rest balances", [line("1")], "debit", [0, 0]],
  ])("balances this line %s", (_case, lines, cell, expected) => {
    expect(amounts(run(start(...lines), go(1, cell), { type: "balance" }), 1)).toEqual(expected);
    expect(amounts(run(start(...lines), go(1, cell), type("=")), 1)).toEqual(expected);
  });

  it("swaps its sides and goes along", () => {
    const grid = run(start(spent), go(0, "debit"), type("8"), { type: "swap" });
    expect(amounts(grid, 0)).toEqual([0, 800]);
    expect(at(grid)).toBe("0:credit");
  });

  it("is emptied by Esc", () => {
    expect(amounts(run(start(spent), go(0, "debit"), { type: "clear" }), 0)).toEqual([0, 0]);
  });

  it.each<[number, readonly string[] | null]>([
    [0, ["", "", "", "", "", "", "", "", "", "", ""]],
    [5, ["", "", "", "", "", "", "", "", "0", "0", "5"]],
    [-123_450, ["", "", "", "", "", "1", "2", "3", "4", "5", "0"]],
    [99_999_999_999, ["9", "9", "9", "9", "9", "9", "9", "9", "9", "9", "9"]],
    [100_000_000_000, null],
  ])("shows %d fen in the digit grid, or as plain text when it has too many digits", (amountFen, expected) => {
    expect(digitCells(fen(amountFen))).toEqual(expected);
  });

  it.each([
    [0, ""],
    [50_000, "500"],
    [50_050, "500.50"],
    [-5, "-0.05"],
  ])("starts editing %d fen as plain digits", (amountFen, text) => {
    expect(amountEditText(fen(amountFen))).toBe(text);
  });
});

describe("lines", () => {
  const [one, two] = [
    line("1", { summary: "一", debitFen: yuan(1) }),
    line("2", { summary: "二", creditFen: yuan(1) }),
  ];

  it("are removed and inserted where the cursor is", () => {
    expect(run(start(one, two), { type: "remove-line" }).lines[0]).toEqual(two);
    const grown = run(start(one, two), go(1, "debit"), { type: "insert-line" });
    expect(grown.lines.map(({ summary }) => summary)).toEqual(["一", "", "二", "", ""]);
    expect(new Set(grown.lines.map(({ key }) => key)).size).toBe(5);
  });

  it("never all go away", () => {
    const grid = run(start(one), ...Array.from({ length: 6 }, (): GridAction => ({ type: "remove-line" })));
    expect(grid.lines.length).toBeGreaterThan(0);
  });

  it("have the cells their account asks for", () => {
    expect(cellsOf(books, line("1", { accountId: accountId("a112") }))).toEqual([
      "summary",
      "account",
      "item-payee",
      "debit",
      "credit",
    ]);
  });
});

describe("keys", () => {
  const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
    key,
    isCtrl: false,
    isAlt: false,
    isShift: false,
    isComposing: false,
    isAtStart: false,
    isAtEnd: false,
    ...more,
  });
  const inCell = (cell: Cell, more: Partial<Grid> = {}) => ({ ...start(), cursor: { row: 0, cell }, ...more });

  it.each<[string, PressedKey, Cell, Partial<Grid>, GridAction | null]>([
    ["Enter walks", press("Enter"), "summary", {}, { type: "enter" }],
    ["F7 looks up", press("F7"), "account", {}, { type: "look-up" }],
    ["F2 looks up", press("F2"), "summary", {}, { type: "look-up" }],
    ["F7 does nothing to an amount", press("F7"), "debit", {}, null],
    ["= balances", press("="), "credit", {}, { type: "balance" }],
    ["= is a letter in a summary", press("="), "summary", {}, null],
    ["Ctrl+F7 balances from anywhere", press("F7", { isCtrl: true }), "account", {}, { type: "balance" }],
    ["Space swaps in an amount", press(" "), "debit", {}, { type: "swap" }],
    ["Space is a letter in a summary", press(" "), "summary", {}, null],
    ["Esc clears", press("Escape"), "debit", {}, { type: "clear" }],
    ["Ctrl+Delete removes the line", press("Delete", { isCtrl: true }), "debit", {}, { type: "remove-line" }],
    ["Ctrl+Insert inserts a line", press("Insert", { isCtrl: true }), "debit", {}, { type: "insert-line" }],
    ["Down moves", press("ArrowDown"), "debit", {}, { type: "move", direction: "down" }],
    ["Down walks an open list", press("ArrowDown"), "account", { isListOpen: true }, { type: "highlight", by: 1 }],
    ["Right leaves an untouched cell", press("ArrowRight"), "summary", {}, { type: "move", direction: "right" }],
    ["Right moves the caret while typing", press("ArrowRight"), "summary", { isTyped: true }, null],
    [
      "Right leaves at the end of the text",
      press("ArrowRight", { isAtEnd: true }),
      "summary",
      { isTyped: true },
      { type: "move", direction: "right" },
    ],
    ["nothing acts while an input method spells", press("Enter", { isComposing: true }), "summary", {}, null],
    ["Ctrl+S is the screen's", press("s", { isCtrl: true }), "debit", {}, null],
  ])("%s", (_case, pressed, cell, more, expected) => {
    expect(actionForKey(pressed, inCell(cell, more))).toEqual(expected);
  });

  it.each<[string, Cell, GridAction, string]>([
    ["up from the first line stays", "debit", { type: "move", direction: "up" }, "0:debit"],
    ["down keeps the column", "debit", { type: "move", direction: "down" }, "1:debit"],
    ["right goes on", "summary", { type: "move", direction: "right" }, "0:account"],
    ["right leaves the last cell for the next line", "credit", { type: "move", direction: "right" }, "1:summary"],
    ["left stays in the corner", "summary", { type: "move", direction: "left" }, "0:summary"],
  ])("%s", (_case, cell, action, expected) => {
    expect(at(run(start(), go(0, cell), action))).toBe(expected);
  });
});
