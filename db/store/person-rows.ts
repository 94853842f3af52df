import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { rolesInOrder, type Role } from "#domain/people/roles.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

export type PersonRow = {
  readonly id: PersonId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  readonly mustChangePassword: boolean;
};

/** What signing in needs and nobody else may see. `failedCount` counts wrong passwords since the last right one. */
export type Credentials = {
  readonly passwordHash: string;
  readonly failedCount: number;
  readonly lockedUntil: Instant | null;
};

const persons = sqlFor
  .selectFrom("person")
  .select(["id", "login", "name", "is_active", "must_change_password"])
  .orderBy("added_at")
  .orderBy("id");

/** Every person, in the order they were added; roles in the order of `everyRole`. */
export const readPersons = (reading: Reading): readonly PersonRow[] => {
  const rolesById = Map.groupBy(
    reading.all(sqlFor.selectFrom("person_role").select(["person_id", "role"]).orderBy("person_id").orderBy("role")),
    (row) => row.person_id,
  );
  return reading.all(persons).map((row) => ({
    id: row.id,
    login: row.login,
    name: row.name,
    roles: rolesInOrder((rolesById.get(row.id) ?? []).map(({ role }) => role)),
    isActive: row.is_active === 1,
    mustChangePassword: row.must_change_password === 1,
  }));
};

const rolesOf = (reading: Reading, id: PersonId): readonly Role[] =>
  rolesInOrder(
    reading
      .all(sqlFor.selectFrom("person_role").select("role").where("person_id", "=", id).orderBy("role"))
      .map(({ role }) => role),
  );

const personBy = (reading: Reading, query: typeof persons): PersonRow | undefined => {
  const row = reading.first(query);
  return row === undefined
    ? undefined
    : {
        id: row.id,
        login: row.login,
        name: row.name,
        roles: rolesOf(reading, row.id),
        isActive: row.is_active === 1,
        mustChangePassword: row.must_change_password === 1,
      };
};

/** One person; has everything the caller of a call needs. */
export const readPerson = (reading: Reading, id: PersonId): PersonRow | undefined =>
  reading.kept(`person ${id}`, ["person", "person_role"], () => personBy(reading, persons.where("id", "=", id)));

/** By login as typed: letters of either case are the same login. */
export const readPersonByLogin = (reading: Reading, login: string): PersonRow | undefined =>
  personBy(reading, persons.where("login", "=", login.toLowerCase()));

export const readCredentials = (reading: Reading, id: PersonId): Credentials | undefined => {
  const row = reading.first(
    sqlFor
      .selectFrom("person")
      .select(["password_hash", "failed_count", "locked_until"])
      .where("id", "=", id)
      .orderBy("id"),
  );
  return row === undefined
    ? undefined
    : { passwordHash: row.password_hash, failedCount: row.failed_count, lockedUntil: row.locked_until };
};

const saveRoles = (writing: Writing, id: PersonId, roles: readonly Role[]): void => {
  writing.run(sqlFor.deleteFrom("person_role").where("person_id", "=", id));
  for (const role of new Set(roles)) {
    writing.run(sqlFor.insertInto("person_role").values({ person_id: id, role }));
  }
};

export const addPerson = (
  writing: Writing,
  person: PersonRow,
  secret: { readonly passwordHash: string; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("person").values({
      id: person.id,
      login: person.login.toLowerCase(),
      name: person.name,
      password_hash: secret.passwordHash,
      must_change_password: person.mustChangePassword ? 1 : 0,
      is_active: person.isActive ? 1 : 0,
      added_at: secret.at,
    }),
  );
  saveRoles(writing, person.id, person.roles);
};

export const changePerson = (writing: Writing, person: Pick<PersonRow, "id" | "name" | "roles" | "isActive">): void => {
  writing.run(
    sqlFor
      .updateTable("person")
      .set({ name: person.name, is_active: person.isActive ? 1 : 0 })
      .where("id", "=", person.id),
  );
  saveRoles(writing, person.id, person.roles);
};

/** A new password also ends a lock. */
export const savePassword = (
  writing: Writing,
  id: PersonId,
  secret: { readonly passwordHash: string; readonly mustChange: boolean },
): void => {
  writing.run(
    sqlFor
      .updateTable("person")
      .set({
        password_hash: secret.passwordHash,
        must_change_password: secret.mustChange ? 1 : 0,
        failed_count: 0,
        locked_until: null,
      })
      .where("id", "=", id),
  );
};

export const saveAttempts = (
  writing: Writing,
  id: PersonId,
  attempts: { readonly failedCount: number; readonly lockedUntil: Instant | null },
): void => {
  writing.run(
    sqlFor
      .updateTable("person")
      .set({ failed_count: attempts.failedCount, locked_until: attempts.lockedUntil })
      .where("id", "=", id),
  );
};
