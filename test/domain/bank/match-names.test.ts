import { describe, expect, it } from "vitest";
import { relationOf } from "#domain/bank/match-reasons.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const on = localDate("2026-07-05");
const passOf = (counterpartyName: string, summary: string) =>
  relationOf(
    {
      key: "l",
      onDate: on,
      tradedAt: "",
      amountFen: fen(-10_000),
      counterpartyName,
      counterpartyAccount: "",
      text: "",
      serial: "",
      isReversal: false,
    },
    { key: "v:1", onDate: on, amountFen: fen(-10_000), summary, names: [], accounts: [], slips: [] },
    { daysBefore: 3, daysAfter: 10 },
  )?.pass;

describe("a name in the summary of a voucher", () => {
  it.each([
    ["王明", "付王明运费", 1],
    ["王明", "王明", 1],
    ["王明", "付王明、李四运费", 1],
    ["王明", "付王明亮运费", 2],
    ["明亮", "付王明亮运费", 2],
    ["张三", "付张三丰工资", 2],
    ["启明文具店", "付青禾镇启明文具店货款", 1],
  ])("%s in %s is of pass %i", (name, summary, pass) => {
    expect(passOf(name, summary)).toBe(pass);
  });
});
