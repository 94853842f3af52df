import { assert } from "#domain/core/assert.ts";
import { chinaDateOf, type Instant } from "#domain/core/dates.ts";
import type { AccountId, BankAccountId, CategoryId, ItemId, LedgerId, PersonId, VillageId } from "#domain/core/ids.ts";
import type { LedgerPlan, SetupPlan } from "#domain/people/setup/plan.ts";
import { addAccount, readAccounts } from "#store/account-rows.ts";
import { addBankAccount, readBankAccounts } from "#store/bank-account-rows.ts";
import { addCategory, addCategoryVersion } from "#store/category-rows.ts";
import { addItem, readItems } from "#store/item-rows.ts";
import { isAnyStarted, readLedgers, startLedger } from "#store/ledger-rows.ts";
import { saveOpeningItems } from "#store/opening-item-rows.ts";
import { saveOpenings } from "#store/opening-rows.ts";
import { addPerson } from "#store/person-rows.ts";
import type { Writing } from "#store/query.ts";
import { addVillage, readVillages } from "#store/village-rows.ts";
import type { Surroundings } from "./call.ts";
import { createLedger } from "./ledgers.ts";
import { keepFacts } from "./village-facts.ts";
import { nameOpenings } from "./unnamed-parties.ts";

type NewId = Surroundings["newId"];

/** The value for a key that the plan's own checks have promised. */
const had = <Value>(map: ReadonlyMap<string, Value>, key: string): Value => {
  const value = map.get(key);
  assert(value !== undefined, `the plan names ${key}, which is not there`);
  return value;
};

const writeAccounts = (writing: Writing, ledgerId: LedgerId, of: { plan: LedgerPlan; newId: NewId }): void => {
  const byCode = new Map(readAccounts(writing, ledgerId).map((account) => [account.code, account]));
  for (const planned of of.plan.accounts) {
    const parent = had(byCode, planned.parentCode ?? "");
    const account = {
      ...parent,
      id: of.newId<AccountId>(),
      code: planned.code,
      name: planned.name,
      parentId: parent.id,
      itemKinds: planned.itemKinds,
      isActive: true,
    };
    addAccount(writing, ledgerId, account);
    byCode.set(account.code, account);
  }
};

const writeMoney = (writing: Writing, ledgerId: LedgerId, of: { plan: LedgerPlan; newId: NewId }): void => {
  const { plan, newId } = of;
  const accountIds = new Map(readAccounts(writing, ledgerId).map((account) => [account.code, account.id]));
  for (const { accountCode, ...bank } of plan.banks) {
    const id = newId<BankAccountId>();
    addBankAccount(writing, { id, ledgerId, accountId: had(accountIds, accountCode), ...bank, isActive: true });
  }
  if (plan.openings.length === 0) return;
  const itemIds = new Map(readItems(writing, ledgerId).map((item) => [`${item.kind} ${item.code}`, item.id]));
  const rows = plan.openings.map((opening) => ({
    accountId: had(accountIds, opening.accountCode),
    itemId: opening.item === null ? null : had(itemIds, `${opening.item.kind} ${opening.item.code}`),
    amountFen: opening.amountFen,
  }));
  saveOpenings(writing, ledgerId, rows);
  const bankIds = new Map(readBankAccounts(writing, ledgerId).map((bank) => [bank.number, bank.id]));
  const items = plan.openItems.map(({ bankNumber, ...item }) => ({ ...item, bankAccountId: had(bankIds, bankNumber) }));
  saveOpeningItems(writing, ledgerId, items);
  nameOpenings(writing, ledgerId, newId);
  startLedger(writing, ledgerId);
};

const writeLedgers = (writing: Writing, plan: SetupPlan, newId: NewId): void => {
  const villageIds = new Map(readVillages(writing).map((village) => [village.name, village.id]));
  const ledgerIds = new Map(readLedgers(writing).map((ledger) => [ledger.name, ledger.id]));
  for (const ledger of plan.ledgers) {
    const ledgerId = ledger.opens === null ? had(ledgerIds, ledger.name) : newId<LedgerId>();
    if (ledger.opens !== null) {
      const { villageName, entity, startMonth } = ledger.opens;
      const row = { id: ledgerId, villageId: had(villageIds, villageName), entity, name: ledger.name, startMonth };
      createLedger(writing, row, () => newId<AccountId>());
    }
    writeAccounts(writing, ledgerId, { plan: ledger, newId });
    for (const item of ledger.items) addItem(writing, { id: newId<ItemId>(), ledgerId, ...item, isActive: true });
    writeMoney(writing, ledgerId, { plan: ledger, newId });
  }
};

/** While the office is set up they are in use at once; in running books they wait for a second person. */
const writeCategories = (
  writing: Writing,
  plan: SetupPlan,
  by: { readonly newId: NewId; readonly at: Instant; readonly person: PersonId },
): void => {
  const isRunning = isAnyStarted(writing);
  for (const category of plan.categories) {
    const id = by.newId<CategoryId>();
    addCategory(writing, { id, ...category, isActive: !isRunning });
    if (!isRunning) continue;
    const { accountCode, nature } = category;
    const version = { categoryId: id, version: 1, accountCode, nature, fromOn: chinaDateOf(by.at) };
    addCategoryVersion(writing, version, { by: by.person, at: by.at });
  }
};

/** Writes everything a checked plan adds. `passwordHashes` has one hash for every person, in their order. */
export const writeSetup = (
  writing: Writing,
  plan: SetupPlan,
  by: {
    readonly newId: NewId;
    readonly at: Instant;
    readonly person: PersonId;
    readonly passwordHashes: readonly string[];
  },
): void => {
  for (const village of plan.villages) {
    addVillage(writing, { id: by.newId<VillageId>(), ...village, isActive: true });
  }
  const villageIds = new Map(readVillages(writing).map((village) => [village.name, village.id]));
  const explained = { reason: "用表格导入", by: by.person, at: by.at };
  for (const { villageName, fact } of plan.facts)
    keepFacts(writing, had(villageIds, villageName), { facts: [fact], ...explained });
  writeCategories(writing, plan, by);
  writeLedgers(writing, plan, by.newId);
  for (const [index, { login, name, roles }] of plan.persons.entries()) {
    const passwordHash = by.passwordHashes[index];
    assert(passwordHash !== undefined, `person ${index} has no password hash`);
    const person = { id: by.newId<PersonId>(), login, name, roles, isActive: true, mustChangePassword: true };
    addPerson(writing, person, { passwordHash, at: by.at });
  }
};
