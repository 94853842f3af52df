import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openQinghe } from "#test/support/booked-office.ts";
import { startProgram } from "#test/support/program.ts";
import { openScreen, signInAs, tableOf } from "#test/support/window.ts";
import { figure, type Figure } from "./measure.ts";
import { statementBytes } from "./statement-bytes.ts";

const lineCount = 10_000;
const idleMs = 3000;
const number = "951006010099000188";

/** How long a page stood still: the longest time its own loop took from one turn to the next, and every task over 50 ms. */
type Stillness = { readonly longestMs: number; readonly longTasks: readonly number[] };

/** Begins to watch the page's loop; a turn of a timer that is due at once comes every 4 ms on an idle page. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = { longestMs: 0, longTasks: [] as number[], isOver: false };
    const observer = new PerformanceObserver((list) => {
      seen.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)));
    });
    observer.observe({ entryTypes: ["longtask"] });
    let last = performance.now();
    const turn = (): void => {
      const now = performance.now();
      seen.longestMs = Math.max(seen.longestMs, now - last);
      last = now;
      if (!seen.isOver) setTimeout(turn, 0);
    };
    turn();
    Reflect.set(globalThis, "stillness", { seen, observer });
  });

/** Ends the watching and says what was seen since it began. */
const seenBy = (page: Page): Promise<Stillness> =>
  page.evaluate(() => {
    type Watching = { readonly seen: Stillness & { isOver: boolean }; readonly observer: PerformanceObserver };
    const { seen, observer } = Reflect.get(globalThis, "stillness") as Watching;
    seen.isOver = true;
    observer.disconnect();
    return { longestMs: seen.longestMs, longTasks: seen.longTasks };
  });

const during = async (page: Page, work: () => Promise<void>): Promise<Stillness> => {
  await watch(page);
  await work();
  return seenBy(page);
};

/** The longest the window itself stood still, in a real browser, while a long statement was read, shown and taken over. */
export const windowFigures = async (): Promise<readonly Figure[]> => {
  const { office } = await openQinghe();
  office.desk.close();
  const program = await startProgram({ ledger: office.ledgerPath });
  try {
    const { page } = program;
    const path = join(program.folder, "流水.xlsx");
    writeFileSync(
      path,
      statementBytes("xlsx", lineCount, { account: number, seed: 1, month: "2026-07", isPacked: true }),
    );
    await signInAs(page, "bookkeeper");
    await openScreen(page, "导入对账单");
    const list = page.getByRole("list", { name: "选好的文件" });
    const idle = await during(page, () => page.waitForTimeout(idleMs));
    const shown = await during(page, async () => {
      await page.locator("input[type=file]").first().setInputFiles(path);
      await page.getByText(`全部 ${lineCount}`).waitFor({ timeout: 120_000 });
      await page.getByText("其余正在陆续列出").waitFor({ state: "detached", timeout: 120_000 });
      await tableOf(page, "逐笔预览").focus();
      await page.keyboard.press("End");
      await page.getByText("往来户499", { exact: true }).first().waitFor();
    });
    const taken = await during(page, async () => {
      await page.keyboard.press("F8");
      await list.getByText("已导入").waitFor({ timeout: 120_000 });
    });
    const against = { floor: [idle.longestMs], floorName: "the same page idle for 3 s", aim: "at most 50 ms" };
    const told = ({ longTasks }: Stillness): { readonly note: string } => ({
      note: longTasks.length === 0 ? "no task over 50 ms" : `tasks over 50 ms: ${longTasks.join(", ")}`,
    });
    return [
      figure("window waits, 10,000 lines previewed", [shown.longestMs], { ...against, ...told(shown) }),
      figure("window waits, 10,000 lines imported", [taken.longestMs], { ...against, ...told(taken) }),
    ];
  } finally {
    await program.close();
  }
};
