import Database from "better-sqlite3";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { idOf, type PersonId } from "#domain/core/ids.ts";
import { accessTo, preparedQuery, sqlFor, type Access } from "#store/query.ts";

const person = idOf<PersonId>("p1");
const at = instant("2026-07-01T00:00:00.000Z");

describe("what is kept of earlier answers", () => {
  let access: Access;
  let reads: number;
  beforeEach(() => {
    const database = new Database(":memory:");
    database.exec("create table person_role (person_id text, role text); create table setting (name text, value text)");
    access = accessTo(database);
    reads = 0;
  });
  const roles = (): readonly string[] =>
    access.reading.kept("roles", ["person_role"], () => {
      reads += 1;
      return access.reading
        .all(sqlFor.selectFrom("person_role").select("role").orderBy("role"))
        .map((row): string => row.role);
    });
  const insertRole = () => sqlFor.insertInto("person_role").values({ person_id: person, role: "head" });

  it.each([
    ["nothing was written", () => undefined, 1],
    [
      "another table was written",
      () => access.writing.run(sqlFor.updateTable("setting").set({ value: "x" }).where("name", "=", "none")),
      1,
    ],
    ["a row was added to its table", () => access.writing.run(insertRole()), 2],
    [
      "its table was updated",
      () => access.writing.run(sqlFor.updateTable("person_role").set({ role: "head" }).where("person_id", "=", person)),
      2,
    ],
    [
      "rows of its table were deleted",
      () => access.writing.run(sqlFor.deleteFrom("person_role").where("person_id", "=", person)),
      2,
    ],
    [
      "a statement does not say by its beginning what it writes",
      () =>
        access.writing.run({
          compile: () => ({ ...insertRole().compile(), sql: "replace into setting values (?, ?)" }),
        }),
      2,
    ],
    ["a change was rolled back", () => access.forget(), 2],
  ])("is read as often as needed when %s", (_case, between, times) => {
    roles();
    between();
    roles();
    expect(reads).toBe(times);
  });

  it("is what the table holds after a change", () => {
    expect(roles()).toEqual([]);
    access.writing.run(insertRole());
    expect(roles()).toEqual(["head"]);
  });
});

describe("a query prepared once", () => {
  it("is compiled once and runs with the values of each time, null among them", () => {
    let builds = 0;
    const rowOf = preparedQuery((row: { readonly name: string; readonly by: PersonId | null }) => {
      builds += 1;
      return sqlFor
        .selectFrom("request")
        .select(sql<string | null>`${row.by}`.as("by"))
        .where("method", "=", row.name)
        .where("at", "=", at);
    });
    const first = rowOf({ name: "a", by: person }).compile();
    const second = rowOf({ name: "b", by: null }).compile();
    expect(builds).toBe(1);
    expect(second.sql).toBe(first.sql);
    expect([first.parameters, second.parameters]).toEqual([
      [person, "a", at],
      [null, "b", at],
    ]);
  });
});

describe("the text of a query", () => {
  it("gives SQLite no reason to plan anew: a plus before every value, limits written out", () => {
    const query = sqlFor.selectFrom("person_role").select("role").where("role", "=", "head").limit(5);
    expect(query.compile()).toMatchObject({
      sql: 'select "role" from "person_role" where "role" = +? limit 5',
      parameters: ["head"],
    });
  });

  it("keeps a limit that is only known when it runs as a value", () => {
    const some = preparedQuery((of: { readonly take: number }) =>
      sqlFor.selectFrom("person_role").select("role").limit(of.take),
    );
    expect(some({ take: 7 }).compile()).toMatchObject({
      sql: 'select "role" from "person_role" limit +?',
      parameters: [7],
    });
  });
});
