/** The warnings that a declared total or count of a statement is not what its lines come to: to be accepted by a person. */
export const unequalTotals = <Warning extends { readonly code: string }>({
  warnings,
}: {
  readonly warnings: readonly Warning[];
}): readonly Warning[] => warnings.filter(({ code }) => code === "total-mismatch" || code === "count-mismatch");
