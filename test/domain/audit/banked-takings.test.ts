import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bankedTakings } from "#domain/audit/banked-takings.ts";
import type { Banking, ReceiptUse } from "#domain/audit/cash-facts.ts";
import { addDays, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { receipt } from "./quarter-facts.ts";

const taken = (number: string, day: string, amountFen: number | null) =>
  receipt(number, {
    bankedOn: null,
    voucherOn: localDate(`2026-07-${day}`),
    onDate: localDate(`2026-07-${day}`),
    amountFen: amountFen === null ? null : fen(amountFen),
  });
const brought = (day: string, amountFen: number) => ({ on: localDate(`2026-07-${day}`), amountFen: fen(amountFen) });
const shown = (receipts: readonly ReceiptUse[], bankings: readonly Banking[], allowanceFen = 0) =>
  [...bankedTakings(receipts, bankings, allowanceFen)]
    .toSorted(([left], [right]) => left.number.localeCompare(right.number))
    .map(([{ number }, { on, restFen }]) => [number, on, restFen]);

describe("which takings a deposit brings to the bank", () => {
  it("is those it is the exact sum of, the oldest first", () => {
    const receipts = [taken("1", "01", 500), taken("2", "06", 500), taken("3", "07", 200)];
    expect(shown(receipts, [brought("06", 500), brought("08", 700)])).toEqual([
      ["1", "2026-07-06", 0],
      ["2", "2026-07-08", 0],
      ["3", "2026-07-08", 0],
    ]);
  });

  it("leaves what was never banked with the receipt it belongs to, and no later one is late for it", () => {
    const receipts = [taken("1", "01", 500), taken("2", "10", 500), taken("3", "20", 500)];
    expect(shown(receipts, [brought("02", 497), brought("11", 500), brought("21", 500)])).toEqual([
      ["1", null, 3],
      ["2", "2026-07-11", 0],
      ["3", "2026-07-21", 0],
    ]);
  });

  it("is none that came after it, and what it holds beyond the takings before it brings nobody's", () => {
    const receipts = [taken("1", "01", 500), taken("2", "10", 500)];
    expect(shown(receipts, [brought("05", 5_000)])).toEqual([
      ["1", "2026-07-05", 0],
      ["2", null, 500],
    ]);
  });

  it("is known of money that never was cash, and of a receipt without an amount with the next deposit", () => {
    const direct = receipt("1", { bankedOn: localDate("2026-07-03") });
    expect(shown([direct, taken("2", "04", null)], [brought("05", 1)])).toEqual([
      ["1", "2026-07-03", 0],
      ["2", "2026-07-05", 0],
    ]);
  });

  it.each([1, 3])(
    "is also a receipt without an amount beside the others of which it is the exact sum (%i)",
    (place) => {
      const receipts = [taken("2", "02", 500), taken("4", "04", 200)];
      receipts.splice(place - 1, 0, taken("1", "03", null));
      expect(shown(receipts, [brought("05", 700)])).toEqual([
        ["1", "2026-07-05", 0],
        ["2", "2026-07-05", 0],
        ["4", "2026-07-05", 0],
      ]);
      expect(shown([taken("1", "01", 500), taken("2", "02", null)], [brought("05", 500)])).toContainEqual([
        "2",
        "2026-07-05",
        0,
      ]);
    },
  );

  it("may leave small change behind where the township allows it, but not a whole receipt", () => {
    const receipts = [taken("1", "01", 500), taken("2", "10", 500), taken("3", "20", 3)];
    const bankings = [brought("02", 497), brought("11", 503)];
    expect(shown(receipts, bankings, 3)).toEqual([
      ["1", "2026-07-02", 0],
      ["2", "2026-07-11", 0],
      ["3", null, 3],
    ]);
    expect(shown(receipts, bankings, 2)).toEqual([
      ["1", "2026-07-11", 0],
      ["2", "2026-07-11", 0],
      ["3", null, 3],
    ]);
    expect(shown(receipts, bankings.slice(0, 1), 3)[0]).toEqual(["1", "2026-07-02", 3]);
  });

  it("never brings more than was deposited, nor a receipt before it was taken", () => {
    const days = fc.integer({ min: 0, max: 40 });
    const amounts = fc.integer({ min: 1, max: 9 });
    const dated = fc.array(fc.record({ day: days, amountFen: amounts }), { maxLength: 12 });
    const on = (day: number) => addDays(localDate("2026-07-01"), day);
    fc.assert(
      fc.property(dated, dated, (takings, deposits) => {
        const receipts = takings.map(({ day, amountFen }, at) =>
          receipt(String(at), { bankedOn: null, voucherOn: on(day), onDate: on(day), amountFen: fen(amountFen) }),
        );
        const bankings = deposits
          .map(({ day, amountFen }) => ({ on: on(day), amountFen: fen(amountFen) }))
          .toSorted((left, right) => (left.on < right.on ? -1 : 1));
        const banked = bankedTakings(receipts, bankings, 0);
        expect(banked.size).toBe(receipts.length);
        const wholeFen = [...banked].reduce((sum, [{ amountFen }, { restFen }]) => sum + (amountFen ?? 0) - restFen, 0);
        expect(wholeFen).toBeLessThanOrEqual(bankings.reduce((sum, { amountFen }) => sum + amountFen, 0));
        for (const [{ voucherOn }, { on: day, restFen }] of banked) {
          expect(day === null).toBe(restFen > 0);
          if (day !== null) expect(day >= voucherOn).toBe(true);
        }
      }),
    );
  });
});
