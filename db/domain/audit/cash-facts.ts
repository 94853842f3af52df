import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";

/** What one voucher moved in cash. `isBanked`: only between money accounts; `isIncome`: it books income. */
export type CashMove = {
  readonly onDate: LocalDate;
  readonly cashFen: Fen;
  readonly isBanked: boolean;
  readonly isIncome: boolean;
};

/** Cash brought to the bank on one day, in fen above nothing. */
export type Banking = { readonly on: LocalDate; readonly amountFen: Fen };

/** A receipt the village gave for money that came in. */
export type ReceiptUse = {
  readonly number: string;
  readonly onDate: LocalDate | null;
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly voucherOn: LocalDate;
  readonly amountFen: Fen | null;
  /** When the money was in the bank: by its line, or by the voucher; null while it is cash. */
  readonly bankedOn: LocalDate | null;
};
