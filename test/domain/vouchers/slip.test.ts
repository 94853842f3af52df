import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { detailText, gridCells, slipsOf, type SlipEntry, type SlipVoucher } from "#domain/vouchers/slip.ts";

const entry = (debit: number, credit: number): SlipEntry => ({
  summary: "摘要",
  firstAccount: "库存现金",
  detailAccount: "",
  debitFen: fen(debit),
  creditFen: fen(credit),
});
const voucher = (entries: readonly SlipEntry[]): SlipVoucher => ({
  id: "v",
  ledgerName: "柳溪村",
  word: "记",
  number: 1,
  isPosted: true,
  onDate: localDate("2026-07-01"),
  paperCount: 0,
  entries,
  preparedBy: "",
  reviewedBy: "",
  postedBy: "",
  cashier: "",
  supervisor: "",
  printedBefore: 0,
});

describe("the amount grid", () => {
  it.each([
    ["nothing for zero", 0, false, "|||||||||||"],
    ["one fen with its zeros", 1, false, "||||||||0|0|1"],
    ["digits at the right", 123_456, false, "|||||1|2|3|4|5|6"],
    ["the currency sign before a total", 123_456, true, "||||￥|1|2|3|4|5|6"],
    ["a minus before a red amount", -123_456, false, "||||-|1|2|3|4|5|6"],
    ["both before a red total", -123_456, true, "|||￥|-|1|2|3|4|5|6"],
    ["eleven digits without the sign", 12_345_678_901, true, "1|2|3|4|5|6|7|8|9|0|1"],
  ])("shows %s", (_case, amount, hasCurrency, cells) => {
    const shown = gridCells(fen(amount), hasCurrency);
    expect(shown?.length).toBe(11);
    expect(shown?.join("|")).toBe(cells === "|||||||||||" ? "||||||||||" : cells);
  });

  it.each([123_456_789_012, -12_345_678_901])("has no room for %i", (amount) => {
    expect(gridCells(fen(amount))).toBeUndefined();
  });
});

describe("the sheets of a voucher", () => {
  it("carry every entry once, in order, and the running sums, on no more lines than the paper has", () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(entries, fc.constantFrom(5, 6), (amounts, lineCount) => {
        const all = amounts.map(([debit, credit]) => entry(debit, credit));
        const slips = slipsOf(voucher(all), lineCount);
        expect(
          slips.flatMap(({ lines }) => lines.flatMap((line) => (line.kind === "entry" ? [line.entry] : []))),
        ).toEqual(all);
        for (const [index, slip] of slips.entries()) {
          expect(slip.lines.length).toBeLessThanOrEqual(lineCount);
          expect([slip.no, slip.of, slip.isLast]).toEqual([index + 1, slips.length, index === slips.length - 1]);
          const [first] = slip.lines;
          if (index > 0) expect(first).toEqual({ kind: "carried", ...slips[index - 1]?.sums });
        }
        expect(slips.at(-1)?.sums).toEqual({
          debitFen: sumOf(all, (each) => each.debitFen),
          creditFen: sumOf(all, (each) => each.creditFen),
        });
      }),
    );
  });

  it.each([
    [0, 1],
    [6, 1],
    [7, 2],
    [11, 2],
    [12, 3],
  ])("of %i entries on six lines are %i", (count, sheets) => {
    expect(slipsOf(voucher(Array.from({ length: count }, () => entry(1, 0))), 6).length).toBe(sheets);
  });
});

describe("the detail of an entry", () => {
  it.each([
    ["化肥", { amount: "10", unit: "袋", price: "30.00" }, "化肥　10袋×30.00"],
    ["", { amount: "-2.5", unit: "吨", price: "" }, "-2.5吨"],
    ["化肥", null, "化肥"],
  ])("%s with %j reads %s", (detailAccount, quantity, text) => {
    expect(detailText({ ...entry(1, 0), detailAccount, quantity })).toBe(text);
  });
});
