import type { Progress } from "#contract/wire.ts";

/** How the request text of the contract reaches the host and how the host speaks back while a long call runs. */
export type Transport = {
  /** Sends one request text and resolves with the reply text of the contract. */
  readonly send: (text: string) => Promise<string>;
  /** Asks the host to stop the call with this request id; the call itself then answers `cancelled`. */
  readonly cancel: (requestId: string) => void;
  /** Listens to the progress of every running call; returns how to stop listening. */
  readonly onProgress: (listener: (progress: Progress) => void) => () => void;
};

/** Why the host cannot be talked to any more: it does not know this page, or it has ended. */
export type HostProblem = "unknown-page" | "gone";

/** A reply text in the shape of the contract for what the host refused before the contract was reached. */
export const refusalText = (failure: { readonly code: string } & Record<string, unknown>): string =>
  JSON.stringify({ ok: false, failure });
