import { Worker } from "node:worker_threads";
import { assert } from "#domain/core/assert.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import type { Progress } from "#contract/wire.ts";
import { cancelBoard } from "./cancel-board.ts";
import { fromWorker, type FromWorker, type OpeningFailure, type QuitBackup, type ToWorker } from "./worker-messages.ts";

export type LedgerThreadOptions = {
  /** The file that runs in the thread: TypeScript in the repository, JavaScript in a package. */
  readonly entry: URL;
  readonly ledgerPath: string;
  readonly isNew: boolean;
  readonly programVersion: string;
  readonly isDemo: boolean;
  /** Where the fonts of printed documents lie, when not where npm puts them. */
  readonly fontFolder?: string;
};

/** The ledger, in a thread of its own: the window and the HTTP loop never wait for SQL or Excel. */
export type LedgerThread = {
  /** One request text in, its reply text out; never rejects. */
  readonly send: (text: string) => Promise<string>;
  /** Asks the running call with this request id to stop; it then answers `cancelled`. */
  readonly cancel: (requestId: string) => void;
  /** Listens to every running call; answers how to stop listening. */
  readonly onProgress: (listener: (progress: Progress) => void) => () => void;
  /** Resolves when the thread ended by itself: only a mistake of the program can cause it. */
  readonly lost: Promise<void>;
  /** Ends what is running, makes the backup the settings ask for when `isQuitting`, closes the file. */
  readonly close: (isQuitting: boolean) => Promise<QuitBackup>;
};

const lostReply = JSON.stringify({ ok: false, failure: { code: "internal", reference: "THREAD" } });

type Waiting = {
  readonly replies: Map<number, (text: string) => void>;
  readonly listeners: Set<(progress: Progress) => void>;
};

const hear = ({ replies, listeners }: Waiting, message: FromWorker): void => {
  if (message.kind === "progress") for (const listener of listeners) listener(message.progress);
  if (message.kind !== "reply") return;
  replies.get(message.id)?.(message.text);
  replies.delete(message.id);
};

const threadOf = (worker: Worker, cancel: (requestId: string) => void): LedgerThread => {
  const waiting: Waiting = { replies: new Map(), listeners: new Set() };
  const lost = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<QuitBackup>();
  let hasEnded = false;
  let lastId = 0;
  const post = (message: ToWorker): void => {
    // A thread has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(message);
  };
  worker.on("message", (raw: unknown) => {
    const message = fromWorker.parse(raw);
    if (message.kind === "closed") closed.resolve(message.backup);
    else hear(waiting, message);
  });
  worker.on("exit", () => {
    hasEnded = true;
    closed.resolve(null);
    for (const reply of waiting.replies.values()) reply(lostReply);
    waiting.replies.clear();
    lost.resolve();
  });
  return {
    send: (text) => {
      if (hasEnded) return Promise.resolve(lostReply);
      lastId += 1;
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.replies.set(lastId, resolve);
      post({ kind: "call", id: lastId, text });
      return promise;
    },
    cancel,
    onProgress: (listener) => {
      waiting.listeners.add(listener);
      return () => {
        waiting.listeners.delete(listener);
      };
    },
    lost: lost.promise,
    close: async (isQuitting) => {
      if (!hasEnded) post({ kind: "close", isQuitting });
      const backup = await closed.promise;
      await lost.promise;
      return backup;
    },
  };
};

/** Starts the thread and opens the ledger in it; refused with the reason. Rejects when the thread cannot start. */
export const startLedgerThread = async (
  options: LedgerThreadOptions,
): Promise<Result<LedgerThread, OpeningFailure>> => {
  const { entry, ...rest } = options;
  const board = cancelBoard();
  // A small young generation keeps the memory of a large workbook low; it costs a few more short collections. A ceiling for
  // the old one makes the engine collect before it has taken several times what is in use: a statement of a hundred thousand
  // lines stays below 500 MiB, and one of the largest size that is read at all stays well below the ceiling.
  const worker = new Worker(entry, {
    workerData: { ...rest, shared: board.shared },
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1536 },
  });
  const first = Promise.withResolvers<FromWorker>();
  worker.once("message", (raw: unknown) => {
    first.resolve(fromWorker.parse(raw));
  });
  worker.on("error", (error) => {
    process.stderr.write(`ledger thread: ${error instanceof Error ? (error.stack ?? error.message) : "?"}\n`);
    first.reject(error);
  });
  const message = await first.promise;
  if (message.kind === "unopened") return err(message.failure);
  assert(message.kind === "opened", `first word of the ledger thread: ${message.kind}`);
  return ok(threadOf(worker, board.cancel));
};
