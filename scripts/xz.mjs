// The command line's door: see db/cli/main.ts.
import module from "node:module";
import { fileURLToPath } from "node:url";
import { isNodeNewEnough } from "./node-guard.mjs";

if (isNodeNewEnough()) {
  // Halves the time a command takes to begin; where it cannot be written it is simply not used.
  module.enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compile", import.meta.url)));
  await import("#cli/main.ts");
}
