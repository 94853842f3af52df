import { describe, expect, it } from "vitest";
import { systemIds, systemOf, type ClosingRule } from "#domain/books/accounting-system.ts";
import type { Account } from "#domain/books/account.ts";
import { month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId } from "#domain/core/ids.ts";
import { incomeTransferEntries } from "#domain/posting/income-transfer.ts";

const account = (code: string, kind: Account["class"]): Account => ({
  id: idOf<AccountId>(code),
  code,
  name: code,
  class: kind,
  normalSide: "credit",
  parentId: null,
  itemKinds: [],
  isActive: true,
});
const booked = (closing: ClosingRule, balances: Readonly<Record<string, number>>, when: string) =>
  incomeTransferEntries(
    [...new Set([...Object.keys(balances), closing.into, closing.appropriations, closing.carriedTo])].map((code) =>
      account(code, code.startsWith("5") ? "profit-loss" : "equity"),
    ),
    new Map(Object.entries(balances).map(([code, amount]) => [idOf<AccountId>(code), fen(amount)])),
    { month: month(when), closing },
  ).map(({ accountId, debitFen, creditFen }) => [accountId, debitFen, creditFen]);

describe("the transfer of a year's result", () => {
  it.each(systemIds.map((id) => [id]))("follows what the system of %s says of its closing", (id) => {
    const { closing, accounts, details } = systemOf(id);
    expect(accounts.some(({ code }) => code === closing.into)).toBe(true);
    for (const code of [closing.appropriations, closing.carriedTo])
      expect(details).toContainEqual(
        expect.objectContaining({ code, parentCode: closing.distribution, requirement: "opened" }),
      );
  });

  it("goes into the accounts a system names, and in December on and against what was distributed", () => {
    const closing: ClosingRule = {
      into: "391",
      distribution: "392",
      appropriations: "39201",
      carriedTo: "39209",
      status: "unverified",
    };
    const balances = { "501": -900, "511": 300, "39201": 200 };
    expect(booked(closing, balances, "2026-11")).toEqual([
      ["501", 900, 0],
      ["511", 0, 300],
      ["391", 0, 600],
    ]);
    expect(booked(closing, balances, "2026-12")).toEqual([
      ["501", 900, 0],
      ["511", 0, 300],
      ["391", 0, 600],
      ["391", 600, 0],
      ["39209", 0, 600],
      ["39209", 200, 0],
      ["39201", 0, 200],
    ]);
  });
});
