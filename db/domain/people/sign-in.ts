import { addMinutes, type Instant } from "#domain/core/dates.ts";

/** Wrong passwords in a row before the login is locked, and for how many minutes. */
export const mostWrongPasswords = 5;
const lockMinutes = 15;

/** How often a person was wrong since the last right password, and until when the login is locked. */
export type Attempts = { readonly failedCount: number; readonly lockedUntil: Instant | null };

export const noAttempts: Attempts = { failedCount: 0, lockedUntil: null };

export type AttemptFailure =
  | { readonly code: "wrong-password"; readonly attemptsLeft: number }
  | { readonly code: "locked-out"; readonly until: Instant };

/** The refusal of a login still locked, or `undefined`: while locked not even a right password is looked at. */
export const lockOf = (attempts: Attempts, now: Instant): AttemptFailure | undefined =>
  attempts.lockedUntil !== null && now < attempts.lockedUntil
    ? { code: "locked-out", until: attempts.lockedUntil }
    : undefined;

/** What a wrong password does: it is counted, and the fifth in a row locks the login for 15 minutes. */
export const afterWrongPassword = (
  attempts: Attempts,
  now: Instant,
): { readonly attempts: Attempts; readonly failure: AttemptFailure } => {
  // A lock that has run out starts the count anew.
  const failedCount = (attempts.lockedUntil === null ? attempts.failedCount : 0) + 1;
  if (failedCount < mostWrongPasswords) {
    const attemptsLeft = mostWrongPasswords - failedCount;
    return { attempts: { failedCount, lockedUntil: null }, failure: { code: "wrong-password", attemptsLeft } };
  }
  const until = addMinutes(now, lockMinutes);
  return { attempts: { failedCount, lockedUntil: until }, failure: { code: "locked-out", until } };
};
