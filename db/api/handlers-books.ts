import { addAccount, changeAccount, listAccounts } from "#flow/accounts.ts";
import { listBankAccounts, saveBankAccount } from "#flow/bank-accounts.ts";
import { addShippedCategories } from "#flow/shipped-categories.ts";
import { approveCategory, listCategories, saveCategory } from "#flow/categories.ts";
import { listItems, saveItem, showItemRegister } from "#flow/items.ts";
import { listLedgers, openLedgerBooks, startLedger } from "#flow/ledgers.ts";
import { listOpeningItems, saveOpeningItems } from "#flow/opening-items.ts";
import { saveOpening, showOpening } from "#flow/openings.ts";
import { decideFact } from "#flow/village-facts.ts";
import { listVillages, saveVillage } from "#flow/villages.ts";
import { inspectSetup, loadSetup, setupTemplate } from "#flow/setup.ts";
import type { HandlersOf } from "./handler.ts";

/** Villages, ledgers, accounts, items, categories, bank accounts, openings and the set-up workbook. */
export const booksHandlers: HandlersOf<
  | "village.list"
  | "village.save"
  | "village.decideFact"
  | "ledger.list"
  | "ledger.open"
  | "ledger.start"
  | "account.list"
  | "account.add"
  | "account.change"
  | "item.list"
  | "item.register"
  | "item.save"
  | "category.list"
  | "category.save"
  | "category.addShipped"
  | "category.approve"
  | "openingItem.list"
  | "openingItem.save"
  | "bankAccount.list"
  | "bankAccount.save"
  | "opening.show"
  | "opening.save"
  | "setup.template"
  | "setup.inspect"
  | "setup.load"
> = {
  "village.list": listVillages,
  "village.save": saveVillage,
  "village.decideFact": decideFact,
  "ledger.list": listLedgers,
  "ledger.open": openLedgerBooks,
  "ledger.start": startLedger,
  "account.list": listAccounts,
  "account.add": addAccount,
  "account.change": changeAccount,
  "item.list": listItems,
  "item.register": showItemRegister,
  "item.save": saveItem,
  "category.list": listCategories,
  "category.save": saveCategory,
  "category.addShipped": addShippedCategories,
  "category.approve": approveCategory,
  "openingItem.list": listOpeningItems,
  "openingItem.save": saveOpeningItems,
  "bankAccount.list": listBankAccounts,
  "bankAccount.save": saveBankAccount,
  "opening.show": showOpening,
  "opening.save": saveOpening,
  "setup.template": setupTemplate,
  "setup.inspect": inspectSetup,
  "setup.load": loadSetup,
};
