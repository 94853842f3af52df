import {
  checkArchive,
  checkCode,
  checkEnds,
  checkFiles,
  checkLog,
  checkVouchers,
  readList,
  unseen,
} from "./check-archive.ts";
import { checkChain } from "./check-chain.ts";
import { checkDetailBook, checkPapers } from "./check-papers.ts";
import { checkSideBooks, isSideBook, readSideBook } from "./check-side-books.ts";
import { checkFormulas, checkLook, checkSheets, checkSums, checkWorkbook } from "./check-workbook.ts";
import { csvRows, sha256Hex, sm3Hex, unzip } from "./tools.ts";

const style = `
body{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Noto Sans SC",sans-serif;max-width:60em;margin:0 auto;padding:1.5em;color:#1f2a24;background:#f3f5f0;font-size:17px;line-height:1.6}
h1{font-size:1.5em;color:#1c6b4a;margin:.2em 0}
.drop{border:2px dashed #8aa898;border-radius:10px;background:#fff;padding:2em 1em;text-align:center;margin:1em 0}
.drop.over{background:#e3efe8}
input[type=text]{font-size:1em;padding:.4em;width:22em;max-width:100%;border:1px solid #9aa;border-radius:6px}
.verdict{border-radius:10px;padding:1em;margin:1em 0;font-size:1.15em;font-weight:bold}
.good{background:#dff2e3;color:#12572f}.bad{background:#fbe3e0;color:#8d1c10}.busy{background:#fff8dd;color:#6b5300}
table{border-collapse:collapse;width:100%;background:#fff}td,th{border:1px solid #b9c4bd;padding:.35em .6em;text-align:left;vertical-align:top}
td:first-child{white-space:nowrap}.facts td:last-child{word-break:break-all}.soft{color:#5c6a62;font-size:.9em}`;

const body = `<h1>账簿核对</h1>
<p>把<b>年度档案包（.zip）</b>或<b>季度检查工作簿（.xlsx）</b>拖到下面，或者点按钮选文件。本页不联网，文件不离开这台电脑，不需要装记账程序。</p>
<p><label>纸上的指纹（可不填；工作簿封面、结账回执上的 16 位）：<br><input type="text" id="code" autocomplete="off" placeholder="例如 61E8-7233-6412-B5FF"></label></p>
<div class="drop" id="drop"><p>拖到这里</p><input type="file" id="file" aria-label="选择文件" accept=".zip,.xlsx"></div>
<div id="result" role="status"></div>
<p class="soft">怎样算的：每个文件重算 SHA-256 和国密 SM3，与清单比；每张凭证、每条日志用封存的原文重算 SM3，与前一条相连；凭证数据的日期、摘要、科目编码、金额、附件张数再与封存的原文逐行比（科目名称和人名不在指纹里）。审核时的附件与凭证原文里封存的指纹比，明细账、多栏账、数量金额账、辅助明细账的发生额与原文比。只改文件、不改清单的，哪一处都会对不上；文件和清单一起改的，凭证、附件、这几种账的发生额看得出来，报表、PDF、期初数和名称这里看不出来，要与账本核对。整套重做过的包，指纹与纸上印的不一致，所以请填上纸上的指纹。</p>`;

