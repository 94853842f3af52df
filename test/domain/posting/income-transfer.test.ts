import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemIds, systemOf, type ClosingRule } from "#domain/books/accounting-system.ts";
import type { Account } from "#domain/books/account.ts";
import { month } from "#domain/core/dates.ts";
import { fen, sumFen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type ItemId } from "#domain/core/ids.ts";
import { incomeTransferEntries } from "#domain/posting/income-transfer.ts";
import { totalCredit, totalDebit } from "#domain/vouchers/voucher.ts";

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
    {
      balances: new Map(Object.entries(balances).map(([code, amount]) => [idOf<AccountId>(code), fen(amount)])),
      parts: new Map(),
    },
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

  const partOf = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    amountFen: fc.integer({ min: -3, max: 3 }),
    quantityMilli: fc.integer({ min: -2, max: 2 }),
  });

  it("leaves nothing on any set of items and no quantity of an account it closes", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(partOf, { selector: ({ who }) => who, minLength: 1 }),
        fc.uniqueArray(partOf, { selector: ({ who }) => who, minLength: 1 }),
        fc.constantFrom("2026-11", "2026-12"),
        (income, distributed, when) => {
          const { closing } = systemOf("2023");
          const given = { "501": income, [closing.appropriations]: distributed };
          const parts = new Map(
            Object.entries(given).map(([code, rows]) => [
              idOf<AccountId>(code),
              rows.map(({ who, amountFen, quantityMilli }) => ({
                items: who === 0 ? [] : [{ kind: "contract" as const, itemId: idOf<ItemId>(`i${String(who)}`) }],
                amountFen: fen(amountFen),
                quantityMilli,
              })),
            ]),
          );
          const balances = new Map(
            [...parts].map(([id, rows]) => [id, sumFen(rows.map(({ amountFen }) => amountFen))]),
          );
          const accounts = [account("501", "profit-loss")].concat(
            [closing.into, closing.appropriations, closing.carriedTo].map((code) => account(code, "equity")),
          );
          const entries = incomeTransferEntries(accounts, { balances, parts }, { month: month(when), closing });
          const closed = when.endsWith("-12") ? Object.keys(given) : ["501"];
          for (const code of closed)
            for (const { who, amountFen, quantityMilli } of given[code as keyof typeof given] ?? []) {
              const own = entries.filter(
                (entry) => entry.accountId === code && (entry.items[0]?.itemId ?? "i0") === `i${String(who)}`,
              );
              const moved = own.reduce((sum, entry) => sum + entry.debitFen - entry.creditFen, 0);
              const counted = own.reduce(
                (sum, entry) => sum + (entry.quantityMilli ?? 0) * (entry.debitFen === 0 ? -1 : 1),
                0,
              );
              expect([moved + amountFen, counted + quantityMilli]).toEqual([0, 0]);
            }
          expect(totalDebit(entries)).toBe(totalCredit(entries));
          expect(entries.every((entry) => (entry.debitFen === 0) !== (entry.creditFen === 0))).toBe(true);
        },
      ),
    );
  });
});
