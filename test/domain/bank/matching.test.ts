import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestAssignment, type Edge } from "#domain/bank/assignment.ts";
import { relationOf, type OpenEntry, type OpenLine } from "#domain/bank/match-reasons.ts";
import { matchOpen, type Matching } from "#domain/bank/matching.ts";
import { mostSummed } from "#domain/bank/sum-matches.ts";
import { addDays, localDate } from "#domain/core/dates.ts";
import { openEntry, openLine } from "#test/support/open-bank.ts";

const window = { daysBefore: 3, daysAfter: 10 };
const match = (lines: readonly OpenLine[], entries: readonly OpenEntry[]): Matching =>
  matchOpen({ lines, entries }, window);
const li = { counterpartyName: "李建国", counterpartyAccount: "6217990000000000011" };

describe("one line and one entry", () => {
  it.each([
    [
      "the bank's own number",
      openLine("l", "2026-08-30", -500, { serial: "2026083000000001" }),
      { slips: ["2026083000000001"] },
      0,
    ],
    ["day, amount and account", openLine("l", "2026-08-05", -500, li), { accounts: ["6217 9900 0000 0000 011"] }, 1],
    [
      "day, amount and name, whichever brackets",
      openLine("l", "2026-08-05", -500, { counterpartyName: "青禾（镇）文具店" }),
      { names: ["青禾(镇)文具店"] },
      1,
    ],
    ["day, amount and a name in the summary", openLine("l", "2026-08-05", -500, li), { summary: "付李建国运费" }, 1],
    ["only the amount on the day", openLine("l", "2026-08-05", -500), {}, 2],
    ["the last day before", openLine("l", "2026-08-02", -500), {}, 2],
    ["the last day after", openLine("l", "2026-08-15", -500), {}, 2],
    ["a day too early", openLine("l", "2026-08-01", -500), {}, undefined],
    ["a day too late", openLine("l", "2026-08-16", -500, li), { accounts: [li.counterpartyAccount] }, undefined],
    ["one fen more", openLine("l", "2026-08-05", -501, li), { accounts: [li.counterpartyAccount] }, undefined],
    ["the other direction", openLine("l", "2026-08-05", 500, li), { accounts: [li.counterpartyAccount] }, undefined],
    [
      "the same name but another account",
      openLine("l", "2026-08-05", -500, li),
      { names: ["李建国"], accounts: ["622"] },
      2,
    ],
  ])("are related by %s", (_case, line, told, pass) => {
    expect(relationOf(line, openEntry("v:1", "2026-08-05", -500, told), window)?.pass).toBe(pass);
  });

  it("say why they belong together", () => {
    const { pairs } = match(
      [openLine("l", "2026-08-07", -500, li)],
      [openEntry("v:1", "2026-08-05", -500, { names: ["李建国"] })],
    );
    expect(pairs).toEqual([
      {
        line: "l",
        entry: "v:1",
        pass: 2,
        reasons: [{ code: "days-apart", days: 2 }, { code: "same-name", name: "李建国" }, { code: "only-candidate" }],
      },
    ]);
  });

  it("of a day and a counterparty are found before what is merely near", () => {
    const lines = [openLine("l1", "2026-08-05", -500), openLine("l2", "2026-08-05", -500, li)];
    const entries = [openEntry("a:1", "2026-08-05", -500, { names: ["李建国"] }), openEntry("b:1", "2026-08-04", -500)];
    expect(match(lines, entries).pairs.map(({ line, entry, pass }) => [line, entry, pass])).toEqual([
      ["l2", "a:1", 1],
      ["l1", "b:1", 2],
    ]);
  });
});

