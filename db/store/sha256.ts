import { createHash } from "node:crypto";

/** SHA-256 of bytes or UTF-8 text as 64 hex digits: the name of a stored file. */
export const sha256Of = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");
