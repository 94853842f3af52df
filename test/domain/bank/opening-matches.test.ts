import { describe, expect, it } from "vitest";
import { withOpenings, type OpeningSide } from "#domain/bank/opening-matches.ts";
import type { Matching } from "#domain/bank/matching.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const row = (key: string, amountFen: number) => ({ key, onDate: localDate("2026-07-08"), amountFen: fen(amountFen) });
const cheque = (no: number, over: Partial<OpeningSide> = {}): OpeningSide => ({
  no,
  isOfBooks: true,
  onDate: localDate("2026-06-28"),
  amountFen: fen(-300),
  ...over,
});
const found = (over: Partial<Matching> = {}): Matching => ({
  reversals: [],
  pairs: [],
  ambiguous: [],
  sums: [],
  ...over,
});

describe("items from before the books began, beside what was found", () => {
  it("are offered with the only row of their amount on the other side, however late", () => {
    const lines = [row("L1", -300), row("L2", 300)];
    const entries = [row("E1", -300), row("E2", 50)];
    const items = [cheque(1), cheque(2, { isOfBooks: false, amountFen: fen(50) })];
    expect(withOpenings(found(), items, { lines, entries }).openings).toEqual([
      { no: 1, line: "L1", entry: null },
      { no: 2, line: null, entry: "E2" },
    ]);
  });

  it.each([
    ["two lines of its amount", [cheque(1)], [row("L1", -300), row("L2", -300)]],
    ["another item of its amount", [cheque(1), cheque(2)], [row("L1", -300)]],
    ["no line of its amount", [cheque(1)], [row("L1", -301)]],
  ])("are left to a person where there is %s", (_case, items, lines) => {
    expect(withOpenings(found(), items, { lines, entries: [] }).openings).toEqual([]);
  });

  it("make a pair a question that nothing but its amount puts together, and leave a better one alone", () => {
    const lines = [row("L1", -300), row("L2", -300)];
    const entries = [row("E1", -300), row("E2", -300)];
    const byAmount = { line: "L1", entry: "E1", pass: 2, reasons: [{ code: "only-candidate" }] } as const;
    const byName = { line: "L2", entry: "E2", pass: 1, reasons: [{ code: "same-day" }] } as const;
    const answer = withOpenings(found({ pairs: [byAmount, byName] }), [cheque(1)], { lines, entries });
    expect(answer).toMatchObject({
      pairs: [byName],
      ambiguous: [{ lines: ["L1"], entries: ["E1"], hasOpening: true }],
      openings: [],
    });
    expect(withOpenings(found({ pairs: [byAmount] }), [], { lines, entries }).pairs).toEqual([byAmount]);
  });
});
