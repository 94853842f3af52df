import { defineConfig } from "vitest/config";
import { CountReporter } from "#scripts/count-reporter.ts";

// Under an older Node better-sqlite3 crashes without a word. Node 24 is the first with N-API 10.
if (Number(process.versions["napi"]) < 10) {
  throw new Error("请用 npm test 运行测试（需要 Node 24）。Run the tests with npm test: they need Node 24.");
}

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    reporters: ["default", new CountReporter()],
    coverage: {
      provider: "v8",
      include: ["db/**/*.ts", "migrations/**/*.ts", "electron/**/*.ts", "renderer/**/*.{ts,tsx}"],
      reporter: ["text-summary", "html"],
    },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**"],
          // Only against a test that hangs: speed is the benchmark's matter, and machines are noisy.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          // One browser at a time: two beside their hosts on two cores starve each other, and a journey is then late, not wrong.
          maxWorkers: 1,
          globalSetup: ["test/support/browser-setup.ts"],
          setupFiles: ["test/support/failed-journey.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // As patient as the browser's own waits: what comes late under load is no fault of the window.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
