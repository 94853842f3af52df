import { lazy, type LazyExoticComponent, type ReactNode } from "react";
import { useHost } from "#renderer/ledger/host-store.ts";
import type { ScreenKey } from "./screen-keys.ts";

/** A screen takes no props: what it shows is chosen by the place and the set of books. */
export type ScreenComponent = () => ReactNode;

/** Loads a screen's code when it is first opened; when it cannot be had, the program behind this page has ended. */
const screen = <Module>(load: () => Promise<Module>, pick: (module: Module) => ScreenComponent) =>
  lazy(async () => {
    try {
      return { default: pick(await load()) };
    } catch {
      useHost.getState().report("gone");
      return { default: () => null };
    }
  });

// A screen without its component does not compile.
export const screens: Readonly<Record<ScreenKey, LazyExoticComponent<ScreenComponent>>> = {
  overview: screen(
    () => import("#renderer/stages/office/overview.tsx"),
    (module) => module.Overview,
  ),
  "voucher-entry": screen(
    () => import("#renderer/stages/vouchers/entry-screen.tsx"),
    (module) => module.VoucherEntry,
  ),
  "voucher-list": screen(
    () => import("#renderer/stages/vouchers/list-screen.tsx"),
    (module) => module.VoucherList,
  ),
  voucher: screen(
    () => import("#renderer/stages/vouchers/voucher-screen.tsx"),
    (module) => module.VoucherScreen,
  ),
  resolutions: screen(
    () => import("#renderer/stages/rules/resolutions-screen.tsx"),
    (module) => module.Resolutions,
  ),
  resolution: screen(
    () => import("#renderer/stages/rules/resolution-screen.tsx"),
    (module) => module.ResolutionScreen,
  ),
  "resolution-record": screen(
    () => import("#renderer/stages/rules/record-screen.tsx"),
    (module) => module.ResolutionRecord,
  ),
  "cap-register": screen(
    () => import("#renderer/stages/rules/cap-register-screen.tsx"),
    (module) => module.CapRegister,
  ),
  "spending-rules": screen(
    () => import("#renderer/stages/rules/rules-screen.tsx"),
    (module) => module.SpendingRules,
  ),
  "trial-balance": screen(
    () => import("#renderer/stages/reports/trial-balance-screen.tsx"),
    (module) => module.TrialBalanceScreen,
  ),
  "subsidiary-ledger": screen(
    () => import("#renderer/stages/reports/subsidiary-ledger-screen.tsx"),
    (module) => module.SubsidiaryLedgerScreen,
  ),
  "general-ledger": screen(
    () => import("#renderer/stages/reports/general-ledger-screen.tsx"),
    (module) => module.GeneralLedgerScreen,
  ),
  "bank-journal": screen(
    () => import("#renderer/stages/reports/bank-journal-screen.tsx"),
    (module) => module.BankJournalScreen,
  ),
  "cash-journal": screen(
    () => import("#renderer/stages/reports/cash-journal-screen.tsx"),
    (module) => module.CashJournalScreen,
  ),
  "balance-sheet": screen(
    () => import("#renderer/stages/reports/balance-sheet-screen.tsx"),
    (module) => module.BalanceSheetScreen,
  ),
  "income-statement": screen(
    () => import("#renderer/stages/reports/income-screen.tsx"),
    (module) => module.IncomeScreen,
  ),
  people: screen(
    () => import("#renderer/stages/office/people.tsx"),
    (module) => module.People,
  ),
  backups: screen(
    () => import("#renderer/stages/office/backups.tsx"),
    (module) => module.Backups,
  ),
  verification: screen(
    () => import("#renderer/stages/office/verification.tsx"),
    (module) => module.Verification,
  ),
  trail: screen(
    () => import("#renderer/stages/office/trail.tsx"),
    (module) => module.Trail,
  ),
  settings: screen(
    () => import("#renderer/stages/office/settings.tsx"),
    (module) => module.Settings,
  ),
  "statement-import": screen(
    () => import("#renderer/stages/bank/import-screen.tsx"),
    (module) => module.ImportScreen,
  ),
  "bank-lines": screen(
    () => import("#renderer/stages/bank/bank-lines-screen.tsx"),
    (module) => module.BankLinesScreen,
  ),
  reconciliation: screen(
    () => import("#renderer/stages/bank/reconciliation-screen.tsx"),
    (module) => module.ReconciliationScreen,
  ),
  "draft-rules": screen(
    () => import("#renderer/stages/bank/draft-rules-screen.tsx"),
    (module) => module.DraftRulesScreen,
  ),
  closing: screen(
    () => import("#renderer/stages/audit/closing-screen.tsx"),
    (module) => module.ClosingScreen,
  ),
  findings: screen(
    () => import("#renderer/stages/audit/findings-screen.tsx"),
    (module) => module.FindingsScreen,
  ),
  "test-parameters": screen(
    () => import("#renderer/stages/audit/test-parameters-screen.tsx"),
    (module) => module.TestParametersScreen,
  ),
  workbooks: screen(
    () => import("#renderer/stages/audit/workbooks-screen.tsx"),
    (module) => module.WorkbooksScreen,
  ),
  villages: screen(
    () => import("#renderer/stages/books/villages-screen.tsx"),
    (module) => module.VillagesScreen,
  ),
  accounts: screen(
    () => import("#renderer/stages/books/accounts-screen.tsx"),
    (module) => module.AccountsScreen,
  ),
  items: screen(
    () => import("#renderer/stages/books/items-screen.tsx"),
    (module) => module.ItemsScreen,
  ),
  categories: screen(
    () => import("#renderer/stages/books/categories-screen.tsx"),
    (module) => module.CategoriesScreen,
  ),
  "bank-accounts": screen(
    () => import("#renderer/stages/books/bank-accounts-screen.tsx"),
    (module) => module.BankAccountsScreen,
  ),
  openings: screen(
    () => import("#renderer/stages/books/openings-screen.tsx"),
    (module) => module.OpeningsScreen,
  ),
  "setup-workbook": screen(
    () => import("#renderer/stages/books/setup-screen.tsx"),
    (module) => module.SetupScreen,
  ),
};
