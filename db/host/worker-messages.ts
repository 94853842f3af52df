import * as z from "zod";
import { progress } from "#contract/wire.ts";

/** What a host starts the ledger thread with. */
export const workerStart = z.object({
  ledgerPath: z.string(),
  isNew: z.boolean(),
  programVersion: z.string(),
  isDemo: z.boolean(),
  fontFolder: z.string().optional(),
  shared: z.instanceof(SharedArrayBuffer),
});

const openFailure = z.discriminatedUnion("code", [
  z.object({ code: z.literal("ledger-missing"), path: z.string() }),
  z.object({ code: z.literal("folder-missing"), path: z.string() }),
  z.object({ code: z.literal("ledger-exists"), path: z.string() }),
  z.object({ code: z.literal("ledger-in-use"), path: z.string() }),
  z.object({ code: z.literal("ledger-read-only"), path: z.string() }),
  z.object({ code: z.literal("ledger-not-ours"), path: z.string() }),
  z.object({ code: z.literal("ledger-newer"), path: z.string(), version: z.number(), known: z.number() }),
  z.object({ code: z.literal("ledger-damaged"), path: z.string(), detail: z.string() }),
  z.object({ code: z.literal("disk-full"), path: z.string() }),
]);
/** Why a program cannot start on a ledger: what `openLedger` refuses, and a disk without room to open it. */
export type OpeningFailure = z.output<typeof openFailure>;

/** To the ledger thread. */
export const toWorker = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("call"), id: z.int(), text: z.string() }),
  z.object({ kind: z.literal("close"), isQuitting: z.boolean() }),
]);
export type ToWorker = z.output<typeof toWorker>;

/** How the backup asked for on quitting went; null when none was asked for. */
export const quitBackup = z
  .discriminatedUnion("isMade", [
    z.object({ isMade: z.literal(true), path: z.string() }),
    z.object({ isMade: z.literal(false), code: z.string(), folder: z.string() }),
  ])
  .nullable();
export type QuitBackup = z.output<typeof quitBackup>;

/** From the ledger thread. */
export const fromWorker = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened") }),
  z.object({ kind: z.literal("unopened"), failure: openFailure }),
  z.object({ kind: z.literal("reply"), id: z.int(), text: z.string() }),
  z.object({ kind: z.literal("progress"), progress }),
  z.object({ kind: z.literal("closed"), backup: quitBackup }),
]);
export type FromWorker = z.output<typeof fromWorker>;
