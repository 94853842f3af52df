import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";

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

/** Whether a file lies in a folder itself, not deeper. */
export const isInFolder = (path: string, folder: string): boolean => relative(folder, dirname(path)) === "";

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

/** Gives a proven file its final name in one step; whatever had that name is replaced. */
export const publishFile = (part: string, final: string): void => {
  settle(part);
  renameSync(part, final);
  if (process.platform !== "win32") settle(dirname(final));
};

export const copyWhole = (from: string, to: string): void => {
  copyFileSync(from, to);
  settle(to);
};

/** Copies a file when it is there, so that the copy is whole or has not its name. */
export const copyIfPresent = (from: string, to: string): void => {
  if (!existsSync(from)) return;
  copyWhole(from, `${to}.part`);
  renameSync(`${to}.part`, to);
};

/** Every file below a folder, as paths relative to it; none when there is no folder. */
const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    : [];

/** Gives every file of a folder a second place in another one, without taking room for it where the disk can do so. */
export const linkTree = (from: string, to: string): void => {
  for (const name of filesBelow(from)) {
    const target = join(to, name);
    mkdirSync(dirname(target), { recursive: true });
    try {
      linkSync(join(from, name), target);
    } catch {
      // FAT, as most USB sticks have it, knows no second names.
      copyWhole(join(from, name), target);
    }
  }
};

/** Removes the files of a folder whose names (the last part of their paths) are not wanted. */
export const keepOnly = (folder: string, wanted: ReadonlySet<string>): void => {
  for (const name of filesBelow(folder)) if (!wanted.has(basename(name))) rmSync(join(folder, name), { force: true });
};

/** Removes a file with what SQLite may have put beside it; a missing file is fine. */
export const removeLedgerFile = (path: string): void => {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(`${path}${suffix}`, { force: true });
};

export const removeFile = (path: string): void => {
  rmSync(path, { force: true });
};

export const removeFolder = (path: string): void => {
  rmSync(path, { recursive: true, force: true });
};

/** False for a path that means another file wherever the program is started. */
export const isFullPath = (path: string): boolean => isAbsolute(path);

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
