import type { OutputOf } from "#contract/contract.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { ReconciliationWords } from "#domain/reports/reconciliation-words.ts";

export type Reconciliation = OutputOf<"bank.reconciliation">;
export type OpenItem = Reconciliation["items"][number];

/** One addition or deduction of a 余额调节表 with what stands behind it. */
export type ItemGroup = {
  readonly side: OpenItem["side"];
  readonly title: string;
  readonly items: readonly OpenItem[];
  readonly totalFen: Fen;
};
export type ReconciliationForm = { readonly book: readonly ItemGroup[]; readonly statement: readonly ItemGroup[] };

/** Sizes without sign: the printed form adds and deducts bare amounts, whichever sign the items came with. */
const bare = (item: OpenItem): number => Math.abs(item.amountFen);

/** The two sides of the printed form: what the bank knows and the books do not is put right on the books' side, and vice versa. */
export const formOf = ({ items }: Reconciliation, { groups }: ReconciliationWords): ReconciliationForm => {
  const groupOf = (side: OpenItem["side"]): ItemGroup => {
    const own = items.filter((item) => item.side === side);
    return { side, title: groups[side], items: own, totalFen: sumOf(own, bare) };
  };
  return { book: [groupOf("bank-in"), groupOf("bank-out")], statement: [groupOf("book-in"), groupOf("book-out")] };
};

/** How old an open item is said to be: over 90 days is a warning, over 30 days is to be watched. */
export const ageLevel = (ageDays: number): "fresh" | "old" | "overdue" =>
  ageDays > 90 ? "overdue" : ageDays > 30 ? "old" : "fresh";
