import { describe, expect, it } from "vitest";
import { chainBalances } from "#domain/bank/balance-chain.ts";
import { aLine } from "#test/support/statement-lines.ts";

const rows = (...lines: readonly (readonly [on: string, amount: number, balance: number | null])[]) =>
  lines.map(([on, amountFen, balanceFen], index) => aLine({ on, amountFen, balanceFen, row: index + 2 }));

describe("pitfall 22: the order is found from the balances", () => {
  const ascending = rows(["2026-07-01", 100, 100], ["2026-07-02", -30, 70], ["2026-07-03", 5, 75]);
  const sameDay = rows(["2026-07-01", 100, 100], ["2026-07-01", -30, 70], ["2026-07-01", 5, 75]);

  it.each([
    ["ascending", ascending, "ascending"],
    ["descending", ascending.toReversed(), "descending"],
    ["descending within one day", sameDay.toReversed(), "descending"],
  ])("%s", (_case, lines, order) => {
    const chain = chainBalances(lines);
    expect(chain).toMatchObject({ order, breaks: [], openingFen: 0, closingFen: 75, reorderedDays: [] });
    expect(chain.lines.map((line) => line.balanceFen)).toEqual([100, 70, 75]);
  });

  it.each([
    ["that rise", [-100, -100], "ascending"],
    ["that fall", [-100, -100], "descending"],
  ])("exchanged directions do not pass for the other order over days %s", (_case, moved, order) => {
    // Truly both left: 10,000 → 9,900 → 9,800. Read the wrong way round, they add up backwards.
    const exchanged = rows(["2026-07-05", -(moved[0] ?? 0), 9900], ["2026-07-06", -(moved[1] ?? 0), 9800]);
    const chain = chainBalances(order === "ascending" ? exchanged : exchanged.toReversed());
    expect(chain).toMatchObject({ order, breaks: [{ diagnosis: "sign" }], isSignSuspect: true });
  });

  it("one row proves no order but still tells opening and closing", () => {
    const chain = chainBalances(rows(["2026-07-01", -30, 70]));
    expect(chain).toMatchObject({ order: "unknown", openingFen: 100, closingFen: 70, breaks: [] });
  });

  it("puts rows of one day into the order of their balances", () => {
    const shuffled = rows(
      ["2026-07-01", 100, 100],
      ["2026-07-02", 5, 75],
      ["2026-07-02", -20, 55],
      ["2026-07-02", -30, 70],
      ["2026-07-03", 1, 56],
    );
    const chain = chainBalances(shuffled);
    expect(chain).toMatchObject({ order: "ascending", breaks: [], reorderedDays: ["2026-07-02"] });
    expect(chain.lines.map((line) => line.row)).toEqual([2, 5, 3, 4, 6]);
  });

  it("finds an order for a day that comes back to the same balance", () => {
    const day = rows(
      ["2026-07-01", -100, 900],
      ["2026-07-02", -100, 800],
      ["2026-07-02", 50, 950],
      ["2026-07-02", 100, 900],
      ["2026-07-02", -50, 900],
    );
    expect(chainBalances(day).breaks).toEqual([]);
  });
});

describe("breaks", () => {
  it.each([
    ["sign", rows(["2026-07-01", 100, 100], ["2026-07-02", -30, 130], ["2026-07-03", 5, 135]), 3],
    ["repeated-row", rows(["2026-07-01", 100, 100], ["2026-07-02", 30, 130], ["2026-07-02", 30, 130]), 4],
    ["amount-of-another-row", rows(["2026-07-01", 30, 100], ["2026-07-02", -7, 93], ["2026-07-04", 5, 68]), 4],
    ["missing-rows", rows(["2026-07-01", 100, 100], ["2026-07-02", -30, 70], ["2026-07-04", 5, 9_999]), 4],
    ["missing-rows", rows(["2026-07-01", 100, 100], ["2026-07-03", -30, 52], ["2026-07-04", 5, 57]), 3],
  ])("%s is told from the amounts", (diagnosis, lines, row) => {
    expect(chainBalances(lines).breaks).toMatchObject([{ row, diagnosis }]);
  });

  it("shows what was expected and what stands there", () => {
    const [found] = chainBalances(rows(["2026-07-01", 100, 100], ["2026-07-02", -30, 75])).breaks;
    expect(found).toEqual({ row: 3, expectedFen: 70, foundFen: 75, diagnosis: "missing-rows" });
  });

  it("a balance that leaps and comes back is one wrong balance, not missing rows", () => {
    const chain = chainBalances(
      rows(["2026-07-01", 100, 100], ["2026-07-02", -30, 99], ["2026-07-03", 5, 75], ["2026-07-04", 8, 83]),
    );
    expect(chain.breaks).toMatchObject([
      { row: 3, diagnosis: "unexplained" },
      { row: 4, diagnosis: "unexplained" },
    ]);
  });

  it("pitfall 31: calls a column wrong when every row breaks", () => {
    const chain = chainBalances(
      rows(["2026-07-01", 100, 1], ["2026-07-02", -30, 2], ["2026-07-03", 5, 3], ["2026-07-04", 8, 4]),
    );
    expect(chain.breaks.map(({ diagnosis }) => diagnosis)).toEqual(["every-row", "every-row", "every-row"]);
  });

  it("lines without a balance only add to the sum, and nothing is verifiable without any", () => {
    const some = rows(["2026-07-01", 100, 100], ["2026-07-02", -30, null], ["2026-07-03", 5, 75]);
    expect(chainBalances(some)).toMatchObject({ breaks: [], rowsWithoutBalance: 1, closingFen: 75 });
    const none = rows(["2026-07-02", 100, null], ["2026-07-01", -30, null]);
    expect(chainBalances(none)).toMatchObject({
      order: "descending",
      openingFen: null,
      closingFen: null,
      rowsWithoutBalance: 2,
    });
    expect(chainBalances(none).lines.map((line) => line.bookedOn)).toEqual(["2026-07-01", "2026-07-02"]);
  });
});
