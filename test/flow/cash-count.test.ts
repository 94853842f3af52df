import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sqlFor } from "#store/query.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;

// 500.00 yuan lie in the books' cash from the opening on.
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

type Pieces = readonly (readonly [number, number])[];
const input = (pieces: Pieces, told: Readonly<Record<string, unknown>> = {}) => ({
  ledgerId: village.ledgerId,
  accountId: village.accountOf("101"),
  onDate: "2026-07-05",
  pieces: pieces.map(([valueFen, count]) => ({ valueFen, count })),
  witness: "何主任",
  note: "",
  ...told,
});

describe("counting the cash", () => {
  it.each([
    ["what the books say", [[10_000, 5]], 0],
    [
      "a little more",
      [
        [10_000, 5],
        [10, 3],
      ],
      30,
    ],
    [
      "less",
      [
        [10_000, 4],
        [5_000, 1],
        [1, 7],
      ],
      -4_993,
    ],
    [
      "a note that does not exist, which counts nothing",
      [
        [10_000, 5],
        [30_000, 2],
      ],
      0,
    ],
  ] as const)("finds %s", async (_case, pieces, differenceFen) => {
    expect(await village.must("cashCount.save", input(pieces), "cashier")).toMatchObject({ differenceFen });
  });

  it.each([
    ["by a witness who counts himself", { witness: "林出纳" }, "same-person"],
    ["in an account that is no cash", { accountId: "bank" }, "account-code-bad"],
    ["of a day to come", { onDate: "2026-12-01" }, "date-in-future"],
  ])("is refused %s", async (_case, told, code) => {
    const rest = "accountId" in told ? { accountId: village.accountOf("121") } : told;
    expect(await village.call("cashCount.save", input([], rest), "cashier")).toMatchObject({ failure: { code } });
  });

  it.each([
    ["less to the debit of 181", [[10_000, 4]], ["181", "101"]],
    ["more to its credit", [[10_000, 6]], ["101", "181"]],
  ] as const)("books %s, once", async (_case, pieces, [debit, credit]) => {
    const { id } = await village.must("cashCount.save", input(pieces), "cashier");
    const { voucherId } = await village.must("cashCount.draft", { id });
    const shown = await village.must("voucher.show", { id: voucherId });
    expect(
      shown.entries.map(({ accountCode, debitFen, creditFen }) => [accountCode.slice(0, 3), debitFen, creditFen]),
    ).toEqual([
      [debit, 10_000, 0],
      [credit, 0, 10_000],
    ]);
    expect(await village.call("cashCount.draft", { id })).toMatchObject({ failure: { code: "line-already-used" } });
    await village.must("voucher.delete", { id: voucherId, version: shown.version });
    expect(await village.call("cashCount.draft", { id })).toMatchObject({ ok: true });
  });

  it("drafts nothing where nothing differs, and is never changed", async () => {
    const { id } = await village.must("cashCount.save", input([[10_000, 5]]), "cashier");
    expect(await village.call("cashCount.draft", { id })).toMatchObject({ failure: { code: "line-not-matching" } });
    const change = sqlFor.updateTable("cash_count").set({ note: "另说" });
    expect(() =>
      village.ledger.transact((writing) => {
        writing.run(change);
        return { ok: true };
      }),
    ).toThrow(/a count never changes/);
    const { counts } = await village.must("cashCount.list", { ledgerId: village.ledgerId, onDate: "2026-07-05" });
    expect(counts).toMatchObject([{ countedFen: 50_000, bookFen: 50_000, byName: "林出纳", voucherId: null }]);
  });
});
