import { ledgerNames, qingheRows } from "#fixtures/setup/qinghe.ts";
import type { Program } from "#test/support/program.ts";
import { setupFile } from "#test/support/qinghe.ts";
import { openScreen } from "#test/support/window.ts";
import { chooseLedger, shoot, signIn } from "./camera.ts";

const plainScreens = [
  ["会计科目", "accounts"],
  ["辅助项目", "items"],
  ["支出分类", "categories"],
  ["银行账户", "bank-accounts"],
  ["期初余额", "openings"],
  ["人员", "people"],
  ["备份与恢复", "backups"],
  ["操作日志", "trail"],
  ["设置", "settings"],
] as const;

/** The administrator's screens. */
export const shootSetUp = async (program: Program): Promise<void> => {
  const page = await program.openWindow();
  await signIn(page, "guanli");
  await chooseLedger(page, ledgerNames.liuxi);
  await openScreen(page, "村与账套");
  await page
    .getByRole("row", { name: /石桥村/ })
    .first()
    .waitFor();
  await shoot(page, "villages");
  for (const [label, name] of plainScreens) {
    await openScreen(page, label);
    await page.getByRole("heading", { name: label }).first().waitFor();
    await shoot(page, name);
  }
  await openScreen(page, "Excel 一次导入");
  await page.locator("input[type=file]").first().waitFor({ state: "attached" });
  await shoot(page, "setup-workbook");
  const { name, bytes } = await setupFile(qingheRows);
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes, "base64") });
  await page.getByText(/有 \d+ 处要改，一点也没有导入/).waitFor();
  await shoot(page, "setup-workbook-faults");
};
