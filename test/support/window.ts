import type { Locator, Page } from "playwright-core";
import type { MethodName } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import { testPassword, testPersons } from "./office.ts";

/** Signs one of the test office's people in and waits for the menu. */
export const signInAs = async (page: Page, role: Role): Promise<void> => {
  await page.getByLabel("登录名").fill(testPersons[role].login);
  await page.getByLabel("密码", { exact: true }).fill(testPassword);
  await page.keyboard.press("Enter");
  await page.locator(".frame-top").getByText(testPersons[role].name).waitFor();
};

/** Opens a screen by its name in the screen finder. */
export const openScreen = async (page: Page, label: string): Promise<void> => {
  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "找功能" }).fill(label);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "找功能" }).waitFor({ state: "hidden" });
};

/** A ruled table by the name it has for a screen reader. */
export const tableOf = (page: Page, label: string): Locator => page.getByRole("grid", { name: label, exact: true });

/** How many rows a ruled table has, drawn or not. */
export const rowCount = async (table: Locator): Promise<number> => Number(await table.getAttribute("aria-rowcount"));

/** The row that holds this text in one of its cells. */
export const rowWith = (table: Locator, text: string | RegExp): Locator =>
  table.locator("tbody tr").filter({ hasText: text });

/** The texts of the cells of a row, once it is drawn. */
export const cellsOf = async (row: Locator): Promise<string[]> => {
  await row.first().waitFor();
  return row.locator("td").allInnerTexts();
};

/** Holds back the call of this name until `release`: the time a busy machine takes, for as long as a test needs. */
export const holdCall = async (page: Page, method: MethodName): Promise<{ readonly release: () => void }> => {
  const gate = Promise.withResolvers<void>();
  await page.route("**/api", async (route) => {
    if (route.request().postData()?.includes(`"method":"${method}"`) === true) await gate.promise;
    await route.continue();
  });
  return { release: gate.resolve };
};
