import { progress, type Progress } from "#contract/wire.ts";
import type { Transport } from "./transport.ts";

/** What the desktop shell's preload puts on the window. */
export type Bridge = {
  readonly send: (text: string) => Promise<string>;
  readonly cancel: (requestId: string) => void;
  readonly onProgress: (listener: (progress: unknown) => void) => () => void;
};

declare global {
  // Declaration merging needs an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    readonly xiangzhang?: Bridge;
  }
}

const readProgress = (event: unknown): Progress =>
  progress.parse(typeof event === "string" ? JSON.parse(event) : event);

/** Talks to the ledger through the desktop shell. */
export const bridgeTransport = (bridge: Bridge): Transport => ({
  send: (text) => bridge.send(text),
  cancel: (requestId) => {
    bridge.cancel(requestId);
  },
  onProgress: (listener) =>
    bridge.onProgress((event) => {
      listener(readProgress(event));
    }),
});
