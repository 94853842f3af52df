// The desktop shell: it opens a ledger in its own thread and one locked-down window on it, and knows no rule of the trade.
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { app, dialog, ipcMain, Menu, protocol, session, shell, type BrowserWindow } from "electron";
import { defaultLedgerPath, isFirstStart } from "#host/default-ledger.ts";
import { declareScheme, servePages } from "./app-protocol.ts";
import { openWindow } from "./desk-window.ts";
import {
  chooseAfterTrouble,
  chooseExisting,
  chooseNew,
  tellAbout,
  tellFailedBackup,
  type LedgerChoice,
} from "./ledger-choice.ts";
import { openLedgerChannel } from "./ledger-channel.ts";
import { guardEveryPage, guardSession } from "./lock-down.ts";
import { menuTemplate } from "./menu.ts";
import { ledgerHolder } from "./open-ledger.ts";
import { noteRecent, readRecent } from "./recent-files.ts";
import { startWishOf } from "./start-wish.ts";

const besideMe = (relative: string): URL => new URL(relative, import.meta.url);
const pagesFolder = fileURLToPath(besideMe("../renderer"));
const preloadPath = fileURLToPath(besideMe("./preload.cjs"));
const mayInspect = !app.isPackaged;
// A package brings the fonts of printed documents along, beside its archive; a working copy has them from npm.
const fontFolder = fileURLToPath(
  besideMe(app.isPackaged ? "../../../fonts" : "../../node_modules/@embedpdf/fonts-sc/fonts"),
);
const recentPath = (): string => join(app.getPath("userData"), "recent.json");

const wish = startWishOf(process.argv.slice(1));
let window: BrowserWindow | undefined;

const ledger = ledgerHolder({
  entry: besideMe("./ledger-worker.js"),
  programVersion: app.getVersion(),
  isDemo: wish.isDemo,
  fontFolder,
  onProgress: (progress) => {
    channel.sayProgress(progress);
  },
  onLost: () => {
    dialog.showErrorBox("乡账需要重新启动", "账本线程意外结束。已保存的账不受影响，请重新打开程序。");
    app.exit(1);
  },
});

const channel = openLedgerChannel({ ipcMain, contents: () => window?.webContents, thread: ledger.thread });

const changeTo = (choosing: Promise<LedgerChoice | undefined>): void => {
  void choosing.then((choice) => (choice === undefined ? undefined : change(choice)));
};

const showMenu = (): void => {
  const actions = {
    openFile: () => {
      changeTo(chooseExisting(window));
    },
    newFile: () => {
      changeTo(chooseNew(window));
    },
    openRecent: (path: string) => {
      void change({ path, isNew: false });
    },
    showFolder: () => {
      shell.showItemInFolder(ledger.path());
    },
    print: () => {
      window?.webContents.print();
    },
    about: () => {
      void tellAbout(window, { version: app.getVersion(), ledgerPath: ledger.path() });
    },
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(actions, { recent: readRecent(recentPath()), mayInspect })),
  );
};

/** Opens the ledger, asking again as long as the person names another one; false when they gave up. */
const openOrAsk = async (first: LedgerChoice): Promise<boolean> => {
  let choice: LedgerChoice | undefined = first;
  while (choice !== undefined) {
    const failure = await ledger.open(choice);
    if (failure === null) {
      // The next ordinary start must not end up in the demo.
      if (!wish.isDemo) noteRecent(recentPath(), ledger.path());
      showMenu();
      return true;
    }
    choice = await chooseAfterTrouble(window, failure, choice);
  }
  return false;
};

/** Another ledger: the window begins anew, because nobody is signed in there. */
const change = async (choice: LedgerChoice): Promise<void> => {
  await openOrAsk(choice);
  window?.webContents.reload();
};

const firstChoice = (): LedgerChoice => {
  const named = wish.ledgerPath ?? readRecent(recentPath())[0];
  if (named !== undefined) return { path: resolve(named), isNew: false };
  const path = defaultLedgerPath({ platform: process.platform, home: homedir(), environment: process.env });
  return { path, isNew: isFirstStart(path, dirname(path)) };
};

const showWindow = (): void => {
  window = openWindow(preloadPath, mayInspect);
  window.once("closed", () => {
    window = undefined;
  });
};

const comeForward = (_event: unknown, argv: readonly string[]): void => {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
  const { ledgerPath } = startWishOf(argv.slice(1));
  if (ledgerPath !== undefined && resolve(ledgerPath) !== ledger.path())
    void change({ path: resolve(ledgerPath), isNew: false });
};

const quit = async (): Promise<void> => {
  await tellFailedBackup(await ledger.close());
  app.exit(0);
};

const start = async (): Promise<void> => {
  app.enableSandbox();
  declareScheme(protocol);
  guardEveryPage(app);
  app.on("second-instance", comeForward);
  app.on("window-all-closed", () => {
    app.quit();
  });
  app.on("will-quit", (event) => {
    // The ledger is closed first, with the backup the office wants; then the program ends for good.
    event.preventDefault();
    void quit();
  });
  await app.whenReady();
  guardSession(session.defaultSession, mayInspect);
  servePages(protocol, pagesFolder);
  if (await openOrAsk(firstChoice())) showWindow();
  else app.quit();
};

const fail = (error: unknown): void => {
  dialog.showErrorBox("乡账无法启动", error instanceof Error ? error.message : String(error));
  app.exit(1);
};

if (app.requestSingleInstanceLock()) start().catch(fail);
else app.exit(0);
