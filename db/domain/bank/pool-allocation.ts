import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import type { BankAccountId } from "#domain/core/ids.ts";
import type { StatementLine } from "./statement.ts";
import { containsWord } from "./text-pattern.ts";

/** A village's share of a pool: what it held when the pool began, and the words by which its lines are known. */
export type PoolShare = {
  readonly bankAccountId: BankAccountId;
  readonly openingFen: Fen;
  readonly words: readonly string[];
};

type PoolLine = Pick<StatementLine, "summary" | "purpose" | "remark" | "counterpartyName" | "counterpartyAccount">;

const textsOf = (line: PoolLine): readonly string[] => [
  line.purpose,
  line.remark,
  line.summary,
  line.counterpartyName,
  line.counterpartyAccount,
];

/**
 * The only share whose words stand in a line of the pool. Two shares that both fit prove neither, so the line stays open and a
 * person allocates it.
 */
export const shareOfLine = (line: PoolLine, shares: readonly PoolShare[]): PoolShare | null => {
  const texts = textsOf(line);
  const fitting = shares.filter(({ words }) => words.some((word) => texts.some((text) => containsWord(text, word))));
  const [only, another] = fitting;
  return only === undefined || another !== undefined ? null : only;
};

/** A part of a pool's line; the sign is that of the line. */
export type PoolPart = { readonly bankAccountId: BankAccountId; readonly amountFen: Fen };

export type PartsFault =
  | { readonly code: "pool-parts-differ"; readonly differenceFen: Fen }
  | { readonly code: "pool-part-bad"; readonly bankAccountId: BankAccountId };

/** What is wrong with the parts of a line: each goes to another share, on the line's side, and all come to the line. */
export const partsFault = (
  lineFen: Fen,
  parts: readonly PoolPart[],
  shares: readonly PoolShare[],
): PartsFault | undefined => {
  const seen = new Set<BankAccountId>();
  for (const { bankAccountId, amountFen } of parts) {
    const isShare = shares.some((share) => share.bankAccountId === bankAccountId);
    if (!isShare || seen.has(bankAccountId) || amountFen === 0 || amountFen > 0 !== lineFen > 0)
      return { code: "pool-part-bad", bankAccountId };
    seen.add(bankAccountId);
  }
  const differenceFen = fen(lineFen - sumOf(parts, (part) => part.amountFen));
  return differenceFen === 0 ? undefined : { code: "pool-parts-differ", differenceFen };
};

/** Where a pool stands: `differenceFen` is what the statement shows and the lines do not explain; zero unless lines are missing. */
export type PoolPosition = {
  readonly bankFen: Fen;
  readonly sharesFen: Fen;
  readonly unallocatedFen: Fen;
  readonly differenceFen: Fen;
};

/** The position of a pool: `statementFen` is the last balance the bank printed, null when it printed none. */
export const poolPosition = (of: {
  readonly openingFen: Fen;
  readonly statementFen: Fen | null;
  readonly movedFen: Fen;
  readonly allocatedFen: Fen;
  readonly sharesFen: Fen;
}): PoolPosition => {
  const bankFen = of.statementFen ?? fen(of.openingFen + of.movedFen);
  const unallocatedFen = fen(of.movedFen - of.allocatedFen);
  return {
    bankFen,
    sharesFen: of.sharesFen,
    unallocatedFen,
    differenceFen: fen(bankFen - of.sharesFen - unallocatedFen),
  };
};
