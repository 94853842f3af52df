import * as z from "zod";
import { method } from "./method.ts";
import { freeText, instantText, lineOfText, monthText, personId, quarterText, role } from "./scalars.ts";

const township = z.object({ name: lineOfText(100), code: lineOfText(20), divisionCode: freeText(20) });
export const person = z.object({
  id: personId,
  login: lineOfText(40),
  name: lineOfText(40),
  roles: z.array(role).readonly(),
  isActive: z.boolean(),
  mustChangePassword: z.boolean(),
});
const password = z.string().min(1).max(200);
const session = z.object({ token: z.string(), person });
const lastBackup = z.object({ madeAt: instantText, path: z.string(), isCurrent: z.boolean() });

export const officeMethods = {
  /** What the first screen needs before anybody has signed in. */
  "office.state": method({
    access: "anyone",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      isSetUp: z.boolean(),
      township: township.nullable(),
      programVersion: z.string(),
      schemaVersion: z.int(),
      ledgerPath: z.string(),
      today: z.string(),
      lastBackup: lastBackup.nullable(),
      isDemo: z.boolean(),
    }),
    failures: [],
  }),
  /** Creates the township and its first administrator; only in an empty ledger file. */
  "office.found": method({
    access: "anyone",
    effect: "writes",
    input: z.object({ township, administrator: z.object({ login: lineOfText(40), name: lineOfText(40), password }) }),
    output: session,
    failures: ["already-set-up", "password-weak"],
  }),
  "session.open": method({
    access: "anyone",
    effect: "writes",
    input: z.object({ login: lineOfText(40), password }),
    output: session,
    failures: ["wrong-password", "locked-out", "person-inactive"],
  }),
  "session.close": method({
    access: "anyone",
    effect: "writes",
    input: z.object({}),
    output: z.object({}),
    failures: [],
  }),
  "person.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ persons: z.array(person) }),
    failures: [],
  }),
  "person.add": method({
    access: ["administrator"],
    effect: "writes",
    input: z.object({ login: lineOfText(40), name: lineOfText(40), roles: z.array(role).min(1).max(20), password }),
    output: z.object({ id: personId }),
    failures: ["login-taken", "person-name-taken", "password-weak", "roles-incompatible"],
  }),
  "person.change": method({
    access: ["administrator"],
    effect: "writes",
    input: z.object({ id: personId, name: lineOfText(40), roles: z.array(role).min(1).max(20), isActive: z.boolean() }),
    output: z.object({}),
    failures: ["not-found", "person-name-taken", "last-administrator", "roles-incompatible"],
  }),
  /** One's own password (`current` given), or an administrator sets another person's, who must then change it. */
  "person.setPassword": method({
    access: "signed-in",
    effect: "writes",
    input: z.object({ id: personId, current: z.string().max(200).nullable(), password }),
    output: z.object({}),
    failures: ["not-found", "wrong-password", "password-weak", "locked-out"],
  }),
  "settings.show": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      backupFolder: z.string(),
      backupOnQuit: z.boolean(),
      backupBeforeClose: z.boolean(),
      needsTownshipOpinion: z.boolean(),
      /** A month does not close while a bank account in use has no statement for its end; otherwise it is only named. */
      statementBlocksClose: z.boolean(),
      unbookedBlocksClose: z.boolean(),
      categoryHoldDays: z.int(),
      matchDaysBefore: z.int(),
      matchDaysAfter: z.int(),
    }),
    failures: [],
  }),
  "settings.save": method({
    access: ["administrator", "head"],
    effect: "writes",
    input: z.object({
      backupFolder: freeText(1000),
      backupOnQuit: z.boolean(),
      backupBeforeClose: z.boolean(),
      needsTownshipOpinion: z.boolean(),
      /** A month does not close while a bank account in use has no statement for its end; otherwise it is only named. */
      statementBlocksClose: z.boolean(),
      /** A month does not close while one of its bank lines has no voucher; otherwise it is an open item and only named. */
      unbookedBlocksClose: z.boolean(),
      /** For how many days a spending whose held draft was taken away asks why it comes back under another category. */
      categoryHoldDays: z.int().min(1).max(366).default(30),
      matchDaysBefore: z.int().min(0).max(60).default(3),
      matchDaysAfter: z.int().min(0).max(60).default(10),
    }),
    output: z.object({}),
    failures: ["folder-unusable"],
  }),
  /** The work list of the first screen: one row a ledger. */
  "office.overview": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      ledgers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          isStarted: z.boolean(),
          openMonth: monthText,
          draftCount: z.int(),
          heldCount: z.int(),
          reviewedCount: z.int(),
          unbookedLineCount: z.int(),
          findingCount: z.int(),
          /** The earliest quarter with findings still unanswered: where the count leads. */
          findingQuarter: quarterText.nullable(),
          bankFen: z.int(),
          cashFen: z.int(),
          /** True while nothing was imported or entered for a month that is still open. */
          isUntouched: z.boolean(),
        }),
      ),
    }),
    failures: [],
  }),
} as const;
