import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Around } from "#domain/bank/cut-days.ts";
import { compareWithKnown } from "#domain/bank/known-lines.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { aLine, type JournalLine } from "#test/support/statement-lines.ts";

/** Lines without times from 100.00 on, as `[day, amount in yuan]`. */
const statement = (moves: readonly (readonly [number, number])[]): readonly StatementLine[] => {
  let balanceFen = 10_000;
  return moves.map(([day, yuan], at) => {
    balanceFen += yuan * 100;
    return aLine({ on: `2026-07-0${day}`, amountFen: yuan * 100, balanceFen, row: at + 1, party: "张三" });
  });
};

type File = { readonly lines: readonly StatementLine[] };
type Books = { readonly journal: readonly JournalLine[]; readonly files: readonly File[] };

const aroundOf = ({ journal, files }: Books): Around => ({
  spans: files.flatMap(({ lines }) => {
    const [first, last] = [lines[0], lines.at(-1)];
    return first === undefined || last === undefined ? [] : [{ firstOn: first.bookedOn, lastOn: last.bookedOn }];
  }),
  openingOf: (day) => journal.findLast(({ bookedOn }) => bookedOn < day)?.balanceFen ?? 10_000,
  closingOf: (day) => {
    const next = journal.find(({ bookedOn }) => bookedOn > day);
    return next === undefined || next.balanceFen === null ? undefined : next.balanceFen - next.amountFen;
  },
});

const compared = (books: Books, lines: readonly StatementLine[]) =>
  compareWithKnown(lines, books.journal, aroundOf(books));

const keyOf = (line: StatementLine): string => `${line.bookedOn}|${line.amountFen}|${line.balanceFen}`;

/** The journal after a person who knows how many movements of one kind there are took as many doubtful rows as are lacking. */
const broughtIn = (books: Books, lines: readonly StatementLine[]): Books => {
  const files = [...books.files, { lines }];
  const rows = new Map<number, string>(
    files.flatMap((file) => file.lines.map((line) => [line.row, keyOf(line)] as const)),
  );
  const lacking = (key: string, journal: readonly JournalLine[]): number =>
    [...rows.values()].filter((each) => each === key).length - journal.filter((each) => keyOf(each) === key).length;
  const { verdicts } = compared(books, lines);
  const journal = [...books.journal];
  for (const verdict of verdicts) if (verdict.kind === "new") journal.push({ ...verdict.line, ...verdict.identity });
  for (const verdict of verdicts)
    if (verdict.kind === "doubtful" && lacking(keyOf(verdict.line), journal) > 0)
      journal.push({ ...verdict.line, ...verdict.identity });
  return { journal: journal.toSorted((a, b) => a.row - b.row), files };
};

const nothing: Books = { journal: [], files: [] };
const fates = (books: Books, lines: readonly StatementLine[]) =>
  compared(books, lines).verdicts.map((verdict) => (verdict.kind === "doubtful" ? verdict.reason : verdict.kind));

describe("a day without times cut between two files", () => {
  // Paid, returned and paid again on one day, and something on the day after it.
  const rows = statement([
    [1, -100],
    [1, 100],
    [1, -100],
    [2, -1],
  ]);
  const first = broughtIn(nothing, rows.slice(0, 2));

  it.each([
    ["the second payment only", 2, ["new", "new"]],
    ["the return and the second payment", 1, ["known", "new", "new"]],
  ])("knows by the balances that the payment is another one: %s", (_case, from, expected) => {
    expect(fates(first, rows.slice(from))).toEqual(expected);
  });

  it("asks of a later file of the whole day, whose first rows may be the known ones or others like them", () => {
    expect(fates(first, rows)).toEqual(["day-cut-in-two", "day-cut-in-two", "new", "new"]);
  });

  it("asks where the balances allow both: what was paid and returned may have been so twice", () => {
    const twice = statement([
      [1, -100],
      [1, 100],
      [1, -100],
      [1, 100],
      [2, -1],
    ]);
    expect(fates(broughtIn(nothing, twice.slice(0, 2)), twice.slice(2))).toEqual([
      "day-cut-in-two",
      "day-cut-in-two",
      "new",
    ]);
  });

  it("asks nothing where one of the files holds the whole day, or both the same end of it", () => {
    const whole = statement([
      [1, 5],
      [2, -100],
      [2, 100],
      [3, 5],
    ]);
    expect(fates(broughtIn(nothing, whole), whole.slice(1))).toEqual(["known", "known", "known"]);
    expect(fates(broughtIn(nothing, whole.slice(0, 3)), whole)).toEqual(["known", "known", "known", "new"]);
    expect(fates(broughtIn(nothing, whole.slice(1)), whole.slice(1))).toEqual(["known", "known", "known"]);
  });

  const movement = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(-20, -10, 10, 20));
  // Pieces that leave rows out between them are told as a gap; until it is filled no balance tells what came back in it.
  it("never takes a movement for another, in whatever pieces that meet the files come", () => {
    const cases = fc.record({
      moves: fc.array(movement, { minLength: 3, maxLength: 10 }),
      pieces: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 4 }),
    });
    const property = fc.property(cases, ({ moves, pieces }) => {
      const whole = statement(moves.toSorted(([a], [b]) => a - b));
      let books = nothing;
      for (const [one, other] of pieces) {
        const [from, to] = [Math.min(one, other) % whole.length, Math.max(one, other) + 1];
        const lines = whole.slice(from, to);
        const places = books.journal.map(({ row }) => row - 1);
        if (places.length > 0 && (from > Math.max(...places) + 1 || to < Math.min(...places))) continue;
        books = broughtIn(books, lines);
      }
      const brought = new Set(books.files.flatMap(({ lines }) => lines.map(({ row }) => row)));
      // Rows of one day, amount and balance are alike: only their count matters.
      const keys = (lines: readonly StatementLine[]) => lines.map(keyOf).toSorted();
      expect(keys(books.journal)).toEqual(keys(whole.filter(({ row }) => brought.has(row))));
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
