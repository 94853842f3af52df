import type { Protocol } from "electron";
import { readPageFile } from "#host/page-files.ts";
import { safetyHeaders } from "#host/page-headers.ts";
import { isOwnAddress, scheme } from "./app-address.ts";

/** To be told before the program is ready: pages of the protocol count as secure and have an origin of their own. */
export const declareScheme = (protocol: Pick<Protocol, "registerSchemesAsPrivileged">): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

/** Answers one request of the window for one of its files. */
export const answerPage = async (
  folder: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> => {
  const headers = { ...safetyHeaders, "cache-control": "no-store" };
  if (request.method !== "GET") return new Response(null, { status: 405, headers });
  const file = isOwnAddress(request.url) ? await readPageFile(folder, new URL(request.url).pathname) : undefined;
  if (file === undefined) return new Response(null, { status: 404, headers });
  return new Response(file.bytes, { status: 200, headers: { ...headers, "content-type": file.mediaType } });
};

/** Serves the built window in `folder` by the program's own protocol. */
export const servePages = (protocol: Pick<Protocol, "handle">, folder: string): void => {
  protocol.handle(scheme, (request) => answerPage(folder, request));
};
