import { createHash } from "node:crypto";
import { sm3 } from "sm-crypto-v2";
import * as z from "zod";
import type { Listing } from "#domain/reports/listing.ts";

/** What a file of a package is, which decides how long it must be kept. */
export const archiveKinds = [
  "voucher",
  "attachment",
  "book",
  "annual-report",
  "report",
  "log",
  "proof",
  "guide",
] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

const kindWords: Readonly<Record<ArchiveKind, string>> = {
  voucher: "记账凭证",
  attachment: "原始凭证",
  book: "会计账簿",
  "annual-report": "年度财务报告",
  report: "月度财务报告",
  log: "操作日志",
  proof: "指纹",
  guide: "说明",
};

/** 会计档案管理办法 (财政部、国家档案局令第79号): the least years from the day after the year's end. */
const keepingWords: Readonly<Record<ArchiveKind, string>> = {
  voucher: "30年",
  attachment: "30年",
  book: "30年",
  "annual-report": "永久",
  report: "10年",
  log: "30年",
  proof: "30年",
  guide: "30年",
};

const archivedFile = z.object({
  path: z.string(),
  kind: z.enum(archiveKinds),
  sizeBytes: z.int(),
  sha256: z.string(),
  sm3: z.string(),
});
export type ArchivedFile = z.output<typeof archivedFile>;

export const manifestShape = z.object({
  format: z.literal("xiangzhang-archive-1"),
  programVersion: z.string(),
  townshipName: z.string(),
  unitName: z.string(),
  ledgerId: z.string(),
  year: z.int(),
  fromMonth: z.string(),
  toMonth: z.string(),
  isDraft: z.boolean(),
  /** When the last month of the year was closed; null for a draft. */
  closedAt: z.string().nullable(),
  chainNo: z.int(),
  chainHash: z.string(),
  /** First number of the chain shown here (after `chainNo` where the year has no voucher), and both ends of the log; missing in older packages. */
  chainFrom: z.int().optional(),
  trailFrom: z.int().optional(),
  trailTo: z.int().optional(),
  trailHash: z.string().optional(),
  files: z.array(archivedFile),
});
export type Manifest = z.output<typeof manifestShape>;

export const manifestPath = "清单.json";
export const chainPath = "指纹/指纹链.csv";
export const trailChainPath = "指纹/日志链.csv";
export const voucherDataPath = "凭证/记账凭证.csv";
export const trailDataPath = "日志/操作日志.csv";
export const verifierPath = "核对.html";
export const indexPath = "目录.html";

export const archivedFileOf = (path: string, kind: ArchiveKind, bytes: Uint8Array): ArchivedFile => ({
  path,
  kind,
  sizeBytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  sm3: sm3(bytes),
});

/** The list of files as a table: what 清单.csv and 清单.xml hold. */
export const manifestListing = (manifest: Omit<Manifest, "format">): Listing => ({
  title: "年度会计档案清单",
  under: [`单位：${manifest.unitName}`, `${manifest.year}年${manifest.isDraft ? "　未结账草稿" : ""}`],
  filters: [],
  columns: [
    { heading: "序号", kind: "whole", widthMm: 12 },
    { heading: "文件", kind: "text", widthMm: 80 },
    { heading: "类别", kind: "text", widthMm: 24 },
    { heading: "保管期限", kind: "text", widthMm: 18 },
    { heading: "字节", kind: "whole", widthMm: 20 },
    { heading: "SHA-256", kind: "text", widthMm: 60 },
    { heading: "SM3", kind: "text", widthMm: 60 },
  ],
  rows: manifest.files.map((file, index) => ({
    cells: [index + 1, file.path, kindWords[file.kind], keepingWords[file.kind], file.sizeBytes, file.sha256, file.sm3],
  })),
  notes: [],
  signers: [],
});

const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const link = (path: string): string =>
  `<a href="${path.split("/").map(encodeURIComponent).join("/")}">${html(path)}</a>`;

const style =
  "body{font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;max-width:70em;margin:2em auto;padding:0 1em}" +
  "table{border-collapse:collapse;width:100%}td,th{border:1px solid #aaa;padding:.3em .6em;text-align:left}" +
  "code{font-size:.8em;word-break:break-all}.draft{color:#b00;font-weight:bold}";

/** A plain page that leads to every file and opens in any browser, without this program. */
export const indexPage = (manifest: Omit<Manifest, "format">): Uint8Array => {
  const rows = manifest.files.map(
    (file) =>
      `<tr><td>${link(file.path)}</td><td>${kindWords[file.kind]}</td><td>${keepingWords[file.kind]}</td>` +
      `<td>${file.sizeBytes}</td><td><code>${file.sha256}</code></td></tr>`,
  );
  const text = [
    "<!doctype html>",
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${html(manifest.unitName)} ${manifest.year}年会计档案</title>`,
    `<style>${style}</style></head><body>`,
    `<h1>${html(manifest.unitName)}　${manifest.year}年会计档案</h1>`,
    ...(manifest.isDraft ? [`<p class="draft">未结账草稿，不能作为正式档案。</p>`] : []),
    `<p>代理机构：${html(manifest.townshipName)}　会计期间：${manifest.fromMonth} 至 ${manifest.toMonth}</p>`,
    `<p>账簿指纹（第 ${manifest.chainNo} 张凭证）：<code>${manifest.chainHash}</code></p>`,
    `<table><tr><th>文件</th><th>类别</th><th>保管期限</th><th>字节</th><th>SHA-256</th></tr>`,
    ...rows,
    "</table></body></html>",
    "",
  ].join("\n");
  return new TextEncoder().encode(text);
};

/** 打开说明.txt: what this is and how anybody can read and check it. */
export const readmeText = (manifest: Pick<Manifest, "unitName" | "year" | "isDraft" | "programVersion">): Uint8Array =>
  new TextEncoder().encode(
    [
      `\u{FEFF}${manifest.unitName} ${manifest.year}年会计档案${manifest.isDraft ? "（未结账草稿，不能作为正式档案）" : ""}`,
      "",
      "怎样打开：先把整个压缩包解压到一个文件夹，再用浏览器打开“目录.html”，不需要安装记账程序。",
      "凭证、账簿、报表、操作日志都有 PDF（看和打印）、CSV（表格软件）和 XML（交给别的系统）三种。",
      "CSV 里以等号、加号、减号、@ 开头的文字前面加了一个单引号，免得被当成公式；XML 里是原样。",
      "原始凭证在“附件”文件夹，按凭证字号分开。",
      "",
      "怎样核对：“清单.csv”列有每个文件的 SHA-256 和 SM3 值，可以用任何工具重算；",
      "不装记账程序也能核对：用浏览器打开“核对.html”（不联网），把压缩包拖进去，会逐个文件、逐张凭证、逐条日志重算，说出哪里不同；",
      "用记账程序的“年度档案—校验”或命令 xz archive verify 文件 可以一次核对全部文件、目录和账簿指纹。",
      "操作日志是整个代理机构的，连续编号，不能只取一个单位的部分。",
      "",
      `程序版本：${manifest.programVersion}`,
      "",
    ].join("\r\n"),
  );
