import type { Ledger } from "#store/open.ts";
import { sqlFor, type Reading } from "#store/query.ts";
import { sql } from "kysely";

/** A ledger whose n-th write (counted from 1) fails as a broken disk would. `writes` tells how many were tried. */
export const faultyLedger = (
  ledger: Ledger,
  failing: number,
): { readonly ledger: Ledger; readonly writes: () => number } => {
  let writes = 0;
  return {
    writes: () => writes,
    ledger: {
      ...ledger,
      transact: (work) =>
        ledger.transact((writing) =>
          work({
            ...writing,
            run: (query) => {
              writes += 1;
              if (writes === failing) throw new Error(`write ${failing} fails`);
              return writing.run(query);
            },
          }),
        ),
    },
  };
};

/** Every row of every table, so that two states of a file can be compared. */
export const dumpOf = (reading: Reading): Readonly<Record<string, readonly unknown[]>> => {
  const tables = reading.all(
    sqlFor
      .selectFrom(sql<{ name: string }>`sqlite_schema`.as("t"))
      .select("t.name")
      .where(sql<boolean>`t.type = 'table'`)
      .orderBy("t.name"),
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      reading.all(
        sqlFor
          .selectFrom(sql<object>`${sql.table(name)}`.as("t"))
          .selectAll()
          .orderBy(sql`1`),
      ),
    ]),
  );
};
