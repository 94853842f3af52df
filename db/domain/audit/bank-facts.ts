import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";

/** One bank account over the quarter. `+` arrives, `−` leaves. */
export type AuditBank = {
  readonly id: string;
  readonly name: string;
  /** The last statement balance before the quarter; null when not known. */
  readonly balanceBeforeFen: Fen | null;
  readonly lines: readonly {
    readonly id: string;
    readonly onDate: LocalDate;
    readonly amountFen: Fen;
    readonly balanceFen: Fen | null;
    readonly text: string;
    readonly isBooked: boolean;
    readonly isDrafted: boolean;
  }[];
  /** What the books say is in the account on the quarter's last day. */
  readonly bookFen: Fen;
  /** A statement shows the state of the account on the last day, or a head excepted it. */
  readonly isCovered: boolean;
  /** The quarter's entries on the account without a statement line. */
  readonly unseen: readonly {
    readonly voucherId: VoucherId;
    readonly voucherName: string;
    readonly line: number;
    readonly onDate: LocalDate;
    readonly amountFen: Fen;
    readonly summary: string;
  }[];
  readonly entryCount: number;
  /** 未达账项 on the last day, whatever quarter they come from. */
  readonly openItems: readonly {
    readonly key: string;
    readonly side: "bank-in" | "bank-out" | "book-in" | "book-out";
    readonly onDate: LocalDate;
    readonly amountFen: Fen;
    readonly text: string;
    readonly ageDays: number;
    readonly voucherId: VoucherId | null;
  }[];
  readonly differenceFen: Fen | null;
};
