import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type * as standIn from "#test/support/electron-stand-in.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

type StandIn = typeof standIn;
type Opened = { readonly ledgerPath: string; readonly isNew: boolean };

/** Runs electron/main.ts itself with Electron and the ledger thread replaced; `broken` paths do not open. */
const startShell = async (
  given: readonly string[],
  { broken = [], prepare }: { readonly broken?: readonly string[]; readonly prepare?: (shell: StandIn) => void } = {},
) => {
  vi.resetModules();
  const electron = await import("#test/support/electron-stand-in.ts");
  electron.asked.userData = temporaryFolder();
  prepare?.(electron);
  const opened: Opened[] = [];
  const closed: boolean[] = [];
  const says: ((progress: unknown) => void)[] = [];
  const lost = Promise.withResolvers<void>();
  const thread = {
    lost: lost.promise,
    send: (text: string) => Promise.resolve(`reply to ${text}`),
    cancel: vi.fn<(requestId: string) => void>(),
    onProgress: (listener: (progress: unknown) => void) => says.push(listener),
    close: (isQuitting: boolean) => {
      closed.push(isQuitting);
      return Promise.resolve(null);
    },
  };
  vi.doMock("electron", () => electron);
  vi.doMock("#host/ledger-thread.ts", () => ({
    startLedgerThread: ({ ledgerPath, isNew }: Opened) => {
      opened.push({ ledgerPath, isNew });
      return Promise.resolve(
        ledgerPath.endsWith("crash.xzdb")
          ? Promise.reject(new Error("no thread"))
          : broken.includes(ledgerPath)
            ? { ok: false, error: { code: "ledger-in-use", path: ledgerPath } }
            : { ok: true, value: thread },
      );
    },
  }));
  process.argv = ["electron", "program", ...given];
  await import("#electron/main.ts");
  await vi.waitFor(() => {
    expect(electron.asked.windows.length + electron.asked.exits.length).toBeGreaterThan(0);
  });
  return { electron, opened, closed, says, thread, lose: lost.resolve };
};

const argv = process.argv;
beforeEach(() => {
  vi.stubEnv("XDG_DATA_HOME", temporaryFolder());
});
afterEach(() => {
  process.argv = argv;
  vi.doUnmock("electron");
  vi.doUnmock("#host/ledger-thread.ts");
  vi.unstubAllEnvs();
});

const labelsOf = (menu: readonly { readonly label?: string; readonly submenu?: unknown }[]): readonly string[] =>
  menu.flatMap(({ label, submenu }) => [
    ...(label === undefined ? [] : [label]),
    ...(Array.isArray(submenu) ? labelsOf(submenu as typeof menu) : []),
  ]);

