import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { chainBalances, sumColumns } from "#domain/bank/balance-chain.ts";
import { settleSerials } from "#domain/bank/line-keys.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { grid, inspectRows } from "#test/support/statement-fixtures.ts";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { aLine, imported, journalText } from "#test/support/statement-lines.ts";

const start = localDate("2026-07-01");

/** Movements of few amounts on few days, so that twins and returns to a balance are common. */
const statement = (kind: "balance" | "serial" | "neither") =>
  fc
    .array(fc.record({ gap: fc.integer({ min: 0, max: 2 }), amount: fc.constantFrom(-300, -100, 100, 300) }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((moves): readonly StatementLine[] => {
      let day = start;
      let balance = 10_000;
      const lines = moves.map(({ gap, amount }, index) => {
        day = addDays(day, gap);
        balance += amount;
        const on = { on: day, amountFen: amount, row: index + 2, balanceFen: kind === "balance" ? balance : null };
        return aLine(kind === "serial" ? { ...on, serial: `20260000${1000 + index}` } : on);
      });
      settleSerials(lines, kind === "serial");
      return lines;
    });

/** Files that cover whole days, overlap at will, and together hold every day. */
const files = (lines: readonly StatementLine[], cuts: readonly number[]): readonly (readonly StatementLine[])[] => {
  const days = [...new Set(lines.map((line) => line.bookedOn))];
  const bounds = [0, ...cuts.map((cut) => cut % days.length).toSorted((a, b) => a - b), days.length];
  return bounds.slice(1).map((end, index) => {
    const wanted = new Set(days.slice(Math.max(0, (bounds[index] ?? 0) - 1), end + 1));
    return lines.filter((line) => wanted.has(line.bookedOn));
  });
};

describe("importing", () => {
  it.each(["balance", "serial", "neither"] as const)(
    "any split into overlapping files in any order gives the same journal (%s)",
    (kind) => {
      const property = fc.property(
        statement(kind),
        fc.array(fc.nat(), { maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (lines, cuts, order) => {
          const parts = files(lines, cuts)
            .map((part, index) => ({ part, key: order[index % order.length] ?? 0 }))
            .toSorted((a, b) => a.key - b.key);
          const journal = parts.reduce((sum, { part }) => imported(sum, part), imported([], []));
          expect(journalText(journal)).toEqual(journalText(imported([], lines)));
          expect(journal).toHaveLength(lines.length);
          expect(imported(journal, lines)).toHaveLength(lines.length);
        },
      );
      fc.assert(property, { numRuns: 300 });
    },
  );

  it("a file cut anywhere within a day loses nothing: what is not known is new or shown as doubtful", () => {
    const property = fc.property(statement("serial"), fc.nat(), (lines, cut) => {
      const at = cut % lines.length;
      const journal = [lines.slice(at), lines.slice(0, at + 1)].reduce(
        (sum, part) => imported(sum, part, true),
        imported([], []),
      );
      expect(journal).toHaveLength(lines.length);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe("arithmetic", () => {
  it("the sum of all lines is credits less debits, and closing less opening", () => {
    const property = fc.property(statement("balance"), fc.boolean(), (lines, isNewestFirst) => {
      const chain = chainBalances(isNewestFirst ? lines.toReversed() : lines);
      const sums = sumColumns(chain.lines);
      const moved = sumOf(lines, (line) => line.amountFen);
      expect(sums.creditFen - sums.debitFen).toBe(moved);
      expect((chain.closingFen ?? 0) - (chain.openingFen ?? 0)).toBe(moved);
      expect(chain.breaks).toEqual([]);
    });
    fc.assert(property, { numRuns: 300 });
  });

  // A first line on a day of its own tells the balance the next day starts from; a day that only turns in a circle cannot.
  it("rows shuffled within their days are put back into an order that closes", () => {
    const opening = aLine({ on: "2026-06-30", amountFen: 10_000, balanceFen: 10_000 });
    const property = fc.property(statement("balance"), fc.infiniteStream(fc.nat()), (lines, keys) => {
      const keyed = lines.map((line) => ({ line, key: keys.next().value ?? 0 }));
      const byDay = Map.groupBy(keyed, ({ line }) => line.bookedOn);
      const shuffled = [...byDay.values()]
        .flatMap((day) => day.toSorted((a, b) => a.key - b.key))
        .map(({ line }) => line);
      const chain = chainBalances([opening, ...shuffled]);
      expect(chain.lines).toHaveLength(lines.length + 1);
      expect(chain.breaks).toEqual([]);
      expect(chain.closingFen).toBe(lines.at(-1)?.balanceFen);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe("inspecting", () => {
  const words = [
    "交易日期",
    "交易时间",
    "收入金额",
    "支出金额",
    "余额",
    "摘要",
    "合计",
    "账号",
    "2026-07-01",
    "1.00",
    "12,34",
    "",
    "查无结果",
  ];
  const value = fc.oneof(fc.constantFrom(...words), fc.string(), fc.double(), fc.integer());

  it("never throws, whatever the cells hold, and accounts for every filled row below the header", () => {
    const property = fc.property(fc.array(fc.array(value, { maxLength: 9 }), { maxLength: 15 }), (rows) => {
      const head = ["交易日期", "摘要", "收入金额", "支出金额", "余额"];
      const inspection = inspectRows([head, ...rows]);
      const table = grid([head, ...rows]).rows.slice(inspection.headerRow ?? 0);
      const filled = table.filter((row) => row.some((cell) => cell.text !== "")).length;
      const accounted = inspection.rows + inspection.skipped.length + inspection.unreadable.length;
      if (inspection.mapping !== null) expect(accounted).toBe(filled);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it("gives the same answer for the same grid", () => {
    const rows = [
      ["交易日期", "摘要", "收入金额", "支出金额", "余额"],
      ["2026-07-01", "x", "1.00", "", "1.00"],
    ];
    const source = { name: "a", container: "csv", encoding: "utf-8", grids: [grid(rows)] } as const;
    expect(inspectStatement(source)).toEqual(inspectStatement(source));
  });
});
