import type { OutputOf } from "#contract/contract.ts";
import { addMonths } from "#domain/core/dates.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readItemBalancesBefore } from "#store/report-rows.ts";
import { readVillages } from "#store/village-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { combinedColumns, combinedLines } from "./combined-parts.ts";
import { isOneYear } from "./statement-figures.ts";

type Combined = OutputOf<"report.combined">;

const entityNames = { committee: "村民委员会", collective: "农村集体经济组织" } as const;

/** The ways other books call a ledger: its own name, and its village with its entity. */
const callsOf = (ledger: LedgerRow): readonly string[] => [
  ledger.name,
  `${ledger.villageName}${entityNames[ledger.entity]}`,
  `${ledger.villageName}${ledger.entity === "committee" ? "村委会" : "股份经济合作社"}`,
  `${ledger.villageName}${ledger.entity === "committee" ? "委员会" : "集体经济组织"}`,
];

/** Which ledgers each name stands for: made once, and asked by every ledger in scope. */
const calledBy = (ledgers: readonly LedgerRow[]): ReadonlyMap<string, readonly LedgerRow[]> => {
  const named = new Map<string, LedgerRow[]>();
  for (const ledger of ledgers)
    for (const name of new Set(callsOf(ledger))) named.set(name, [...(named.get(name) ?? []), ledger]);
  return named;
};

/** Item balances of a ledger whose item is called as another ledger in scope. */
const internalOf = (
  reading: Reading,
  ledger: LedgerRow,
  of: { readonly named: ReturnType<typeof calledBy>; readonly toMonth: LedgerRow["startMonth"] },
): Combined["internal"] => {
  const isOther = (name: string): boolean => of.named.get(name)?.some((other) => other.id !== ledger.id) === true;
  const items = new Map(
    readItems(reading, ledger.id)
      .filter((item) => isOther(item.name))
      .map((item) => [item.id, item.name]),
  );
  if (items.size === 0) return [];
  const accounts = readAccounts(reading, ledger.id);
  const names = fullNamesOf(accounts);
  const codes = new Map(accounts.map((account) => [account.id, account.code]));
  return readItemBalancesBefore(reading, ledger.id, addMonths(of.toMonth, 1)).flatMap((row) => {
    const itemName = items.get(row.itemId);
    if (itemName === undefined || row.amountFen === 0) return [];
    const account = `${codes.get(row.accountId) ?? ""} ${names.get(row.accountId) ?? ""}`;
    return [{ ledgerName: ledger.name, account, itemName, amountFen: row.amountFen }];
  });
};

/**
 * A statement, 科目余额表 or 收支明细表 over several ledgers, each in a column of its own, added up. Nothing is set off: what the ledgers owe each other
 * is listed beside it, and a person decides.
 */
export const reportCombined = (call: Call<"report.combined">): Reply<"report.combined"> =>
  call.ledger.snapshot((reading) => {
    const { scope, statement, fromMonth, toMonth } = call.input;
    if (scope.kind === "village" && !readVillages(reading).some((village) => village.id === scope.villageId))
      return refuse({ code: "not-found", kind: "village" });
    if ((statement === "income" || statement === "income-detail") && !isOneYear(fromMonth, toMonth))
      return refuse({ code: "span-crosses-years" });
    const inScope = readLedgers(reading).filter(
      (ledger) => scope.kind === "township" || ledger.villageId === scope.villageId,
    );
    const isAdded = (ledger: LedgerRow): boolean =>
      ledger.system === "2023" && ledger.isStarted && ledger.isActive && ledger.startMonth <= toMonth;
    const added = inScope.filter(isAdded);
    const span = { from: fromMonth, to: toMonth };
    const named = calledBy(added);
    const lines = combinedLines(reading, added, { kind: statement, span });
    const { names } = combinedColumns[statement];
    return done({
      ledgers: added.map((ledger) => ({ ledgerId: ledger.id, name: ledger.name })),
      leftOut: inScope.filter((ledger) => !isAdded(ledger)).map((ledger) => ledger.name),
      columns: [...names],
      lines: lines.map((line) => ({ ...line, amountsFen: [...line.amountsFen], columnsFen: [...line.columnsFen] })),
      internal: added.flatMap((ledger) => internalOf(reading, ledger, { named, toMonth })),
    });
  });
