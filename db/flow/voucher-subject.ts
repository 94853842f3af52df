import { moneyTextFromFen } from "#domain/core/fen.ts";
import { totalDebit, type VoucherContent } from "#domain/vouchers/voucher.ts";

/** One line an auditor understands: date, amount and first summary. */
export const voucherSubject = (content: VoucherContent): string =>
  `${content.onDate} ${content.entries[0]?.summary ?? ""} ${moneyTextFromFen(totalDebit(content.entries))}`;
