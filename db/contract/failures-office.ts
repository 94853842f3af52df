import * as z from "zod";
import { instantText } from "./scalars.ts";

const nothing = {};

/** What refusals about the office and its people tell. */
export const officeFailures = {
  "already-set-up": nothing,
  "fingerprint-unreadable": nothing,
  "wrong-password": { attemptsLeft: z.int() },
  "locked-out": { until: instantText },
  "person-inactive": nothing,
  "password-weak": { least: z.int() },
  "login-taken": { login: z.string() },
  "person-name-taken": { name: z.string(), login: z.string() },
  "last-administrator": nothing,
  "roles-incompatible": { roles: z.array(z.string()) },
} as const;
