import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { refused, refusedBy, type Refused } from "./command.ts";

/** The largest file a call takes: its text must pass the hosts' limit of 96 MiB, and base64 makes four bytes of three. */
const mostBytes = 72 * 1_048_576;

export type NamedFile = { readonly name: string; readonly bytes: string };
type Read = { readonly ok: true; readonly value: NamedFile } | Refused;

/** The system's own name of a failure, such as ENOENT; empty when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** A file as a call carries it. */
export const readNamedFile = (path: string): Read => {
  try {
    const { size } = statSync(path);
    if (size > mostBytes) return refusedBy({ code: "file-too-large", sizeBytes: size, mostBytes });
    return { ok: true, value: { name: basename(path), bytes: readFileSync(path).toString("base64") } };
  } catch (error) {
    const code = codeOf(error);
    const reason =
      code === "ENOENT" ? "文件不存在" : code === "EISDIR" ? "这是文件夹" : code === "EACCES" ? "没有读取权限" : code;
    return refused({ code: "file-unreadable", path, reason: code }, `读不了文件 ${path}：${reason}。`);
  }
};

const writeReasons: Readonly<Record<string, string>> = {
  EBUSY: "文件正被别的程序打开（多半是表格软件），请关闭后再试",
  EPERM: "文件正被别的程序打开，或没有写入权限",
  EACCES: "没有写入权限，或文件正被别的程序打开",
  EROFS: "这个位置是只读的",
  ENOSPC: "磁盘已满",
  EDQUOT: "磁盘配额已用完",
  ENOTDIR: "上级不是文件夹",
  EEXIST: "上级不是文件夹",
  EISDIR: "同名的文件夹已经存在",
  ENOENT: "文件夹不存在，也不能新建",
  ENAMETOOLONG: "文件名太长",
};

/** Makes a folder with those above it, one by one: Node's own recursive way never ends where an automatic mount refuses. */
export const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder);
};

const writeDurably = (path: string, bytes: Uint8Array): void => {
  const handle = openSync(path, "w");
  try {
    for (let offset = 0; offset < bytes.length;) offset += writeSync(handle, bytes, offset);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Writes a file whole or not at all: under another name first, so that a locked target or a full disk leaves no half. */
export const writeWhole = (
  path: string,
  bytes: Uint8Array,
): { readonly ok: true; readonly value: string } | Refused => {
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    makeFolder(dirname(path));
    writeDurably(part, bytes);
    renameSync(part, path);
    return { ok: true, value: path };
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    const code = codeOf(error);
    const sentence = `没有写成文件 ${path}：${writeReasons[code] ?? code}。原有文件没有改动。`;
    return refused({ code: "file-unwritable", path, reason: code }, sentence);
  }
};
