import iconv from "iconv-lite";
import { interfaceTables, type InterfaceRecord, type InterfaceTable } from "#domain/reports/data-interface.ts";
import { fileSink, zipInto } from "#files/archive/zip-file.ts";

export type TableRows = { readonly table: InterfaceTable; readonly records: Iterable<InterfaceRecord> };

// XML 1.0 has no place for control signs, not even as references.
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

// A spreadsheet opens the file: what is no number and begins like a formula stands behind a quote. Reading it back takes the quote off.
const guarded = (text: string): string =>
  /^[=+\-@\t']/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
const csvField = (text: string): string => {
  const safe = guarded(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const recordXml = ({ table, record }: { readonly table: InterfaceTable; readonly record: InterfaceRecord }): string =>
  `<${table}>${interfaceTables[table].map((column) => `<${column}>${escaped(record[column] ?? "")}</${column}>`).join("")}</${table}>\n`;

const baseFiles: ReadonlySet<InterfaceTable> = new Set([
  "电子账簿",
  "会计期间",
  "记账凭证类型",
  "币种",
  "结算方式",
  "部门档案",
  "员工档案",
  "辅助核算档案",
]);

const bytesOf = (text: string): Uint8Array => iconv.encode(text, "gb18030");

/** The tables as one XML file in GB 18030, record by record: nothing of it stands in memory. `tick` may throw to stop. */
export const writeInterfaceXml = (path: string, tables: Iterable<TableRows>, tick: () => void): void => {
  const sink = fileSink(path);
  try {
    sink.write(bytesOf(`<?xml version="1.0" encoding="GB18030"?>\n<会计核算数据>\n<公共档案>\n`));
    let isBase = true;
    for (const { table, records } of tables) {
      if (isBase && !baseFiles.has(table)) {
        sink.write(bytesOf("</公共档案>\n<总账>\n"));
        isBase = false;
      }
      for (const record of records) {
        tick();
        sink.write(bytesOf(recordXml({ table, record })));
      }
    }
    sink.write(bytesOf(`${isBase ? "</公共档案>" : "</总账>"}\n</会计核算数据>\n`));
  } finally {
    sink.close();
  }
};

/** The tables as a ZIP of CSV files in GB 18030, one a table, as spreadsheets and audit programs in China open them. */
export const writeInterfaceCsv = (path: string, tables: Iterable<TableRows>, tick: () => void): void => {
  const sink = fileSink(path);
  try {
    const zip = zipInto(sink);
    for (const { table, records } of tables) {
      const lines = [interfaceTables[table].join(",")];
      for (const record of records) {
        tick();
        lines.push(interfaceTables[table].map((column) => csvField(record[column] ?? "")).join(","));
      }
      zip.add(`${table}.csv`, bytesOf(`${lines.join("\r\n")}\r\n`));
    }
    zip.finish();
  } finally {
    sink.close();
  }
};
