import { describe, expect, it } from "vitest";
import { nothingAround } from "#domain/checks/around.ts";
import { judgeSpending } from "#domain/checks/judge.ts";
import type { PlainParameters } from "#domain/checks/plain-rule.ts";
import { everyLedger, type RuleVersion } from "#domain/checks/rule.ts";
import type { ClaimFacts } from "#domain/checks/spending.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type ItemId } from "#domain/core/ids.ts";
import { credit, debit, paper, spendingOf } from "./plain-spending.ts";

const plain = (kind: PlainParameters["kind"], rest: Partial<PlainParameters>): PlainParameters => ({
  kind,
  amounts: {},
  counts: {},
  flags: {},
  categoryIds: [],
  natures: [],
  words: [],
  days: [],
  workdays: [],
  ...rest,
});
const rule = (parameters: PlainParameters): RuleVersion => ({
  id: "r1",
  version: 1,
  severity: "block",
  basis: "本乡镇文件",
  parameters,
  scope: everyLedger,
  fromOn: localDate("2026-01-01"),
  toOn: localDate("2026-12-31"),
});

const petty = idOf<AccountId>("petty");
const accounts = new Map([
  [petty, { code: "11201", name: "备用金（报账员）", class: "asset", normalSide: "debit" } as const],
]);
const drawn = (amountFen: number) => [{ ...debit(null, amountFen), accountId: petty }, credit(null, amountFen)];

const hitsOf = (limitFen: number, before: number, moved: number) =>
  judgeSpending(spendingOf({ entries: drawn(moved), around: { ...nothingAround, accounts, pettyFen: fen(before) } }), [
    rule(plain("K13", { amounts: { limitFen: fen(limitFen) } })),
  ]).map(({ facts }) => facts["how"]);

describe("K13 petty cash", () => {
  it.each([
    ["up to the limit", 100_000, 40_000, 60_000, []],
    ["one fen over it", 100_000, 40_000, 60_001, ["draw"]],
    ["any draw where it is abolished", 0, 0, 1, ["draw"]],
  ])("allows or refuses a draw: %s", (_case, limitFen, before, moved, expected) => {
    expect(hitsOf(limitFen, before, moved)).toEqual(expected);
  });

  const clerk = idOf<ItemId>("clerk");
  const receivable = idOf<AccountId>("receivable");
  const given = (limitFen: number, summary: string, who: ItemId) => {
    const around = {
      ...nothingAround,
      accounts: new Map([[receivable, { code: "112", name: "应收款", class: "asset", normalSide: "debit" } as const]]),
      clerks: new Set([clerk]),
    };
    const items = [{ kind: "person" as const, itemId: who }];
    const entries = [{ ...debit(null, 500, summary), accountId: receivable, items }, credit(null, 500)];
    return judgeSpending(spendingOf({ entries, around }), [
      rule(plain("K13", { amounts: { limitFen: fen(limitFen) } })),
    ]).map(({ facts, line }) => [facts["how"], line]);
  };
  it.each([
    ["an advance to the 报账员", 0, "预借款", clerk, [["advance", 1]]],
    ["an advance called 备用金 to anybody", 0, "领备用金", idOf<ItemId>("other"), [["advance", 1]]],
    ["an advance to somebody else", 0, "预付工程款", idOf<ItemId>("other"), []],
    ["an advance to the 报账员 where petty cash is allowed", 100_000, "预借款", clerk, []],
  ])("where petty cash is abolished it hears %s", (_case, limitFen, summary, who, expected) => {
    expect(given(limitFen, summary, who)).toEqual(expected);
  });

  const prepaid: ClaimFacts = { isPrepaid: true, lodgedOn: null };
  it.each([
    ["a paper at the limit", 100_000, 100_000, prepaid, []],
    ["a paper over the limit", 100_001, 100_000, prepaid, ["single"]],
    ["the same paper by transfer", 100_001, 100_000, { ...prepaid, isPrepaid: false }, []],
  ])("looks at single papers of claims the village paid: %s", (_case, paperFen, singleFen, claim, expected) => {
    const documents = [{ ...paper("invoice", "1"), amountFen: fen(paperFen) }];
    const spending = spendingOf({ entries: [debit("F02", paperFen), credit(null, paperFen)], documents, claim });
    const parameters = plain("K13", { amounts: { limitFen: fen(500_000), singleFen: fen(singleFen) } });
    expect(judgeSpending(spending, [rule(parameters)]).map(({ facts }) => facts["how"])).toEqual(expected);
  });
});

describe("K30 the days papers are handed over", () => {
  it.each([
    ["inside", 1, 10, "2026-09-10", 0],
    ["after", 1, 10, "2026-09-11", 1],
    ["over the end of the month, inside", 25, 5, "2026-09-03", 0],
    ["over the end of the month, outside", 25, 5, "2026-09-06", 1],
  ])("%s", (_case, claimFrom, claimTo, lodged, count) => {
    const claim: ClaimFacts = { isPrepaid: false, lodgedOn: localDate(lodged) };
    const spending = spendingOf({ entries: [debit("F02", 100), credit(null, 100)], claim });
    expect(judgeSpending(spending, [rule(plain("K30", { counts: { claimFrom, claimTo } }))])).toHaveLength(count);
  });

  it("says nothing of a claim that is not lodged, nor of a voucher", () => {
    const spending = spendingOf({ entries: [debit("F02", 100), credit(null, 100)] });
    expect(judgeSpending(spending, [rule(plain("K30", { counts: { claimFrom: 1, claimTo: 2 } }))])).toEqual([]);
  });
});
