import type { MethodName } from "#contract/contract.ts";
import { afterWrongPassword, lockOf, noAttempts, type AttemptFailure } from "#domain/people/sign-in.ts";
import { isPassword } from "#store/password.ts";
import { readCredentials, saveAttempts } from "#store/person-rows.ts";
import { appendTrail } from "#store/trail-rows.ts";
import { callerOf, type Call } from "./call.ts";

/**
 * The caller's own password once more, for what is signed in their name: `undefined` when it is right. Wrong ones are counted
 * and logged as at signing in, and lock the login in the end.
 */
export const passwordFailure = (
  call: Omit<Call<MethodName>, "input" | "progress">,
  of: { readonly password: string; readonly subject: string },
): AttemptFailure | undefined =>
  call.ledger.transact((writing) => {
    const person = callerOf(call);
    const credentials = readCredentials(writing, person.id) ?? { passwordHash: "", ...noAttempts };
    const locked = lockOf(credentials, call.now());
    if (locked === undefined && isPassword(of.password, credentials.passwordHash)) {
      saveAttempts(writing, person.id, noAttempts);
      return { ok: true, failure: undefined };
    }
    const { attempts, failure } =
      locked === undefined ? afterWrongPassword(credentials, call.now()) : { attempts: credentials, failure: locked };
    saveAttempts(writing, person.id, attempts);
    appendTrail(writing, {
      at: call.now(),
      personId: person.id,
      personName: person.name,
      action: call.name,
      subject: `${of.subject}：密码错误`,
      facts: { refused: failure.code },
      requestId: call.requestId,
    });
    return { ok: true, failure };
  }).failure;
