import type { Ledger } from "#store/open.ts";
import type { Writing } from "#store/query.ts";

type Watched = Ledger & { readonly writes: () => number };

/** The same ledger that calls `before` ahead of every write, counted from 1 over all transactions. */
export const watchedLedger = (ledger: Ledger, before: (count: number) => void): Watched => {
  let count = 0;
  const watched = (writing: Writing): Writing => ({
    ...writing,
    run: (query) => {
      count += 1;
      before(count);
      return writing.run(query);
    },
  });
  return {
    ...ledger,
    transact: (work) => ledger.transact((writing) => work(watched(writing))),
    writes: () => count,
  };
};

/** The same ledger whose `failing`-th write throws as on a broken disk; `writes` counts those asked for. */
export const failingLedger = (ledger: Ledger, failing: number): Watched =>
  watchedLedger(ledger, (count) => {
    if (count === failing) throw new Error(`write ${failing} fails`);
  });
