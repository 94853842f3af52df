import * as z from "zod";
import { progress, type Progress } from "#contract/wire.ts";
import { refusalText, type HostProblem, type Transport } from "./transport.ts";

export type HttpHost = {
  /** Where the host listens, without a slash at the end; empty for the page's own origin. */
  readonly origin: string;
  /** The one-time token of the start address; empty for a page that was opened without it. */
  readonly token: string;
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly openEvents: (address: string) => EventSource;
  readonly onProblem: (problem: HostProblem) => void;
};

const tooLarge = z.object({ mostBytes: z.int().catch(0) }).catch({ mostBytes: 0 });

const readTooLarge = async (response: Response, text: string): Promise<string> => {
  const body: unknown = await response.json().catch(() => ({}));
  return refusalText({ code: "file-too-large", sizeBytes: text.length, mostBytes: tooLarge.parse(body).mostBytes });
};

/** Longer texts are handed over piece by piece; so are only those that carry a file. */
const longText = 250_000;

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * The body of a request. A browser turns a text into bytes where it is called, and a statement of some megabytes would hold
 * the window up that long: it is turned a piece at a time, between which the window goes on.
 */
const bodyOf = async (text: string): Promise<string | Blob> => {
  if (text.length <= longText) return text;
  const pieces: Blob[] = [];
  for (let from = 0; from < text.length;) {
    const most = from + longText;
    // A character of two halves stays whole.
    const isSplit = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
    const to = isSplit ? most - 1 : most;
    pieces.push(new Blob([text.slice(from, to)]));
    from = to;
    await nextTurn();
  }
  return new Blob(pieces);
};

const sendByHttp = async (host: HttpHost, text: string): Promise<string> => {
  if (host.token === "") {
    host.onProblem("unknown-page");
    return refusalText({ code: "internal", reference: "H401" });
  }
  const headers = { "content-type": "application/json", "x-xiangzhang-token": host.token };
  let response: Response;
  try {
    response = await host.fetch(`${host.origin}/api`, { method: "POST", headers, body: await bodyOf(text) });
  } catch {
    host.onProblem("gone");
    return refusalText({ code: "internal", reference: "连接中断" });
  }
  if (response.ok) return response.text();
  if (response.status === 413) return readTooLarge(response, text);
  if (response.status === 401 || response.status === 403) host.onProblem("unknown-page");
  return refusalText({ code: "internal", reference: `H${response.status}` });
};

/** One stream of events for all listeners, open only while somebody listens. */
const progressStream = (host: HttpHost): Transport["onProgress"] => {
  const listeners = new Set<(event: Progress) => void>();
  let events: EventSource | null = null;
  return (listener) => {
    listeners.add(listener);
    if (events === null) {
      events = host.openEvents(`${host.origin}/progress?token=${encodeURIComponent(host.token)}`);
      events.addEventListener("message", (event: MessageEvent<string>) => {
        const read = progress.parse(JSON.parse(event.data));
        for (const each of listeners) each(read);
      });
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      events?.close();
      events = null;
    };
  };
};

/** Talks to the ledger through the loopback host that served this page. */
export const httpTransport = (host: HttpHost): Transport => ({
  send: (text) => sendByHttp(host, text),
  cancel: (requestId) => {
    const headers = { "content-type": "application/json", "x-xiangzhang-token": host.token };
    // A cancel that does not arrive only means that the work goes on to its end.
    host
      .fetch(`${host.origin}/cancel`, { method: "POST", headers, body: JSON.stringify({ requestId }) })
      .catch(() => null);
  },
  onProgress: progressStream(host),
});
