import type { OutputOf } from "#contract/contract.ts";

export type TrialBalance = OutputOf<"report.trialBalance">;
export type TrialRow = TrialBalance["rows"][number];

/** How many levels of accounts a trial balance has; at least 1. */
export const deepestLevel = (rows: readonly TrialRow[]): number =>
  rows.reduce((deepest, row) => Math.max(deepest, row.level), 1);

/** The codes of the rows that have rows below them. */
export const foldableCodes = (rows: readonly TrialRow[]): ReadonlySet<string> => {
  const codes = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    if (next !== undefined && next.level > row.level && next.code.startsWith(row.code)) codes.add(row.code);
  }
  return codes;
};

/** The rows to show when some are folded: everything below a folded row is left out. */
export const unfoldedRows = (rows: readonly TrialRow[], folded: ReadonlySet<string>): readonly TrialRow[] => {
  let hiddenBelow: TrialRow | null = null;
  const shown: TrialRow[] = [];
  for (const row of rows) {
    const isHidden: boolean =
      hiddenBelow !== null && row.level > hiddenBelow.level && row.code.startsWith(hiddenBelow.code);
    if (isHidden) continue;
    hiddenBelow = folded.has(row.code) ? row : null;
    shown.push(row);
  }
  return shown;
};

/** The rows to fold so that accounts down to `level` stay visible. */
export const foldedToLevel = (rows: readonly TrialRow[], level: number): ReadonlySet<string> => {
  const foldable = foldableCodes(rows);
  return new Set(rows.filter((row) => row.level >= level && foldable.has(row.code)).map((row) => row.code));
};

/** Rows whose code or name contains the words, with the rows above them, so that a detail is never shown alone. */
export const rowsMatching = (rows: readonly TrialRow[], words: string): readonly TrialRow[] => {
  const text = words.trim();
  if (text === "") return rows;
  const hits = rows.filter((row) => row.code.startsWith(text) || row.name.includes(text));
  return rows.filter((row) => hits.some((hit) => hit === row || hit.code.startsWith(row.code)));
};
