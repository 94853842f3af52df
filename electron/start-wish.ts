/** What the program was started with: a ledger named by `--ledger FILE` or by a file of our kind, `--demo`. */
export type StartWish = { readonly ledgerPath: string | undefined; readonly isDemo: boolean };

export const startWishOf = (given: readonly string[]): StartWish => {
  const at = given.indexOf("--ledger");
  const named = at === -1 ? given.find((text) => text.endsWith(".xzdb")) : given[at + 1];
  return { ledgerPath: named, isDemo: given.includes("--demo") };
};
