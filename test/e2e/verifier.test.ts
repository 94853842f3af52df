import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync, zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";
import { picture } from "#test/support/journey.ts";

describe("the page shipped in an archive, opened from a folder without any program", { timeout: 120_000 }, () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "xz-verifier-"));
    const village = await openBookedYear();
    await closeYear(village);
    const { must, ledgerId } = village;
    const archive = readFileSync((await must("archive.make", { ledgerId, year: 2026 })).path);
    const made = await must("workbook.make", { ledgerId, quarter: "2026Q3" });
    village.close();
    const files = unzipSync(archive);
    writeFileSync(join(folder, "核对.html"), files["核对.html"] ?? new Uint8Array());
    writeFileSync(join(folder, "好.zip"), archive);
    writeFileSync(join(folder, "工作簿.xlsx"), Buffer.from(made.bytes, "base64"));
    const chain = new TextDecoder("utf-8", { ignoreBOM: true }).decode(files["指纹/指纹链.csv"]);
    const forged = new TextEncoder().encode(chain.replace("8888888", "8888889"));
    writeFileSync(join(folder, "改.zip"), zipSync({ ...files, "指纹/指纹链.csv": forged }));
    writeFileSync(join(folder, "断.zip"), archive.subarray(0, archive.length / 2));
    browser = await launchBrowser();
    page = await (await browser.newContext({ viewport: { width: 1100, height: 900 } })).newPage();
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(folder, "核对.html")).href);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const give = async (name: string): Promise<string> => {
    await page.getByLabel("选择文件").setInputFiles(join(folder, name));
    const verdict = page.locator(".verdict:not(.busy)", { hasText: /相符|对不上|没有核对成|没有发现不对/ });
    await verdict.waitFor();
    const text = await verdict.innerText();
    await picture(page, `verifier-${name.slice(0, 1)}`);
    await page.getByLabel("选择文件").setInputFiles([]);
    await page.evaluate(() => document.getElementById("result")?.replaceChildren());
    return text;
  };

  it("finds the archive sound", async () => {
    expect(await give("好.zip")).toContain("柳溪村经济合作社 2026年会计档案：查过的全部相符");
  });

  it("names the voucher that was changed", async () => {
    expect(await give("改.zip")).toContain("最先对不上的是：2026-12 记-1");
  });

  it("tells a workbook's own sums", async () => {
    expect(await give("工作簿.xlsx")).toContain(
      "季度检查工作簿：查过的都没有发现不对（查了什么、没有查什么见下表）。各行的文字和数有没有改过，这里看不出来，要在程序里与账本核对。",
    );
  });

  it("says so when a download was cut off", async () => {
    expect(await give("断.zip")).toContain("已损坏、没有下载完");
  });

  it("asked for nothing but itself", () => {
    expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
  });
});
