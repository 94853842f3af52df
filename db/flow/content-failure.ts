import type { Failure } from "#contract/failures.ts";
import type { ContentFailure } from "#domain/vouchers/check-content.ts";

/** The domain's refusal of a voucher's content in the words of the contract. */
export const contentFailure = (
  failure: ContentFailure,
): Failure<
  | "ledger-not-started"
  | "before-start"
  | "month-closed"
  | "date-in-future"
  | "entries-too-few"
  | "entry-bad"
  | "account-not-leaf"
  | "account-inactive"
  | "not-balanced"
> =>
  failure.code === "entry-bad"
    ? { code: "entry-bad", line: failure.line, fault: failure.fault, text: failure.text }
    : failure;
