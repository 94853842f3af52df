import { createRequire } from "node:module";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";

const fontSheet = createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/index.css");

const writePage = async (folder: string): Promise<string> => {
  const files = pathToFileURL(join(dirname(fontSheet), "files")).href;
  const fonts = (await readFile(fontSheet, "utf8")).replaceAll("./files", files);
  const path = join(folder, "page.html");
  const style = "p { font: 64px 'Noto Sans SC Variable'; width: 160px; height: 96px; margin: 8px }";
  const paragraphs = [
    ["words", "乡账"],
    ["other", "村民"],
    ["empty", ""],
  ].map(([id, text]) => `<p id="${id}">${text}</p>`);
  await writeFile(path, `<!doctype html><meta charset="utf-8"><style>${fonts}${style}</style>${paragraphs.join("")}`);
  return pathToFileURL(path).href;
};

describe("the browser used for end-to-end tests", () => {
  let folder: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "xz-browser-"));
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(await writePage(folder));
    await page.evaluate(() => document.fonts.ready);
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it("draws Chinese words as themselves, neither blank nor as equal boxes", async () => {
    const words = await page.locator("#words").screenshot();
    expect(words.equals(await page.locator("#empty").screenshot())).toBe(false);
    expect(words.equals(await page.locator("#other").screenshot())).toBe(false);
  });

  it("draws the same picture twice", async () => {
    const first = await page.locator("#words").screenshot();
    expect(first.equals(await page.locator("#words").screenshot())).toBe(true);
  });

  it("prints a PDF", async () => {
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });
});
