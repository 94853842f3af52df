import { describe, expect, it } from "vitest";
import { keysOf, settleSerials } from "#domain/bank/line-keys.ts";
import { compareWithKnown } from "#domain/bank/known-lines.ts";
import type { StatementLine } from "#domain/bank/statement.ts";
import { inspectFixture } from "#test/support/statement-fixtures.ts";
import { aLine, imported, journalText, type JournalLine } from "#test/support/statement-lines.ts";

const pay = (balanceFen: number | null, more: Partial<Parameters<typeof aLine>[0]> = {}): StatementLine =>
  aLine({ on: "2026-07-06", amountFen: -30_000, balanceFen, ...more });

const kinds = (lines: readonly StatementLine[], journal: readonly StatementLine[]) =>
  compareWithKnown(lines, imported([], journal)).verdicts.map((verdict) =>
    verdict.kind === "doubtful" ? verdict.reason : verdict.kind,
  );

describe("comparing a file with the journal", () => {
  it.each<readonly [string, readonly StatementLine[], readonly StatementLine[], readonly string[]]>([
    ["nothing known", [pay(100)], [], ["new"]],
    ["same balance", [pay(100)], [pay(100)], ["known"]],
    ["other balance: a twin", [pay(70)], [pay(100)], ["new"]],
    ["same serial, no balance", [pay(null, { serial: "12345678" })], [pay(100, { serial: "12345678" })], ["known"]],
    [
      "other serial, same balance: pay, reverse, pay, or another export that numbers by itself",
      [pay(100, { serial: "22345678" })],
      [pay(100, { serial: "12345678" })],
      ["other-serial"],
    ],
    [
      "pay, reverse, pay within one file: its first payment is the known one",
      [
        pay(100, { serial: "12345678" }),
        aLine({ on: "2026-07-06", amountFen: 30_000, balanceFen: 30_100 }),
        pay(100, { serial: "22345678" }),
      ],
      [pay(100, { serial: "12345678" })],
      ["known", "new", "new"],
    ],
    [
      "no balance, other serial",
      [pay(null, { serial: "22345678" })],
      [pay(100, { serial: "12345678" })],
      ["other-serial"],
    ],
    [
      "no balance, other serial, other party",
      [pay(null, { serial: "22345678", party: "甲" })],
      [pay(100, { serial: "12345678", party: "乙" })],
      ["new"],
    ],
    [
      "same balance, other party: it came back and was paid to somebody else",
      [pay(100, { party: "张三" })],
      [pay(100, { party: "李四" })],
      ["same-balance-other-party"],
    ],
    ["same balance, masked party", [pay(100, { party: "张三" })], [pay(100, { party: "张*" })], ["known"]],
    [
      "same serial, other balance",
      [pay(70, { serial: "12345678" })],
      [pay(100, { serial: "12345678" })],
      ["same-serial-other-balance"],
    ],
    [
      "same balance, other time",
      [pay(100, { at: "10:00:00" })],
      [pay(100, { at: "11:00:00" })],
      ["same-balance-other-time"],
    ],
    ["same balance, time on one side", [pay(100, { at: "10:00:00" })], [pay(100)], ["known"]],
    ["no balances: by count, 1 of 2 known", [pay(null), pay(null)], [pay(null)], ["known", "new"]],
    ["no balances: fewer than known", [pay(null)], [pay(null), pay(null)], ["known"]],
    ["no balances: other party disproves", [pay(null, { party: "甲" })], [pay(null, { party: "乙" })], ["new"]],
    ["no balances: a party on one side proves nothing", [pay(null, { party: "甲" })], [pay(null)], ["known"]],
    ["a balance on one side only", [pay(100)], [pay(null)], ["known"]],
    [
      "an untrusted serial disproves nothing",
      [pay(null, { serial: "7", isSerialTrusted: false })],
      [pay(null, { serial: "9", isSerialTrusted: false })],
      ["known"],
    ],
    ["a row printed twice", [pay(100), pay(100)], [], ["new", "repeated-in-file"]],
    ["a row printed twice, both known before", [pay(100), pay(100)], [pay(100)], ["known", "repeated-in-file"]],
    ["other summary, other remark", [{ ...pay(100), summary: "x", remark: "y" }], [pay(100)], ["known"]],
  ])("%s", (_case, lines, journal, expected) => {
    expect(kinds(lines, journal)).toEqual(expected);
  });

  it.each<readonly [string, string, string, string]>([
    ["a masked name", "张三", "张*", "known"],
    ["another masked name", "李四", "张*", "new"],
    ["a name cut off", "青禾镇柳溪村股份经济合作社", "青禾镇柳溪村股份经济", "known"],
    ["full and half width", "青禾（镇）文具店", "青禾(镇)文具店", "known"],
    ["a short name that another begins with", "张三丰", "张三", "new"],
    ["a masked account", "6217000012345678", "6217****5678", "known"],
    ["another masked account", "6217000012345678", "6217****5679", "new"],
    ["an account that another begins with", "62170001", "621700012", "new"],
  ])("no balances: %s", (_case, told, before, kind) => {
    const field = /^[\d*]+$/.test(told) ? "counterpartyAccount" : "counterpartyName";
    const lines = [{ ...pay(null), [field]: told }];
    expect(kinds(lines, [{ ...pay(null), [field]: before }])).toEqual([kind]);
  });

  it("says which line of the journal a line is", () => {
    const journal = imported([], [pay(100), pay(70)]);
    const [verdict] = compareWithKnown([pay(70)], journal).verdicts;
    expect(verdict).toMatchObject({ kind: "known", known: journal[1] });
  });

  it("numbers lines of one identity upwards, so that a database can hold them unique", () => {
    const day = [
      pay(100, { at: "09:00:00" }),
      aLine({ on: "2026-07-06", amountFen: 30_000, balanceFen: 30_100 }),
      pay(100, { at: "11:00:00" }),
    ];
    const journal = imported([], day);
    expect(journal.map(({ occurrence }) => occurrence)).toEqual([1, 1, 2]);
    expect(new Set(journalText(journal)).size).toBe(3);
    expect(imported(journal, day)).toEqual(journal);
  });

  it("tells the days on which the journal has lines that the file lacks", () => {
    const later = aLine({ on: "2026-07-08", amountFen: 5, balanceFen: 1 });
    const journal = imported([], [pay(100), pay(70), later]);
    expect(compareWithKnown([pay(100), later], journal).missing).toEqual([{ day: "2026-07-06", known: [journal[1]] }]);
    expect(compareWithKnown([later], journal).missing).toEqual([]);
  });

  it("keeps accounts apart by their keys", () => {
    expect(keysOf(pay(100), "A")).toEqual({ k1: null, k2: "A|2026-07-06|-30000|b100", k3: "A|2026-07-06|-30000" });
    expect(keysOf(pay(null, { serial: "12345678" }), "B")).toMatchObject({
      k1: "B|2026-07-06|-30000|s12345678",
      k2: null,
    });
  });

  it.each([
    ["long and unique", ["20260706000012", "20260706000013"], [true, true]],
    ["counters", ["1", "2"], [false, false]],
    ["counters padded with zeros", ["0000000001", "0000000002"], [false, false]],
    ["one number shared by a batch", ["20260706000012", "20260706000012"], [false, false]],
  ])("trusts serials that are %s", (_case, serials, expected) => {
    const lines = serials.map((serial) => pay(100, { serial, isSerialTrusted: false }));
    settleSerials(lines, false);
    expect(lines.some((line) => line.isSerialTrusted)).toBe(false);
    settleSerials(lines, true);
    expect(lines.map((line) => line.isSerialTrusted)).toEqual(expected);
  });

  it("compares ten thousand like payments of one day in about the time of reading them", () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => pay(index, { row: index + 2 }));
    const journal = imported([], lines);
    expect(compareWithKnown(lines, journal).verdicts.every(({ kind }) => kind === "known")).toBe(true);
  }, 5_000);
});

describe("overlapping files of one account", () => {
  const first = inspectFixture("psbc-1/july-august.xlsx").lines;
  const second = inspectFixture("psbc-1/august-september.xlsx").lines;
  const whole = inspectFixture("psbc-1/quarter.xlsx").lines;

  it.each([
    ["July first", [first, second]],
    ["September first", [second, first]],
    ["the quarter first", [whole, second, first]],
    ["the same file twice", [first, first, second, second]],
  ])("give one journal: %s", (_case, files) => {
    const journal = files.reduce((sum: readonly JournalLine[], lines) => imported(sum, lines), []);
    expect(journalText(journal)).toEqual(journalText(imported([], whole)));
    expect(journal).toHaveLength(whole.length);
  });
});
