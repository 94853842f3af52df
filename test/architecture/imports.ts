import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { z } from "zod";

const manifestShape = z.object({
  imports: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

export const root = posix.join(import.meta.dirname, "../..");
export const manifest = manifestShape.parse(JSON.parse(readFileSync(posix.join(root, "package.json"), "utf8")));

// A comment or a string, whichever begins first; the strings are kept, for the specifiers are among them.
const commentOrString = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/g;
// A name with a dollar sign is a text that some test builds an import from.
// An export names a module only behind `from`: its other texts are types and values. A key called `import` has a colon.
const statement = /^[ \t]*(?:import\b[^;:"'`=]*?|export\b[^;:"'`=]*?\bfrom\s*)["']([^"'\n$]+)["']/gm;
const call = /\bimport\s*\(\s*["'`]([^"'`\n$]+)["'`]/g;

/** The specifiers a source file imports, re-exports or loads while it runs. */
export const specifiersIn = (source: string): readonly string[] => {
  const bare = source.replaceAll(commentOrString, (found) => (found.startsWith("/") ? " " : found));
  return [...bare.matchAll(statement), ...bare.matchAll(call)].flatMap(([, specifier]) => specifier ?? []);
};

export type Target =
  { readonly kind: "ours"; readonly path: string } | { readonly kind: "node" | "package"; readonly specifier: string };

/** Where a specifier leads, seen from the file that names it. */
export const targetOf = (file: string, specifier: string): Target => {
  if (specifier.startsWith(".")) return { kind: "ours", path: posix.join(posix.dirname(file), specifier) };
  const alias = Object.entries(manifest.imports).find(([key]) => specifier.startsWith(key.slice(0, -1)));
  if (alias !== undefined) {
    const [key, folder] = alias;
    return { kind: "ours", path: posix.join(folder.slice(0, -1), specifier.slice(key.length - 1)) };
  }
  return { kind: specifier.startsWith("node:") ? "node" : "package", specifier };
};
