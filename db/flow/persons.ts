import { incompatibleRoles, rolesInOrder, type Role } from "#domain/people/roles.ts";
import { isPasswordStrong, leastPasswordLength } from "#domain/people/password.ts";
import { afterWrongPassword, lockOf } from "#domain/people/sign-in.ts";
import { hashPassword, isPassword } from "#store/password.ts";
import {
  addPerson as insertPerson,
  changePerson as updatePerson,
  readCredentials,
  readPerson,
  readPersonByLogin,
  readPersons,
  saveAttempts,
  savePassword,
  type PersonRow,
} from "#store/person-rows.ts";
import { attempt } from "./attempt.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { personOf } from "./open-session.ts";

const roleNames: { readonly [Each in Role]: string } = {
  bookkeeper: "记账会计",
  reviewer: "审核",
  cashier: "出纳",
  head: "主管",
  auditor: "审计",
  administrator: "管理员",
};

/** 记账会计、审核: the roles as the audit trail names them. */
const namesOfRoles = (roles: readonly Role[]): string =>
  rolesInOrder(roles)
    .map((role) => roleNames[role])
    .join("、");

export const listPersons = (call: Call<"person.list">): Reply<"person.list"> =>
  done({ persons: readPersons(call.ledger.reading).map(personOf) });

/** Compared as printed: blanks and full-width letters make no other name. */
const printedName = (name: string): string => name.normalize("NFKC").replaceAll(/\s/g, "");

/**
 * The active person who bears the name already. Papers print names alone, so two of one name could not be told apart on a
 * voucher, and 制单 and 审核 would look like one hand.
 */
const namesake = (persons: readonly PersonRow[], name: string) => {
  const other = persons.find((person) => person.isActive && printedName(person.name) === printedName(name));
  return other === undefined ? undefined : { code: "person-name-taken" as const, name, login: other.login };
};

export const addPerson = (call: Call<"person.add">): Reply<"person.add"> => {
  const { login, name, password } = call.input;
  const roles = rolesInOrder(call.input.roles);
  const pair = incompatibleRoles(roles);
  if (pair !== undefined) return refuse({ code: "roles-incompatible", roles: [...pair] });
  if (!isPasswordStrong(password, login)) return refuse({ code: "password-weak", least: leastPasswordLength });
  const passwordHash = hashPassword(password);
  return change(call, (writing) => {
    if (readPersonByLogin(writing, login) !== undefined) return refuse({ code: "login-taken", login });
    const taken = namesake(readPersons(writing), name);
    if (taken !== undefined) return refuse(taken);
    const person = { id: call.newId<PersonRow["id"]>(), login, name, roles, isActive: true, mustChangePassword: true };
    insertPerson(writing, person, { passwordHash, at: call.now() });
    return changed(
      { id: person.id },
      { subject: `新增人员 ${name}（${login}）：${namesOfRoles(roles)}`, facts: { login, roles } },
    );
  });
};

const isAdministrator = (person: Pick<PersonRow, "roles" | "isActive">): boolean =>
  person.isActive && person.roles.includes("administrator");

/** At least one active administrator must remain, or nobody could ever change persons again. */
export const changePerson = (call: Call<"person.change">): Reply<"person.change"> => {
  const roles = rolesInOrder(call.input.roles);
  const pair = incompatibleRoles(roles);
  if (pair !== undefined) return refuse({ code: "roles-incompatible", roles: [...pair] });
  return change(call, (writing) => {
    const { id, name, isActive } = call.input;
    const before = readPerson(writing, id);
    if (before === undefined) return refuse({ code: "not-found", kind: "person" });
    const others = readPersons(writing).filter((person) => person.id !== id);
    const taken = isActive ? namesake(others, name) : undefined;
    if (taken !== undefined) return refuse(taken);
    if (isAdministrator(before) && !isAdministrator({ roles, isActive }) && !others.some(isAdministrator)) {
      return refuse({ code: "last-administrator" });
    }
    updatePerson(writing, { id, name, roles, isActive });
    return changed(
      {},
      {
        subject: `修改人员 ${name}（${before.login}）：${namesOfRoles(roles)}${isActive ? "" : "，停用"}`,
        facts: { login: before.login, nameBefore: before.name, rolesBefore: before.roles, roles, isActive },
      },
    );
  });
};

/** One's own password: wrong current ones are counted like those of signing in. */
const setOwnPassword = (call: Call<"person.setPassword">, person: PersonRow): Reply<"person.setPassword"> =>
  attempt(call, (writing) => {
    const trace = { subject: "修改自己的密码", person: { personId: person.id, personName: person.name } };
    const credentials = readCredentials(writing, person.id);
    if (credentials === undefined) return { reply: refuse({ code: "not-found", kind: "person" }), trace };
    const lock = lockOf(credentials, call.now());
    if (lock !== undefined) return { reply: refuse(lock), trace };
    const { current, password } = call.input;
    if (current === null || !isPassword(current, credentials.passwordHash)) {
      const { attempts, failure } = afterWrongPassword(credentials, call.now());
      saveAttempts(writing, person.id, attempts);
      return { reply: refuse(failure), trace };
    }
    if (!isPasswordStrong(password, person.login) || password === current) {
      return { reply: refuse({ code: "password-weak", least: leastPasswordLength }), trace };
    }
    savePassword(writing, person.id, { passwordHash: hashPassword(password), mustChange: false });
    return { reply: done({}), trace };
  });

/** One's own with the current one; an administrator sets another person's, who must then replace it. */
export const setPassword = (call: Call<"person.setPassword">): Reply<"person.setPassword"> => {
  const { id, password } = call.input;
  const caller = callerOf(call);
  const person = readPerson(call.ledger.reading, id);
  if (person === undefined) return refuse({ code: "not-found", kind: "person" });
  if (id === caller.id) return setOwnPassword(call, person);
  if (!caller.roles.includes("administrator")) return refuse({ code: "forbidden", needs: ["administrator"] });
  if (!isPasswordStrong(password, person.login)) return refuse({ code: "password-weak", least: leastPasswordLength });
  return change(call, (writing) => {
    savePassword(writing, id, { passwordHash: hashPassword(password), mustChange: true });
    return changed({}, { subject: `重设 ${person.name}（${person.login}）的密码`, facts: { login: person.login } });
  });
};
