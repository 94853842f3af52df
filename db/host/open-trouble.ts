import { basename } from "node:path";
import type { OpeningFailure } from "./worker-messages.ts";

/** Why a ledger file cannot be opened and what to do about it, for people: a title and one or two sentences. */
export type OpenTrouble = { readonly title: string; readonly advice: string; readonly path: string };

/** A file that does not begin as a database may be any file, or a ledger whose beginning was lost. */
const notLedger = (name: string): Omit<OpenTrouble, "path"> => ({
  title: `“${name}”不是乡账的账本，或者账本文件已损坏`,
  advice:
    "如果选错了文件，请选择由乡账建立的账本（扩展名一般为 .xzdb）。如果它就是账本，请先把它原样复制保存，再用最近一次备份恢复（xz restore 备份文件 --ledger 新文件）。",
});

const textsOf = (failure: OpeningFailure, name: string): Omit<OpenTrouble, "path"> => {
  switch (failure.code) {
    case "ledger-missing":
      return {
        title: `找不到账本文件“${name}”`,
        advice: "文件可能已被移走或改名，U 盘或移动硬盘可能没有插好。请找到文件后再打开；不要新建同名账本来代替它。",
      };
    case "folder-missing":
      return {
        title: `账本文件“${name}”要放的文件夹不存在`,
        advice: "请先建立这个文件夹，或检查 U 盘、移动硬盘是否插好，再重新打开。",
      };
    case "ledger-exists":
      return {
        title: `账本文件“${name}”已经存在`,
        advice: "新建账本不会覆盖已有文件。请直接打开它，或换一个文件名、文件夹新建。",
      };
    case "ledger-in-use":
      return {
        title: `账本文件“${name}”正被使用`,
        advice:
          "另一个乡账窗口或另一台电脑正打开着它。一个账本同一时间只能由一个程序打开：请先在那边退出，再重新打开。",
      };
    case "ledger-read-only":
      return {
        title: `账本文件“${name}”所在位置不能写入`,
        advice:
          "文件或文件夹是只读的，或者当前用户没有写入权限。请把账本放到可以写入的文件夹（不要放在光盘、写保护的 U 盘或压缩包里），或请管理员放开权限。",
      };
    case "ledger-not-ours":
      return {
        title: `“${name}”不是乡账的账本`,
        advice: "请选择由乡账建立的账本文件（扩展名一般为 .xzdb）。这个文件没有被改动。",
      };
    case "ledger-newer":
      return {
        title: `账本文件“${name}”由更新版本的乡账保存`,
        advice: `账本版本是 ${failure.version}，本程序只认识到 ${failure.known}。请安装新版本的乡账再打开；旧程序不会改动它。`,
      };
    case "disk-full":
      return {
        title: `磁盘已满，打不开账本文件“${name}”`,
        advice: "账本没有损坏。请先清理这块磁盘，留出至少 100 MB 空间，再重新打开。",
      };
    case "ledger-damaged":
      if (failure.detail === "SQLITE_NOTADB") return notLedger(name);
      return {
        title: `账本文件“${name}”已损坏`,
        advice: `请不要再使用这个文件，先把它原样复制保存，再用最近一次备份恢复（xz restore 备份文件 --ledger 新文件）。原因代码：${failure.detail}`,
      };
  }
};

export const openTroubleOf = (failure: OpeningFailure): OpenTrouble => ({
  ...textsOf(failure, basename(failure.path)),
  path: failure.path,
});

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A page of its own that says so, without scripts: nothing else can be served while the ledger is shut. */
export const openTroublePage = ({ title, advice, path }: OpenTrouble): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <link rel="icon" href="data:,">
    <title>乡账打不开账本</title>
    <style>
      body { font: 16px/1.8 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; margin: 12vh auto; max-width: 42em; padding: 0 2em; color: #1f1f1f }
      h1 { font-size: 24px }
      code { word-break: break-all }
    </style>
  </head>
  <body>
    <h1>${escaped(title)}</h1>
    <p>${escaped(advice)}</p>
    <p>文件：<code>${escaped(path)}</code></p>
    <p>处理好以后，请重新启动乡账。</p>
  </body>
</html>
`;
