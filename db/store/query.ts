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
  readonly run: (query: Compilable) => number;
};

const keptStatements = 500;

type Prepare = <Row>(query: CompiledQuery<Row>) => Database.Statement<unknown[], Row>;

const statementsOf = (database: Database.Database): Prepare => {
  const kept = new Map<string, Database.Statement>();
  return <Row>(query: CompiledQuery<Row>) => {
    const known = kept.get(query.sql);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same SQL over STRICT tables has the same rows.
    if (known !== undefined) return known as Database.Statement<unknown[], Row>;
    const statement = database.prepare<unknown[], Row>(query.sql);
    if (kept.size >= keptStatements) kept.clear();
    kept.set(query.sql, statement);
    return statement;
  };
};

/** The reading and writing sides of one open database; only `open.ts`, `open-copy.ts` (reading alone) and the tests' fault injector call it. */
export const accessTo = (database: Database.Database): { readonly reading: Reading; readonly writing: Writing } => {
  const prepared = statementsOf(database);
  const reading: Reading = {
    all: (query) => {
      const compiled = query.compile();
      return prepared(compiled).all(...compiled.parameters);
    },
    first: (query) => {
      const compiled = query.compile();
      return prepared(compiled).get(...compiled.parameters);
    },
    each: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      // A statement of its own: an open iteration locks the statement it runs on.
      return database.prepare<unknown[], Row>(compiled.sql).iterate(...compiled.parameters);
    },
  };
  const run = (query: Compilable): number => {
    const compiled = query.compile();
    return prepared(compiled).run(...compiled.parameters).changes;
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the only place that hands out the right to write.
  return { reading, writing: { ...reading, run } as Writing };
};
