import { promises as files } from "node:fs";
import { extname, join, sep } from "node:path";

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".map": "application/json; charset=utf-8",
};

export type PageFile = { readonly mediaType: string; readonly bytes: Buffer<ArrayBuffer> };

/** The path within the folder that an address names, or `undefined` when it names none or climbs out. */
const pathWithin = (folder: string, addressPath: string): string | undefined => {
  let path: string;
  try {
    path = decodeURIComponent(addressPath);
  } catch {
    return undefined;
  }
  if (path.includes("\0") || path.includes("\\") || !path.startsWith("/")) return undefined;
  const full = join(folder, path === "/" ? "/index.html" : path);
  return full.startsWith(join(folder, sep)) ? full : undefined;
};

/** One built file of the window by its address (`/` is the page itself); `undefined` when there is none of a known type. */
export const readPageFile = async (folder: string, addressPath: string): Promise<PageFile | undefined> => {
  const path = pathWithin(folder, addressPath);
  const mediaType = path === undefined ? undefined : mediaTypes[extname(path)];
  if (path === undefined || mediaType === undefined) return undefined;
  try {
    return { mediaType, bytes: await files.readFile(path) };
  } catch {
    return undefined;
  }
};
