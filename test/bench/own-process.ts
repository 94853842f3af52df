import { spawnSync } from "node:child_process";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { build } from "vite";

// The ledger thread runs with a small young generation (db/host/ledger-thread.ts: 16 MiB, three semi-spaces) and a ceiling for
// the old one, so the child does.
const memoryOfTheThread = ["--max-semi-space-size=5", "--max-old-space-size=1536"];

// Below node_modules, so that the packages left out of the bundle are found from there.
const built = join(import.meta.dirname, "../../node_modules/.cache/bench");

/** Bundles a script as the installed program is bundled: read as TypeScript, the sources themselves would take 20 MiB. */
const bundled = async (script: string): Promise<string> => {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    ssr: { noExternal: true, external: ["better-sqlite3", "vite", ...builtinModules] },
    build: {
      ssr: script,
      outDir: built,
      emptyOutDir: false,
      target: "node24",
      minify: false,
      rolldownOptions: { output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" } },
    },
  });
  return join(built, `${basename(script, ".ts")}.js`);
};

const scripts = new Map<string, Promise<string>>();

/** What a script of this folder writes as JSON, run in a process of its own so that time and memory are its own. */
export const runAlone = async (script: string, ...given: readonly string[]): Promise<unknown> => {
  const path = scripts.get(script) ?? bundled(script);
  scripts.set(script, path);
  const child = spawnSync(process.execPath, [...memoryOfTheThread, await path, ...given], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
};
