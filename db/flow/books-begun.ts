import type { Month } from "#domain/core/dates.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import { refuse } from "./call.ts";

type Begun = Pick<LedgerRow, "startMonth">;

/** Whether the books had begun by the end of a month: before that there is nothing to show, and an opening is no history. */
export const hasBegun = (ledger: Begun, month: Month): boolean => month >= ledger.startMonth;

/** The refusal of a report that lies wholly before the books' first month. */
export const beforeBooks = (ledger: Begun) => refuse({ code: "before-books" as const, month: ledger.startMonth });

/** The part of a span that the books cover: what lies before their first month begins with it. */
export const begunSpan = <Span extends { readonly fromMonth: Month }>(ledger: Begun, span: Span): Span =>
  span.fromMonth < ledger.startMonth ? { ...span, fromMonth: ledger.startMonth } : span;
