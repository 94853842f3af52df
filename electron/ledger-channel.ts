import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from "electron";
import type { LedgerThread } from "#host/ledger-thread.ts";
import { isOwnAddress } from "./app-address.ts";
import { channels } from "./channels.ts";

/** As the loopback host: 96 MiB of text hold the largest file a call may carry. */
const mostCharacters = 96 * 1_048_576;

type Line = {
  readonly ipcMain: Pick<IpcMain, "handle" | "on">;
  /** The one window, and what is open behind it at the moment; either may be missing. */
  readonly contents: () => Pick<WebContents, "mainFrame" | "send" | "isDestroyed"> | undefined;
  readonly thread: () => Pick<LedgerThread, "send" | "cancel"> | undefined;
};

const refusal = (failure: { readonly code: string } & Record<string, unknown>): string =>
  JSON.stringify({ ok: false, failure });

/** Only the main frame of our own window, showing a page of our own, is listened to. */
const isOurs = (line: Line, event: Pick<IpcMainEvent | IpcMainInvokeEvent, "senderFrame">): boolean => {
  const frame = event.senderFrame;
  const contents = line.contents();
  if (frame === null || contents === undefined || contents.isDestroyed()) return false;
  return frame === contents.mainFrame && frame.parent === null && isOwnAddress(frame.url);
};

/** Joins the window to the ledger thread: request text in, reply text out, as over the loopback host. */
export const openLedgerChannel = (line: Line): { readonly sayProgress: (progress: unknown) => void } => {
  line.ipcMain.handle(channels.call, async (event, text: unknown) => {
    if (!isOurs(line, event)) throw new Error("foreign sender");
    if (typeof text !== "string") return refusal({ code: "bad-input", issues: [{ path: "", message: "text" }] });
    if (text.length > mostCharacters) {
      return refusal({ code: "file-too-large", sizeBytes: text.length, mostBytes: mostCharacters });
    }
    const thread = line.thread();
    return thread === undefined ? refusal({ code: "internal", reference: "CLOSED" }) : thread.send(text);
  });
  line.ipcMain.on(channels.cancel, (event, requestId: unknown) => {
    if (isOurs(line, event) && typeof requestId === "string") line.thread()?.cancel(requestId);
  });
  return {
    sayProgress: (progress) => {
      const contents = line.contents();
      if (contents !== undefined && !contents.isDestroyed()) contents.send(channels.progress, progress);
    },
  };
};
