import { screen } from "./lazy-screen.ts";

/** Setting up, moving in, and the reports an office defines itself. */
export const settingUpScreens = {
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
  "income-detail": screen(
    () => import("#renderer/stages/reports/income-detail-screen.tsx"),
    (module) => module.IncomeDetailScreen,
  ),
  "statement-notes": screen(
    () => import("#renderer/stages/reports/notes-screen.tsx"),
    (module) => module.NotesScreen,
  ),
  "combined-statements": screen(
    () => import("#renderer/stages/reports/combined-screen.tsx"),
    (module) => module.CombinedScreen,
  ),
  "own-reports": screen(
    () => import("#renderer/stages/reports/own-report-screen.tsx"),
    (module) => module.OwnReportScreen,
  ),
  "report-definitions": screen(
    () => import("#renderer/stages/reports/definitions-screen.tsx"),
    (module) => module.DefinitionsScreen,
  ),
  "move-in": screen(
    () => import("#renderer/stages/moving/move-in-screen.tsx"),
    (module) => module.MoveInScreen,
  ),
  conversion: screen(
    () => import("#renderer/stages/moving/conversion-screen.tsx"),
    (module) => module.ConversionScreen,
  ),
} as const;
