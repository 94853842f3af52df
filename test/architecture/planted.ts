import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { manifest, root } from "#test/architecture/imports.ts";

const lintReport = z.object({
  number_of_files: z.int(),
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string(), message: z.string() })),
});

export type LintResult = {
  readonly seen: number;
  readonly refusedBy: (rule: string) => ReadonlySet<string>;
};

const sourceFolders = ["db", "electron", "renderer", "migrations", "fixtures", "scripts", "test"];

const toolOf = (name: string): string => join(root, "node_modules", ".bin", name);

/**
 * A copy of the repository's folders and settings without its sources, to plant bad files in: the real tools with
 * the real settings judge them, and nobody working in the repository meets them. Its package folder holds links,
 * one a package, so that the compiler's cache is not shared.
 */
export class PlantedTree {
  readonly folder = mkdtempSync(join(tmpdir(), "xz-planted-"));

  constructor() {
    const settings = globSync(["package.json", ".oxlintrc.json", "tsconfig*.json", "{*,db/*}/tsconfig.json"], {
      cwd: root,
      exclude: (path) => path.includes("node_modules"),
    });
    for (const file of settings) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      cpSync(join(root, file), join(this.folder, file));
    }
    const packages = join(this.folder, "node_modules");
    mkdirSync(packages);
    for (const name of readdirSync(join(root, "node_modules")).filter((entry) => !entry.startsWith("."))) {
      symlinkSync(join(root, "node_modules", name), join(packages, name));
    }
  }

  plant(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** The planted files the linter refuses, and how many files it looked at. */
  lint(): LintResult {
    const { stdout } = spawnSync(toolOf("oxlint"), ["--format=json", ...sourceFolders], {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const report = lintReport.parse(JSON.parse(stdout));
    const refusedBy = (rule: string): ReadonlySet<string> =>
      new Set(report.diagnostics.filter(({ code }) => code === `eslint(${rule})`).map(({ filename }) => filename));
    return { seen: report.number_of_files, refusedBy };
  }

  /** The planted files the compiler complains of. */
  compile(): ReadonlySet<string> {
    const { stdout } = spawnSync(toolOf("tsc"), ["-b", "--pretty", "false"], { cwd: this.folder, encoding: "utf8" });
    return new Set([...stdout.matchAll(/^([^\s(][^(\n]*)\(\d+,\d+\): error/gm)].flatMap(([, file]) => file ?? []));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The specifier by which any file may try to import another of ours. */
export const aliasOf = (path: string): string => {
  const found = Object.entries(manifest.imports).find(([, folder]) => path.startsWith(folder.slice(2, -1)));
  if (found === undefined) throw new Error(`no alias leads to ${path}`);
  const [alias, folder] = found;
  return alias.slice(0, -1) + path.slice(folder.length - 3);
};
