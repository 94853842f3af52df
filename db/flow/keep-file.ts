import { noteFile } from "#store/attachment-rows.ts";
import type { Writing } from "#store/query.ts";
import type { Surroundings } from "./call.ts";

const mostBytes = 50 * 1024 * 1024;

/** Why a paper is not kept, as a refusal: it is larger than 50 MiB. `undefined` where it fits. */
export const tooLarge = ({ length: sizeBytes }: Uint8Array) =>
  sizeBytes > mostBytes ? ({ code: "file-too-large", sizeBytes, mostBytes } as const) : undefined;

/** Keeps a file bit-exact beside the ledger and answers the hash of its content, under which it lies there. */
export const keepFile = (call: Pick<Surroundings, "ledger" | "now">, writing: Writing, bytes: Uint8Array): string => {
  // The bytes go to the shelf first: a file without a row does no harm, a row without its file would.
  const hash = call.ledger.files.put(bytes);
  noteFile(writing, { hash, sizeBytes: bytes.length, at: call.now() });
  return hash;
};
