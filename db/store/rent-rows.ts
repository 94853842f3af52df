import { sql, type InferResult } from "kysely";
import { isWriteOffAccount } from "#domain/books/accounting-system.ts";
import type { AccountClass } from "#domain/books/account.ts";
import { firstDayOf, type LocalDate } from "#domain/core/dates.ts";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LeaseId, LedgerId, VoucherId } from "#domain/core/ids.ts";
import { unearnedBefore, type LeaseTerms } from "#domain/funds/lease.ts";
import {
  rentEffects,
  type RentBefore,
  type RentEffect,
  type RentLine,
  type RentSide,
  type RentVoucher,
} from "#domain/funds/rent-received.ts";
import type { VoucherWord } from "#domain/vouchers/voucher.ts";
import { sqlFor, type Reading } from "./query.ts";

type Contract = LeaseTerms & {
  readonly id: LeaseId;
  readonly ledgerId: LedgerId;
  readonly itemId: ItemId;
  readonly lesseeItemId: ItemId;
  readonly openingReceivedFen: Fen;
};

/** What one voucher did to a contract. */
export type RentDeed = Omit<RentEffect, "leaseId"> & {
  readonly voucherId: VoucherId;
  readonly onDate: LocalDate;
  readonly number: number | null;
  readonly word: VoucherWord;
  readonly isPosted: boolean;
  readonly summary: string;
  /** Where its claim stands; null where it raised none. */
  readonly claimAccountId: AccountId | null;
};

/** Every voucher that touched a contract, and what of an advance from before the books was not earned when they began. */
export type RentDeeds = { readonly deeds: readonly RentDeed[]; readonly unearnedFen: Fen };

export const noDeeds: RentDeeds = { deeds: [], unearnedFen: zeroFen };

const parties = new Set(["payee", "member", "person"]);

const sideOf = (row: { code: string; class: AccountClass; isBank: number }): RentSide => {
  if (row.isBank === 1 || row.code.startsWith("101") || row.code.startsWith("102")) return "money";
  if (row.class === "liability" || row.code.startsWith("112") || row.code.startsWith("113")) return "due";
  if (isWriteOffAccount(row.code)) return "loss";
  return row.class === "profit-loss" ? "income" : "other";
};

type Scope = { readonly on: LocalDate; readonly names: string };

const touching = ({ names }: Scope) =>
  sql<boolean>`voucher.id in (select voucher_id from entry_item
    where item_id in (select value from json_each(${names})))`;

// Closing the year moves no rent.
const linesIn = (scope: Scope) =>
  sqlFor
    .selectFrom("voucher")
    .innerJoin("entry", "entry.voucher_id", "voucher.id")
    .innerJoin("account", "account.id", "entry.account_id")
    .leftJoin("bank_account", "bank_account.account_id", "account.id")
    .select(["voucher.id", "voucher.on_date", "voucher.number", "voucher.word", "voucher.state", "voucher.corrects_id"])
    .select(["entry.line", "entry.summary", "entry.account_id", "account.code", "account.class"])
    .select([
      sql<Fen>`entry.credit_fen - entry.debit_fen`.as("amount"),
      sql<number>`bank_account.id is not null`.as("isBank"),
    ])
    .where(touching(scope))
    .where("voucher.kind", "<>", "closing")
    .where("voucher.on_date", "<=", scope.on)
    .orderBy(sql`voucher.state <> 'posted'`)
    .orderBy("voucher.on_date")
    .orderBy("voucher.chain_no")
    .orderBy("voucher.id")
    .orderBy("entry.line");

const itemsIn = (scope: Scope) =>
  sqlFor
    .selectFrom("voucher")
    .innerJoin("entry_item", "entry_item.voucher_id", "voucher.id")
    .select(["entry_item.voucher_id", "entry_item.line", "entry_item.kind", "entry_item.item_id"])
    .where(touching(scope))
    .orderBy("entry_item.voucher_id")
    .orderBy("entry_item.line")
    .orderBy("entry_item.kind");

type Line = InferResult<ReturnType<typeof linesIn>>[number] & {
  readonly named: ReadonlySet<ItemId>;
  readonly hasParty: boolean;
};

const readLines = (reading: Reading, scope: Scope): ReadonlyMap<VoucherId, readonly Line[]> => {
  const named = new Map<string, Set<ItemId>>();
  const withParty = new Set<string>();
  for (const item of reading.each(itemsIn(scope))) {
    const key = `${item.voucher_id}/${item.line}`;
    named.set(key, (named.get(key) ?? new Set()).add(item.item_id));
    if (parties.has(item.kind)) withParty.add(key);
  }
  const lines = new Map<VoucherId, Line[]>();
  for (const row of reading.each(linesIn(scope))) {
    const key = `${row.id}/${row.line}`;
    const line = { ...row, named: named.get(key) ?? new Set<ItemId>(), hasParty: withParty.has(key) };
    lines.set(row.id, [...(lines.get(row.id) ?? []), line]);
  }
  return lines;
};

