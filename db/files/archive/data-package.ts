import type { Sink } from "./zip-file.ts";
import { zipInto } from "./zip-file.ts";

export type DataTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<Readonly<Record<string, unknown>>>;
};

/** Rows of one part: a table of a million rows never stands in memory as one text. */
const rowsAPart = 20_000;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// A spreadsheet would calculate a bank's or a person's text that begins like a formula; the JSON lines hold it as it is.
const guarded = (value: unknown): string => {
  if (typeof value === "string") return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return typeof value === "number" ? String(value) : "";
};

const csvField = (value: unknown): string => {
  const text = guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const parts = function* (rows: DataTable["rows"]): Generator<readonly Readonly<Record<string, unknown>>[]> {
  let part: Readonly<Record<string, unknown>>[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < rowsAPart) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
};

/** Writes tables as JSON lines and as CSV, both UTF-8, in parts of 20 000 rows. Answers how many rows each table has. */
export const dataPackage = (sink: Sink, tick: () => void) => {
  const zip = zipInto(sink);
  return {
    addTable: ({ name, columns, rows }: DataTable): number => {
      let [count, number] = [0, 0];
      for (const part of parts(rows)) {
        tick();
        number += 1;
        const label = `${name}-${String(number).padStart(4, "0")}`;
        count += part.length;
        zip.add(`json/${label}.jsonl`, encode(part.map((row) => `${JSON.stringify(row)}\n`).join("")));
        const lines = part.map((row) => columns.map((column) => csvField(row[column])).join(","));
        zip.add(`csv/${label}.csv`, encode(`\u{FEFF}${[columns.join(","), ...lines].join("\r\n")}\r\n`));
      }
      return count;
    },
    addFile: (name: string, bytes: Uint8Array): void => {
      tick();
      zip.add(name, bytes);
    },
    finish: zip.finish,
  };
};

/** 说明.txt of the package. */
export const dataReadme = (of: { readonly townshipName: string; readonly programVersion: string }): Uint8Array =>
  new TextEncoder().encode(
    [
      `\u{FEFF}${of.townshipName} 全部数据`,
      "",
      "账本里的每一张表都在这里，各有两种格式：json 文件夹里一行一条记录（JSON Lines），csv 文件夹里是表格（UTF-8）。",
      "表大的分成几份，按文件名的号码接起来就是整张表。schema.json 写明每张表有哪些列、什么类型、指向哪张表。",
      "csv 里以 = + - @ 开头的文字前面加了一个单引号，免得表格软件把它当公式算；json 里是原样。",
      "金额一律是整数“分”；日期是 2026-03-31，月份是 2026-03，时刻是国际标准时间（UTC）。",
      "files 文件夹是原始凭证、对账单等原件，文件名是内容的 SHA-256；attachment 等表里的 file_hash 指向它。",
      "登录密码的校验值不在里面，其余都在。逐列的说明见用户手册所附的数据接口文件。",
      "",
      `程序版本：${of.programVersion}`,
      "",
    ].join("\r\n"),
  );

/** 缺少的原件.txt: the originals that could not be had when the package was made. */
export const lostReadme = (lost: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    [
      "\u{FEFF}下面这些原件在导出时已经不见了，或者内容被改动过，没有放进 files 文件夹：",
      "",
      ...lost.map((place) => place.replace(/ missing$/, "（不见了）").replace(/ changed$/, "（内容被改动过）")),
      "",
    ].join("\r\n"),
  );
