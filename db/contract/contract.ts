import type * as z from "zod";
import { adjustingMethods } from "./adjusting.ts";
import { assetMethods } from "./assets.ts";
import { archiveMethods } from "./archives.ts";
import { auditMethods } from "./audit.ts";
import { bankMethods } from "./bank.ts";
import { statementKeepingMethods } from "./statement-keeping.ts";
import { bookReportMethods } from "./book-reports.ts";
import { booksMethods } from "./books.ts";
import { categoryMethods } from "./categories.ts";
import { definitionMethods } from "./definitions.ts";
import { reminderMethods } from "./reminders.ts";
import { claimPrintingMethods } from "./claim-printing.ts";
import { claimSettingMethods } from "./claim-settings.ts";
import { claimMethods } from "./claims.ts";
import { claimSheetMethods } from "./claim-sheets.ts";
import { financeMeetingMethods } from "./finance-meetings.ts";
import { reconciliationMethods } from "./reconciliation.ts";
import { cashCountMethods } from "./cash-count.ts";
import type { commonFailures, Failure } from "./failures.ts";
import { fingerprintMethods } from "./fingerprint.ts";
import { dimensionMethods } from "./dimensions.ts";
import { capPlanningMethods } from "./cap-planning.ts";
import { budgetMethods } from "./budgets.ts";
import { ruleApprovalMethods } from "./rule-approvals.ts";
import { floorMethods } from "./floors.ts";
import { grantMethods } from "./grants.ts";
import { keepingMethods } from "./keeping.ts";
import { motionMethods } from "./motions.ts";
import { movingMethods } from "./moving.ts";
import { openingItemMethods } from "./opening-items.ts";
import { distributionMethods, leaseMethods } from "./leases.ts";
import { matchingMethods } from "./matching.ts";
import { officeMethods } from "./office.ts";
import { packMethods } from "./packs.ts";
import { payBookingMethods } from "./pay-booking.ts";
import { payMethods } from "./pay.ts";
import { paySettingMethods } from "./pay-settings.ts";
import { payoutMethods } from "./payouts.ts";
import { periodEndMethods } from "./period-end.ts";
import { poolMethods } from "./pools.ts";
import { printingMethods } from "./printing.ts";
import { debtMethods } from "./debts.ts";
import { handoverMethods } from "./handovers.ts";
import { publicityMethods } from "./publicity.ts";
import { projectMethods } from "./projects.ts";
import { receiptBookMethods } from "./receipt-books.ts";
import { reportMethods } from "./reports.ts";
import { restoreMethods } from "./restoring.ts";
import { resolutionMethods } from "./resolutions.ts";
import { ruleMethods } from "./rules.ts";
import { templateMethods } from "./templates.ts";
import { testParameterMethods } from "./test-parameters.ts";
import { transferMethods } from "./transfers.ts";
import { auditNoteMethods } from "./audit-notes.ts";
import { auditProfileMethods } from "./audit-profile.ts";
import { dataInterfaceMethods } from "./data-interface.ts";
import { postPairMethods } from "./post-pairs.ts";
import { villagerMethods } from "./villagers.ts";
import { workbookMethods } from "./workbooks.ts";
import { voucherMethods } from "./vouchers.ts";

/** Every call there is. Both hosts, the command line and the window know only this table. */
export const contract = {
  ...officeMethods,
  ...booksMethods,
  ...categoryMethods,
  ...dimensionMethods,
  ...openingItemMethods,
  ...adjustingMethods,
  ...voucherMethods,
  ...templateMethods,
  ...bankMethods,
  ...statementKeepingMethods,
  ...resolutionMethods,
  ...matchingMethods,
  ...transferMethods,
  ...reconciliationMethods,
  ...cashCountMethods,
  ...poolMethods,
  ...ruleMethods,
  ...reportMethods,
  ...bookReportMethods,
  ...auditMethods,
  ...keepingMethods,
  ...fingerprintMethods,
  ...restoreMethods,
  ...definitionMethods,
  ...movingMethods,
  ...periodEndMethods,
  ...assetMethods,
  ...leaseMethods,
  ...projectMethods,
  ...debtMethods,
  ...receiptBookMethods,
  ...handoverMethods,
  ...distributionMethods,
  ...printingMethods,
  ...publicityMethods,
  ...motionMethods,
  ...archiveMethods,
  ...testParameterMethods,
  ...claimMethods,
  ...claimSheetMethods,
  ...claimSettingMethods,
  ...claimPrintingMethods,
  ...reminderMethods,
  ...financeMeetingMethods,
  ...packMethods,
  ...villagerMethods,
  ...postPairMethods,
  ...payMethods,
  ...payBookingMethods,
  ...paySettingMethods,
  ...payoutMethods,
  ...grantMethods,
  ...floorMethods,
  ...budgetMethods,
  ...ruleApprovalMethods,
  ...capPlanningMethods,
  ...workbookMethods,
  ...dataInterfaceMethods,
  ...auditNoteMethods,
  ...auditProfileMethods,
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;

/** What a caller sends: plain JSON values. */
export type InputOf<Name extends MethodName> = z.input<Contract[Name]["input"]>;
/** What a handler receives: brands in place, defaults filled. */
export type ReadInput<Name extends MethodName> = z.output<Contract[Name]["input"]>;
/** What a caller gets back, brands in place. */
export type OutputOf<Name extends MethodName> = z.output<Contract[Name]["output"]>;

type Schemas = {
  readonly [Name in MethodName]: {
    readonly input: z.ZodType<ReadInput<Name>>;
    readonly output: z.ZodType<OutputOf<Name>>;
  };
};

const schemas: Schemas = contract;

/** The readers of a call's input and output. */
export const schemasOf = <Name extends MethodName>(name: Name): Schemas[Name] => schemas[name];

export type CommonFailureCode = (typeof commonFailures)[number];
export type FailureOf<Name extends MethodName> = Failure<Contract[Name]["failures"][number] | CommonFailureCode>;

export type ReplyOf<Name extends MethodName> =
  { readonly ok: true; readonly value: OutputOf<Name> } | { readonly ok: false; readonly failure: FailureOf<Name> };

/** True for the name of a call; `constructor` and its like are none. */
export const isMethodName = (name: string): name is MethodName => Object.hasOwn(contract, name);

export type { Failure };
