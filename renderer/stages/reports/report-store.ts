import { create } from "zustand";
import type { Month } from "#domain/core/dates.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { monthSpan, type Span } from "./period.ts";

type ReportState = {
  /**
   * The span chosen by hand, and after how many choices of a month. It stays when a closing or other books move the month on;
   * only a person choosing another month begins anew.
   */
  readonly chosen: { readonly after: number; readonly span: Span } | null;
  readonly chooseSpan: (after: number, span: Span) => void;
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
  chooseSpan: (after, span) => {
    set({ chosen: { after, span } });
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

/** The span to show: the chosen one as long as nobody chose another month since, otherwise the month itself. */
export const spanShown = (
  chosen: ReportState["chosen"],
  of: { readonly month: Month; readonly monthChoices: number },
): Span => (chosen !== null && chosen.after === of.monthChoices ? chosen.span : monthSpan(of.month));

/** The span every report shows: one month to begin with, shared by all reports so that drilling down keeps it. */
export const useReportSpan = (): ReportSpan => {
  const { month, monthChoices } = useLedger();
  const { chosen, chooseSpan } = useReports();
  if (month === null) return { span: null, setSpan: () => undefined };
  return {
    span: spanShown(chosen, { month, monthChoices }),
    setSpan: (span) => {
      chooseSpan(monthChoices, span);
    },
  };
};
