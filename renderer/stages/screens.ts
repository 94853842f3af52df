import { lazy, type ComponentType } from "react";
import type { ScreenKey } from "./screen-keys.ts";

export type ScreenComponent = ComponentType<Record<never, never>>;

/** Loads a screen's code when it is first opened. */
const screen = <Module>(load: () => Promise<Module>, pick: (module: Module) => ScreenComponent) =>
  lazy(async () => ({ default: pick(await load()) }));

// One line a screen. A key that is not here yet is not in the menu either.
export const screens: Partial<Record<ScreenKey, ScreenComponent>> = {
  overview: screen(
    () => import("#renderer/stages/office/overview.tsx"),
    (module) => module.Overview,
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
};
