import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { type EnvironmentOptions, type Plugin, type ViteBuilder, defineConfig } from "vite";

const root = import.meta.dirname;

// better-sqlite3 brings its own native part and is packed as it is; all else goes into the bundle.
const external = ["electron", "better-sqlite3", /^node:/, ...builtinModules];

/** Tables of Chinese encodings that PDFs of banks refer to without bringing them along; read by db/files/statement. */
const chineseCharacterMaps: Plugin = {
  name: "chinese-character-maps",
  applyToEnvironment: ({ name }) => name === "main",
  writeBundle: ({ dir = "" }) => {
    const from = join(root, "node_modules/pdfjs-dist/cmaps");
    mkdirSync(join(dir, "cmaps"), { recursive: true });
    for (const file of readdirSync(from))
      if (/^(?:Adobe-GB1|GB|UniGB)/.test(file)) copyFileSync(join(from, file), join(dir, "cmaps", file));
  },
};

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

const buildEveryPart = async (builder: ViteBuilder): Promise<void> => {
  for (const name of ["client", "main", "preload"]) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`no settings to build ${name}`);
    await builder.build(environment);
  }
};

export default defineConfig({
  root: join(root, "renderer"),
  base: "./",
  plugins: [react(), chineseCharacterMaps],
  build: { outDir: "../out/renderer", emptyOutDir: true, target: "chrome140", chunkSizeWarningLimit: 4096 },
  environments: {
    main: shellEnvironment("es", {
      main: join(root, "electron/main.ts"),
      "ledger-worker": join(root, "electron/ledger-worker.ts"),
    }),
    // A sandboxed preload must be CommonJS, so it is built by itself.
    preload: shellEnvironment("cjs", { preload: join(root, "electron/preload.ts") }),
  },
  builder: { buildApp: buildEveryPart },
});
