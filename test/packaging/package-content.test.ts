import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

// Needs what `npm run build` made; `npm test` builds first.
it("packs main, preload, page and one native part, and nothing that belongs to the tools", { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "scripts", "pack-dry.ts")], {
    encoding: "utf8",
  });
  expect({ status, problems: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, problems: "" });
});
