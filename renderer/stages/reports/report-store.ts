import { create } from "zustand";
import type { Month } from "#domain/core/dates.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { monthSpan, type Span } from "./period.ts";

type ReportState = {
  /** The span chosen by hand and the month at the top of the window it was chosen under; another month begins anew. */
  readonly chosen: { readonly under: Month; readonly span: Span } | null;
  readonly chooseSpan: (under: Month, span: Span) => void;
  /** Codes of folded accounts, by ledger. */
  readonly foldedByLedger: Readonly<Record<string, ReadonlySet<string>>>;
  readonly fold: (ledgerId: string, folded: ReadonlySet<string>) => void;
  readonly withZero: boolean;
  readonly showZero: (withZero: boolean) => void;
  /** The account last looked at in a ledger's books, so that opening 明细账 from the menu goes on where one was. */
  readonly accountByLedger: Readonly<Record<string, string>>;
  readonly look: (ledgerId: string, accountId: string) => void;
};

/** What the report screens keep while somebody is away looking at a voucher. */
export const useReports = create<ReportState>((set) => ({
  chosen: null,
  chooseSpan: (under, span) => {
    set({ chosen: { under, span } });
  },
  foldedByLedger: {},
  fold: (ledgerId, folded) => {
    set(({ foldedByLedger }) => ({ foldedByLedger: { ...foldedByLedger, [ledgerId]: folded } }));
  },
  withZero: false,
  showZero: (withZero) => {
    set({ withZero });
  },
  accountByLedger: {},
  look: (ledgerId, accountId) => {
    set(({ accountByLedger }) => ({ accountByLedger: { ...accountByLedger, [ledgerId]: accountId } }));
  },
}));

export type ReportSpan = { readonly span: Span | null; readonly setSpan: (span: Span) => void };

/** The span every report shows: one month to begin with, shared by all reports so that drilling down keeps it. */
export const useReportSpan = (): ReportSpan => {
  const month = useLedger((state) => state.month);
  const { chosen, chooseSpan } = useReports();
  if (month === null) return { span: null, setSpan: () => undefined };
  return {
    span: chosen !== null && chosen.under === month ? chosen.span : monthSpan(month),
    setSpan: (span) => {
      chooseSpan(month, span);
    },
  };
};
