import { resolve } from "node:path";
import { asPerson } from "./at-desk.ts";
import { ledgerGiven } from "./books.ts";
import {
  finished,
  flag,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";
import { verifiedPlace } from "./words-proof.ts";

const folderOf = (given: Given): string => {
  const out = given.text("out");
  return out === undefined ? "" : resolve(out);
};

const books = (given: Given): Promise<Outcome> | Outcome => {
  const year = Number(given.text("year"));
  const format = given.text("format") ?? "xml";
  if (!Number.isInteger(year) || year < 1990 || year > 2100) return misused("请用 --year 2026 指明年度。");
  if (format !== "xml" && format !== "csv") return misused("请用 --format xml 或 --format csv。");
  return asPerson(given, async (ask) => {
    const ledger = given.has("all") ? null : await ledgerGiven(ask, given);
    if (ledger !== null && !ledger.ok) return ledger;
    const ledgerId = ledger === null ? null : ledger.value.id;
    const reply = await ask("data.exportBooks", { ledgerId, year, format, folder: folderOf(given) });
    if (!reply.ok) return refusedBy(reply.failure);
    const lines = reply.value.files.map(({ name, fileHash }) => `  ${name}  SHA-256 ${fileHash}`);
    return finished(reply.value, [reply.value.folder, ...lines].join("\n"));
  });
};

const everything = (given: Given): Promise<Outcome> =>
  asPerson(given, async (ask) => {
    const reply = await ask("data.exportAll", { folder: folderOf(given), withFiles: !given.has("no-files") });
    if (!reply.ok) return refusedBy(reply.failure);
    const { folder, files, tables, lost } = reply.value;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const lines = files.map(({ name, fileHash }) => `${folder}：${name}\n  SHA-256 ${fileHash}`);
    const warned = lost.length === 0 ? [] : [`缺 ${lost.length} 个原件，没有放进去：`, ...lost.map(lostLine)];
    const told = [...lines, `  ${tables.length} 张表，${rows} 条记录`, ...warned].join("\n");
    return finished(reply.value, told, lost.length === 0);
  });

const lostLine = (place: string): string => `  ${verifiedPlace(place)}`;

export const dataCommands: readonly Command[] = [
  {
    name: "data books",
    usage:
      "data books --year 2026 (--ledger-name 账套 | --all) [--format xml|csv] [--out 文件夹] --ledger 文件 --user 登录名",
    summary: "导出一年的会计核算数据（参照 GB/T 24589：XML 或 CSV，GB 18030）",
    options: { ...personOptions, year: text, "ledger-name": text, all: flag, format: text, out: text },
    run: async (given) => books(given),
  },
  {
    name: "data all",
    usage: "data all [--out 文件夹] [--no-files] --ledger 文件 --user 登录名",
    summary: "导出账本里的全部数据（每张表 JSON 和 CSV，连同原件；--no-files 不带原件）",
    options: { ...personOptions, out: text, "no-files": flag },
    run: everything,
  },
];
