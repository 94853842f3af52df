import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as z from "zod";
import { unguessableToken } from "#api/identity.ts";
import { assert } from "#domain/core/assert.ts";
import { hasToken, isOwnHost, isOwnOrigin, type Gate } from "./gate.ts";
import { startLedgerThread, type LedgerThread, type LedgerThreadOptions } from "./ledger-thread.ts";
import { openTroubleOf, openTroublePage } from "./open-trouble.ts";
import { readPageFile } from "./page-files.ts";
import { safetyHeaders } from "./page-headers.ts";
import { discardBody, readBody } from "./request-body.ts";
import type { OpeningFailure, QuitBackup } from "./worker-messages.ts";

export type LoopbackOptions = LedgerThreadOptions & {
  /** The built window. */
  readonly staticFolder: string;
  /** 0: any free port. */
  readonly port: number;
  readonly mostBodyBytes?: number;
};

export type LoopbackHost = {
  /** The start address with its token: whoever has it is at the desk. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** Why the ledger could not be opened; then the host serves only a page that says so. */
  readonly trouble: OpeningFailure | null;
  /** Resolves when the ledger thread ended by itself: no call can be served any more. */
  readonly lost: Promise<void>;
  /** Ends running calls, makes the backup the settings ask for, closes the file and the port. */
  readonly close: () => Promise<QuitBackup>;
};

type Host = {
  readonly gate: Gate;
  readonly staticFolder: string;
  readonly mostBodyBytes: number;
  readonly opened: Awaited<ReturnType<typeof startLedgerThread>>;
  readonly streams: Set<ServerResponse>;
};

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly address: URL };

const mostBodyBytes = 96 * 1_048_576;
const cancelBody = z.object({ requestId: z.string().max(64) });

const answer = (
  response: ServerResponse,
  status: number,
  { body, headers = {} }: { readonly body: string | Buffer; readonly headers?: Readonly<Record<string, string>> },
): void => {
  response.writeHead(status, { "cache-control": "no-store", ...safetyHeaders, ...headers });
  response.end(body);
};

const json = { "content-type": "application/json; charset=utf-8" };

const refuseRequest = (response: ServerResponse, status: number, code: string): void => {
  answer(response, status, { body: JSON.stringify({ code }), headers: json });
};

const refuseBody = ({ request, response }: Exchange, most: number): void => {
  const body = JSON.stringify({ code: "body-too-large", mostBytes: most });
  answer(response, 413, { body, headers: { ...json, connection: "close" } });
  discardBody(request);
};

const serveCall = async (host: Host, thread: LedgerThread, exchange: Exchange): Promise<void> => {
  const text = await readBody(exchange.request, host.mostBodyBytes);
  if (text === undefined) refuseBody(exchange, host.mostBodyBytes);
  else answer(exchange.response, 200, { body: await thread.send(text), headers: json });
};

