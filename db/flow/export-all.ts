import { dataPackage, dataReadme, lostReadme } from "#files/archive/data-package.ts";
import { fileSink } from "#files/archive/zip-file.ts";
import { isFolderUsable } from "#files/backup/folder.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { readFiles } from "#store/attachment-rows.ts";
import { eachExportRow, exportTables } from "#store/export-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readFileUses } from "#store/file-use-rows.ts";
import type { Reading } from "#store/query.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { exportFile, exportTrouble, type ExportedFile } from "./export-books.ts";

type AllCall = Call<"data.exportAll">;
type TableCount = { readonly name: string; readonly rows: number };
/** `lost`: originals that are not there or no longer what they were, by what they belong to. */
type Contents = { readonly tables: readonly TableCount[]; readonly lost: readonly string[] };

const lostOriginal = (reading: Reading, hash: string, how: "missing" | "changed"): string => {
  const uses = readFileUses(reading, hash);
  return `${uses.length === 0 ? `${hash.slice(0, 12)}…` : uses.join("、")} ${how}`;
};

/** Writes everything into one package; a file that cannot be had is left out and stays named in its table. */
const writeAll = (reading: Reading, call: AllCall, part: string): Contents => {
  const sink = fileSink(part);
  try {
    const tables = exportTables(reading);
    let step = 0;
    const pack = dataPackage(sink, () => call.progress("data", step, tables.length + 1));
    const townshipName = readTownship(reading)?.name ?? "";
    pack.addFile("说明.txt", dataReadme({ townshipName, programVersion: call.programVersion }));
    const schema = JSON.stringify({ format: "xiangzhang-data-1", tables }, null, 1);
    pack.addFile("schema.json", new TextEncoder().encode(`${schema}\n`));
    const counts = tables.map((table): TableCount => {
      const columns = table.columns.map(({ name }) => name);
      const rows = pack.addTable({ name: table.name, columns, rows: eachExportRow(reading, table) });
      step += 1;
      return { name: table.name, rows };
    });
    const lost: string[] = [];
    if (call.input.withFiles)
      for (const { hash } of readFiles(reading)) {
        const bytes = call.ledger.files.get(hash);
        if (typeof bytes === "string") lost.push(lostOriginal(reading, hash, bytes));
        else pack.addFile(`files/${hash}`, bytes);
      }
    if (lost.length > 0) pack.addFile("缺少的原件.txt", lostReadme(lost));
    pack.finish();
    return { tables: counts, lost };
  } finally {
    sink.close();
  }
};

/** 导出全部数据: one package anybody can read without this program. It is whole or not there; the log keeps who took it. */
export const exportAll = (call: AllCall): Reply<"data.exportAll"> => {
  const folder = call.input.folder === "" ? `${call.ledger.path}-data` : call.input.folder;
  if (!isFolderUsable(folder)) return refuse({ code: "folder-unusable", folder });
  const township = readTownship(call.ledger.reading)?.name ?? "";
  const name = `${safeName(township)}_全部数据_${chinaDateOf(call.now())}.zip`;
  let contents: Contents = { tables: [], lost: [] };
  let made: ExportedFile;
  try {
    made = call.ledger.snapshot((reading) =>
      exportFile(folder, name, (part) => {
        contents = writeAll(reading, call, part);
      }),
    );
  } catch (error) {
    return refuse({ code: "export-failed", reason: exportTrouble(error) });
  }
  const { tables, lost } = contents;
  return change(call, () =>
    changed(
      { folder, files: [made], tables: [...tables], lost: [...lost] },
      {
        subject: `导出全部数据 ${name}${lost.length === 0 ? "" : `，缺 ${lost.length} 个原件`}`,
        facts: { fileHash: made.fileHash, tables: tables.length, lost: lost.length },
      },
    ),
  );
};
