import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { demoPassword } from "#cli/demo-office.ts";
import { withPalette } from "./palette.ts";

const pictures = join(import.meta.dirname, "../../docs/images");
const mostBytes = 250 * 1024;
const settleMillis = 350;

/** The temporary folder of this run is no place a reader would keep books in. */
const nameOfficeFolder = (): void => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const text = texts.currentNode;
    text.nodeValue = (text.nodeValue ?? "")
      .replace(/\/tmp\/xiangzhang-[^/]+/, "/home/qinghe")
      .replace("0.0.0-test", "0.1.0");
  }
  for (const input of document.querySelectorAll("input"))
    if (input.value.startsWith("/tmp/")) input.value = input.value.replace(/\/tmp\/xiangzhang-[^/]+/, "/home/qinghe");
};

/** Waits until nothing loads or moves, then writes the window as docs/images/<name>.png. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const wanted = process.argv.slice(2);
  if (wanted.length > 0 && !wanted.includes(name)) return;
  mkdirSync(pictures, { recursive: true });
  // Into a corner: a message under the mouse would never go away.
  await page.mouse.move(1, 766);
  await page.waitForFunction(
    () => document.querySelector(".ant-spin-spinning, .ant-message-notice, .ant-skeleton-active") === null,
  );
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(nameOfficeFolder);
  await page.waitForTimeout(settleMillis);
  const bytes = withPalette(await page.screenshot({ animations: "disabled", caret: "hide" }));
  if (bytes.length > mostBytes) throw new Error(`${name}.png has ${String(bytes.length)} bytes`);
  writeFileSync(join(pictures, `${name}.png`), bytes);
  process.stdout.write(`${name}.png ${String(Math.round(bytes.length / 1024))} KiB\n`);
};

/** Signs one of 青禾镇's people in. */
export const signIn = async (page: Page, login: string): Promise<void> => {
  await page.getByLabel("登录名").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(demoPassword);
  await page.keyboard.press("Enter");
  await page.getByRole("main").getByRole("row", { name: "柳溪村股份经济合作社" }).waitFor();
};

/** Chooses the set of books every screen speaks of. */
export const chooseLedger = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("combobox", { name: "当前账套" }).focus();
  await page.keyboard.press("F7");
  await page.keyboard.type(name);
  await page.locator(".ant-select-item-option-active", { hasText: name }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".frame-ledger", { hasText: name }).waitFor();
  await page.getByRole("combobox", { name: "当前账套" }).blur();
};

/** Types into whatever has the focus; what is named like a key is pressed. */
export const keys = async (page: Page, ...steps: readonly string[]): Promise<void> => {
  for (const step of steps) {
    if (/^(Enter|Tab|F\d+|(Control|Alt)\+.+|Escape|Space|=|Home|End|Arrow.+)$/.test(step))
      await page.keyboard.press(step);
    else await page.keyboard.type(step);
  }
};
