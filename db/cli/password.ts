import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { Given } from "./command.ts";

/** Where a password may come from; never from the command line itself, which other people of the machine can read. */
export type PasswordSource = { readonly variable: string; readonly fileOption: string; readonly prompt: string };

export const ownPassword: PasswordSource = {
  variable: "XZ_PASSWORD",
  fileOption: "password-file",
  prompt: "密码：",
};
export const newPassword: PasswordSource = {
  variable: "XZ_NEW_PASSWORD",
  fileOption: "new-password-file",
  prompt: "新密码：",
};

const askTerminal = async (prompt: string): Promise<string> => {
  process.stderr.write(prompt);
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await new Promise((resolve) => {
      lines.question("", resolve);
    });
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
};

/** The password by file, by variable or by terminal; `undefined` when there is none of them. */
export const readPassword = async (given: Given, source: PasswordSource): Promise<string | undefined> => {
  const file = given.text(source.fileOption);
  if (file !== undefined) {
    try {
      return readFileSync(file, "utf8").split(/\r?\n/)[0];
    } catch {
      return undefined;
    }
  }
  const variable = process.env[source.variable];
  if (variable !== undefined && variable !== "") return variable;
  return process.stdin.isTTY ? askTerminal(source.prompt) : undefined;
};
