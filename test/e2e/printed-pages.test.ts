import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chooseLedger, picture, signInTo } from "#test/support/journey.ts";
import { outside, readPdf, type PdfPage } from "#test/support/pdf-text.ts";
import { startProgram, type Program } from "#test/support/program.ts";
import { openScreen, tableOf } from "#test/support/window.ts";

let program: Program;
let page: Page;
beforeAll(async () => {
  program = await startProgram({ demo: true });
  ({ page } = program);
  await signInTo(page, "chen");
  await chooseLedger(page, "柳溪村股份经济合作社");
  await openScreen(page, "科目余额表");
  await page.getByRole("button", { name: "上季" }).click();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await picture(page, "printed-failed");
  await page.keyboard.press("Escape");
});
afterAll(async () => {
  await program.close();
});

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What of the picture on show has no ink where it should, or ink where it should not: boxes in points from the upper left. */
const inkFaults = (number: number, boxes: readonly Box[], paper: Pick<PdfPage, "width" | "height">) =>
  page.evaluate(
    async ({ alt, boxes: wanted, paper: { width, height } }) => {
      const image = document.querySelector<HTMLImageElement>(`img[alt="${alt}"]`);
      if (image === null) return { empty: [-1], edges: [] };
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext("2d");
      if (context === null) return { empty: [-1], edges: [] };
      context.drawImage(image, 0, 0);
      const [across, down] = [canvas.width / width, canvas.height / height];
      const hasInk = (left: number, top: number, right: number, bottom: number): boolean => {
        const [x, y] = [Math.floor(left), Math.floor(top)];
        const { data } = context.getImageData(
          x,
          y,
          Math.max(1, Math.ceil(right) - x),
          Math.max(1, Math.ceil(bottom) - y),
        );
        for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) return true;
        return false;
      };
      const edge = Math.round(canvas.width * 0.006);
      const { width: right, height: bottom } = canvas;
      const edges = [
        hasInk(0, 0, right, edge),
        hasInk(0, bottom - edge, right, bottom),
        hasInk(0, 0, edge, bottom),
        hasInk(right - edge, 0, right, bottom),
      ];
      // A text that was cut has nothing at its end: its first and its last sign must both have been drawn.
      const empty = wanted.flatMap((box, index) => {
        const sign = Math.min(box.width, box.height);
        const [top, end] = [box.y * down, (box.y + box.height) * down];
        const isWhole =
          hasInk(box.x * across, top, (box.x + sign) * across, end) &&
          hasInk((box.x + box.width - sign) * across, top, (box.x + box.width) * across, end);
        return isWhole ? [] : [index];
      });
      return { empty, edges: edges.flatMap((isInked, side) => (isInked ? [side] : [])) };
    },
    { alt: `第 ${String(number)} 页`, boxes: [...boxes], paper },
  );

const released = async (): Promise<readonly PdfPage[]> => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存 PDF" }).click();
  return readPdf(readFileSync(await (await waiting).path()));
};

/** Looks at every page of the preview as a picture: whole texts, clean edges, and as many pages as the file has. */
const lookThrough = async (most = 6): Promise<number> => {
  await page.getByAltText("第 1 页").waitFor();
  const pages = await released();
  const pager = page.locator(".ant-modal .ant-pagination");
  await pager.getByText(`共 ${String(pages.length)} 页`).waitFor();
  for (const [at, sheet] of pages.slice(0, most).entries()) {
    if (at > 0) await pager.locator(".ant-pagination-next").click();
    await page.getByAltText(`第 ${String(at + 1)} 页`).waitFor();
    expect(outside(sheet)).toEqual([]);
    const signs = sheet.pieces.filter(({ text }) => /^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u.test(text.trim()));
    expect(signs.length).toBeGreaterThan(3);
    const boxes = signs.map(({ x, y, width, height }) => ({ x, y: y - height, width, height: height * 1.2 }));
    const faults = await inkFaults(at + 1, boxes, sheet);
    expect(faults.empty.map((index) => signs[index]?.text ?? "no picture")).toEqual([]);
    expect(faults.edges).toEqual([]);
  }
  await page.keyboard.press("Escape");
  await page.getByAltText(/^第 \d+ 页$/).waitFor({ state: "hidden" });
  return pages.length;
};

describe("what is printed, page by page as pictures", () => {
  it.each([
    ["24×14", 20],
    ["21×12", 20],
    ["A5（", 20],
    ["一页两张", 10],
    ["一页三张", 7],
  ])("shows vouchers whole on %s", async (paper, least) => {
    await openScreen(page, "凭证查询");
    await page.getByRole("button", { name: "打印凭证" }).click();
    const dialog = page.getByRole("dialog", { name: "打印凭证" });
    await dialog.waitFor();
    await dialog.getByLabel("起始月份", { exact: true }).fill("2026-07");
    await page.keyboard.press("Enter");
    await dialog.getByRole("combobox", { name: "纸张" }).click();
    await page.locator(".ant-select-item-option").filter({ hasText: paper }).first().click();
    await dialog.getByRole("button", { name: /预\s*览/ }).click();
    expect(await lookThrough()).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ["资产负债表", "资产负债表"],
    ["收益及收益分配表", "收益及收益分配表"],
    ["科目余额表", "科目余额表"],
  ])("shows %s whole on one page", async (screen, grid) => {
    await openScreen(page, screen);
    await tableOf(page, grid).waitFor();
    await page.keyboard.press("Control+p");
    expect(await lookThrough()).toBe(1);
  });

  it("breaks a bank journal over pages and draws each whole", async () => {
    await openScreen(page, "银行日记账");
    await page.getByRole("grid").first().getByText("本日合计").first().waitFor();
    await page.keyboard.press("Control+p");
    expect(await lookThrough()).toBeGreaterThan(1);
  });
});
