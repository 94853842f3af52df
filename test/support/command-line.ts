import { execFile } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs one command line as a program of its own, as `npm run xz` does. */
export const commandLine = (
  line: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, "scripts", "xz.mjs"), ...line],
      { cwd: root, env: { ...process.env, ...environment }, maxBuffer: 64 * 1_048_576 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
