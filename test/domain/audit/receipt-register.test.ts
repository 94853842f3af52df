import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doReceiptBooksOverlap, isOfBook, receiptBookFault, receiptStanding } from "#domain/audit/receipt-register.ts";
import type { QuarterFacts } from "#domain/audit/facts.ts";
import { incomeTests } from "#domain/audit/income-tests.ts";
import { localDate } from "#domain/core/dates.ts";
import { cleanQuarter, receipt, receiptBook } from "./quarter-facts.ts";

const [, gaps] = incomeTests;
const found = (facts: Partial<QuarterFacts>): readonly unknown[] =>
  (gaps?.find({ ...cleanQuarter, ...facts }) ?? []).map((row) => row.facts["reason"]);
const on = (day: string) => ({ onDate: localDate(day), voucherOn: localDate(day) });

describe("the numbers of a book of receipts", () => {
  it.each([
    ["No0001", "No0050", undefined],
    ["收", "No0050", "no-number"],
    ["No0001", "NB0050", "two-series"],
    ["0099", "100", "two-series"],
    ["0050", "0001", "reversed"],
    ["0001", "2001", "too-many"],
  ])("from %s to %s: %s", (first, last, fault) => {
    expect(receiptBookFault(first, last)).toBe(fault);
  });

  it("take up only what was used once the rest came back", () => {
    const { book } = receiptBook("0101", "0150");
    const settled = { ...book, settledOn: localDate("2026-07-31"), settledLast: 110 };
    const again = receiptBook("0111", "0150").book;
    expect(doReceiptBooksOverlap(book, again)).toBe(true);
    expect(doReceiptBooksOverlap(settled, again)).toBe(false);
    expect(isOfBook(settled, "0111")).toBe(false);
    expect(isOfBook(book, "No0111")).toBe(false);
    expect(isOfBook(book, " 01-11")).toBe(true);
  });
});

it("counts every number of a book once: used, spoilt, missing or blank", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 50 });
  fc.assert(
    fc.property(numbers, numbers, (used, spoilt) => {
      const text = (number: number): string => String(number).padStart(4, "0");
      const standing = receiptStanding(
        receiptBook("0001", "0050", {
          uses: used.map((number) => receipt(text(number))),
          voids: spoilt.map((number) => ({ number, voidedOn: localDate("2026-07-05"), copiesOn: null })),
        }),
      );
      const { usedNumbers, voidNumbers, missing, unused, highest } = standing;
      expect(usedNumbers.size + voidNumbers.size + missing + unused).toBe(50);
      expect(highest).toBe(Math.max(0, ...used, ...spoilt));
      expect(unused).toBe(50 - highest);
    }),
  );
});

describe("E20 on registered books", () => {
  const uses = [receipt("0101", on("2026-07-05")), receipt("0103", on("2026-07-08"))];
  const spoilt = { number: 102, voidedOn: localDate("2026-07-07"), copiesOn: localDate("2026-07-07") };

  it.each<readonly [string, Partial<QuarterFacts>, readonly string[]]>([
    [
      "a number that is nowhere",
      { receiptBooks: [receiptBook("0101", "0150", { uses })] },
      ["receipts-missing-in-book"],
    ],
    [
      "the missing number spoilt, its copies kept",
      { receiptBooks: [receiptBook("0101", "0150", { uses, voids: [spoilt] })] },
      [],
    ],
    [
      "spoilt without its copies",
      { receiptBooks: [receiptBook("0101", "0150", { uses, voids: [{ ...spoilt, copiesOn: null }] })] },
      ["spoilt-copies-missing"],
    ],
    [
      "copies that turned up after the quarter",
      {
        receiptBooks: [
          receiptBook("0101", "0150", { uses, voids: [{ ...spoilt, copiesOn: localDate("2026-10-01") }] }),
        ],
      },
      ["spoilt-copies-missing"],
    ],
    [
      "spoilt, and used after all",
      {
        receiptBooks: [
          receiptBook("0101", "0150", { uses: [...uses, receipt("0102", on("2026-07-07"))], voids: [spoilt] }),
        ],
      },
      ["spoilt-but-used"],
    ],
    [
      "a lower number written after a higher one",
      { receiptBooks: [receiptBook("0101", "0150", { uses: [...uses, receipt("0102", on("2026-08-01"))] })] },
      ["receipts-out-of-order"],
    ],
    [
      "a book begun in its middle",
      { receiptBooks: [receiptBook("0100", "0150", { uses: uses.slice(0, 1) })] },
      ["receipts-missing-in-book"],
    ],
    [
      "a gap of twenty-five that a run would take for another book",
      {
        receiptBooks: [receiptBook("0101", "0150", { uses: [...uses.slice(0, 1), receipt("0127", on("2026-07-08"))] })],
      },
      ["receipts-missing-in-book"],
    ],
    [
      "a gap of the quarter before",
      {
        receiptBooks: [
          receiptBook("0101", "0150", {
            uses: [receipt("0101", on("2026-06-05")), receipt("0103", on("2026-06-08"))],
          }),
        ],
      },
      [],
    ],
    [
      "a receipt of no registered book",
      {
        receipts: [receipt("0101"), receipt("9901")],
        receiptBooks: [receiptBook("0101", "0150", { uses: uses.slice(0, 1) })],
      },
      ["receipt-of-no-book"],
    ],
    [
      "a receipt of before the register was begun",
      {
        receipts: [receipt("9901", on("2026-07-01"))],
        receiptBooks: [receiptBook("0101", "0150", { issuedOn: "2026-07-04" })],
      },
      [],
    ],
  ])("finds %s", (_case, facts, reasons) => {
    expect(found({ receipts: [], ...facts })).toEqual(reasons);
  });
});
