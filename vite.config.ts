import { existsSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import react from "@vitejs/plugin-react";
import { type EnvironmentOptions, type ViteBuilder, defineConfig } from "vite";

const root = import.meta.dirname;

// better-sqlite3 brings its own native part and is packed as it is; all else goes into the bundle.
const external = ["electron", "better-sqlite3", /^node:/, ...builtinModules];

const inputsOf = (files: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    files
      .map((file) => join(root, file))
      .filter((path) => existsSync(path))
      .map((path) => [basename(path, ".ts"), path]),
  );

const electronFiles = existsSync(join(root, "electron")) ? readdirSync(join(root, "electron")) : [];
const workers = electronFiles.filter((file) => file.endsWith("-worker.ts")).map((file) => join("electron", file));

const shellEnvironment = (format: "es" | "cjs", input: Record<string, string>): EnvironmentOptions => ({
  consumer: "server",
  resolve: { noExternal: true, external: ["electron", "better-sqlite3", ...builtinModules] },
  build: {
    outDir: "../out/electron",
    emptyOutDir: format === "es",
    target: "node24",
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input,
      external,
      output: {
        format,
        entryFileNames: format === "es" ? "[name].js" : "[name].cjs",
        // Beside the entries: a path built from import.meta.dirname would be wrong one folder deeper.
        chunkFileNames: "[name].js",
      },
    },
  },
});

const mainInputs = inputsOf(["electron/main.ts", ...workers]);
// A sandboxed preload must be CommonJS, so it is built by itself.
const preloadInputs = inputsOf(["electron/preload.ts"]);

const buildEveryPart = async (builder: ViteBuilder): Promise<void> => {
  const parts = [
    { name: "client", isPresent: existsSync(join(root, "renderer/index.html")) },
    { name: "main", isPresent: Object.keys(mainInputs).length > 0 },
    { name: "preload", isPresent: Object.keys(preloadInputs).length > 0 },
  ];
  for (const { name, isPresent } of parts) {
    const environment = builder.environments[name];
    if (!isPresent || environment === undefined) {
      builder.config.logger.warn(`${name}: nothing to build`);
      continue;
    }
    await builder.build(environment);
  }
};

export default defineConfig({
  root: join(root, "renderer"),
  base: "./",
  plugins: [react()],
  build: { outDir: "../out/renderer", emptyOutDir: true, target: "chrome140", chunkSizeWarningLimit: 4096 },
  environments: { main: shellEnvironment("es", mainInputs), preload: shellEnvironment("cjs", preloadInputs) },
  builder: { buildApp: buildEveryPart },
});
