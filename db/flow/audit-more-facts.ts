import { duesOf } from "#domain/books/accounting-system.ts";
import { bankingsOf } from "#domain/audit/cash-facts.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import { lotsOf } from "#domain/audit/standing-tests.ts";
import type { AgedBalance, QuarterFacts, ReceiptUse, Reentry } from "#domain/audit/facts.ts";
import { addMonths, firstDayOf, month as monthFrom, type Instant, type Month } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { readCategoryTurnovers } from "#store/audit-rows.ts";
import { readCounterparties, readItemMoves } from "#store/audit-more-rows.ts";
import { readCashMoves, readItemDays } from "#store/audit-standing-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readItems, type ItemRow } from "#store/item-rows.ts";
import { readOpenings } from "#store/opening-rows.ts";
import type { Reading } from "#store/query.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { workLinesOf } from "./pay-facts.ts";
import { relatedOfLedger } from "./related-parties.ts";
import { auditGrants, fundSpendingsOf } from "./fund-facts.ts";
import { paymentsOf, readsLikePerson } from "./audit-payments.ts";
import { payeeOf } from "./payees.ts";
import { auditLeases } from "./quarter-leases.ts";
import { auditProjects } from "./quarter-registers.ts";
import { booksOn, receiptUses } from "./receipt-registered.ts";
import { ruleChangesOf } from "./rule-changes.ts";
import { soloActsOf } from "./solo-acts.ts";
import type { QuarterMaterial, VoucherMaterial } from "./quarter-material.ts";

const digitsOf = (account: string): string => account.replaceAll(/\D/g, "");

const registered = (reading: Reading, material: QuarterMaterial): ReadonlySet<string> => {
  const items = readItems(reading, material.ledger.id).map((item) => item.bankAccount);
  const own = readBankAccounts(reading, null).map((account) => account.number);
  return new Set([...items, ...own].map(digitsOf).filter((digits) => digits !== ""));
};

const yearBefore = ({ months, lastDay }: QuarterMaterial) => ({
  from: firstDayOf(addMonths(months[0], -12)),
  to: lastDay,
});

/** What moved cash in the year before the quarter, and what was brought to the bank from then to the quarter's end. */
const cashFacts = (
  reading: Reading,
  { ledger, months }: QuarterMaterial,
): Pick<QuarterFacts, "cashBefore" | "bankings"> => {
  const moves = readCashMoves(reading, { ledgerId: ledger.id, from: addMonths(months[0], -12), to: months[2] });
  const firstDay = firstDayOf(months[0]);
  return { cashBefore: moves.filter(({ onDate }) => onDate < firstDay), bankings: bankingsOf(moves) };
};

/** Receipts from a year before the quarter to its end. */
const receiptsBefore = (reading: Reading, material: QuarterMaterial): readonly ReceiptUse[] =>
  receiptUses(reading, material.ledger.id, yearBefore(material));

/** One party's balance on one account of claims or debts, with what it is made of; openings and movements are debit-positive. */
export type PartyBalance = AgedBalance & {
  readonly accountName: string;
  readonly openingFen: number;
  readonly debitFen: number;
  readonly creditFen: number;
};

/** The earliest month whose increases still stand in a balance, the oldest being settled first; `undefined` when none does. */
const firstUnsettled = (
  balanceFen: number,
  moves: readonly { readonly month: Month; readonly debitFen: number; readonly creditFen: number }[],
  side: "debitFen" | "creditFen",
): Month | undefined => {
  let restFen = balanceFen;
  let first: Month | undefined;
  for (const move of moves.toReversed()) {
    if (restFen <= 0) break;
    first = move.month;
    restFen -= Math.max(move[side], 0);
  }
  return first;
};

