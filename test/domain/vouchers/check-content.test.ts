import { describe, expect, it } from "vitest";
import type { Account } from "#domain/books/account.ts";
import { localDate, month } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type AccountId, type CategoryId, type ItemId, type LedgerId } from "#domain/core/ids.ts";
import { checkComplete, checkDraft, type BookFacts } from "#domain/vouchers/check-content.ts";
import type { Entry, VoucherContent } from "#domain/vouchers/voucher.ts";

const id = (text: string): AccountId => idOf<AccountId>(text);

const account = (code: string, over: Partial<Account> = {}): Account => ({
  id: id(`a${code}`),
  code,
  name: code,
  class: "asset",
  normalSide: "debit",
  parentId: null,
  itemKinds: [],
  isActive: true,
  ...over,
});

const accounts = [
  account("101"),
  account("102"),
  account("10201", { parentId: id("a102") }),
  account("113", { itemKinds: ["member"] }),
  account("151"),
  account("153"),
  account("513", { class: "profit-loss" }),
  account("514", { isActive: false }),
];

const book: BookFacts = {
  isStarted: true,
  startMonth: month("2026-07"),
  today: localDate("2026-09-30"),
  isClosed: (value) => value === "2026-07",
  accountOf: (wanted) => accounts.find((each) => each.id === wanted),
  isLeaf: (wanted) => wanted !== "a102",
  standsOnOwn: (wanted) => fen(wanted === "a102" ? 500 : 0),
  itemKindOf: (wanted) => (wanted === "m1" ? "member" : undefined),
  hasCategory: (wanted) => wanted === "c1",
  isWorn: (each) => ["152", "171"].includes(each.code),
  isDealing: (each) => ["112", "113", "211", "221"].includes(each.code),
  isCategorised: (each) => each.code === "513" || each.code === "151",
  isCategoryOf: (wanted, each) => wanted === "c1" && each.code === "513",
};

const entry = (code: string, debit: number, credit: number, over: Partial<Entry> = {}): Entry => ({
  summary: "付办公费",
  accountId: id(`a${code}`),
  debitFen: fen(debit),
  creditFen: fen(credit),
  categoryId: null,
  items: [],
  ...over,
});

const content = (entries: readonly Entry[], onDate = "2026-08-15"): VoucherContent => ({
  ledgerId: idOf<LedgerId>("l1"),
  onDate: localDate(onDate),
  paperCount: 0,
  entries,
  documents: [],
  approvals: [],
});

const c1 = idOf<CategoryId>("c1");
const good = [entry("513", 100, 0, { categoryId: c1 }), entry("10201", 0, 100)];

describe("a draft", () => {
  it.each([
    ["in a ledger not yet started", content(good), { ...book, isStarted: false }, { code: "ledger-not-started" }],
    ["before the books begin", content(good, "2026-06-30"), book, { code: "before-start", month: "2026-07" }],
    ["in a closed month", content(good, "2026-07-31"), book, { code: "month-closed", month: "2026-07" }],
    ["dated tomorrow", content(good, "2026-10-01"), book, { code: "date-in-future", on: "2026-10-01" }],
    ["without entries", content([]), book, { code: "entries-too-few" }],
    [
      "on an unknown account",
      content([entry("999", 1, 0)]),
      book,
      { code: "entry-bad", line: 1, fault: "no-account", text: "a999" },
    ],
    [
      "without an amount",
      content([entry("101", 0, 0)]),
      book,
      { code: "entry-bad", line: 1, fault: "no-amount", text: "" },
    ],
    [
      "with both sides filled",
      content([entry("101", 1, 1)]),
      book,
      { code: "entry-bad", line: 1, fault: "both-sides", text: "" },
    ],
    [
      "on an account with details",
      content([entry("102", 1, 0)]),
      book,
      { code: "account-not-leaf", accountCode: "102" },
    ],
    ["on an account out of use", content([entry("514", 1, 0)]), book, { code: "account-inactive", accountCode: "514" }],
    [
      "of an unknown category",
      content([entry("513", 1, 0, { categoryId: idOf<CategoryId>("c9") })]),
      book,
      { code: "entry-bad", line: 1, fault: "category-unknown", text: "c9" },
    ],
    [
      "with an item of another kind",
      content([entry("513", 1, 0, { items: [{ kind: "project", itemId: idOf<ItemId>("m1") }] })]),
      book,
      { code: "entry-bad", line: 1, fault: "item-unknown", text: "m1" },
    ],
  ])("%s is refused", (_case, voucher, facts, error) => {
    expect(checkDraft(voucher, facts)).toEqual({ ok: false, error });
  });

  it.each<[string, readonly Entry[], boolean]>([
    ["all that stands on an account to its detail", [entry("10201", 500, 0), entry("102", 0, 500)], true],
    ["part of it", [entry("10201", 200, 0), entry("102", 0, 200)], true],
    ["more than stands there", [entry("10201", 1200, 0), entry("102", 0, 1200)], false],
    ["something back onto it", [entry("102", 200, 0), entry("10201", 0, 200)], false],
    ["it to another account", [entry("101", 500, 0), entry("102", 0, 500)], false],
    ["it nowhere", [entry("102", 0, 500)], false],
  ])("moves off an account with details only what stands on it: %s", (_case, entries, isOk) => {
    expect(checkDraft(content(entries), book).ok).toBe(isOk);
  });

  it.each(["red", "closing"] as const)("follows what stands on an account with details when it is %s", (kind) => {
    expect(checkDraft(content([entry("102", 1, 0), entry("513", 0, 1)]), book, kind).ok).toBe(true);
  });

  it("may still be out of balance", () => {
    expect(checkDraft(content([entry("513", 100, 0)]), book).ok).toBe(true);
  });
});

