import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const root = join(import.meta.dirname, "../..");
const fromBuilder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));
const builderFolder = join(fromBuilder.resolve("app-builder-lib"), "../..");
const schema: unknown = JSON.parse(readFileSync(join(builderFolder, "scheme.json"), "utf8"));

const isValid = (config: unknown): boolean => {
  const checker = new Ajv({ strict: false, allErrors: true });
  // The builder's own keyword for functions, which a file of settings cannot hold.
  checker.addKeyword("typeof");
  return checker.validate(z.record(z.string(), z.unknown()).parse(schema), config);
};

const configShape = z.looseObject({
  appId: z.string(),
  productName: z.string(),
  npmRebuild: z.boolean(),
  asarUnpack: z.array(z.string()),
  extraResources: z.array(z.object({ from: z.string(), to: z.string(), filter: z.array(z.string()) })),
  files: z.array(z.string()),
  win: z.looseObject({ target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })) }),
  linux: z.looseObject({ target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })) }),
});
const config = configShape.parse(parse(readFileSync(join(root, "electron-builder.yml"), "utf8")));

describe("the packaging settings", () => {
  it("are such as electron-builder accepts", () => {
    expect(isValid(config)).toBe(true);
  });

  it.each([
    ["at the top", { ...config, asarUnpak: [] }],
    ["in a section", { ...config, linux: { ...config.linux, categorie: "Office" } }],
    ["as a wrong type", { ...config, npmRebuild: "no" }],
  ])("would be refused with a mistake %s", (_where, wrong) => {
    expect(isValid(wrong)).toBe(false);
  });

  it("name the program and the systems it is made for", () => {
    expect(config).toMatchObject({ appId: "cn.xiangzhang.app", productName: "乡账", npmRebuild: false });
    expect(config.win.target).toEqual([{ target: "nsis", arch: ["x64"] }]);
    expect(config.linux.target).toEqual([
      { target: "AppImage", arch: ["x64", "arm64"] },
      { target: "deb", arch: ["x64", "arm64"] },
    ]);
  });

  it("unpack the native part and leave out Node and the sources of SQLite", () => {
    expect(config.asarUnpack).toContain("**/*.node");
    expect(config.files).toContain("!**/node_modules/node-{linux,win,darwin}-*/**");
    expect(config.files).toContain("!**/node_modules/better-sqlite3/{deps,src}/**");
  });

  it("bring the fonts of printed documents along", () => {
    const missing = config.extraResources.flatMap(({ from, filter }) =>
      filter.map((name) => join(root, from, name)).filter((path) => !existsSync(path)),
    );
    expect({ to: config.extraResources.map(({ to }) => to), missing }).toEqual({ to: ["fonts"], missing: [] });
  });

  it("find the native part for every system the program is made for", () => {
    const prebuilds = join(root, "node_modules", "better-sqlite3", "prebuilds");
    const needed = ["linux-x64.node", "linux-arm64.node", "win32-x64.node"];
    expect(needed.filter((file) => !existsSync(join(prebuilds, file)))).toEqual([]);
  });
});
