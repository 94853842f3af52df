import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";

const chunkBytes = 1024 * 1024;

/** SHA-256 of a file of any size, as 64 hex digits. */
export const hashOfFile = (path: string): string => {
  const hash = createHash("sha256");
  const chunk = new Uint8Array(chunkBytes);
  const handle = openSync(path, "r");
  try {
    for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest("hex");
};

export const sizeOfFile = (path: string): number => statSync(path).size;

export const isPresent = (path: string): boolean => existsSync(path);

/** Whether the folder a file is to be put into is there. */
export const isFolderPresent = (path: string): boolean => existsSync(dirname(path));

/** Makes sure that a file's bytes, or a folder's names, survive a power cut. Windows has no way to do so for a folder. */
const settle = (path: string): void => {
  try {
    const handle = openSync(path, "r+");
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    const handle = openSync(path, "r");
    try {
      fsyncSync(handle);
    } catch {
      // Some file systems refuse to sync a read-only handle; the rename below is still atomic.
    } finally {
      closeSync(handle);
    }
  }
};

/** Gives a proven file its final name, which must be free. */
export const publishFile = (part: string, final: string): void => {
  settle(part);
  renameSync(part, final);
  if (process.platform !== "win32") settle(dirname(final));
};

export const copyWhole = (from: string, to: string): void => {
  copyFileSync(from, to);
  settle(to);
};

/** Moves a file or folder when it is there. */
export const moveIfPresent = (from: string, to: string): void => {
  if (existsSync(from)) renameSync(from, to);
};

/** Removes a file with what SQLite may have put beside it; a missing file is fine. */
export const removeLedgerFile = (path: string): void => {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(`${path}${suffix}`, { force: true });
};

export const removeFolder = (path: string): void => {
  rmSync(path, { recursive: true, force: true });
};

export const pathIn = (folder: string, name: string): string => join(folder, name);

/** The folder of shared attachment files beside a backup. */
export const poolBeside = (backupPath: string): string => join(dirname(backupPath), "files");

/** What a failed file operation means; `undefined` for our own mistakes. */
export const fileTroubleOf = (error: unknown): "disk-full" | "read-only" | "not-written" | undefined => {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") return "disk-full";
  if (error.code === "EROFS" || error.code === "EACCES" || error.code === "EPERM") return "read-only";
  return /^E[A-Z]+$/.test(error.code) ? "not-written" : undefined;
};
