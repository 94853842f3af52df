// The command line's door: see db/cli/main.ts.
import { isNodeNewEnough } from "./node-guard.mjs";

if (isNodeNewEnough()) await import("#cli/main.ts");
