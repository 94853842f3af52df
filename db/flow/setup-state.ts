import type { LedgerNow, OfficeNow } from "#domain/people/setup/plan.ts";
import { readAccounts, readUsedCodes } from "#store/account-rows.ts";
import { readBankAccounts, readLiveBankAccounts } from "#store/bank-account-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readOpenings } from "#store/opening-rows.ts";
import { readPersons } from "#store/person-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVillages } from "#store/village-rows.ts";

const ledgerNow = (reading: Reading, ledger: LedgerRow): LedgerNow => {
  const accounts = readAccounts(reading, ledger.id);
  const codesById = new Map(accounts.map((account) => [account.id, account.code]));
  return {
    name: ledger.name,
    villageName: ledger.villageName,
    entity: ledger.entity,
    isStarted: ledger.isStarted,
    hasOpenings: readOpenings(reading, ledger.id).length > 0,
    accounts: accounts.map(({ code, name, parentId, itemKinds }) => ({
      code,
      name,
      parentCode: parentId === null ? null : (codesById.get(parentId) ?? null),
      itemKinds,
    })),
    usedCodes: readUsedCodes(reading, ledger.id),
    bankCodes: new Set(readBankAccounts(reading, ledger.id).map((bank) => bank.accountCode)),
    items: readItems(reading, ledger.id),
  };
};

/** What a set-up workbook is compared with. */
export const officeNow = (reading: Reading): OfficeNow => ({
  townshipName: readTownship(reading)?.name ?? "",
  villages: readVillages(reading),
  // The set-up workbook speaks of the chart of 2023; old books on the system of 2004 are none of its business.
  ledgers: readLedgers(reading)
    .filter((ledger) => ledger.system === "2023")
    .map((ledger) => ledgerNow(reading, ledger)),
  categories: readCategories(reading),
  bankNumbers: new Set(readLiveBankAccounts(reading).map((bank) => bank.number)),
  personNames: new Set(readPersons(reading).flatMap(({ name, isActive }) => (isActive ? [name] : []))),
  logins: new Set(readPersons(reading).map((person) => person.login)),
});
