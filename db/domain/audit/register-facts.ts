import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { LeaseSort } from "#domain/funds/lease.ts";
import type { ProjectFile } from "#domain/funds/project.ts";
import type { RegisteredBook } from "./receipt-register.ts";

/** 工程项目档案 as it stood on the quarter's last day, with what posted vouchers had paid by then. */
export type AuditProject = ProjectFile & {
  readonly id: string;
  readonly name: string;
  readonly paidFen: Fen;
  readonly lastPaidOn: LocalDate | null;
  readonly lastVoucherId: VoucherId | null;
};

/** 发包租赁合同 of the books on the quarter's last day, beside the contract before it and what came in after its end. */
export type AuditLease = {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly sort: LeaseSort;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly termMonths: number;
  /** The rent of a year when the contract begins. */
  readonly yearFen: Fen;
  /** The last rent of a year of the contract before on the same thing; null where there was none. */
  readonly previousYearFen: Fen | null;
  readonly floorFen: Fen | null;
  /** Rent received in the quarter for days after the contract ended. */
  readonly lateReceipt: { readonly voucherId: VoucherId; readonly onDate: LocalDate; readonly amountFen: Fen } | null;
};

/** What the registers of works, leases and receipts say to the tests. */
export type RegisterFacts = {
  readonly projects: readonly AuditProject[];
  readonly leases: readonly AuditLease[];
  /** 票据登记 as it stood at the quarter's closing, with what was used and spoilt of each book up to its last day. */
  readonly receiptBooks: readonly RegisteredBook[];
};
