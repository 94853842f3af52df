import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";
import { isWear } from "#domain/vouchers/wear.ts";
import type { Entry } from "#domain/vouchers/voucher.ts";

const line = (code: string, debit: number, credit: number): Entry => ({
  summary: "计提",
  accountId: idOf<AccountId>(code),
  debitFen: fen(debit),
  creditFen: fen(credit),
  categoryId: null,
  items: [],
});
const accounts = {
  isWorn: (id: string) => ["152", "162", "171"].includes(id),
  isExpense: (id: string) => ["511", "513"].includes(id),
};

describe("a voucher of wear", () => {
  it.each<[string, readonly Entry[], boolean]>([
    ["depreciation and amortisation together", [line("513", 30, 0), line("152", 0, 10), line("171", 0, 20)], true],
    ["nothing credited", [line("513", 30, 0)], false],
    ["money among what is credited", [line("513", 30, 0), line("152", 0, 20), line("102", 0, 10)], false],
    ["money taken back in red", [line("513", 30, 0), line("102", -10, 0), line("152", 0, 20)], false],
    ["wear against no expense", [line("154", 30, 0), line("152", 0, 30)], false],
    ["wear taken back in red", [line("513", -30, 0), line("152", 0, -30)], false],
  ])("%s: %s", (_name, entries, isSo) => {
    expect(isWear(entries, accounts)).toBe(isSo);
  });
});
