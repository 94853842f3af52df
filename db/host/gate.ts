import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Who may pass: programs of this machine that know the start address, and no page of another site. */
export type Gate = {
  readonly token: string;
  readonly port: () => number;
};

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

// Hashes have one length, so the comparison takes the same time however wrong the token is.
const isSameToken = (given: string, token: string): boolean => timingSafeEqual(hashOf(given), hashOf(token));

const namesOf = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/** False for a page that reached this port under another name: a foreign site whose name was turned to 127.0.0.1. */
export const isOwnHost = (request: IncomingMessage, gate: Gate): boolean =>
  namesOf(gate.port()).includes(request.headers.host ?? "");

/** False for a call from a page of another origin; programs send none. */
export const isOwnOrigin = (request: IncomingMessage, gate: Gate): boolean => {
  const { origin } = request.headers;
  return origin === undefined || namesOf(gate.port()).some((name) => origin === `http://${name}`);
};

/** `fromAddress` is the token in the address: a stream of events cannot send headers. */
export const hasToken = (request: IncomingMessage, gate: Gate, fromAddress: string | null = null): boolean => {
  const header = request.headers["x-xiangzhang-token"];
  const given = typeof header === "string" ? header : fromAddress;
  return given !== null && isSameToken(given, gate.token);
};
