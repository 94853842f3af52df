import { openMonthOf, readLedgers } from "#store/ledger-rows.ts";
import { readLedgerWork } from "#store/overview-rows.ts";
import { done, type Call, type Reply } from "./call.ts";

/** The work list of the first screen, one row a ledger in use. */
export const officeOverview = (call: Call<"office.overview">): Reply<"office.overview"> =>
  call.ledger.snapshot((reading) => {
    const workOf = readLedgerWork(reading);
    return done({
      ledgers: readLedgers(reading)
        .filter((ledger) => ledger.isActive)
        .map((ledger) => ({
          id: ledger.id,
          name: ledger.name,
          isStarted: ledger.isStarted,
          openMonth: openMonthOf(ledger),
          ...workOf(ledger.id),
        })),
    });
  });
