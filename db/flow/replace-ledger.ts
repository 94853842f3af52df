import type { Ledger } from "#store/open.ts";

/**
 * Closes the open ledger, lets `swap` put another file in its place, opens what lies there now and signs everybody out.
 * `swap` answers how to put the old file back, which is done when the new one does not open. Refused while another call is
 * at work on the ledger. When `swap` throws, the old ledger is open again.
 */
export type ReplaceLedger = (
  swap: () => () => void,
) => { readonly isReplaced: true; readonly ledger: Ledger } | { readonly isReplaced: false; readonly code: string };
