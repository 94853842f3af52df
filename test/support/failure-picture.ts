import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { RunnerTestCase } from "vitest";

const folder = fileURLToPath(new URL("../../test-results/", import.meta.url));
const mostText = 2_000;
const windows = new Set<Page>();

/** Has this window told what it showed when a journey fails. */
export const watchForFailure = (page: Page): void => {
  windows.add(page);
  page.once("close", () => windows.delete(page));
};

type Task = Pick<RunnerTestCase, "name" | "result">;
let running: Task | undefined;

/** Names the step that runs from now on. */
export const watchTest = (task: Task): void => {
  running = task;
};

/** What every open window shows when a journey failed: in words, which a log keeps, and as a picture in test-results. */
export const tellWhatFailed = async (): Promise<void> => {
  const task = running;
  if (task?.result?.state !== "fail") return;
  mkdirSync(folder, { recursive: true });
  for (const [at, page] of [...windows].entries()) {
    const text = await page.locator("body").innerText({ timeout: mostText });
    process.stderr.write(`\n${task.name}, window ${String(at + 1)} at ${page.url()}:\n${text.slice(0, mostText)}\n`);
    const file = `${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}-${String(at + 1)}.png`;
    await page.screenshot({ path: `${folder}${file}` });
  }
};
