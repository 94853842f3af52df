import type { MessagePort } from "node:worker_threads";
import { openDesk, type DeskOptions, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { assert } from "#domain/core/assert.ts";
import { err, type Result } from "#domain/core/result.ts";
import { sqliteTroubleOf } from "#store/open.ts";
import { cancelBoard, type CancelBoard } from "./cancel-board.ts";
import { backUpOnQuit } from "./quit-backup.ts";
import { requestIdIn } from "./request-id.ts";
import { toWorker, workerStart, type FromWorker, type OpeningFailure, type ToWorker } from "./worker-messages.ts";

type Service = { readonly desk: OpenDesk; readonly board: CancelBoard; readonly post: (message: FromWorker) => void };

const openOrTell = (options: DeskOptions): Result<OpenDesk, OpeningFailure> => {
  try {
    return openDesk(options);
  } catch (error) {
    if (sqliteTroubleOf(error) !== "full") throw error;
    return err({ code: "disk-full", path: options.ledgerPath });
  }
};

const serve = async (at: Service, { id, text }: Extract<ToWorker, { readonly kind: "call" }>): Promise<void> => {
  const requestId = requestIdIn(text);
  const reply = await dispatch(at.desk, text, {
    onProgress: (progress) => {
      at.post({ kind: "progress", progress });
    },
    isCancelled: () => requestId !== null && at.board.isCancelled(requestId),
  });
  if (requestId !== null) at.board.clear(requestId);
  at.post({ kind: "reply", id, text: reply });
};

/**
 * The ledger thread: the only place of a running program where the ledger file is open. `start` is what the host started
 * the thread with, `port` its line to the host. `clock` is for tests, whose own thread file hands it in: the program's
 * shows the machine's time, and nobody who runs it can say otherwise.
 */
export const serveLedger = (port: MessagePort | null, start: unknown, clock: Pick<DeskOptions, "now"> = {}): void => {
  assert(port !== null, "the ledger is served in a thread");
  const post = (message: FromWorker): void => {
    // A thread has no origin to name.
    port.postMessage(message);
  };
  const { shared, fontFolder, ...rest } = workerStart.parse(start);
  const options = { ...rest, ...(fontFolder === undefined ? {} : { fontFolder }) };
  const opened = openOrTell({ ...options, ...clock });
  if (!opened.ok) {
    post({ kind: "unopened", failure: opened.error });
    port.close();
    return;
  }
  const desk = opened.value;
  const service: Service = { desk, board: cancelBoard(shared), post };
  const close = async (isQuitting: boolean): Promise<void> => {
    const backup = isQuitting ? await backUpOnQuit(desk) : null;
    desk.close();
    post({ kind: "closed", backup });
    port.close();
  };
  const running = new Set<Promise<void>>();
  port.on("message", (raw: unknown) => {
    const message = toWorker.parse(raw);
    if (message.kind === "close") {
      void Promise.allSettled(running).then(() => close(message.isQuitting));
      return;
    }
    const work = serve(service, message).finally(() => running.delete(work));
    running.add(work);
  });
  post({ kind: "opened" });
};
