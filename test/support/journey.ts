import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { demoPassword, openDemo } from "#cli/demo-office.ts";
import { qinghePersons } from "#fixtures/setup/qinghe.ts";

export type Login = (typeof qinghePersons)[number]["login"];
export type SetUpTownship = { readonly ledgerPath: string; readonly remove: () => void };

/** 青禾镇 as its set-up workbook makes it, every person past the first password; no statement, no vote, no voucher yet. */
export const setUpTownship = async (): Promise<SetUpTownship> => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-journey-"));
  const ledgerPath = join(folder, "qinghe.xzdb");
  const opened = await openDemo(ledgerPath);
  if (!opened.ok) throw new Error(`the township is not made: ${JSON.stringify(opened.error)}`);
  opened.value.desk.close();
  return {
    ledgerPath,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const nameOf = (login: Login): string => qinghePersons.find((each) => each.login === login)?.name ?? "";

/** Signs one of 青禾镇's people in by keyboard and waits for the frame. */
export const signInTo = async (page: Page, login: Login): Promise<void> => {
  await page.getByLabel("登录名").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(demoPassword);
  await page.keyboard.press("Enter");
  await page.locator(".frame-status").getByText(nameOf(login)).waitFor();
  await page.getByRole("main").getByRole("row", { name: "柳溪村股份经济合作社" }).waitFor();
};

/** Chooses the set of books every screen speaks of. */
export const chooseLedger = async (page: Page, name: string): Promise<void> => {
  const picker = page.getByRole("combobox", { name: "当前账套" });
  // A screen that is still coming takes the focus for its own first field.
  await page.locator(".page h1").first().waitFor();
  await picker.focus();
  await page.keyboard.press("F7");
  await page.keyboard.type(name);
  await page.locator(".ant-select-item-option-active", { hasText: name }).waitFor();
  await page.keyboard.press("Enter");
  await page
    .locator(".frame-ledger")
    .getByTitle(name)
    .or(page.locator(".frame-ledger .ant-select-content", { hasText: name }))
    .first()
    .waitFor();
};

/** Types into a searched list that has the focus and takes the answer that begins with these words. */
export const pick = async (page: Page, typed: string): Promise<void> => {
  await page.keyboard.type(typed);
  await page.locator(".ant-select-item-option-active", { hasText: typed }).waitFor();
  await page.keyboard.press("Enter");
  // The list fades; the next one must not be taken for it.
  await expect.poll(() => page.locator(".ant-select-dropdown").filter({ visible: true }).count()).toBe(0);
};

/** Types into whatever has the focus; what is named like a key is pressed. */
export const keys = async (page: Page, ...steps: readonly string[]): Promise<void> => {
  for (const step of steps) {
    if (/^(Enter|Tab|F\d+|Control\+.+|Alt\+.+|Escape|Space|=|Home|End|Page.+|Arrow.+)$/.test(step))
      await page.keyboard.press(step);
    else await page.keyboard.type(step);
  }
};

/** The accessible name of what has the focus. */
export const focusName = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);

/** Fills a calendar field by typing the day; it must stand there afterwards. */
export const setDay = async (page: Page, label: string, day: string): Promise<void> => {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(day);
  await page.keyboard.press("Enter");
  await expect.poll(() => field.inputValue()).toBe(day);
};

/** The red or green panel of the rules beside a voucher. */
export const rulePanel = (page: Page): Locator => page.getByRole("region", { name: "制度检查" });

/** Keeps a picture of the moment where the folder for pictures is named. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["XZ_PICTURES"];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** A money text as shown, in fen: exact, because it never passes through a fraction. */
export const fenOf = (text: string): number => Number(text.replaceAll(/[,.]/g, ""));
