import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDemo } from "#cli/demo-office.ts";
import { balancesT3 } from "#test/support/foreign-files.ts";
import type { Program } from "#test/support/program.ts";
import { openScreen } from "#test/support/window.ts";
import { chooseLedger, shoot, signIn } from "./camera.ts";
import type { TownshipFile } from "./township.ts";

const oldBooks = "石桥旧账2004";

/** 青禾镇 with books of 石桥村 on the system of 2004, still empty. */
export const townshipWithOldBooks = async (): Promise<TownshipFile> => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-pictures-"));
  const ledgerPath = join(folder, "qinghe.xzdb");
  const opened = await openDemo(ledgerPath);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const demo = opened.value;
  const { villages } = await demo.must("chen", "village.list", {});
  const village = villages.find(({ name }) => name === "石桥村");
  if (village === undefined) throw new Error("no 石桥村");
  const books = { villageId: village.id, entity: "collective" as const, name: oldBooks, startMonth: "2024-01" };
  await demo.must("chen", "ledger.open", { ...books, system: "2004" });
  demo.desk.close();
  return {
    ledgerPath,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Balances of another program coming in, and their conversion. */
export const shootMovingIn = async ({ page }: Program): Promise<void> => {
  await signIn(page, "chen");
  await chooseLedger(page, oldBooks);
  await openScreen(page, "从其他软件导入");
  const { name, bytes } = balancesT3();
  const buffer = Buffer.from(bytes, "base64");
  await page.setInputFiles("input[type=file]", { name, mimeType: "application/octet-stream", buffer });
  await page.getByText("按名称对应").first().waitFor();
  await shoot(page, "move-in");
  await page.getByRole("button", { name: "写入期初余额" }).click();
  await page.getByRole("heading", { name: "期初余额" }).waitFor();
  await openScreen(page, "新旧制度衔接");
  await page.getByText("还有 3 处没做完").waitFor();
  await shoot(page, "conversion");
};
