import * as z from "zod";
import { method } from "./method.ts";
import { instantText, lineOfText } from "./scalars.ts";

const path = lineOfText(1000);
/** What tells one state of a ledger from another; `head` is the short code of a chain's newest link. */
const ledgerFacts = z.object({
  path: z.string(),
  townshipName: z.string(),
  sizeBytes: z.int(),
  /** The newest line of the audit trail; null in a file nobody has worked in. */
  lastTrailNo: z.int(),
  lastTrailAt: instantText.nullable(),
  postedCount: z.int(),
  unpostedCount: z.int(),
  ledgers: z.array(z.object({ name: z.string(), postedCount: z.int(), head: z.string() })),
});
export type LedgerFacts = z.output<typeof ledgerFacts>;

const inspection = z.object({
  current: ledgerFacts,
  backup: ledgerFacts,
  /** SHA-256 of the backup file: what was shown is what is restored. */
  hash: z.string(),
});
const restored = z.object({ ledgerPath: z.string(), replacedPath: z.string().nullable() });
const unusable = ["backup-unusable", "restore-failed"] as const;
const notRestored = ["backup-unusable", "backup-changed", "restore-failed"] as const;

export const restoreMethods = {
  /** Opens a backup, verifies all it promises and tells it beside the ledger that is open. Changes nothing. */
  "restore.inspect": method({
    access: ["administrator", "head"],
    effect: "works",
    input: z.object({ path }),
    output: inspection,
    failures: unusable,
  }),
  /** Puts the backup in place of the open ledger, which is kept under another name, and signs everybody out. */
  "restore.commit": method({
    access: ["administrator", "head"],
    effect: "works",
    input: z.object({ path, hash: z.string().length(64), townshipName: z.string().max(100) }),
    output: restored,
    failures: [...notRestored, "name-not-confirmed"],
  }),
  /** The same on a new computer: only in a file in which no office has been founded yet. */
  "restore.inspectFirst": method({
    access: "anyone",
    effect: "works",
    input: z.object({ path }),
    output: inspection,
    failures: [...unusable, "already-set-up"],
  }),
  "restore.commitFirst": method({
    access: "anyone",
    effect: "works",
    input: z.object({ path, hash: z.string().length(64) }),
    output: restored,
    failures: [...notRestored, "already-set-up"],
  }),
} as const;
