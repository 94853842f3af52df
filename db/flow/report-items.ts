import type { OutputOf } from "#contract/contract.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import { monthOf } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { AccountId, ItemId, LedgerId } from "#domain/core/ids.ts";
import { ageOf } from "#domain/reports/ageing.ts";
import { readAccounts } from "#store/account-rows.ts";
import {
  readItemSums,
  readMoneyDay,
  readPairSums,
  readPartyMovements,
  type ItemBalanceRow,
} from "#store/book-report-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedger, readLedgers } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { beforeBooks, hasBegun } from "./books-begun.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

type Amounts = OutputOf<"report.moneyDay">["totals"];

const closed = <Row extends Omit<Amounts, "closingFen">>(row: Row): Row & Amounts => ({
  ...row,
  closingFen: fen(row.openingFen + row.debitFen - row.creditFen),
});

const totalsOf = (rows: readonly Amounts[]): Amounts => ({
  openingFen: sumOf(rows, (row) => row.openingFen),
  debitFen: sumOf(rows, (row) => row.debitFen),
  creditFen: sumOf(rows, (row) => row.creditFen),
  closingFen: sumOf(rows, (row) => row.closingFen),
});

/** Codes and whole names of a ledger's accounts. */
const accountNames = (reading: Reading, ledgerId: LedgerId) => {
  const accounts = readAccounts(reading, ledgerId);
  const names = fullNamesOf(accounts);
  const codes = new Map(accounts.map((account) => [account.id, account.code]));
  const headOf = (accountId: AccountId) => ({
    accountId,
    accountCode: codes.get(accountId) ?? "",
    accountName: names.get(accountId) ?? "",
  });
  return { accounts, headOf };
};

const isEmpty = (row: ItemBalanceRow): boolean => row.openingFen === 0 && row.debitFen === 0 && row.creditFen === 0;

/** 辅助余额表 of one dimension, or of two crossed; reads the kept balances only. */
export const reportItemBalances = (call: Call<"report.itemBalances">): Reply<"report.itemBalances"> =>
  call.ledger.snapshot((reading): Reply<"report.itemBalances"> => {
    const { ledgerId, fromMonth, toMonth, kind, otherKind, accountCode } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!hasBegun(ledger, toMonth)) return beforeBooks(ledger);
    const { headOf } = accountNames(reading, ledgerId);
    const itemNames = new Map<ItemId, string>(readItems(reading, ledgerId).map((item) => [item.id, item.name]));
    const span = { ledgerId, from: fromMonth, to: toMonth, kind };
    const found =
      otherKind === null || otherKind === kind
        ? readItemSums(reading, span)
        : readPairSums(reading, { ...span, otherKind });
    const rows = found
      .filter((row) => !isEmpty(row))
      .map((row) => {
        const itemName = itemNames.get(row.itemId) ?? "";
        const otherItemName = row.otherItemId === null ? "" : (itemNames.get(row.otherItemId) ?? "");
        return closed({ ...headOf(row.accountId), ...row, itemName, otherItemName });
      })
      .filter((row) => row.accountCode.startsWith(accountCode))
      .toSorted(
        (one, two) =>
          one.accountCode.localeCompare(two.accountCode) || one.itemName.localeCompare(two.itemName, "zh-CN"),
      );
    return done({ rows, totals: totalsOf(rows) });
  });

/** 往来账龄 by account and party. */
export const reportAgeing = (call: Call<"report.ageing">): Reply<"report.ageing"> =>
  call.ledger.snapshot((reading): Reply<"report.ageing"> => {
    const { ledgerId, onDate, accountCodes } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!hasBegun(ledger, monthOf(onDate))) return beforeBooks(ledger);
    const { accounts, headOf } = accountNames(reading, ledgerId);
    const accountIds = accounts
      .filter((account) => accountCodes.some((code) => account.code.startsWith(code)))
      .map((account) => account.id);
    if (accountIds.length === 0) return done({ rows: [] });
    const names = new Map<ItemId | "", string>(readItems(reading, ledgerId).map((item) => [item.id, item.name]));
    const days = call.input.days.toSorted((one, two) => one - two);
    const movements = Map.groupBy(
      readPartyMovements(reading, { ledgerId, accountIds, onDate }),
      (row) => `${row.accountId} ${row.itemId}`,
    );
    const rows = [...movements.values()].flatMap((own) => {
      const [first] = own;
      const { balanceFen, oldestOn, buckets } = ageOf(own, { onDate, days });
      if (first === undefined || balanceFen === 0) return [];
      const itemId = first.itemId === "" ? null : first.itemId;
      const head = { ...headOf(first.accountId), itemId, itemName: names.get(first.itemId) ?? "" };
      return [{ ...head, balanceFen, oldestOn, buckets: [...buckets] }];
    });
    return done({
      rows: rows.toSorted(
        (one, two) =>
          one.accountCode.localeCompare(two.accountCode) || Math.abs(two.balanceFen) - Math.abs(one.balanceFen),
      ),
    });
  });

/** 资金日报: what lay in cash and bank in the morning, came, went, and lies there in the evening. */
export const reportMoneyDay = (call: Call<"report.moneyDay">): Reply<"report.moneyDay"> =>
  call.ledger.snapshot((reading): Reply<"report.moneyDay"> => {
    const { ledgerId, onDate } = call.input;
    const wanted = readLedgers(reading).filter((each) => each.isActive && (ledgerId === null || each.id === ledgerId));
    const ledgers = wanted.filter((each) => hasBegun(each, monthOf(onDate)));
    const [only] = wanted;
    if (ledgerId !== null && only !== undefined && ledgers.length === 0) return beforeBooks(only);
    const rows = ledgers.flatMap((ledger) => {
      const { headOf } = accountNames(reading, ledger.id);
      return readMoneyDay(reading, ledger.id, onDate).map(({ code: _code, ...row }) =>
        closed({ ledgerId: ledger.id, ledgerName: ledger.name, ...headOf(row.accountId), ...row }),
      );
    });
    const shown = rows.filter((row) => row.openingFen !== zeroFen || row.count > 0);
    return done({ rows: shown, totals: totalsOf(shown) });
  });
