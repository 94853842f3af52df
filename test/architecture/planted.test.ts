import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifest } from "#test/architecture/imports.ts";
import { type Layer, isWithin, layers, maySee, mayUsePackage, openFolders, stages } from "#test/architecture/layers.ts";
import { type LintResult, PlantedTree, aliasOf } from "#test/architecture/planted.ts";

// One file for every pair of layer and thing to import: the real tools must refuse exactly what the table refuses.

type Planted = { readonly file: string; readonly isAllowed: boolean; readonly text: string };

const slug = (specifier: string): string => specifier.replaceAll(/[^a-z0-9]+/gi, "-").replace(/^-/, "");
const folders = [...layers.map(({ folder }) => folder), ...openFolders];
const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

// The compiler complains of a file outside the project once, at its first importer: so each target has but one.
const targetFor = (layer: Layer, folder: string): string => `${folder}/for-${slug(layer.folder)}.ts`;
const importerOf = (layer: Layer, folder: string): string => `${layer.folder}/imports-${slug(folder)}.ts`;
const sharedTargets = ["db/store/open.ts", "db/store/target.ts", "db/domain/posting/target.ts"];
const targets = [...layers.flatMap((layer) => folders.map((folder) => targetFor(layer, folder))), ...sharedTargets];

const uses = (specifier: string): string => `export { there } from "${specifier}";\n`;

const plantedFor = (layer: Layer): readonly Planted[] => {
  const at = (name: string, isAllowed: boolean, specifier: string): Planted => ({
    file: `${layer.folder}/imports-${name}.ts`,
    isAllowed,
    text: uses(specifier),
  });
  return [
    ...folders.map((folder) => ({
      file: importerOf(layer, folder),
      isAllowed: maySee(layer, targetFor(layer, folder)),
      text: uses(aliasOf(targetFor(layer, folder))),
    })),
    ...sharedTargets.map((path) => at(`shared-${slug(path)}`, maySee(layer, path), aliasOf(path))),
    ...packages.map((name) => at(`package-${slug(name)}`, mayUsePackage(layer, name), name)),
    at("node", layer.usesNode, "node:fs"),
    at("neighbour", true, `./for-${slug(layer.folder)}.ts`),
    at("climbing", false, "../target.ts"),
    at("climbing-in-disguise", false, "./../target.ts"),
  ];
};

const inEveryForm = (file: string, specifier: string): readonly Planted[] =>
  [
    `import { there } from "${specifier}";\nexport const here = there;\n`,
    `import type { there } from "${specifier}";\nexport type Here = typeof there;\n`,
    `export * from "${specifier}";\n`,
    `export const here = import("${specifier}");\n`,
    `import "${specifier}";\n`,
  ].map((text, index) => ({ file: `${file}-${index}.ts`, isAllowed: false, text }));

const forms = [
  ...inEveryForm("db/domain/checks/form", "#domain/posting/target.ts"),
  ...inEveryForm("renderer/form", "#store/target.ts"),
  ...inEveryForm("test/form", "../scripts/target.ts"),
];

const impure = stages.flatMap((stage) =>
  ["Date.now()", "new Date(0)", "Math.random()", 'fetch("there")', "process.env"].map((expression, index) => ({
    file: `db/domain/${stage}/impure-${index}.ts`,
    isAllowed: false,
    text: `export const here = ${expression};\n`,
  })),
);

const planted: readonly Planted[] = [...layers.flatMap(plantedFor), ...forms, ...impure];

const projectOf = (folder: string): string => (isWithin("db/domain", folder) ? "db/domain" : folder);

/**
 * The compiler lets a project see what the projects it refers to see in turn, and the domain is one project. So it
 * refuses whatever lies further down the way of the money; what lies further up is kept by the linter alone.
 */
const reachableFrom = (layer: Layer): readonly string[] => {
  const reached = new Set<string>();
  const visit = (folder: string): void => {
    const project = projectOf(folder);
    if (reached.has(project)) return;
    reached.add(project);
    for (const next of layers.filter((other) => projectOf(other.folder) === project)) {
      [...next.sees, ...(next.seesFile ?? []).map((file) => dirname(file))].forEach(visit);
    }
  };
  visit(layer.folder);
  return [...reached];
};

describe("a planted import", () => {
  let tree: PlantedTree;
  let lint: LintResult;
  let refusedByCompiler: ReadonlySet<string>;

  beforeAll(() => {
    tree = new PlantedTree();
    for (const path of targets) tree.plant(path, "export const there = 1;\n");
    for (const { file, text } of planted) tree.plant(file, text);
    lint = tree.lint();
    refusedByCompiler = tree.compile();
  });

  afterAll(() => {
    tree.remove();
  });

  it("is looked at by the linter", () => {
    expect(planted.length).toBeGreaterThan(1000);
    expect(lint.seen).toBe(planted.length + targets.length);
  });

  it.each(layers)("from $folder is refused or accepted by the linter as the table says", (layer) => {
    const refused = lint.refusedBy("no-restricted-imports");
    const disagreeing = plantedFor(layer).filter(({ file, isAllowed }) => refused.has(file) === isAllowed);
    expect(disagreeing).toEqual([]);
  });

  it("is refused in every form an import can take", () => {
    const refused = lint.refusedBy("no-restricted-imports");
    expect(forms.filter(({ file }) => !refused.has(file))).toEqual([]);
  });

  it("is not all the linter refuses in the domain: so are clock, randomness, network and process", () => {
    const rules = ["no-restricted-globals", "no-restricted-properties"];
    const refused = new Set(rules.flatMap((rule) => [...lint.refusedBy(rule)]));
    expect(impure.filter(({ file }) => !refused.has(file))).toEqual([]);
  });

  it.each(layers)("from $folder is refused or accepted by the compiler, project by project", (layer) => {
    const isAllowed = (folder: string): boolean => reachableFrom(layer).some((seen) => isWithin(seen, folder));
    const disagreeing = folders.filter(
      (folder) => refusedByCompiler.has(importerOf(layer, folder)) === isAllowed(folder),
    );
    expect(disagreeing).toEqual([]);
  });

  it("of Node is refused by the compiler too in every layer that may not use it", () => {
    const pure = layers.filter(({ usesNode }) => !usesNode).map(({ folder }) => folder);
    expect(pure.filter((folder) => !refusedByCompiler.has(`${folder}/imports-node.ts`))).toEqual([]);
  });
});