describe("the desktop shell", () => {
  it("opens one sandboxed window without Node on its own protocol", async () => {
    const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
    const [window] = electron.asked.windows;
    expect(electron.asked.windows).toHaveLength(1);
    expect(window?.address).toBe("xiangzhang://app/");
    expect(window?.options["webPreferences"]).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(electron.asked.isSandboxed).toBe(true);
    expect(window?.isShown).toBe(false);
    window?.emit("ready-to-show");
    expect(window?.isShown).toBe(true);
  });

  it("names a preload that the build writes", async () => {
    const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
    const preferences = electron.asked.windows[0]?.options["webPreferences"] as { readonly preload: string };
    expect(preferences.preload).toMatch(/preload\.cjs$/);
    const root = join(import.meta.dirname, "../..");
    expect(existsSync(join(root, "electron", "preload.ts"))).toBe(true);
  });

  it("does not start twice", async () => {
    const { electron, opened } = await startShell([], {
      prepare: ({ asked }) => {
        asked.hasLock = false;
      },
    });
    expect(electron.asked.exits).toEqual([0]);
    expect(electron.asked.windows).toEqual([]);
    expect(opened).toEqual([]);
  });

  it("opens the ledger named by a second start in the window there is", async () => {
    const { electron, opened } = await startShell(["--ledger", "/books/a.xzdb"]);
    electron.app.emit("second-instance", {}, ["electron", "program", "/books/b.xzdb"]);
    await vi.waitFor(() => {
      expect(electron.asked.windows[0]?.webContents.reloads).toBe(1);
    });
    expect(opened.map(({ ledgerPath }) => ledgerPath)).toEqual(["/books/a.xzdb", "/books/b.xzdb"]);
    expect(electron.asked.windows).toHaveLength(1);
  });

  it("makes the default ledger on the first start and knows the last one on the next", async () => {
    const first = await startShell([]);
    expect(first.opened).toEqual([{ ledgerPath: expect.stringMatching(/乡账\.xzdb$/), isNew: true }]);
    const next = await startShell([], {
      prepare: ({ asked }) => {
        asked.userData = first.electron.asked.userData;
      },
    });
    expect(next.opened).toEqual([{ ledgerPath: first.opened[0]?.ledgerPath, isNew: false }]);
  });

  it("refuses every permission, device and network request", async () => {
    const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
    const { decisions } = electron.asked;
    const granted: boolean[] = [];
    for (const permission of ["media", "geolocation", "notifications", "clipboard-read", "usb"]) {
      decisions.permission?.({}, permission, (isGranted) => granted.push(isGranted));
    }
    expect(granted).toEqual([false, false, false, false, false]);
    expect([decisions.check?.(), decisions.device?.()]).toEqual([false, false]);
    const isLetThrough = (url: string): boolean => {
      let isCancelled = true;
      decisions.request?.({ url }, ({ cancel }) => {
        isCancelled = cancel;
      });
      return !isCancelled;
    };
    const foreign = ["https://evil.example/", "http://127.0.0.1:80/", "ws://evil.example", "file:///etc/passwd"];
    expect(foreign.filter(isLetThrough)).toEqual([]);
    expect(["devtools://devtools/x", "xiangzhang://evil/", "xiangzhang://a@app/"].filter(isLetThrough)).toEqual([]);
    expect(["xiangzhang://app/assets/a.js", "data:,", "blob:xiangzhang://app/1"].filter(isLetThrough)).toHaveLength(3);
  });

  it.each(["will-navigate", "will-frame-navigate"])("lets no page leave by %s", async (name) => {
    const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
    const stopped = (url: string): boolean => {
      const preventDefault = vi.fn<() => void>();
      electron.asked.windows[0]?.webContents.emit(name, { url, preventDefault });
      return preventDefault.mock.calls.length === 1;
    };
    expect(stopped("https://evil.example/")).toBe(true);
    expect(stopped("file:///etc/passwd")).toBe(true);
    expect(stopped("xiangzhang://app/#/voucher")).toBe(false);
  });

  it("opens no other window, no web view, and follows no redirect", async () => {
    const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
    const contents = electron.asked.windows[0]?.webContents;
    expect(contents?.openHandler?.()).toEqual({ action: "deny" });
    for (const name of ["will-attach-webview", "will-redirect"]) {
      const preventDefault = vi.fn<() => void>();
      contents?.emit(name, { url: "xiangzhang://app/", preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    }
  });

  it("has a Chinese menu that also names the ledgers opened last", async () => {
    const { electron } = await startShell(["--ledger", "/books/青禾镇.xzdb"]);
    const labels = labelsOf(electron.asked.menus.at(-1) ?? []);
    expect(labels).toEqual(
      expect.arrayContaining(["文件(&F)", "打开账本…", "新建账本…", "青禾镇.xzdb", "打印…", "退出"]),
    );
    expect(labels.filter((label) => !/[\u4e00-\u9fff]/.test(label))).toEqual([]);
    expect(labels).not.toContain("开发者工具");
  });

  it("says why a ledger does not open and takes another one instead", async () => {
    const { electron, opened } = await startShell(["--ledger", "/books/taken.xzdb"], {
      broken: ["/books/taken.xzdb"],
      prepare: ({ asked }) => {
        asked.buttons.push(1);
        asked.files.push("/books/free.xzdb");
      },
    });
    expect(electron.asked.boxes[0]?.message).toContain("taken.xzdb");
    expect(opened.at(-1)).toEqual({ ledgerPath: "/books/free.xzdb", isNew: false });
    expect(electron.asked.windows).toHaveLength(1);
  });

  it("says so and ends when the ledger thread itself cannot be started", async () => {
    const { electron } = await startShell(["--ledger", "/books/crash.xzdb"]);
    expect(electron.asked.exits).toEqual([1]);
    expect(electron.asked.boxes).toEqual([{ message: "乡账无法启动", detail: "no thread" }]);
  });

  it("says so and ends when the ledger thread is lost while it works", async () => {
    const { electron, lose } = await startShell(["--ledger", "/books/a.xzdb"]);
    lose();
    await vi.waitFor(() => {
      expect(electron.asked.exits).toEqual([1]);
    });
    expect(electron.asked.boxes[0]?.message).toBe("乡账需要重新启动");
  });

  it("ends when the person gives up on a ledger that does not open", async () => {
    const { electron } = await startShell(["--ledger", "/books/taken.xzdb"], { broken: ["/books/taken.xzdb"] });
    expect(electron.asked.exits).toEqual([0]);
    expect(electron.asked.windows).toEqual([]);
  });

  it("closes the ledger, with the backup asked for, before it ends", async () => {
    const { electron, closed } = await startShell(["--ledger", "/books/a.xzdb"]);
    const preventDefault = vi.fn<() => void>();
    electron.app.emit("will-quit", { preventDefault });
    await vi.waitFor(() => {
      expect(electron.asked.exits).toEqual([0]);
    });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(closed).toEqual([true]);
  });

  it("tells the window how far the ledger thread is", async () => {
    const { electron, says } = await startShell(["--ledger", "/books/a.xzdb"]);
    says[0]?.({ requestId: "r", stage: "import", done: 1, total: 2 });
    expect(electron.asked.windows[0]?.webContents.sent).toEqual([
      { channel: "xiangzhang:progress", message: { requestId: "r", stage: "import", done: 1, total: 2 } },
    ]);
  });
});

describe("the line between window and shell", () => {
  const own = { url: "xiangzhang://app/", parent: null };
  const senders = [
    ["another frame of the same address", () => ({ ...own })],
    ["no frame at all", () => null],
  ] as const;

  it("carries calls and cancels of our own main frame", async () => {
    const { electron, thread } = await startShell(["--ledger", "/books/a.xzdb"]);
    const event = { senderFrame: electron.asked.windows[0]?.webContents.mainFrame };
    expect(await electron.asked.handles.get("xiangzhang:call")?.(event, "text")).toBe("reply to text");
    electron.ipcMain.emit("xiangzhang:cancel", event, "r-1");
    expect(thread.cancel).toHaveBeenCalledExactlyOnceWith("r-1");
  });

  it.each(senders)("is deaf to %s", async (_case, frame) => {
    const { electron, thread } = await startShell(["--ledger", "/books/a.xzdb"]);
    const event = { senderFrame: frame() };
    await expect(electron.asked.handles.get("xiangzhang:call")?.(event, "text")).rejects.toThrow("foreign sender");
    electron.ipcMain.emit("xiangzhang:cancel", event, "r-1");
    expect(thread.cancel).not.toHaveBeenCalled();
  });

  it.each(["https://evil.example/", "xiangzhang://evil/", "about:blank", "not an address"])(
    "is deaf to our main frame while it shows %s",
    async (url) => {
      const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
      const frame = electron.asked.windows[0]?.webContents.mainFrame;
      Object.assign(frame ?? {}, { url });
      await expect(electron.asked.handles.get("xiangzhang:call")?.({ senderFrame: frame }, "text")).rejects.toThrow(
        "foreign sender",
      );
    },
  );

  it("refuses what is no text", async () => {
    const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
    const event = { senderFrame: electron.asked.windows[0]?.webContents.mainFrame };
    const reply = await electron.asked.handles.get("xiangzhang:call")?.(event, { method: "office.state" });
    expect(String(reply)).toContain("bad-input");
  });
});

describe("the pages of the protocol", () => {
  it("come from the built window with the headers that lock them down", async () => {
    const { electron } = await startShell(["--ledger", "/books/a.xzdb"]);
    expect(electron.asked.privileges).toEqual([
      {
        scheme: "xiangzhang",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
    const { answerPage } = await import("#electron/app-protocol.ts");
    const folder = temporaryFolder();
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(folder, "index.html"), "<!doctype html>");
    const page = await answerPage(folder, { method: "GET", url: "xiangzhang://app/" });
    expect([page.status, page.headers.get("content-type"), await page.text()]).toEqual([
      200,
      "text/html; charset=utf-8",
      "<!doctype html>",
    ]);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    const statusOf = async (method: string, url: string) => (await answerPage(folder, { method, url })).status;
    expect(await statusOf("POST", "xiangzhang://app/")).toBe(405);
    expect(await statusOf("GET", "xiangzhang://evil/")).toBe(404);
    expect(await statusOf("GET", "xiangzhang://app/%2e%2e%2fpackage.json")).toBe(404);
    expect(await statusOf("GET", "xiangzhang://app/none.js")).toBe(404);
  });
});