// Shows what the checks answer. Kept as text: it is the only part that needs a window.
const glue = `
const tools = { sm3Hex, sha256Hex, unzip, csvRows, checkChain, checkFiles, checkVouchers, checkPapers, checkDetailBook, checkSideBooks, isSideBook, readSideBook, checkEnds, checkCode, checkLog, checkSums, checkFormulas, checkLook, checkSheets, readList, unseen };
const result = document.getElementById("result");
const drop = document.getElementById("drop");
const make = (tag, text, className) => { const node = document.createElement(tag); node.textContent = text; if (className) node.className = className; return node; };
const rowOf = (cells) => { const row = document.createElement("tr"); for (const cell of cells) row.append(make("td", cell)); return row; };
const show = (answer) => {
  const good = answer.faults.length === 0 && answer.kind !== "unknown";
  const first = answer.faults[0];
  const sentence = answer.kind === "unknown" && !first ? answer.title
    : good ? answer.title + (answer.kind === "archive" ? "：查过的全部相符，没有发现改动（这里看不出来的见下表）。" : answer.kind === "workbook" ? "：查过的都没有发现不对（查了什么、没有查什么见下表）。各行的文字和数有没有改过，这里看不出来，要在程序里与账本核对。" : "")
    : answer.title + "：有 " + answer.faults.length + " 处对不上。最先对不上的是：" + first.place + "（" + first.text + "）";
  result.replaceChildren(make("div", sentence, "verdict " + (good ? "good" : "bad")));
  if (answer.faults.length > 0) {
    const table = document.createElement("table");
    const head = document.createElement("tr"); head.append(make("th", "在哪里"), make("th", "怎么不对")); table.append(head);
    for (const fault of answer.faults.slice(0, 500)) table.append(rowOf([fault.place, fault.text]));
    result.append(table);
  }
  if (answer.facts.length > 0) {
    const table = make("table", "", "facts");
    for (const fact of answer.facts) table.append(rowOf(fact));
    result.append(make("p", ""), table);
  }
};
const check = async (file) => {
  const busy = make("div", "正在核对 " + file.name + " ……", "verdict busy");
  result.replaceChildren(busy);
  try {
    if (!globalThis.crypto || !crypto.subtle || typeof DecompressionStream === "undefined") throw new Error("浏览器太旧：请换用新版的 Edge、Chrome、Firefox 或 360 极速浏览器（极速模式）");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const zip = unzip(bytes);
    if (!zip) { show({ kind: "unknown", title: "", facts: [], faults: [{ place: file.name, text: "不是压缩包或工作簿，或者文件已损坏、没有下载完" }] }); return; }
    const tick = (done, total) => { busy.textContent = "正在核对 " + file.name + "：" + done + " / " + total; };
    if (zip.names.includes("xl/workbook.xml")) show(await checkWorkbook({ names: zip.names, read: zip.read, bytes, code: document.getElementById("code").value }, tools));
    else show(await checkArchive({ names: zip.names, read: zip.read, bytes, code: document.getElementById("code").value }, tools, tick));
  } catch (error) {
    show({ kind: "unknown", title: "没有核对成：" + error.message, facts: [], faults: [] });
  }
};
document.getElementById("file").addEventListener("change", (event) => { const file = event.target.files[0]; if (file) check(file); });
for (const name of ["dragover", "dragleave", "drop"]) document.addEventListener(name, (event) => {
  event.preventDefault(); drop.classList.toggle("over", name === "dragover");
  if (name === "drop" && event.dataTransfer.files[0]) check(event.dataTransfer.files[0]);
});`;

const functions = {
  sm3Hex,
  sha256Hex,
  unzip,
  csvRows,
  checkChain,
  checkFiles,
  checkVouchers,
  checkPapers,
  checkDetailBook,
  checkSideBooks,
  isSideBook,
  readSideBook,
  checkEnds,
  checkCode,
  checkLog,
  readList,
  unseen,
  checkArchive,
  checkSums,
  checkFormulas,
  checkLook,
  checkSheets,
  checkWorkbook,
};

/**
 * 核对.html: one page that recomputes an archive or a workbook in any browser, without network and without this program. The
 * same program gives the same bytes.
 */
export const verifierPage = (): Uint8Array => {
  const sources = Object.entries(functions).map(([name, code]) => `const ${name} = ${String(code)};`);
  const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";
  const html = [
    "<!doctype html>",
    `<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>账簿核对</title><style>${style}</style></head><body>`,
    body,
    `<script>"use strict";`,
    ...sources,
    glue,
    "</script></body></html>",
    "",
  ].join("\n");
  return new TextEncoder().encode(html);
};
