import { createHash } from "node:crypto";

/** SHA-256 of bytes or UTF-8 text as 64 hex digits: the name of a stored file. */
export const sha256Of = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");

const heldTexts = 1000;

/** SHA-256 of the texts one after the other, as 64 hex digits: the hash of their whole without ever holding it. */
export const sha256OfParts = (texts: Iterable<string>): string => {
  const hash = createHash("sha256");
  let held: string[] = [];
  for (const text of texts) {
    held.push(text);
    if (held.length < heldTexts) continue;
    hash.update(held.join(""));
    held = [];
  }
  return hash.update(held.join("")).digest("hex");
};
