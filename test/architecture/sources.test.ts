import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifest, root, specifiersIn, targetOf } from "#test/architecture/imports.ts";
import { type Layer, isWithin, layers, maySee, mayUsePackage, openFolders } from "#test/architecture/layers.ts";

const sources = globSync("{db,electron,renderer,migrations,fixtures,scripts,test}/**/*.{ts,tsx,mts,mjs,js}", {
  cwd: root,
}).toSorted();

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
const layerOf = (file: string): Layer | undefined => layers.find(({ folder }) => isWithin(folder, file));
const imports = sources.flatMap((file) => specifiersIn(textOf(file)).map((specifier) => ({ file, specifier })));

const isAllowed = (layer: Layer, file: string, specifier: string): boolean => {
  const target = targetOf(file, specifier);
  switch (target.kind) {
    case "ours":
      return maySee(layer, target.path);
    case "node":
      return layer.usesNode;
    case "package":
      return mayUsePackage(layer, target.specifier);
  }
};

describe("the scanner", () => {
  it.each([
    ["a plain import", `import { a } from "#store/a.ts";`, ["#store/a.ts"]],
    ["a type", `import type { A } from './a.ts';`, ["./a.ts"]],
    ["several lines", `import {\n  a,\n  type B,\n} from "zod";`, ["zod"]],
    ["a side effect", `import "antd/dist/reset.css";`, ["antd/dist/reset.css"]],
    ["a re-export", `export * from "./b.ts";\nexport { c } from "./c.ts";`, ["./b.ts", "./c.ts"]],
    ["an import while running", `const x = await import("node:fs");`, ["node:fs"]],
    ["no comment", `// import { a } from "a";\n/* import "b"; */\n`, []],
    ["no other string", `export const a = "b";\nexport const c = { from: "d" };`, []],
  ])("reads %s", (_case, source, specifiers) => {
    expect(specifiersIn(source)).toEqual(specifiers);
  });
});

describe("the sources", () => {
  it("are seen at all", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(50);
  });

  it("lie each in a layer or in a folder that may import everything", () => {
    const homeless = sources.filter(
      (file) => layerOf(file) === undefined && !openFolders.some((folder) => isWithin(folder, file)),
    );
    expect(homeless).toEqual([]);
  });

  it("import only what their layer may see", () => {
    const refused = imports.filter(({ file, specifier }) => {
      const layer = layerOf(file);
      return layer !== undefined && !isAllowed(layer, file, specifier);
    });
    expect(refused).toEqual([]);
  });

  it("import only packages that package.json names", () => {
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const unnamed = imports.filter(({ file, specifier }) => {
      const target = targetOf(file, specifier);
      return target.kind === "package" && !named.some((name) => isWithin(name, target.specifier));
    });
    expect(unnamed).toEqual([]);
  });

  it("name the file they import with its ending", () => {
    const endless = imports.filter(
      ({ file, specifier }) =>
        targetOf(file, specifier).kind === "ours" && !/\.(?:tsx?|mjs|css|json|svg|png)$/.test(specifier),
    );
    expect(endless).toEqual([]);
  });

  it("never wait inside the domain", () => {
    const waiting = sources.filter(
      (file) => isWithin("db/domain", file) && /^[^/"'`]*\b(?:await|async|Promise)\b/m.test(textOf(file)),
    );
    expect(waiting).toEqual([]);
  });

  it("have at most 300 lines", () => {
    const long = sources.filter(
      (file) =>
        layerOf(file)?.folder !== "fixtures" && !isWithin("test", file) && textOf(file).split("\n").length > 301,
    );
    expect(long).toEqual([]);
  });
});

describe("the migrations", () => {
  it("are each named in the index", () => {
    const index = join("migrations", "index.ts");
    const steps = sources.filter((file) => isWithin("migrations", file) && file !== index);
    const named = existsSync(join(root, index)) ? specifiersIn(textOf(index)) : [];
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter((file) => !named.includes(file.replace("migrations/", "./")))).toEqual([]);
  });
});
