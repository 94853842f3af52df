import type { InputOf, OutputOf } from "#contract/contract.ts";
import { approvalRole } from "#contract/scalars.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { EntryFault } from "#domain/vouchers/check-content.ts";
import type { ApprovalRole, DocumentKind } from "#domain/vouchers/voucher.ts";
import { isBlank, type Cell, type GridLine } from "./grid-lines.ts";

export type VoucherDetail = OutputOf<"voucher.show">;
export type ContentInput = InputOf<"voucher.save">["content"];
export type DocumentRow = VoucherDetail["documents"][number];
/** An approval while it is being typed: name and day may still be missing. */
export type ApprovalRow = { readonly role: ApprovalRole; readonly name: string; readonly onDate: LocalDate | null };

/** Everything of a voucher that people type. */
export type VoucherForm = {
  readonly onDate: LocalDate;
  readonly paperCount: number;
  readonly lines: readonly GridLine[];
  readonly documents: readonly DocumentRow[];
  readonly approvals: readonly ApprovalRow[];
};

export const newDocument = (kind: DocumentKind): DocumentRow => ({
  kind,
  number: "",
  onDate: null,
  amountFen: null,
  party: "",
  note: "",
  handler: "",
  units: null,
  buyer: "",
});

/** The role a new approval starts with: the first in the usual order that has not signed yet. */
export const nextRole = (approvals: readonly ApprovalRow[]): ApprovalRole =>
  approvalRole.options.find((role) => approvals.every((approval) => approval.role !== role)) ?? "village-head";

const isEmptyDocument = ({ number, onDate, amountFen, party, note, handler, units, buyer }: DocumentRow): boolean =>
  number === "" &&
  onDate === null &&
  amountFen === null &&
  party === "" &&
  note === "" &&
  handler === "" &&
  units === null &&
  buyer === "";

const entryOf = (line: GridLine) =>
  line.accountId === null
    ? []
    : [
        {
          summary: line.summary,
          accountId: line.accountId,
          debitFen: line.debitFen,
          creditFen: line.creditFen,
          categoryId: line.categoryId,
          items: line.items.map(({ kind, itemId }) => ({ kind, itemId })),
          ...((line.quantityMilli ?? null) === null ? {} : { quantityMilli: line.quantityMilli ?? null }),
        },
      ];

/** What is sent: blank lines, empty documents and approvals without name or day are left out. */
export const contentOf = (ledgerId: string, form: VoucherForm): ContentInput => ({
  ledgerId,
  onDate: form.onDate,
  paperCount: form.paperCount,
  entries: form.lines.flatMap(entryOf),
  documents: form.documents.filter((document) => !isEmptyDocument(document)).map((document) => ({ ...document })),
  approvals: form.approvals.flatMap(({ role, name, onDate }) =>
    name.trim() === "" || onDate === null ? [] : [{ role, name, onDate }],
  ),
});

/** The row of the grid behind each entry that is sent. */
export const rowsOfEntries = (lines: readonly GridLine[]): readonly number[] =>
  lines.flatMap((line, row) => (line.accountId === null ? [] : [row]));

/** The lines without the blank ones, so that line numbers in a refusal are those on the screen. */
export const compacted = (lines: readonly GridLine[]): readonly GridLine[] =>
  lines.filter((_, row) => !isBlank(lines, row));

export type LineProblem = { readonly row: number; readonly cell: Cell; readonly fault: EntryFault };

const problemAt = (line: GridLine): Omit<LineProblem, "row"> | null => {
  if (line.accountId === null) return { cell: "account", fault: "no-account" };
  if (line.debitFen === 0 && line.creditFen === 0) return { cell: "debit", fault: "no-amount" };
  return null;
};

/** The first line that cannot be saved as it is, and the cell to put right. */
export const firstProblem = (lines: readonly GridLine[]): LineProblem | null => {
  for (const [row, line] of lines.entries()) {
    const problem = isBlank(lines, row) ? null : problemAt(line);
    if (problem !== null) return { row, ...problem };
  }
  return null;
};

/** The lines of a saved voucher, for the grid. */
export const linesOf = (entries: VoucherDetail["entries"]): readonly GridLine[] =>
  entries.map((entry, index) => ({
    key: String(index + 1),
    summary: entry.summary,
    accountId: entry.accountId,
    debitFen: entry.debitFen,
    creditFen: entry.creditFen,
    categoryId: entry.categoryId,
    items: entry.items,
    quantityMilli: entry.quantityMilli ?? undefined,
  }));

export const formOf = (voucher: VoucherDetail): VoucherForm => ({
  onDate: voucher.onDate,
  paperCount: voucher.paperCount,
  lines: linesOf(voucher.entries),
  documents: voucher.documents,
  approvals: voucher.approvals,
});
