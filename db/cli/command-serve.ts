import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultLedgerPath, isFirstStart } from "#host/default-ledger.ts";
import { startLoopbackHost, type LoopbackHost } from "#host/loopback.ts";
import { refusedOpening } from "./at-desk.ts";
import { hasDisplay, openBrowser } from "./browser.ts";
import {
  finished,
  flag,
  misused,
  refused,
  text,
  type Command,
  type Given,
  type Outcome,
  type Refused,
} from "./command.ts";
import { demoLedgerPath, keepOrMakeDemo } from "./demo.ts";
import { codeOf } from "./files.ts";
import { programVersion } from "./program-version.ts";

const pagesFolder = fileURLToPath(new URL("../../out/renderer", import.meta.url));
const machine = { platform: process.platform, home: homedir(), environment: process.env };

type Choice = { readonly ledgerPath: string; readonly isNew: boolean; readonly isDemo: boolean };
type Chosen = { readonly ok: true; readonly value: Choice } | Extract<Outcome, { readonly ok: false }>;

const chosenLedger = async (given: Given): Promise<Chosen> => {
  const named = given.text("ledger");
  const isDemo = given.has("demo");
  if (named !== undefined) return { ok: true, value: { ledgerPath: resolve(named), isNew: false, isDemo } };
  if (isDemo) {
    const made = await keepOrMakeDemo(resolve("demo-out"));
    if (!made.ok) return made;
    return { ok: true, value: { ledgerPath: demoLedgerPath(resolve("demo-out")), isNew: false, isDemo } };
  }
  const ledgerPath = defaultLedgerPath(machine);
  return { ok: true, value: { ledgerPath, isNew: isFirstStart(ledgerPath, dirname(ledgerPath)), isDemo } };
};

const untilAskedToEnd = (): Promise<void> =>
  new Promise((resolveEnd) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      // A terminal tells the whole group and npm tells its child once more: later ones must not cut the backup short.
      process.on(signal, () => {
        resolveEnd();
      });
    }
  });

const say = (given: Given, host: LoopbackHost, ledgerPath: string): void => {
  if (given.has("json")) {
    process.stdout.write(`${JSON.stringify({ url: host.url, port: host.port, ledgerPath })}\n`);
    return;
  }
  process.stdout.write(
    `乡账已启动，请用浏览器打开（只在本机有效，地址含一次性口令，请勿转发）：\n\n  ${host.url}\n\n账本：${ledgerPath}\n按 Ctrl+C 退出。\n`,
  );
};

const quitReasons: Readonly<Record<string, string>> = {
  "folder-unusable": "备份文件夹不能写入，U 盘或移动硬盘可能没有插好",
  "backup-folder-missing": "找不到备份文件夹，U 盘或移动硬盘没有插好；插好后重新启动再退出，或到“设置”里另选文件夹",
  "backup-failed": "副本没有写成，或没有通过核对",
};

const serveUntilEnd = async (given: Given, host: LoopbackHost, ledgerPath: string): Promise<Outcome> => {
  const isEnding = untilAskedToEnd();
  say(given, host, ledgerPath);
  if (given.has("open") && hasDisplay(machine) && !openBrowser(machine, host.url))
    process.stderr.write("没有找到浏览器，请把上面的地址复制到浏览器里打开。\n");
  const isLost = await Promise.race([isEnding.then(() => false), host.lost.then(() => true)]);
  if (isLost) {
    await host.close();
    return refused({ code: "internal" }, "账本线程意外结束，程序退出。已保存的账不受影响，请重新启动。");
  }
  process.stderr.write("正在退出……\n");
  const backup = await host.close();
  if (backup?.isMade === true) process.stderr.write(`退出前已备份：${backup.path}\n`);
  if (backup?.isMade === false)
    process.stderr.write(
      `退出前的备份没有成功：${quitReasons[backup.code] ?? "程序出了意外，详情见账本旁的 .log 文件"}（${backup.folder}）。账本已正常关闭。\n`,
    );
  return finished(undefined, "");
};

/** A port that was asked for may be another program's, or the system's own. */
const startHost = async (
  choice: Choice,
  port: number,
): Promise<{ readonly ok: true; readonly value: LoopbackHost } | Refused> => {
  try {
    const host = await startLoopbackHost({
      ...choice,
      entry: new URL("../host/ledger-worker.ts", import.meta.url),
      programVersion: programVersion(),
      staticFolder: pagesFolder,
      port,
    });
    return { ok: true, value: host };
  } catch (error) {
    const reason = codeOf(error);
    if (reason !== "EADDRINUSE" && reason !== "EACCES") throw error;
    const why = reason === "EADDRINUSE" ? "正被另一个程序使用" : "要有系统权限才能用";
    return refused(
      { code: "port-unusable", port, reason },
      `端口 ${port} ${why}。请换一个 --port，或不写 --port 由程序自选。`,
    );
  }
};

const serve = async (given: Given): Promise<Outcome> => {
  const port = Number(given.text("port") ?? "0");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return misused("--port 是 0 到 65535 的端口号。");
  if (!existsSync(join(pagesFolder, "index.html")))
    return refused({ code: "window-not-built" }, "窗口还没有构建，请先运行 npm run build。");
  const chosen = await chosenLedger(given);
  if (!chosen.ok) return chosen;
  const started = await startHost(chosen.value, port);
  if (!started.ok) return started;
  const host = started.value;
  if (host.trouble !== null) {
    const outcome = refusedOpening(host.trouble);
    // Somebody who clicked an icon sees no terminal, so the page tells them as well.
    if (given.has("open") && hasDisplay(machine)) {
      process.stderr.write(`${outcome.sentence}\n`);
      await serveUntilEnd(given, host, chosen.value.ledgerPath);
    } else await host.close();
    return outcome;
  }
  return serveUntilEnd(given, host, chosen.value.ledgerPath);
};

export const serveCommands: readonly Command[] = [
  {
    name: "serve",
    usage: "serve [--ledger 文件] [--port 端口] [--open] [--demo]",
    summary: "在本机用浏览器打开账本；不给 --ledger 时用默认账本",
    options: { ledger: text, port: text, open: flag, demo: flag },
    run: serve,
  },
];
