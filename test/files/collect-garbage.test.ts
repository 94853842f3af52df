import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { collectGarbage } from "#files/collect-garbage.ts";

it("takes what is no longer used out of memory at once", async () => {
  const big = new WeakRef(Array.from({ length: 100_000 }, () => 0));
  // What was just made is held until the running job ends.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  collectGarbage(0);
  expect(big.deref()).toBeUndefined();
});

it("does so in a thread of its own, where the ledger works", async () => {
  const path = new URL("../../db/files/collect-garbage.ts", import.meta.url).href;
  const program = `import("${path}").then(async ({ collectGarbage }) => {
    const big = new WeakRef(Array.from({ length: 100_000 }, () => 0));
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage(0);
    require("node:worker_threads").parentPort.postMessage(big.deref() === undefined);
  });`;
  const worker = new Worker(program, { eval: true });
  const answer = await new Promise((resolve, reject) => {
    worker.once("message", resolve).once("error", reject);
  });
  expect(answer).toBe(true);
});
