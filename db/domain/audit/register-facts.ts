import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { ProjectFile } from "#domain/funds/project.ts";

/** 工程项目档案 as it stood on the quarter's last day, with what posted vouchers had paid by then. */
export type AuditProject = ProjectFile & {
  readonly id: string;
  readonly name: string;
  readonly paidFen: Fen;
  readonly lastPaidOn: LocalDate | null;
  readonly lastVoucherId: VoucherId | null;
};
