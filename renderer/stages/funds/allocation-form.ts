import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { LocalDate, Quarter } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import { allocationResidue, dividedShares, poolOf } from "#domain/funds/township-allocation.ts";
import { idOf, type LedgerId } from "#domain/core/ids.ts";

export type Allocation = OutputOf<"allocation.list">["allocations"][number];
type Input = InputOf<"allocation.save">["allocation"];

export type SourceRow = {
  readonly key: number;
  readonly department: string;
  readonly document: string;
  readonly amountFen: Fen | null;
  readonly receivedOn: LocalDate | null;
};
export type ShareRow = {
  readonly ledgerId: LedgerId;
  readonly name: string;
  readonly weight: number;
  readonly amountFen: Fen;
};
/** A division of public money while it is typed. */
export type AllocationForm = {
  readonly quarter: Quarter;
  readonly title: string;
  readonly document: string;
  readonly matchingFen: Fen | null;
  readonly sources: readonly SourceRow[];
  readonly shares: readonly ShareRow[];
  readonly categoryIds: readonly string[];
  readonly note: string;
};

export const emptySource = (key: number): SourceRow => ({
  key,
  department: "",
  document: "",
  amountFen: null,
  receivedOn: null,
});

export const emptyAllocation = (
  quarter: Quarter,
  ledgers: readonly { readonly id: LedgerId; readonly name: string }[],
): AllocationForm => ({
  quarter,
  title: "",
  document: "",
  matchingFen: null,
  sources: [emptySource(1)],
  shares: ledgers.map(({ id, name }) => ({ ledgerId: id, name, weight: 1, amountFen: fen(0) })),
  categoryIds: [],
  note: "",
});

/** A kept proposal with the ledgers it leaves out, so that they can be added. */
export const formOfAllocation = (
  kept: Allocation,
  ledgers: readonly { readonly id: LedgerId; readonly name: string }[],
): AllocationForm => ({
  quarter: kept.quarter,
  title: kept.title,
  document: kept.document,
  matchingFen: kept.matchingFen,
  sources: kept.sources.map((source, index) => ({ key: index + 1, ...source })),
  shares: ledgers.map(({ id, name }) => {
    const own = kept.shares.find((share) => share.ledgerId === id);
    return { ledgerId: idOf<LedgerId>(id), name, weight: own?.weight ?? 0, amountFen: own?.amountFen ?? fen(0) };
  }),
  categoryIds: kept.categoryIds,
  note: kept.note,
});

const plain = (form: AllocationForm) => ({
  sources: form.sources.map(({ department, document, amountFen, receivedOn }) => ({
    department,
    document,
    amountFen: amountFen ?? fen(0),
    receivedOn,
  })),
  matchingFen: form.matchingFen ?? fen(0),
  shares: form.shares,
});

export const totalToDivide = (form: AllocationForm): Fen => poolOf(plain(form));
export const leftToDivide = (form: AllocationForm): Fen => allocationResidue(plain(form));

/** The shares divided by their weights, to the fen. */
export const withDivided = (form: AllocationForm): AllocationForm => {
  const divided = new Map(dividedShares(plain(form)).map((share) => [share.ledgerId, share.amountFen]));
  return {
    ...form,
    shares: form.shares.map((share) => ({ ...share, amountFen: divided.get(share.ledgerId) ?? fen(0) })),
  };
};

/** The proposal as it is sent, or null while something is missing; villages that get nothing are left out. */
export const allocationInput = (form: AllocationForm): Input | null => {
  if (form.title.trim() === "" || form.document.trim() === "" || totalToDivide(form) <= 0) return null;
  if (form.sources.some((source) => source.department.trim() === "" || (source.amountFen ?? 0) <= 0)) return null;
  return {
    quarter: form.quarter,
    title: form.title,
    document: form.document,
    ...plain(form),
    shares: form.shares
      .filter((share) => share.amountFen > 0)
      .map(({ ledgerId, weight, amountFen }) => ({ ledgerId, weight, amountFen })),
    categoryIds: [...form.categoryIds],
    note: form.note,
  };
};
