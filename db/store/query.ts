import type Database from "better-sqlite3";
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
} from "kysely";
import type { Tables } from "./tables.ts";

/** Builds SQL with types and runs nothing: `Reading` and `Writing` run it, synchronously. */
export const sqlFor: Kysely<Tables> = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

declare const mayWrite: unique symbol;

/** The right to read the ledger. */
export type Reading = {
  /** Every row, in the order the query asks for. */
  readonly all: <Row>(query: Compilable<Row>) => Row[];
  /** The first row, or `undefined`. */
  readonly first: <Row>(query: Compilable<Row>) => Row | undefined;
  /** Row after row without holding them all: for a life of entries. */
  readonly each: <Row>(query: Compilable<Row>) => IterableIterator<Row>;
};

/** The right to change the ledger: exists only inside `inTransaction`. */
export type Writing = Reading & {
  readonly [mayWrite]: true;
  /** Runs a change and answers how many rows it touched. */
  readonly run: (query: Compilable<unknown>) => number;
};

const keptStatements = 500;

const statementsOf = (database: Database.Database): ((query: CompiledQuery<unknown>) => Database.Statement) => {
  const kept = new Map<string, Database.Statement>();
  return (query) => {
    const known = kept.get(query.sql);
    if (known !== undefined) return known;
    const statement = database.prepare(query.sql);
    if (kept.size >= keptStatements) kept.clear();
    kept.set(query.sql, statement);
    return statement;
  };
};

/** The reading and writing sides of one open database; only `open.ts` and the tests' fault injector call it. */
export const accessTo = (database: Database.Database): { readonly reading: Reading; readonly writing: Writing } => {
  const prepared = statementsOf(database);
  const reading: Reading = {
    // The row types are those of the STRICT tables the query was typed by.
    all: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      return prepared(compiled).all(...compiled.parameters) as Row[];
    },
    first: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      return prepared(compiled).get(...compiled.parameters) as Row | undefined;
    },
    each: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      // A statement of its own: an open iteration locks the statement it runs on.
      return database.prepare(compiled.sql).iterate(...compiled.parameters) as IterableIterator<Row>;
    },
  };
  const run = (query: Compilable<unknown>): number => {
    const compiled = query.compile();
    return prepared(compiled).run(...compiled.parameters).changes;
  };
  return { reading, writing: { ...reading, run } as Writing };
};