const serveCancel = async (thread: LedgerThread, exchange: Exchange): Promise<void> => {
  const text = await readBody(exchange.request, 4096);
  if (text === undefined) {
    refuseBody(exchange, 4096);
    return;
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  const read = cancelBody.safeParse(body);
  if (!read.success) {
    refuseRequest(exchange.response, 400, "bad-body");
    return;
  }
  thread.cancel(read.data.requestId);
  answer(exchange.response, 200, { body: "{}", headers: json });
};

const serveProgress = (host: Host, thread: LedgerThread, { request, response }: Exchange): void => {
  response.writeHead(200, {
    ...safetyHeaders,
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
  response.write(": listening\n\n");
  const stop = thread.onProgress((progress) => {
    response.write(`data: ${JSON.stringify(progress)}\n\n`);
  });
  host.streams.add(response);
  request.once("close", () => {
    stop();
    host.streams.delete(response);
  });
};

const servePage = async (host: Host, { request, response, address }: Exchange): Promise<void> => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    answer(response, 405, { body: "", headers: { allow: "GET, HEAD" } });
    return;
  }
  const html = { "content-type": "text/html; charset=utf-8" };
  if (!host.opened.ok) {
    const isPage = address.pathname === "/";
    const page = openTroublePage(openTroubleOf(host.opened.error));
    answer(response, isPage ? 200 : 404, { body: isPage ? page : "", headers: html });
    return;
  }
  // As it was sent, because reading the address would already have folded its dots away.
  const file = await readPageFile(host.staticFolder, (request.url ?? "/").split("?")[0] ?? "/");
  if (file === undefined) {
    refuseRequest(response, 404, "not-found");
    return;
  }
  const isLasting = address.pathname.startsWith("/assets/");
  const cache = isLasting ? "private, max-age=31536000, immutable" : "no-store";
  const headers = { "content-type": file.mediaType, "cache-control": cache };
  answer(response, 200, { body: request.method === "HEAD" ? "" : file.bytes, headers });
};

const methodOf: Readonly<Record<string, string>> = { "/api": "POST", "/cancel": "POST", "/progress": "GET" };

const serveRoute = async (host: Host, exchange: Exchange): Promise<void> => {
  const { request, response, address } = exchange;
  const method = methodOf[address.pathname];
  if (method === undefined) return servePage(host, exchange);
  const { opened } = host;
  if (request.method !== method) answer(response, 405, { body: "", headers: { allow: method } });
  else if (!hasToken(request, host.gate, method === "GET" ? address.searchParams.get("token") : null))
    refuseRequest(response, 401, "wrong-token");
  else if (!opened.ok) refuseRequest(response, 503, opened.error.code);
  else if (address.pathname === "/api") await serveCall(host, opened.value, exchange);
  else if (address.pathname === "/cancel") await serveCancel(opened.value, exchange);
  else serveProgress(host, opened.value, exchange);
};

const serve = async (host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (!isOwnHost(request, host.gate)) {
    refuseRequest(response, 403, "foreign-host");
    return;
  }
  if (!isOwnOrigin(request, host.gate)) {
    refuseRequest(response, 403, "foreign-origin");
    return;
  }
  let address: URL;
  try {
    address = new URL(request.url ?? "/", "http://127.0.0.1");
  } catch {
    refuseRequest(response, 400, "bad-address");
    return;
  }
  await serveRoute(host, { request, response, address });
};

/**
 * Serves the window and its calls to browsers of this machine only: bound to 127.0.0.1, behind a token made anew at every
 * start, closed to pages of other origins. A ledger that cannot be opened gives a host that explains it (`trouble`).
 */
export const startLoopbackHost = async (options: LoopbackOptions): Promise<LoopbackHost> => {
  const { staticFolder, port: wantedPort, ...rest } = options;
  const opened = await startLedgerThread(rest);
  const token = unguessableToken();
  let port = 0;
  const host: Host = {
    gate: { token, port: () => port },
    staticFolder,
    mostBodyBytes: options.mostBodyBytes ?? mostBodyBytes,
    opened,
    streams: new Set(),
  };
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const work = serve(host, request, response)
      // The caller hung up in the middle, or the answer could not be written: nobody is left to be told.
      .catch(() => {
        response.destroy();
      })
      .finally(() => running.delete(work));
    running.add(work);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(wantedPort, "127.0.0.1", resolve);
    });
  } catch (error) {
    if (opened.ok) await opened.value.close(false);
    throw error;
  }
  const bound = server.address();
  assert(bound !== null && typeof bound === "object", "the host listens on a port");
  port = bound.port;
  const origin = `http://127.0.0.1:${port}`;
  const close = async (): Promise<QuitBackup> => {
    for (const stream of host.streams) stream.end();
    server.close();
    const backup = opened.ok ? await opened.value.close(true) : null;
    await Promise.allSettled(running);
    server.closeAllConnections();
    return backup;
  };
  const { trouble, lost } = opened.ok
    ? { trouble: null, lost: opened.value.lost }
    : { trouble: opened.error, lost: new Promise<void>(() => undefined) };
  return { url: `${origin}/?token=${token}`, origin, port, token, trouble, lost, close };
};
