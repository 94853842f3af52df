import type { Fen } from "#domain/core/fen.ts";
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
