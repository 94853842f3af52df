import { sql, type CompiledQuery } from "kysely";
import { sqlFor, type Reading } from "#store/query.ts";

const ask = <Row>(reading: Reading, text: string): Row[] =>
  reading.all<Row>({ compile: (): CompiledQuery<Row> => sql<Row>`${sql.raw(text)}`.compile(sqlFor) });

/** Every row of every table as text: two equal dumps are two equal ledgers. */
export const dumpOf = (reading: Reading): Readonly<Record<string, readonly string[]>> => {
  const tables = ask<{ readonly name: string }>(
    reading,
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
  );
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      ask(reading, `select * from ${name}`)
        .map((row) => JSON.stringify(row))
        .toSorted(),
    ]),
  );
};

/** Leaves the open file room for `pages` more pages: the next bigger write finds the disk full. */
export const leaveRoom = (reading: Reading, pages: number): void => {
  const [counted] = ask<{ readonly page_count: number }>(reading, "pragma page_count");
  ask(reading, `pragma max_page_count = ${(counted?.page_count ?? 0) + pages}`);
};
