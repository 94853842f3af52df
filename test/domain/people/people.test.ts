import { describe, expect, it } from "vitest";
import { addMinutes, instant } from "#domain/core/dates.ts";
import { isPasswordStrong } from "#domain/people/password.ts";
import { everyRole, incompatibleRoles, rolesInOrder, type Role } from "#domain/people/roles.ts";
import { afterWrongPassword, lockOf, noAttempts, type Attempts } from "#domain/people/sign-in.ts";

const at = instant("2026-10-10T01:00:00.000Z");

describe("roles", () => {
  it.each<[readonly Role[], readonly Role[] | undefined]>([
    [["bookkeeper"], undefined],
    [["bookkeeper", "reviewer"], undefined],
    [["bookkeeper", "head", "administrator"], undefined],
    [["reviewer", "head"], undefined],
    [["cashier"], undefined],
    [
      ["cashier", "bookkeeper"],
      ["cashier", "bookkeeper"],
    ],
    [
      ["reviewer", "cashier"],
      ["cashier", "reviewer"],
    ],
    [
      ["head", "cashier"],
      ["cashier", "head"],
    ],
    [
      ["administrator", "cashier"],
      ["cashier", "administrator"],
    ],
    [["auditor"], undefined],
    ...everyRole
      .filter((role) => role !== "auditor")
      .map((role): [readonly Role[], readonly Role[]] => [
        [role, "auditor"],
        ["auditor", role],
      ]),
  ])("%j in one person: %j", (roles, expected) => {
    expect(incompatibleRoles(roles)).toEqual(expected);
  });

  it("stand in one order, each once", () => {
    expect(rolesInOrder(["head", "bookkeeper", "head"])).toEqual(["bookkeeper", "head"]);
  });
});

it.each([
  ["12345678", "chen", true],
  ["1234567", "chen", false],
  ["一二三四五六七八", "chen", true],
  ["chenkuaiji", "ChenKuaiji", false],
])("the password %s of %s is strong enough: %s", (password, login, expected) => {
  expect(isPasswordStrong(password, login)).toBe(expected);
});

describe("wrong passwords", () => {
  it.each<[Attempts, number, object]>([
    [noAttempts, 1, { code: "wrong-password", attemptsLeft: 4 }],
    [{ failedCount: 3, lockedUntil: null }, 4, { code: "wrong-password", attemptsLeft: 1 }],
    [{ failedCount: 4, lockedUntil: null }, 5, { code: "locked-out", until: "2026-10-10T01:15:00.000Z" }],
    [{ failedCount: 5, lockedUntil: addMinutes(at, -1) }, 1, { code: "wrong-password", attemptsLeft: 4 }],
  ])("after %j make it %i", (before, failedCount, failure) => {
    const after = afterWrongPassword(before, at);
    expect(after.attempts.failedCount).toBe(failedCount);
    expect(after.failure).toEqual(failure);
  });

  it.each([
    [null, undefined],
    [addMinutes(at, 1), { code: "locked-out", until: addMinutes(at, 1) }],
    [at, undefined],
    [addMinutes(at, -1), undefined],
  ])("locked until %s means %j", (lockedUntil, expected) => {
    expect(lockOf({ failedCount: 5, lockedUntil }, at)).toEqual(expected);
  });
});

it.each([
  ["2026-12-31T23:50:01.500Z", 15, "2027-01-01T00:05:01.500Z"],
  ["2026-03-01T00:00:00.000Z", -1, "2026-02-28T23:59:00.000Z"],
  ["2026-03-01T00:00:00.000Z", 0, "2026-03-01T00:00:00.000Z"],
  ["2026-03-01T12:30:00.000Z", 2880, "2026-03-03T12:30:00.000Z"],
])("%s and %i minutes is %s", (from, minutes, expected) => {
  expect(addMinutes(instant(from), minutes)).toBe(expected);
});