describe("what is not certain", () => {
  it("goes to a person: twins, with nothing that tells them apart", () => {
    const lines = [openLine("l1", "2026-08-05", -500, li), openLine("l2", "2026-08-05", -500, li)];
    const entries = ["a:1", "b:1"].map((key) => openEntry(key, "2026-08-05", -500, { names: ["李建国"] }));
    expect(match(lines, entries)).toMatchObject({
      pairs: [],
      ambiguous: [{ lines: ["l1", "l2"], entries: ["a:1", "b:1"], lineFields: [], entryFields: [] }],
    });
  });

  it("goes to a person although it is the only one: both sides name an account, and not the same", () => {
    const entry = openEntry("v:1", "2026-08-05", -500, { names: ["李四"], accounts: ["6217999"] });
    expect(match([openLine("l", "2026-08-05", -500, li)], [entry])).toMatchObject({
      pairs: [],
      ambiguous: [{ lines: ["l"], entries: ["v:1"] }],
    });
    // The bank's own number on the voucher outweighs the account.
    const numbered = openLine("l", "2026-08-05", -500, { ...li, serial: "2026080500000001" });
    expect(match([numbered], [{ ...entry, slips: ["2026080500000001"] }]).pairs).toHaveLength(1);
  });

  it("names the fields that tell them apart", () => {
    const lines = [
      openLine("l1", "2026-08-05", -500, { tradedAt: "2026-08-05 09:10:00" }),
      openLine("l2", "2026-08-06", -500),
    ];
    const entries = [openEntry("a:1", "2026-08-05", -500, { summary: "付运费" })];
    expect(match(lines, entries).ambiguous).toEqual([
      { lines: ["l1", "l2"], entries: ["a:1"], lineFields: ["onDate", "tradedAt"], entryFields: [] },
    ]);
  });

  it("is not settled by a chain of second choices", () => {
    const lines = [openLine("l1", "2026-08-01", -500), openLine("l2", "2026-08-12", -500)];
    const entries = [openEntry("a:1", "2026-08-04", -500), openEntry("b:1", "2026-08-14", -500)];
    const { pairs, ambiguous } = match(lines, entries);
    expect(pairs).toEqual([]);
    expect(ambiguous).toMatchObject([{ lines: ["l1", "l2"], entries: ["a:1", "b:1"] }]);
  });
});

describe("a reversal", () => {
  const paid = openLine("p", "2026-08-05", -500, li);
  it.each([
    ["a negative in its column", { isReversal: true }, "2026-08-05", 1],
    ["the bank's word", { text: "退汇 户名不符" }, "2026-08-07", 1],
    ["no word at all", { text: "货款" }, "2026-08-07", 0],
    ["a deposit given back", { text: "押金退回" }, "2026-08-07", 0],
    ["another counterparty", { text: "退汇", counterpartyName: "王五", counterpartyAccount: "1" }, "2026-08-07", 0],
    ["a day before the payment", { text: "退汇" }, "2026-08-04", 0],
  ])("is tied to its payment inside the journal: %s", (_case, told, on, count) => {
    const { reversals, pairs } = match(
      [paid, openLine("r", on, 500, { ...li, ...told })],
      [openEntry("v:1", "2026-08-05", -500)],
    );
    expect(reversals).toHaveLength(count);
    expect(pairs).toHaveLength(1 - count);
  });

  it("is left to its entries where the books have the payment and its return", () => {
    const lines = [paid, openLine("q", "2026-08-06", 500, { ...li, text: "退汇" })];
    const found = match(lines, [openEntry("v:1", "2026-08-05", -500), openEntry("v:2", "2026-08-06", 500)]);
    expect(found.reversals).toEqual([]);
    expect(found.pairs.map(({ line, entry }) => [line, entry])).toEqual([
      ["p", "v:1"],
      ["q", "v:2"],
    ]);
  });

  it("leaves the payment made again to its entry", () => {
    const lines = [
      paid,
      openLine("q", "2026-08-06", 500, { ...li, text: "退汇" }),
      openLine("s", "2026-08-07", -500, li),
    ];
    const found = match(lines, [openEntry("v:1", "2026-08-05", -500)]);
    expect(found.reversals).toEqual([{ line: "p", reversal: "q", days: 1 }]);
    expect(found.pairs.map(({ line }) => line)).toEqual(["s"]);
  });
});

