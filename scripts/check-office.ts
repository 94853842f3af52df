// npm run check:office: the demo's workbooks, recalculated by LibreOffice, must show the results the program wrote, and saved again by
// it without a change they must say the same cell by cell.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { compareCells } from "#domain/audit/version-differences.ts";
import { sheetCells } from "#files/workbook/sheet-texts.ts";
import { formulaDifferences, readFormulaCells, withoutResults } from "./formula-differences.ts";

const mostShown = 20;

const fail = (message: string): never => {
  throw new Error(message);
};

const runs = (command: string, args: readonly string[]): boolean => {
  const done = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 });
  return done.error === undefined && done.status === 0;
};

const workbooksBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".xlsx") && !entry.parentPath.includes("备份"))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** A workbook as LibreOffice saves it: its own calculation where the file carries no results. */
const savedAgain = (bytes: Uint8Array, folder: string): Uint8Array => {
  const [given, out] = [join(folder, "given"), join(folder, "saved")];
  for (const each of [given, out]) mkdirSync(each, { recursive: true });
  writeFileSync(join(given, "workbook.xlsx"), bytes);
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const args = [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, join(given, "workbook.xlsx")];
  if (!runs("soffice", args)) fail("soffice 没有完成转换。");
  return readFileSync(join(out, "workbook.xlsx"));
};

const check = async (path: string, folder: string): Promise<{ readonly seen: number; readonly wrong: number }> => {
  const bytes = readFileSync(path);
  const written = await readFormulaCells(bytes);
  const recalculated = savedAgain(withoutResults(bytes), folder);
  const differences = formulaDifferences(written, await readFormulaCells(recalculated));
  const resaved = compareCells(await sheetCells(bytes), await sheetCells(savedAgain(bytes, folder)));
  console.log(
    `${basename(path)}：公式 ${written.length} 个，不符 ${differences.length} 个；原样另存后 ${resaved.length} 处不同`,
  );
  for (const each of resaved.slice(0, mostShown))
    console.error(`  ${each.sheet} ${each.cell}  文件里 ${each.kept}，另存后 ${each.given}`);
  for (const each of differences.slice(0, mostShown))
    console.error(`  ${each.place}  =${each.formula}  文件里 ${each.result}，重算 ${each.recalculated}`);
  return { seen: written.length, wrong: differences.length + resaved.length };
};

const main = async (): Promise<void> => {
  if (!runs("soffice", ["--version"]))
    fail("没有找到 soffice：请先安装 LibreOffice Calc（Debian：apt-get install libreoffice-calc-nogui）。");
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-office-"));
  try {
    const given = process.argv.slice(2);
    const demo = join(folder, "demo");
    if (given.length === 0 && !runs(process.execPath, ["scripts/xz.mjs", "demo", "--out", demo]))
      fail("演示没有完成，没有工作簿可查。");
    const paths = given.length === 0 ? workbooksBelow(demo) : given;
    let [seen, wrong] = [0, 0];
    for (const path of paths) {
      const result = await check(path, folder);
      if (result.seen === 0) fail(`${basename(path)} 里没有公式。`);
      seen += result.seen;
      wrong += result.wrong;
    }
    if (seen === 0) fail("没有看到任何公式单元格。");
    if (wrong > 0) fail(`${wrong} 处重算或另存后与文件不符。`);
    console.log(`${paths.length} 个工作簿、${seen} 个公式，LibreOffice 重算、另存全部相符。`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
