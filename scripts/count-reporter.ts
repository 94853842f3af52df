import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

const folder = join(import.meta.dirname, "..", "test-results");

/**
 * Ends a run with one plain line, "N passed, N failed", and keeps it in test-results/summary.txt. A test file that
 * cannot even be loaded counts as one failure: otherwise a broken file would look like a smaller run.
 */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const unloadable = modules.filter((module) => module.errors().length > 0).length;
    const passed = states.filter((state) => state === "passed").length;
    const skipped = states.filter((state) => state === "skipped").length;
    const failed = states.filter((state) => state === "failed").length + unloadable + unhandledErrors.length;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "summary.txt"), `${line}\n`);
    console.log(line);
  }
}
