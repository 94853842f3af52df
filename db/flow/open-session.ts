import type { PersonId } from "#domain/core/ids.ts";
import { afterWrongPassword, lockOf, mostWrongPasswords, noAttempts } from "#domain/people/sign-in.ts";
import { isPassword, unusedPasswordHash } from "#store/password.ts";
import { readCredentials, readPersonByLogin, saveAttempts, type PersonRow } from "#store/person-rows.ts";
import { attempt } from "./attempt.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

/** What anybody may know of a person. */
export const personOf = ({ id, login, name, roles, isActive, mustChangePassword }: PersonRow) => ({
  id,
  login,
  name,
  roles,
  isActive,
  mustChangePassword,
});

/**
 * 登录. Five wrong passwords in a row lock the login for 15 minutes; while locked no password is looked at. An unknown login
 * costs the same work and answers the same as a wrong password. Every outcome leaves a line in the audit trail.
 */
export const openSession = (
  call: Call<"session.open">,
  openToken: (personId: PersonId) => string,
): Reply<"session.open"> =>
  attempt(call, (writing) => {
    const { login, password } = call.input;
    const person = readPersonByLogin(writing, login);
    const credentials = person === undefined ? undefined : readCredentials(writing, person.id);
    if (person === undefined || credentials === undefined) {
      isPassword(password, unusedPasswordHash);
      return {
        reply: refuse({ code: "wrong-password", attemptsLeft: mostWrongPasswords - 1 }),
        trace: { subject: `登录失败：没有登录名 ${login}`, person: { personId: null, personName: login } },
      };
    }
    const who = { personId: person.id, personName: person.name };
    const lock = lockOf(credentials, call.now());
    if (lock !== undefined) return { reply: refuse(lock), trace: { subject: "登录失败：登录名已锁定", person: who } };
    if (!isPassword(password, credentials.passwordHash)) {
      const { attempts, failure } = afterWrongPassword(credentials, call.now());
      saveAttempts(writing, person.id, attempts);
      return { reply: refuse(failure), trace: { subject: "登录失败：密码错误", person: who } };
    }
    if (!person.isActive)
      return { reply: refuse({ code: "person-inactive" }), trace: { subject: "登录失败：人员已停用", person: who } };
    saveAttempts(writing, person.id, noAttempts);
    return {
      reply: done({ token: openToken(person.id), person: personOf(person) }),
      trace: { subject: "登录", person: who },
    };
  });

/** 退出: the handler forgets the token; the trail keeps who left and when. */
export const closeSession = (call: Call<"session.close">): Reply<"session.close"> =>
  call.caller === null
    ? done({})
    : attempt(call, () => ({
        reply: done({}),
        trace: {
          subject: "退出登录",
          person: { personId: call.caller?.id ?? null, personName: call.caller?.name ?? "" },
        },
      }));
