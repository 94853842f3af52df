import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOwnTransfer } from "#domain/bank/own-transfer.ts";
import { pairTransfers, type TransferEnd } from "#domain/bank/transfer-pairs.ts";
import { addDays, localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const numbers = ["62170001", "62300002", "62450003"] as const;

/** An end of a transfer: account 1 to 3, and the account its bank names on the other side, 0 for none. */
const end = (
  key: string,
  account: 1 | 2 | 3,
  on: string,
  amountFen: number,
  names: 0 | 1 | 2 | 3 = 0,
): TransferEnd => ({
  key,
  accountNumber: numbers[account - 1] ?? "",
  onDate: localDate(`2026-07-${on}`),
  amountFen: fen(amountFen),
  counterpartyAccount: names === 0 ? "" : (numbers[names - 1] ?? ""),
});
const told = (ends: readonly TransferEnd[]) => {
  const { pairs, unclear } = pairTransfers(ends, 10);
  return {
    pairs: pairs.map(({ leaving, arriving, days }) => `${leaving.key}${arriving.key}${days}`),
    unclear: unclear.map(({ leaving, arriving }) => [...leaving, ...arriving].map(({ key }) => key).join("")),
  };
};

describe("transfers between own accounts", () => {
  it.each([
    ["both ends of one day", [end("a", 1, "05", -500, 2), end("b", 2, "05", 500)], ["ab0"], []],
    ["one that came days later", [end("a", 1, "05", -500, 2), end("b", 2, "08", 500)], ["ab3"], []],
    [
      "two of one amount, each on its own day",
      [end("a", 1, "05", -500, 2), end("b", 2, "05", 500), end("c", 1, "07", -500, 2), end("d", 2, "07", 500)],
      ["ab0", "cd0"],
      [],
    ],
    [
      "two of one amount to two accounts that are named",
      [end("a", 1, "05", -500, 2), end("b", 2, "05", 500), end("c", 1, "05", -500, 3), end("d", 3, "05", 500)],
      ["ab0", "cd0"],
      [],
    ],
    [
      "twins of one day, which are left to a person",
      [end("a", 1, "05", -500, 2), end("b", 2, "05", 500), end("c", 1, "05", -500, 2), end("d", 2, "05", 500)],
      [],
      ["acbd"],
    ],
    ["an end whose other end has not come", [end("a", 1, "05", -500, 2)], [], []],
    ["a payment to somebody else", [end("a", 1, "05", -500), end("b", 2, "05", 500)], [], []],
    ["a line without an amount", [end("a", 1, "05", 0, 2), end("b", 2, "05", 0, 1)], [], []],
  ])("are found in %s", (_case, ends, pairs, unclear) => {
    expect(told(ends)).toEqual({ pairs, unclear });
  });

  it("never use a line twice, never pair what is no transfer, and do not depend on the order of lines", () => {
    const anEnd = fc.record({
      account: fc.constantFrom(1, 2, 3),
      names: fc.constantFrom(0, 1, 2, 3),
      day: fc.integer({ min: 0, max: 14 }),
      amount: fc.constantFrom(-200, -100, 100, 200),
    });
    fc.assert(
      fc.property(fc.array(anEnd, { maxLength: 14 }), (rows) => {
        const ends = rows.map(({ account, names, day, amount }, at) => ({
          ...end(`k${at}`, account as 1, "01", amount, names as 0),
          onDate: addDays(localDate("2026-07-01"), day),
        }));
        const { pairs } = pairTransfers(ends, 10);
        const used = pairs.flatMap(({ leaving, arriving }) => [leaving.key, arriving.key]);
        expect(new Set(used).size).toBe(used.length);
        expect(pairs.every(({ leaving, arriving }) => isOwnTransfer(leaving, arriving, 10))).toBe(true);
        const names = (list: typeof pairs) =>
          list.map(({ leaving, arriving }) => `${leaving.key} ${arriving.key}`).toSorted();
        expect(names(pairTransfers(ends.toReversed(), 10).pairs)).toEqual(names(pairs));
      }),
    );
  });
});
