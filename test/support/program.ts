import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { demoLedgerPath, makeDemo } from "#cli/demo.ts";
import { startLoopbackHost, type LoopbackHost } from "#host/loopback.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { tellWhatFailed, watchForFailure } from "#test/support/failure-picture.ts";
import { atPersonsPace } from "#test/support/pace.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
// Another built window can be named, so that a build going on beside a test does not pull the page from under it.
const builtWindow = process.env["XZ_WINDOW"] ?? join(root, "out", "renderer");
// Journeys run on one day, whatever the machine's calendar shows.
const ledgerThread = pathToFileURL(join(root, "test", "support", "fixed-day-worker.ts"));

// How many times slower the window shall run than this machine can: what a journey forgets to wait for shows at 6.
const slowdown = Number(process.env["XZ_SLOW"] ?? 1);

/** 1366×768: the screen of an ordinary office machine. */
const officeScreen = { width: 1366, height: 768 } as const;

export type ProgramOptions = {
  /** A ledger file to start on; it is copied, so the original stays as it is. Without one, a new office begins. */
  readonly ledger?: string;
  /** Starts on the demo township, or on a ledger made of it, where everybody signs in with the demo's password. */
  readonly demo?: boolean;
  /** The moment the program takes for now, as ISO text; in October 2026 unless named. */
  readonly now?: string;
  /** 2 shows everything twice as large, as the zoom of a browser does. */
  readonly zoom?: number;
};

export type Program = {
  readonly page: Page;
  readonly url: string;
  /** The folder of this program alone: ledger, downloads, backups. Removed by `close`. */
  readonly folder: string;
  readonly ledgerPath: string;
  /** What the page said in its console as error or warning, and what it threw. `close` throws when there is anything. */
  readonly problems: readonly string[];
  /** Another person at another machine's window: a page of its own, with its own session. */
  readonly openWindow: () => Promise<Page>;
  /** Ends the host while the window stays, as when somebody closes the start window. */
  readonly stopHost: () => Promise<void>;
  /** Forgets the problems a test brought about on purpose. */
  readonly forgive: (pattern: RegExp) => void;
  readonly close: () => Promise<void>;
};

const listenForProblems = (page: Page, problems: string[]): void => {
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => {
    problems.push(`thrown: ${error.stack ?? error.message}`);
  });
};

/** A ledger and, beside it, the folder of its attachments, where it has any. */
const copyLedger = (from: string, to: string): void => {
  copyFileSync(from, to);
  if (existsSync(`${from}-files`)) cpSync(`${from}-files`, `${to}-files`, { recursive: true });
};

const makeDemoOnce = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-demo-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const made = await makeDemo(folder);
  if (!made.ok) throw new Error(`the demo is not made: ${JSON.stringify(made)}`);
  return demoLedgerPath(folder);
};
let demo: Promise<string> | undefined;

/** The demo township after its quarter. Making it does the whole main job, so it is made once a process and then copied. */
const demoLedger = (): Promise<string> => {
  demo ??= makeDemoOnce();
  return demo;
};

const startHost = async (folder: string, options: ProgramOptions): Promise<LoopbackHost> => {
  if (!existsSync(join(builtWindow, "index.html"))) throw new Error("the window is not built: run npm run build first");
  const ledgerPath = join(folder, "office.xzdb");
  const original = options.ledger ?? (options.demo === true ? await demoLedger() : undefined);
  if (original !== undefined) copyLedger(original, ledgerPath);
  // The ledger's thread takes the environment over as it starts.
  if (options.now !== undefined) process.env["XZ_JOURNEY_DAY"] = options.now;
  const host = await startLoopbackHost({
    entry: ledgerThread,
    ledgerPath,
    isNew: original === undefined,
    programVersion: "0.0.0-test",
    isDemo: options.demo === true,
    staticFolder: builtWindow,
    port: 0,
  });
  delete process.env["XZ_JOURNEY_DAY"];
  if (host.trouble !== null) {
    await host.close();
    throw new Error(`the ledger does not open: ${JSON.stringify(host.trouble)}`);
  }
  return host;
};

const openContext = (browser: Browser, zoom: number): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: Math.round(officeScreen.width / zoom), height: Math.round(officeScreen.height / zoom) },
    deviceScaleFactor: zoom,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    acceptDownloads: true,
  });

/** Starts the program as `npm start` does without Electron: a real host on a real file, the built window in a real browser. */
export const startProgram = async (options: ProgramOptions = {}): Promise<Program> => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-e2e-"));
  const host = await startHost(folder, options);
  const browser = await launchBrowser();
  const problems: string[] = [];
  const openWindow = async (): Promise<Page> => {
    const context = await openContext(browser, options.zoom ?? 1);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    listenForProblems(page, problems);
    atPersonsPace(page);
    watchForFailure(page);
    if (slowdown > 1)
      await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.goto(host.url);
    return page;
  };
  const page = await openWindow();
  let isHostUp = true;
  const stopHost = async (): Promise<void> => {
    if (isHostUp) await host.close();
    isHostUp = false;
  };
  const forgive = (pattern: RegExp): void => {
    const others = problems.filter((problem) => !pattern.test(problem));
    problems.splice(0, problems.length, ...others);
  };
  const close = async (): Promise<void> => {
    await tellWhatFailed();
    await browser.close();
    await stopHost();
    rmSync(folder, { recursive: true, force: true });
    if (problems.length > 0) throw new Error(`the window complained:\n${problems.join("\n")}`);
  };
  const ledgerPath = join(folder, "office.xzdb");
  return { page, url: host.url, folder, ledgerPath, problems, openWindow, stopHost, forgive, close };
};
