import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** A script of ours under a Node that says it is an old one: version and N-API are all the guard looks at. */
const underOldNode = (script: string) => {
  const older = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2", napi: "9" } });
Object.defineProperty(process, "version", { value: "v20.20.2" });`;
  const preload = `data:text/javascript,${encodeURIComponent(older)}`;
  return spawnSync(process.execPath, ["--import", preload, join(root, "scripts", script), "help"], {
    encoding: "utf8",
  });
};

describe.each(["start.mjs", "xz.mjs"])("%s under a Node too old", (script) => {
  it("says which one it needs, in both languages, and ends with a failure", () => {
    const { status, stdout, stderr } = underOldNode(script);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("乡账需要 Node 24，当前是 v20.20.2。");
    expect(stderr).toContain("Xiangzhang needs Node 24 and this is v20.20.2.");
    expect(stderr.trim().split("\n")).toHaveLength(2);
  });
});

it("runs under the Node it needs", () => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, "scripts", "xz.mjs"), "help"], {
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(stdout).toContain("statement inspect");
});
