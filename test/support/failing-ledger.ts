import type { Ledger } from "#store/open.ts";
import type { Writing } from "#store/query.ts";

/** The same ledger whose `failing`-th write (counted from 1, over all transactions) throws; `writes` counts those asked for. */
export const failingLedger = (ledger: Ledger, failing: number): Ledger & { readonly writes: () => number } => {
  let count = 0;
  const failingWriting = (writing: Writing): Writing => ({
    ...writing,
    run: (query) => {
      count += 1;
      if (count === failing) throw new Error(`write ${failing} fails`);
      return writing.run(query);
    },
  });
  return {
    ...ledger,
    transact: (work) => ledger.transact((writing) => work(failingWriting(writing))),
    writes: () => count,
  };
};
