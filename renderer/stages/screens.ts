import type { LazyExoticComponent } from "react";
import { fundScreens } from "./funds/screens.ts";
import { claimScreens } from "./claims/claim-screens.ts";
import { screen, type ScreenComponent } from "./lazy-screen.ts";
import { auditScreens } from "./audit/screens.ts";
import { publicityScreens } from "./publicity/screens.ts";
import type { ScreenKey } from "./screen-keys.ts";
import { settingUpScreens } from "./screens-setting-up.ts";

// A screen without its component does not compile.
export const screens: Readonly<Record<ScreenKey, LazyExoticComponent<ScreenComponent>>> = {
  ...publicityScreens,
  ...fundScreens,
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
  "multi-column": screen(
    () => import("#renderer/stages/reports/multi-column-screen.tsx"),
    (module) => module.MultiColumnScreen,
  ),
  "quantity-ledger": screen(
    () => import("#renderer/stages/reports/quantity-ledger-screen.tsx"),
    (module) => module.QuantityLedgerScreen,
  ),
  "item-balances": screen(
    () => import("#renderer/stages/reports/item-balances-screen.tsx"),
    (module) => module.ItemBalancesScreen,
  ),
  ageing: screen(
    () => import("#renderer/stages/reports/ageing-screen.tsx"),
    (module) => module.AgeingScreen,
  ),
  "money-day": screen(
    () => import("#renderer/stages/reports/money-day-screen.tsx"),
    (module) => module.MoneyDayScreen,
  ),
  "voucher-search": screen(
    () => import("#renderer/stages/vouchers/search-screen.tsx"),
    (module) => module.SearchScreen,
  ),
  "voucher-totals": screen(
    () => import("#renderer/stages/vouchers/totals-screen.tsx"),
    (module) => module.VoucherTotalsScreen,
  ),
  "attachment-check": screen(
    () => import("#renderer/stages/vouchers/attachment-check-screen.tsx"),
    (module) => module.AttachmentCheckScreen,
  ),
  "voucher-templates": screen(
    () => import("#renderer/stages/vouchers/templates-screen.tsx"),
    (module) => module.TemplatesScreen,
  ),
  "voucher-batch": screen(
    () => import("#renderer/stages/vouchers/batch-screen.tsx"),
    (module) => module.BatchScreen,
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
  "policy-packs": screen(
    () => import("#renderer/stages/rules/packs-screen.tsx"),
    (module) => module.PacksScreen,
  ),
  "policy-records": screen(
    () => import("#renderer/stages/rules/policy-records-screen.tsx"),
    (module) => module.PolicyRecordsScreen,
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
  matching: screen(
    () => import("#renderer/stages/bank/matching-screen.tsx"),
    (module) => module.MatchingScreen,
  ),
  reconciliation: screen(
    () => import("#renderer/stages/bank/reconciliation-screen.tsx"),
    (module) => module.ReconciliationScreen,
  ),
  "cash-count": screen(
    () => import("#renderer/stages/bank/cash-count-screen.tsx"),
    (module) => module.CashCountScreen,
  ),
  pools: screen(
    () => import("#renderer/stages/bank/pools-screen.tsx"),
    (module) => module.PoolsScreen,
  ),
  "draft-rules": screen(
    () => import("#renderer/stages/bank/draft-rules-screen.tsx"),
    (module) => module.DraftRulesScreen,
  ),
  closing: screen(
    () => import("#renderer/stages/audit/closing-screen.tsx"),
    (module) => module.ClosingScreen,
  ),
  "period-matrix": screen(
    () => import("#renderer/stages/audit/period-matrix-screen.tsx"),
    (module) => module.PeriodMatrixScreen,
  ),
  "year-end": screen(
    () => import("#renderer/stages/audit/year-end-screen.tsx"),
    (module) => module.YearEndScreen,
  ),
  corrections: screen(
    () => import("#renderer/stages/audit/corrections-screen.tsx"),
    (module) => module.CorrectionsScreen,
  ),
  ...claimScreens,
  guided: screen(
    () => import("#renderer/stages/work/guided-screen.tsx"),
    (module) => module.GuidedScreen,
  ),
  distributions: screen(
    () => import("#renderer/stages/work/distributions-screen.tsx"),
    (module) => module.DistributionsScreen,
  ),
  pay: screen(
    () => import("#renderer/stages/people/pay-screen.tsx"),
    (module) => module.PayScreen,
  ),
  payouts: screen(
    () => import("#renderer/stages/people/payouts-screen.tsx"),
    (module) => module.PayoutsScreen,
  ),
  "post-pairs": screen(
    () => import("#renderer/stages/people/post-pairs-screen.tsx"),
    (module) => module.PostPairsScreen,
  ),
  villagers: screen(
    () => import("#renderer/stages/people/villagers-screen.tsx"),
    (module) => module.VillagersScreen,
  ),
  leases: screen(
    () => import("#renderer/stages/work/leases-screen.tsx"),
    (module) => module.LeasesScreen,
  ),
  assets: screen(
    () => import("#renderer/stages/work/assets-screen.tsx"),
    (module) => module.AssetsScreen,
  ),
  projects: screen(
    () => import("#renderer/stages/work/projects-screen.tsx"),
    (module) => module.ProjectsScreen,
  ),
  debts: screen(
    () => import("#renderer/stages/work/debts-screen.tsx"),
    (module) => module.DebtsScreen,
  ),
  "receipt-books": screen(
    () => import("#renderer/stages/work/receipt-books-screen.tsx"),
    (module) => module.ReceiptBooksScreen,
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
  "data-export": screen(
    () => import("#renderer/stages/office/data-export-screen.tsx"),
    (module) => module.DataExportScreen,
  ),
  ...auditScreens,
  "audit-notes": screen(
    () => import("#renderer/stages/audit/audit-notes-screen.tsx"),
    (module) => module.AuditNotesScreen,
  ),
  archives: screen(
    () => import("#renderer/stages/printing/archives-screen.tsx"),
    (module) => module.ArchivesScreen,
  ),
  "print-settings": screen(
    () => import("#renderer/stages/printing/print-settings-screen.tsx"),
    (module) => module.PrintSettingsScreen,
  ),
  ...settingUpScreens,
};