describe("a sum", () => {
  const parts = [100, 250, 300].map((amount, at) => openLine(`l${at}`, "2026-08-05", -amount, { text: "代发工资" }));

  it("of several lines of one day and word is offered for one entry", () => {
    const { sums, pairs } = match(parts, [openEntry("v:1", "2026-08-05", -650)]);
    expect(pairs).toEqual([]);
    expect(sums).toEqual([{ lines: ["l0", "l1", "l2"], entries: ["v:1"], common: "代发" }]);
  });

  it("of a payment and its charge is offered", () => {
    const lines = [openLine("l1", "2026-08-05", -10_000, li), openLine("l2", "2026-08-05", -500, { text: "手续费" })];
    expect(match(lines, [openEntry("v:1", "2026-08-05", -10_500)]).sums).toEqual([
      { lines: ["l1", "l2"], entries: ["v:1"], common: "手续费" },
    ]);
  });

  it("of several entries of one voucher is offered for one line", () => {
    const entries = [openEntry("v:1", "2026-08-05", -400), openEntry("v:2", "2026-08-05", -600)];
    expect(match([openLine("l", "2026-08-06", -1000)], entries).sums).toEqual([
      { lines: ["l"], entries: ["v:1", "v:2"], common: "" },
    ]);
  });

  it.each([
    ["two selections come to it", [100, 200, 300], -300],
    ["it is one fen off", [100, 250], -351],
  ])("is not offered when %s", (_case, amounts, target) => {
    const lines = amounts.map((amount, at) => openLine(`l${at}`, "2026-08-05", -amount, { text: "代发" }));
    const open = match(
      [...lines, openLine("m", "2026-08-05", -100 * 3 + 300 - 77, { text: "代发" })],
      [openEntry("v:1", "2026-08-05", target)],
    );
    expect(open.sums).toEqual([]);
  });

  it(`is never looked for among more than ${mostSummed} items`, () => {
    const many = Array.from({ length: mostSummed + 1 }, (_, at) =>
      openLine(`l${at}`, "2026-08-05", -(1 << at), { text: "代发" }),
    );
    expect(match(many, [openEntry("v:1", "2026-08-05", -3)]).sums).toEqual([]);
    expect(match(many.slice(1), [openEntry("v:1", "2026-08-05", -6)]).sums).toHaveLength(1);
  });

  it("of a longer batch is offered where all of it is one voucher, as a village's payroll", () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      openLine(`l${String(at).padStart(2, "0")}`, "2026-08-05", -1000 - at, { text: "代发工资" }),
    );
    const totalFen = many.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const { sums } = match(many, [openEntry("v:1", "2026-08-05", totalFen)]);
    expect(sums).toEqual([{ lines: many.map(({ key }) => key), entries: ["v:1"], common: "代发" }]);
  });
});

/** The best total by trying every assignment. */
const bruteTotal = (edges: readonly Edge[], row = 0, taken: readonly number[] = []): number => {
  const rows = Math.max(-1, ...edges.map((edge) => edge.row));
  if (row > rows) return 0;
  const choices = edges.filter((edge) => edge.row === row && !taken.includes(edge.column));
  return Math.max(
    bruteTotal(edges, row + 1, taken),
    ...choices.map((edge) => edge.weight + bruteTotal(edges, row + 1, [...taken, edge.column])),
  );
};
const totalOf = (edges: readonly Edge[]): number =>
  bestAssignment(edges).reduce(
    (sum, { row, column }) => sum + (edges.find((edge) => edge.row === row && edge.column === column)?.weight ?? NaN),
    0,
  );

