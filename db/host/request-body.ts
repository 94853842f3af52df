import type { IncomingMessage } from "node:http";

/** How much of a refused body is still taken off the line, so that the other side gets to read why. */
const mostDiscarded = 16 * 1_048_576;

/** The whole body as text, or `undefined` as soon as it is longer than `most` bytes; the rest is then not kept. */
export const readBody = async (request: IncomingMessage, most: number): Promise<string | undefined> => {
  if (Number(request.headers["content-length"] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= most) {
        chunks.push(chunk);
        return;
      }
      request.off("data", take);
      request.pause();
      resolve(undefined);
    };
    request.on("data", take);
    request.once("end", () => {
      resolve(Buffer.concat(chunks).toString("utf8"));
    });
    request.once("error", reject);
    request.once("aborted", () => {
      reject(new Error("the caller hung up"));
    });
  });
};

/** Takes a little of what still comes off the line without keeping it, then cuts it. */
export const discardBody = (request: IncomingMessage): void => {
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostDiscarded) request.destroy();
  });
  request.resume();
};
