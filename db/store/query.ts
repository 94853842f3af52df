import type Database from "better-sqlite3";
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
  type Compilable,
  type CompiledQuery,
  type LimitNode,
} from "kysely";
import type { Tables } from "./tables.ts";

/**
 * SQLite plans a statement anew whenever a value is bound that might have changed its plan: four times the work of reading
 * the row. A unary plus before the place of a value tells it to plan once, and a limit it can read needs no place. So an index
 * over part of a table is found only where its condition stands in the query as written: `sql.lit`, not a value.
 */
class PlanOnceCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return "+?";
  }

  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && typeof limit.value === "number") this.append(`limit ${limit.value}`);
    else super.visitLimit(node);
  }
}

/** Builds SQL with types and runs nothing: `Reading` and `Writing` run it, synchronously. */
export const sqlFor: Kysely<Tables> = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new PlanOnceCompiler(),
  },
});

/**
 * A query that is built and compiled once and run with other values each time: for what every call or every posted voucher
 * runs. `build` gets a stand-in for each value, so it may only hand them on, never look at them.
 */
export const preparedQuery = <Given extends object, Row>(
  build: (slots: Given) => Compilable<Row>,
): ((given: Given) => Compilable<Row>) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in is replaced by its value before anything runs.
  const slots = new Proxy({}, { get: (_target, name) => Symbol(String(name)) }) as Given;
  let once: CompiledQuery<Row> | undefined;
  return (given) => ({
    compile: () => {
      once ??= build(slots).compile();
      const parameters = once.parameters.map((each): unknown =>
        typeof each === "symbol" ? Reflect.get(given, each.description ?? "") : each,
      );
      return { ...once, parameters };
    },
  });
};

declare const mayWrite: unique symbol;

/** The right to read the ledger. */
export type Reading = {
  /** Every row, in the order the query asks for. */
  readonly all: <Row>(query: Compilable<Row>) => Row[];
  /** The first row, or `undefined`. */
  readonly first: <Row>(query: Compilable<Row>) => Row | undefined;
  /** Row after row without holding them all: for a life of entries. */
  readonly each: <Row>(query: Compilable<Row>) => IterableIterator<Row>;
  /**
   * What `read` answers, read once and kept under `name` until one of the tables `of` is written or a change is rolled back.
   * For what every call asks anew and what hardly ever changes: charts, rules, people. Nobody else can write the open file.
   */
  readonly kept: <Value>(name: string, of: readonly (keyof Tables)[], read: () => Value) => Value;
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

const keptAnswers = 2000;
const written = /^(?:insert into|update|delete from) "(\w+)"/;

type Kept = {
  readonly get: Reading["kept"];
  /** A change of the table a statement names was tried; of every table, when it does not say. */
  readonly written: (statement: string) => void;
  readonly forget: () => void;
};

const keptAnswersOf = (): Kept => {
  const answers = new Map<string, { readonly of: readonly string[]; readonly value: unknown }>();
  return {
    get: <Value>(name: string, of: readonly (keyof Tables)[], read: () => Value): Value => {
      const known = answers.get(name);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one name is asked with one reader.
      if (known !== undefined) return known.value as Value;
      const value = read();
      if (answers.size >= keptAnswers) answers.clear();
      answers.set(name, { of, value });
      return value;
    },
    written: (statement) => {
      const table = written.exec(statement)?.[1];
      if (table === undefined) answers.clear();
      else for (const [name, { of }] of answers) if (of.includes(table)) answers.delete(name);
    },
    forget: () => {
      answers.clear();
    },
  };
};

/**
 * Both sides of an open database. `forget` drops what was kept: call it when a change is rolled back. While the work given to
 * `apart` runs, both sides keep neither statements nor answers of before, and nothing of it stays.
 */
export type Access = {
  readonly reading: Reading;
  readonly writing: Writing;
  readonly forget: () => void;
  readonly apart: <Answer>(work: () => Answer) => Answer;
};

/** The reading and writing sides of one open database; only `open.ts`, `open-copy.ts` (reading alone) and the tests' fault injector call it. */
export const accessTo = (database: Database.Database): Access => {
  const usual = { prepared: statementsOf(database), kept: keptAnswersOf() };
  let used = usual;
  const reading: Reading = {
    all: (query) => {
      const compiled = query.compile();
      return used.prepared(compiled).all(...compiled.parameters);
    },
    first: (query) => {
      const compiled = query.compile();
      return used.prepared(compiled).get(...compiled.parameters);
    },
    each: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      // A statement of its own: an open iteration locks the statement it runs on.
      return database.prepare<unknown[], Row>(compiled.sql).iterate(...compiled.parameters);
    },
    kept: (name, of, read) => used.kept.get(name, of, read),
  };
  const run = (query: Compilable): number => {
    const compiled = query.compile();
    used.kept.written(compiled.sql);
    return used.prepared(compiled).run(...compiled.parameters).changes;
  };
  const forget = (): void => {
    used.kept.forget();
  };
  const apart = <Answer>(work: () => Answer): Answer => {
    used = { prepared: statementsOf(database), kept: keptAnswersOf() };
    try {
      return work();
    } finally {
      used = usual;
      forget();
    }
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the only place that hands out the right to write.
  return { reading, writing: { ...reading, run } as Writing, forget, apart };
};