describe("the assignment", () => {
  const smallGraph = fc
    .uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { selector: ([row, column]) => `${row}/${column}`, maxLength: 24 })
    .chain((cells) =>
      fc
        .array(fc.constantFrom(1, 2, 3, 10, 100), { minLength: cells.length, maxLength: cells.length })
        .map((weights) => cells.map(([row, column], at): Edge => ({ row, column, weight: weights[at] ?? 1 }))),
    );

  it("has the highest total there is", () => {
    fc.assert(
      fc.property(smallGraph, (edges) => {
        expect(totalOf(edges)).toBe(bruteTotal(edges));
      }),
      { numRuns: 500 },
    );
  });

  it("calls a pair forced exactly when no other assignment is as good without it", () => {
    fc.assert(
      fc.property(smallGraph, (edges) => {
        const best = bruteTotal(edges);
        for (const { row, column, isForced } of bestAssignment(edges)) {
          const others = edges.filter((edge) => edge.row !== row || edge.column !== column);
          expect(bruteTotal(others) < best).toBe(isForced);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const names = ["李建国", "王秀英", ""];
const day = (offset: number) => addDays(localDate("2026-08-01"), offset);
const openBooks = fc.record({
  lines: fc.array(
    fc.record({
      offset: fc.nat(20),
      amount: fc.constantFrom(-300, -200, -100, 100, 200),
      name: fc.constantFrom(...names),
      text: fc.constantFrom("", "代发", "退汇"),
    }),
    { maxLength: 14 },
  ),
  entries: fc.array(
    fc.record({
      offset: fc.nat(20),
      amount: fc.constantFrom(-300, -200, -100, 100, 200),
      name: fc.constantFrom(...names),
    }),
    { maxLength: 14 },
  ),
});
const linesOf = (
  told: readonly { offset: number; amount: number; name: string; text: string }[],
): readonly OpenLine[] =>
  told.map(({ offset, amount, name, text }, at) =>
    openLine(`l${at}`, day(offset), amount, { counterpartyName: name, text }),
  );
const entriesOf = (told: readonly { offset: number; amount: number; name: string }[]): readonly OpenEntry[] =>
  told.map(({ offset, amount, name }, at) =>
    openEntry(`v${at}:1`, day(offset), amount, { names: name === "" ? [] : [name] }),
  );

describe("whatever is open", () => {
  it("is matched the same in any order", () => {
    fc.assert(
      fc.property(openBooks, fc.infiniteStream(fc.nat(1000)), (told, noise) => {
        const lines = linesOf(told.lines);
        const entries = entriesOf(told.entries);
        const shuffled = <Row>(rows: readonly Row[]): readonly Row[] =>
          rows
            .map((row) => ({ row, at: noise.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ row }) => row);
        const sorted = (matching: Matching) => ({
          ...matching,
          pairs: matching.pairs.map(({ line, entry }) => `${line}=${entry}`).toSorted(),
          ambiguous: matching.ambiguous.map((group) => group.lines.join()).toSorted(),
        });
        expect(sorted(match(shuffled(lines), shuffled(entries)))).toEqual(sorted(match(lines, entries)));
      }),
    );
  });

  it("is used once at the most, to the cent, in its own direction", () => {
    fc.assert(
      fc.property(openBooks, (told) => {
        const lines = linesOf(told.lines);
        const entries = entriesOf(told.entries);
        const amountOf = (key: string): number =>
          [...lines, ...entries].find((row) => row.key === key)?.amountFen ?? Number.NaN;
        const { reversals, pairs, sums, ambiguous } = match(lines, entries);
        const used = [
          ...reversals.flatMap(({ line, reversal }) => [line, reversal]),
          ...pairs.flatMap(({ line, entry }) => [line, entry]),
          ...sums.flatMap((sum) => [...sum.lines, ...sum.entries]),
          ...ambiguous.flatMap((group) => [...group.lines, ...group.entries]),
        ];
        expect(new Set(used).size).toBe(used.length);
        for (const { line, entry } of pairs) expect(amountOf(line)).toBe(amountOf(entry));
        for (const { line, reversal } of reversals) expect(amountOf(line) + amountOf(reversal)).toBe(0);
        for (const sum of sums) {
          const total = (keys: readonly string[]): number => keys.reduce((all, key) => all + amountOf(key), 0);
          expect(total(sum.lines)).toBe(total(sum.entries));
        }
      }),
    );
  });
});
