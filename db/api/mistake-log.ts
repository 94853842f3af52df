import { appendFileSync, rmSync, statSync } from "node:fs";

const mostBytes = 1_048_576;

const codeOf = (error: object): string => ("code" in error && typeof error.code === "string" ? ` ${error.code}` : "");

// Only our own assertions and SQLite's texts are known to quote no names, amounts or passwords; other messages may.
const messageOf = (error: Error): string =>
  error.message.startsWith("assertion failed: ") || error.name === "SqliteError" ? `: ${error.message}` : "";

const shortFrame = (frame: string): string =>
  frame.trim().replace(/(?:file:\/\/)?[^\s()]*\/(?=(?:db|electron|out)\/)/, "");

/** One entry of the log: when, the reference the person was shown, the kind of mistake and where it happened. */
export const mistakeText = (at: string, reference: string, error: unknown): string => {
  if (!(error instanceof Error)) return `${at} ${reference} ${typeof error}\n`;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const head = `${at} ${reference} ${error.name}${codeOf(error)}${messageOf(error)}`;
  return `${[head, ...frames.slice(0, 12).map((frame) => `  ${shortFrame(frame)}`)].join("\n")}\n`;
};

/** Appends to the log beside the ledger; a full log is begun anew. That it cannot be written stops no work. */
export const appendMistake = (path: string, text: string): void => {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) rmSync(path);
    appendFileSync(path, text);
  } catch {
    // A read-only folder or a full disk: the reference on the screen and stderr must do.
  }
};
