import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { ClaimContent } from "./claim.ts";

type Line = {
  readonly bookedOn: LocalDate;
  /** Leaves the bank: below zero. */
  readonly amountFen: Fen;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
};

/**
 * The claim a payment of the bank begins: paid by transfer, to whom and how much the bank says. The bank's slip is its only
 * paper yet and proves no outlay; handler, witness, 报账员 and the invoice come from the village.
 */
export const claimOfLine = (
  line: Line,
  {
    onDate,
    categoryId,
    purpose,
  }: { readonly onDate: LocalDate; readonly categoryId: CategoryId; readonly purpose: string },
): ClaimContent => {
  const amountFen = fen(Math.abs(line.amountFen));
  const payee = line.counterpartyName.slice(0, 100);
  return {
    onDate,
    form: "transfer",
    purpose,
    handler: "",
    witness: "",
    clerk: "",
    payee,
    payeeAccount: line.counterpartyAccount.slice(0, 40),
    note: `由 ${line.bookedOn} 的银行流水起草`,
    lines: [{ categoryId, summary: purpose, amountFen, projectItemId: null }],
    documents: [
      {
        kind: "bank-slip",
        number: "",
        onDate: line.bookedOn,
        amountFen,
        party: payee,
        note: "",
        units: null,
        buyer: "",
        elements: [],
      },
    ],
    emergency: null,
  };
};
