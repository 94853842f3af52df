import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, localDate, type LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { orderDays, type AccountDays } from "#flow/order-days.ts";

type Kept = {
  readonly id: number;
  readonly fileId: string;
  readonly bookedOn: LocalDate;
  readonly tradedAt: null;
  readonly amountFen: Fen;
  readonly balanceFen: Fen;
};

/** An account kept in memory: its lines with their places within their days. */
const account = () => {
  const lines: { readonly line: Kept; place: number }[] = [];
  const inOrder = () =>
    lines
      .toSorted(
        (a, b) =>
          (a.line.bookedOn < b.line.bookedOn ? -1 : Number(a.line.bookedOn > b.line.bookedOn)) || a.place - b.place,
      )
      .map(({ line }) => line);
  const days: AccountDays<number> = {
    readDay: (day) =>
      inOrder()
        .filter((line) => line.bookedOn === day)
        .map((line) => ({ ...line, dayOrder: lines.find((each) => each.line === line)?.place ?? 0 })),
    beside: (day) => {
      const [before, after] = [
        inOrder().findLast((line) => line.bookedOn < day),
        inOrder().find((line) => line.bookedOn > day),
      ];
      return {
        beforeFen: before?.balanceFen,
        afterFen: after === undefined ? undefined : after.balanceFen - after.amountFen,
        nextDay: after?.bookedOn,
      };
    },
    place: (id, dayOrder) => {
      for (const each of lines) if (each.line.id === id) each.place = dayOrder;
    },
  };
  const bring = (part: readonly Kept[]): void => {
    for (const line of part) lines.push({ line, place: days.readDay(line.bookedOn).length + 1 });
    orderDays(
      days,
      part.map(({ bookedOn }) => bookedOn),
    );
  };
  return { bring, inOrder };
};

const start = localDate("2026-07-01");

/** Movements of two amounts, several on a day: balances come back again and again. */
const movements = fc
  .array(fc.record({ gap: fc.constantFrom(0, 0, 0, 1), amount: fc.constantFrom(-100, 100) }), {
    minLength: 1,
    maxLength: 24,
  })
  .map((moves): readonly Kept[] => {
    let day = addDays(start, 1);
    let balance = 10_000;
    const first: Kept = {
      id: 0,
      fileId: "",
      bookedOn: start,
      tradedAt: null,
      amountFen: fen(10_000),
      balanceFen: fen(10_000),
    };
    return [
      first,
      ...moves.map(({ gap, amount }, index): Kept => {
        day = addDays(day, gap);
        balance += amount;
        return { ...first, id: index + 1, bookedOn: day, amountFen: fen(amount), balanceFen: fen(balance) };
      }),
    ];
  });

it("pages cut anywhere, also within a day that comes back to its balance, close in whatever order they arrive", () => {
  const property = fc.property(
    movements,
    fc.array(fc.nat(), { maxLength: 4 }),
    fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    (lines, cuts, order) => {
      const bounds = [0, ...cuts.map((cut) => cut % lines.length).toSorted((a, b) => a - b), lines.length];
      const parts = bounds
        .slice(1)
        .map((end, index) => lines.slice(bounds[index], end).map((line) => ({ ...line, fileId: String(index) })))
        .map((part, index) => ({ part, key: order[index] ?? 0 }))
        .toSorted((a, b) => a.key - b.key);
      const { bring, inOrder } = account();
      for (const { part } of parts) bring(part);
      const ordered = inOrder();
      for (const [index, line] of ordered.entries())
        expect(line.balanceFen - line.amountFen).toBe(ordered[index - 1]?.balanceFen ?? 0);
      expect(ordered.at(-1)?.balanceFen).toBe(lines.at(-1)?.balanceFen);
    },
  );
  fc.assert(property, { numRuns: 1000 });
});
