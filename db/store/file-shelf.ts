import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { sha256Of } from "./sha256.ts";

/** Originals beside the ledger, each under its own SHA-256: a file that changed no longer has its name. */
export type FileShelf = {
  readonly folder: string;
  readonly pathOf: (hash: string) => string;
  /** Stores the bytes (once) so that they survive a power cut, and answers their hash. */
  readonly put: (bytes: Uint8Array) => string;
  /** The bytes, or why they cannot be had: `missing`, or `changed` when they no longer match their name. */
  readonly get: (hash: string) => Uint8Array | "missing" | "changed";
  readonly has: (hash: string) => boolean;
};

/** Makes a name in a folder survive a power cut. Windows opens no folders and keeps their entries by its own journal. */
const syncFolder = (folder: string): void => {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const writeDurably = (path: string, bytes: Uint8Array): void => {
  const part = `${path}.part`;
  const handle = openSync(part, "w");
  try {
    for (let offset = 0; offset < bytes.length;) offset += writeSync(handle, bytes, offset);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, path);
  syncFolder(dirname(path));
};

export const fileShelf = (folder: string): FileShelf => {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    folder,
    pathOf,
    put: (bytes) => {
      const hash = sha256Of(bytes);
      const path = pathOf(hash);
      if (existsSync(path) && statSync(path).size === bytes.length && sha256Of(readFileSync(path)) === hash)
        return hash;
      const first = mkdirSync(dirname(path), { recursive: true });
      writeDurably(path, bytes);
      // A folder made just now is itself a name in its parent, up to the first that was there before.
      const oldest = first?.length ?? Infinity;
      for (let made = dirname(path); made.length >= oldest; made = dirname(made)) syncFolder(dirname(made));
      return hash;
    },
    get: (hash) => {
      const path = pathOf(hash);
      if (!existsSync(path)) return "missing";
      const bytes = readFileSync(path);
      return sha256Of(bytes) === hash ? bytes : "changed";
    },
    has: (hash) => existsSync(pathOf(hash)),
  };
};
