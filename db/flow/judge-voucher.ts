import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import type { CapUsage } from "#domain/caps/cap.ts";
import type { Hit } from "#domain/checks/hit.ts";
import type { VoucherContent, VoucherKind } from "#domain/vouchers/voucher.ts";
import type { Reading } from "#store/query.ts";

export { isHolding, strongestOpen, type Hit } from "#domain/checks/hit.ts";

/** A voucher as it stands when it is judged; `voucherId` null while it was never saved. */
export type Judged = {
  readonly voucherId: VoucherId | null;
  readonly kind: VoucherKind;
  readonly content: VoucherContent;
  readonly preparedBy: PersonId | null;
  readonly reviewedBy: PersonId | null;
  readonly stage: "entry" | "review" | "posting";
};

/** Every rule that speaks about a voucher, in the order of the rules, and the use of every cap it draws on. */
export const judgeVoucher = (
  _reading: Reading,
  _judged: Judged,
): { readonly hits: readonly Hit[]; readonly usages: readonly CapUsage[] } => ({ hits: [], usages: [] });
