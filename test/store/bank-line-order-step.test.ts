import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { migrations } from "#migrations/index.ts";
import { statementRows } from "#store/seal-book-rows.ts";

it("reads the lines of one statement in the order of their ids without sorting them in memory", () => {
  const database = new Database(":memory:");
  for (const step of migrations) database.exec(step.sql);
  for (const query of statementRows("file")) {
    const { sql, parameters } = query.compile();
    const plan = database.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...parameters);
    expect(plan.map(({ detail }) => detail).filter((step) => /temp b-tree|^scan/i.test(step))).toEqual([]);
  }
});