describe("a voucher to be reviewed", () => {
  it("passes when it is complete and balanced", () => {
    expect(checkComplete(content(good), book, "ordinary")).toEqual({ ok: true, value: null });
  });

  it.each([
    ["one entry", [entry("513", 100, 0)], { code: "entries-too-few" }],
    ["unequal sides", [entry("101", 100, 0), entry("10201", 0, 99)], { code: "not-balanced", differenceFen: 1 }],
    [
      "a missing summary",
      [entry("513", 1, 0, { summary: "" }), entry("10201", 0, 1)],
      { code: "entry-bad", line: 1, fault: "summary-missing", text: "" },
    ],
    [
      "a missing member",
      [entry("113", 1, 0), entry("10201", 0, 1)],
      { code: "entry-bad", line: 1, fault: "item-missing", text: "member" },
    ],
  ])("with %s is refused", (_case, entries, error) => {
    expect(checkComplete(content(entries), book, "ordinary")).toEqual({ ok: false, error });
  });

  it("names the category of every expense, unless it only closes or cancels", () => {
    const plain = content([entry("513", 100, 0), entry("10201", 0, 100)]);
    const error = { code: "entry-bad", line: 1, fault: "category-missing", text: "513" };
    expect(checkComplete(plain, book, "ordinary")).toEqual({ ok: false, error });
    expect(checkComplete(plain, book, "supplement")).toEqual({ ok: false, error });
    expect(checkComplete(plain, book, "closing").ok).toBe(true);
    expect(checkComplete(plain, book, "red").ok).toBe(true);
  });

  it.each([
    ["an expense as a red credit", [entry("513", 0, -100), entry("10201", 0, 100)], "category-missing", 1],
    ["an asset bought", [entry("151", 100, 0), entry("10201", 0, 100)], "category-missing", 1],
    ["a category on the bank's line", [good[0], entry("10201", 0, 100, { categoryId: c1 })], "category-misplaced", 2],
  ])("lets no spending escape its category: %s", (_case, entries, fault, line) => {
    const voucher = content(entries.flatMap((each) => each ?? []));
    expect(checkComplete(voucher, book, "ordinary")).toMatchObject({ error: { code: "entry-bad", fault, line } });
  });

  it("asks one of what is paid only: once the named lines come to it, what else moves needs none", () => {
    const spent = entry("513", 100, 0, { categoryId: c1 });
    const of = (paid: number) =>
      content([entry("151", 900, 0), spent, entry("153", 0, 1_000 - paid), entry("10201", 0, paid)]);
    expect(checkComplete(of(100), book, "ordinary").ok).toBe(true);
    expect(checkComplete(of(101), book, "ordinary")).toMatchObject({ error: { fault: "category-missing", line: 1 } });
  });

  it("asks no category of an asset that only moves, and no items of a closing voucher", () => {
    const moved = content([entry("151", 100, 0), entry("153", 0, 100)]);
    expect(checkComplete(moved, book, "ordinary").ok).toBe(true);
    const closing = content([entry("113", 100, 0), entry("513", 0, 100)]);
    expect(checkComplete(closing, book, "closing").ok).toBe(true);
  });

  it("passes in red: negative amounts on the same side", () => {
    const red = content([entry("513", -100, 0, { categoryId: c1 }), entry("10201", 0, -100)]);
    expect(checkComplete(red, book, "ordinary").ok).toBe(true);
  });
});

describe("money that leaves for what no category names", () => {
  const at = (code: string, kind: Account["class"]) => account(code, { class: kind });
  const onto = [at("121", "asset"), at("141", "asset"), at("161", "asset"), at("311", "equity"), at("322", "equity")];
  const facts: BookFacts = {
    ...book,
    accountOf: (wanted) => [...accounts, ...onto].find((each) => each.id === wanted),
  };
  const judged = (entries: readonly Entry[]) => checkComplete(content(entries), facts, "ordinary");

  it.each(["121", "141", "161", "311", "322"])("is refused on %s", (code) => {
    expect(judged([entry(code, 100, 0), entry("10201", 0, 100)])).toMatchObject({
      error: { code: "entry-bad", fault: "category-unmapped", line: 1, text: code },
    });
  });

  it("is none where reserves and income are declared to members, or only move", () => {
    const member = { items: [{ kind: "member", itemId: idOf<ItemId>("m1") }] } as const;
    expect(judged([entry("322", 100, 0), entry("113", 0, 100, member)]).ok).toBe(true);
    expect(judged([entry("322", 100, 0), entry("311", 0, 100)]).ok).toBe(true);
    expect(judged([entry("161", 100, 0), entry("311", 0, 100)]).ok).toBe(true);
  });
});