const rentLine = (line: Line, lessee: ItemId, leases: readonly Contract[]): RentLine => ({
  accountId: line.account_id,
  side: sideOf(line),
  leaseId: leases.find((lease) => line.named.has(lease.itemId))?.id ?? null,
  party: line.named.has(lessee) ? "lessee" : line.hasParty ? "other" : null,
  amountFen: line.amount,
});

const voucherOf = (lines: readonly Line[], lessee: ItemId, leases: readonly Contract[]): readonly RentVoucher[] =>
  lines.slice(0, 1).map(({ id, corrects_id }) => ({
    id,
    correctsId: corrects_id,
    lines: lines.map((line) => rentLine(line, lessee, leases)),
  }));

/** Credit balances (+) of the lessees on accounts of parties when the books began, by lessee. */
const readOpenings = (reading: Reading, names: string) =>
  Map.groupBy(
    reading
      .all(
        sqlFor
          .selectFrom("opening_balance")
          .innerJoin("account", "account.id", "opening_balance.account_id")
          .innerJoin("ledger", "ledger.id", "opening_balance.ledger_id")
          .select(["opening_balance.item_id", "opening_balance.account_id", "ledger.start_month"])
          .select(["account.code", "account.class", sql<number>`0`.as("isBank")])
          .select(sql<Fen>`-opening_balance.amount_fen`.as("credit"))
          .where(sql<boolean>`opening_balance.item_id in (select value from json_each(${names}))`)
          .orderBy("opening_balance.account_id")
          .orderBy("opening_balance.item_id"),
      )
      .filter((row) => sideOf(row) === "due"),
    (row) => row.item_id,
  );

type Openings = ReturnType<typeof readOpenings>;

const beforeOf = (leases: readonly Contract[], openings: Openings): RentBefore => {
  const own = openings.get(leases[0]?.lesseeItemId ?? "") ?? [];
  const [first] = own;
  const owedFen = own.reduce((total, { credit }) => total + Math.max(0, credit), 0);
  return {
    balances: new Map(own.map((opening) => [opening.account_id, opening.credit])),
    unearned:
      first === undefined ? new Map() : unearnedBefore(leases, { startOn: firstDayOf(first.start_month), owedFen }),
  };
};

const deedOf = (
  lines: readonly Line[],
  first: Line,
  { receivedFen, claimFen, heldFen }: Omit<RentEffect, "leaseId">,
): RentDeed => ({
  voucherId: first.id,
  onDate: first.on_date,
  number: first.number,
  word: first.word,
  isPosted: first.state === "posted",
  summary: first.summary,
  claimAccountId:
    claimFen > 0 ? (lines.find((line) => sideOf(line) === "due" && line.amount < 0)?.account_id ?? null) : null,
  receivedFen,
  claimFen,
  heldFen,
});

/** Each lessee's vouchers in the order of the books: those that name the lessee or one of the contracts. */
const byLessee = (contracts: readonly Contract[], vouchers: Iterable<readonly Line[]>) => {
  const lesseeOf = new Map(
    contracts.flatMap((lease) => [
      [lease.itemId, lease.lesseeItemId],
      [lease.lesseeItemId, lease.lesseeItemId],
    ]),
  );
  const grouped = new Map<ItemId, (readonly Line[])[]>();
  for (const lines of vouchers)
    for (const lessee of new Set(lines.flatMap((line) => [...line.named].map((item) => lesseeOf.get(item)))))
      if (lessee !== undefined) grouped.set(lessee, [...(grouped.get(lessee) ?? []), lines]);
  return grouped;
};

/** Contracts with every voucher up to a day that touched them: posted ones in the order of the books, then drafts. */
export const readRentDeeds = (
  reading: Reading,
  contracts: readonly Contract[],
  on: LocalDate,
): ReadonlyMap<LeaseId, RentDeeds> => {
  if (contracts.length === 0) return new Map();
  const names = JSON.stringify([...new Set(contracts.flatMap((lease) => [lease.itemId, lease.lesseeItemId]))]);
  const vouchers = byLessee(contracts, readLines(reading, { on, names }).values());
  const openings = readOpenings(reading, names);
  const result = new Map<LeaseId, { deeds: RentDeed[]; unearnedFen: Fen }>();
  for (const [lessee, leases] of Map.groupBy(contracts, (lease) => lease.lesseeItemId)) {
    const own = vouchers.get(lessee) ?? [];
    const before = beforeOf(leases, openings);
    for (const { id } of leases) result.set(id, { deeds: [], unearnedFen: before.unearned.get(id) ?? zeroFen });
    const effects = rentEffects(
      before,
      own.flatMap((lines) => voucherOf(lines, lessee, leases)),
    );
    for (const lines of own) {
      const [first] = lines;
      if (first === undefined) continue;
      for (const effect of effects.get(first.id) ?? [])
        if (effect.leaseId !== null) result.get(effect.leaseId)?.deeds.push(deedOf(lines, first, effect));
    }
  }
  return result;
};
