import type { Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { LeaseSort, TenderMode } from "#domain/funds/lease.ts";
import type { AwardMode } from "#domain/funds/project.ts";

/** 工程项目台账: one project as it stood on the quarter's last day; null where it had not come so far. */
export type ProjectLine = {
  readonly number: string;
  readonly name: string;
  readonly fundSource: string;
  readonly estimateFen: Fen;
  readonly resolutionNumber: string;
  readonly mode: AwardMode | null;
  readonly winner: string;
  readonly contractFen: Fen | null;
  readonly variedFen: Fen;
  readonly settlementFen: Fen | null;
  readonly auditedFen: Fen | null;
  readonly acceptorCount: number;
  readonly progressPercent: number;
  readonly paidFen: Fen;
  readonly quarterPaidFen: Fen;
  readonly priceFen: Fen;
  readonly retentionFen: Fen;
  readonly worksFen: Fen;
  readonly missing: string;
};

/** 固定资产与在建工程: one card, or what an account holds without one; `works` rows are projects under construction. */
export type AssetLine = {
  readonly section: "card" | "uncarded" | "works";
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly costFen: Fen;
  readonly wornFen: Fen;
  readonly changedFen: Fen;
  readonly basis: string;
  readonly place: string;
  readonly counted: string;
};

/** 发包租赁台账: one contract with its rent on the quarter's last day. */
export type LeaseLine = {
  readonly subject: string;
  readonly sort: LeaseSort;
  readonly area: string;
  readonly lessee: string;
  readonly number: string;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly yearFen: Fen;
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
  readonly tenderMode: TenderMode;
  readonly posted: string;
  readonly state: "running" | "ended" | "expired";
};

/** 债务: one debt on the quarter's last day, or what an account owes beyond all debts registered (`number` ''). */
export type DebtLine = {
  readonly number: string;
  readonly creditor: string;
  readonly account: string;
  readonly purpose: string;
  readonly principalFen: Fen;
  /** Hundredths of a per cent a year; null where nothing is registered. */
  readonly ratePoints: number | null;
  readonly fromOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly approval: string;
  /** What the books owe of it; all of it where the books never knew it. */
  readonly owedFen: Fen;
  /** Registered, but no entry and no opening ever named the creditor: nothing can have been repaid by the books. */
  readonly isOffBooks: boolean;
  readonly isOverdue: boolean;
};

/** What sheets 15 to 18 show. */
export type RegisterLines = {
  readonly debts: readonly DebtLine[];
  readonly debtAlertFen: Fen | null;
  readonly assets: readonly AssetLine[];
  readonly leases: readonly LeaseLine[];
  readonly projects: readonly ProjectLine[];
};
