import * as z from "zod";
import { method } from "./method.ts";
import { freeText, instantText } from "./scalars.ts";

const backup = z.object({
  madeAt: instantText,
  path: z.string(),
  sizeBytes: z.int(),
  hash: z.string(),
  reason: z.string(),
});

export const keepingMethods = {
  /** Copies the ledger and its files, opens the copy, verifies chain, balances and integrity, and only then calls it good. */
  "backup.make": method({
    // A copy of everything, numbers and password hashes too: not for those who only read or pay.
    access: ["bookkeeper", "head", "administrator"],
    effect: "works",
    input: z.object({
      folder: freeText(1000),
      reason: z.enum(["demand", "quit", "close", "upgrade"]).default("demand"),
    }),
    output: backup,
    failures: ["folder-unusable", "backup-folder-missing", "backup-failed"],
  }),
  "backup.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ backups: z.array(backup.extend({ isPresent: z.boolean() })), isCurrent: z.boolean() }),
    failures: [],
  }),
} as const;