/** 往来款 by account and party on the quarter's last day, moved or standing. */
export const partyBalances = (reading: Reading, material: QuarterMaterial): readonly PartyBalance[] => {
  const { ledger, months } = material;
  const items = new Map<string, ItemRow>(readItems(reading, ledger.id).map((item) => [item.id, item]));
  const moves = Map.groupBy(
    readItemMoves(reading, ledger.id, months[2]),
    (move): string => `${move.accountId}/${move.itemId}`,
  );
  const brought = new Map<string, number>(
    readOpenings(reading, ledger.id).flatMap((row) =>
      row.itemId === null ? [] : [[`${row.accountId}/${row.itemId}`, row.amountFen] as const],
    ),
  );
  const dues = duesOf(ledger.system);
  return material.accounts
    .filter((account) => dues.some((code) => account.code.startsWith(code)))
    .flatMap((account) => {
      const keys = [...new Set([...brought.keys(), ...moves.keys()])].filter((key) => key.startsWith(`${account.id}/`));
      return keys.flatMap((key): readonly PartyBalance[] => {
        const item = items.get(key.slice(account.id.length + 1));
        if (item === undefined || item.kind !== (account.itemKinds[0] ?? item.kind)) return [];
        const own = moves.get(key) ?? [];
        const before = own.filter((move) => move.month < months[0]);
        const now = own.filter((move) => move.month >= months[0]);
        const net = (rows: typeof own): number => sumOf(rows, (move) => move.debitFen - move.creditFen);
        const openingFen = (brought.get(key) ?? 0) + net(before);
        const amountFen = fen(openingFen + net(now));
        const isClaim = amountFen >= 0;
        const side = isClaim ? "debitFen" : "creditFen";
        const first = firstUnsettled(Math.abs(amountFen), own, side);
        const days =
          first === undefined
            ? []
            : readItemDays(reading, { accountId: account.id, itemId: item.id, from: first, to: months[2] });
        const increases = days.map((day) => ({ onDate: day.onDate, amountFen: day[side], text: day.text }));
        return [
          {
            code: account.code,
            accountName: material.names.get(account.id) ?? account.name,
            itemName: item.name,
            isPerson: item.kind === "member" || item.kind === "person" || readsLikePerson(item.name),
            openingFen,
            debitFen: sumOf(now, (move) => move.debitFen),
            creditFen: sumOf(now, (move) => move.creditFen),
            amountFen,
            lots: lotsOf(Math.abs(amountFen), increases, firstDayOf(ledger.startMonth)),
          },
        ];
      });
    });
};

/** Vouchers taken back in red and entered again, both in the months read. */
const reentriesOf = (material: QuarterMaterial, earlier: readonly VoucherMaterial[]): readonly Reentry[] => {
  const known = new Map<string, VoucherMaterial>([...earlier, ...material.vouchers].map((each) => [each.id, each]));
  return material.vouchers
    .filter((voucher) => voucher.kind === "supplement" && voucher.correctsId !== null && !voucher.isReversed)
    .flatMap((voucher): readonly Reentry[] => {
      const original = known.get(voucher.correctsId ?? "");
      if (original === undefined || !original.isReversed) return [];
      return [
        {
          originalName: voucherNameOf(original),
          payee: payeeOf(original, 1),
          againId: voucher.id,
          againName: voucherNameOf(voucher),
          againOn: voucher.onDate,
          againPayee: payeeOf(voucher, 1),
          amountFen: sumOf(voucher.entries, (entry) => entry.debitFen),
        },
      ];
    });
};

type MoreFacts = Pick<
  QuarterFacts,
  | "payments"
  | "counterparties"
  | "registeredAccounts"
  | "related"
  | "workLines"
  | "ledger"
  | "rules"
  | "receipts"
  | "bankings"
  | "cashBefore"
  | "aged"
  | "categoryMonths"
  | "ruleChanges"
  | "soloActs"
  | "reentries"
  | "grants"
  | "fundSpendings"
  | "projects"
  | "leases"
  | "receiptBooks"
>;

/** What the tests over payments, receipts, standing balances and changes look at. `earlier`: vouchers of the months before. */
export const moreFacts = (
  reading: Reading,
  material: QuarterMaterial,
  of: { readonly earlier: readonly VoucherMaterial[]; readonly closedAt: Instant | null },
): MoreFacts => {
  const { ledger, months, lastDay } = material;
  const year = { ledgerId: ledger.id, from: monthFrom(`${lastDay.slice(0, 4)}-01`), to: months[2] };
  return {
    payments: paymentsOf(material),
    counterparties: readCounterparties(reading, ledger.id, lastDay),
    registeredAccounts: registered(reading, material),
    workLines: workLinesOf(reading, material),
    related: relatedOfLedger(reading, ledger.id),
    ledger: { villageId: ledger.villageId, entity: ledger.entity },
    rules: readApprovedRules(reading, lastDay).filter(({ parameters }) =>
      ["K14", "K15", "K30", "K31"].includes(parameters.kind),
    ),
    receipts: receiptsBefore(reading, material),
    receiptBooks: booksOn(reading, ledger.id, { on: lastDay, knownBy: of.closedAt }),
    ...cashFacts(reading, material),
    aged: partyBalances(reading, material),
    categoryMonths: readCategoryTurnovers(reading, year).map((row) => ({
      category: material.categoriesById.get(row.categoryId)?.name ?? "",
      month: row.month,
      amountFen: row.amountFen,
    })),
    ruleChanges: ruleChangesOf(reading, material),
    soloActs: soloActsOf(reading, material),
    reentries: reentriesOf(material, of.earlier),
    grants: auditGrants(reading, material),
    fundSpendings: fundSpendingsOf(reading, material),
    projects: auditProjects(reading, material),
    leases: auditLeases(reading, material),
  };
};
