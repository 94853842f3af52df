// Started by built.test.ts as a program of its own: runs the built shell with a stand-in for Electron's module, the built
// preload as a sandbox would run it, and the built ledger thread on a real file; prints what the window was answered.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

const [ledgerPath = "", userData = ""] = process.argv.slice(2);
const out = join(import.meta.dirname, "../../out/electron");
const standInAddress = new URL("../support/electron-stand-in.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: standInAddress, shortCircuit: true } : next(specifier, context),
});

const { app, asked, ipcMain } = await import("#test/support/electron-stand-in.ts");
asked.userData = userData;
process.argv = [process.argv[0] ?? "", "program", "--ledger", ledgerPath];
await import(join(out, "main.js"));

const wait = async (isThere: () => boolean): Promise<void> => {
  while (!isThere()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
};
await wait(() => asked.windows.length > 0 || asked.boxes.length > 0);
const [window] = asked.windows;
if (window === undefined) throw new Error(asked.boxes[0]?.message ?? "no window");

type Bridge = {
  readonly send: (text: string) => Promise<unknown>;
  readonly cancel: (requestId: string) => void;
  readonly onProgress: (listener: (progress: unknown) => void) => () => void;
};
const exposed: Record<string, Bridge> = {};
const event = { senderFrame: window.webContents.mainFrame };
const listeners = new Map<unknown, (channel: string, message: unknown) => void>();
const electronOfPreload = {
  contextBridge: {
    exposeInMainWorld: (name: string, bridge: Bridge) => {
      exposed[name] = bridge;
    },
  },
  ipcRenderer: {
    invoke: async (channel: string, text: unknown) =>
      structuredClone(await asked.handles.get(channel)?.(event, structuredClone(text))),
    send: (channel: string, text: unknown) => ipcMain.emit(channel, event, structuredClone(text)),
    on: (channel: string, listener: (event: unknown, message: unknown) => void) => {
      const hear = (sentOn: string, message: unknown): void => {
        if (sentOn === channel) listener({}, message);
      };
      listeners.set(listener, hear);
      window.webContents.on("-sent", hear);
    },
    off: (_channel: string, listener: unknown) => {
      const hear = listeners.get(listener);
      if (hear !== undefined) window.webContents.off("-sent", hear);
    },
  },
};
runInContext(
  readFileSync(join(out, "preload.cjs"), "utf8"),
  createContext({
    // A sandboxed preload gets this one module and nothing of Node.
    require: (name: string) => {
      if (name !== "electron") throw new Error(`the preload asks for ${name}`);
      return electronOfPreload;
    },
  }),
);

const bridge = exposed["xiangzhang"];
if (bridge === undefined) throw new Error("the preload exposed nothing");
const heard: unknown[] = [];
const stop = bridge.onProgress((progress) => heard.push(progress));
const ask = async (method: string, input: unknown, session: string | null): Promise<unknown> =>
  JSON.parse(
    String(await bridge.send(JSON.stringify({ method, input, session, requestId: method.replace(".", "-") }))),
  );
const state = await ask("office.state", {}, null);
const opened = (await ask("session.open", { login: "chen", password: "青禾-test-2026" }, null)) as {
  readonly value: { readonly token: string };
};
const verified = await ask("ledger.verify", {}, opened.value.token);
stop();
const page = await asked.protocols.get("xiangzhang")?.({ method: "GET", url: "xiangzhang://app/" });
const exit = new Promise<unknown>((resolve) => {
  app.once("-exit", resolve);
});
app.quit();
process.stdout.write(
  JSON.stringify({
    exposed: Object.keys(exposed),
    members: Object.keys(bridge).toSorted(),
    state,
    verified,
    heardCount: heard.length,
    page: [page?.status, (await page?.text())?.includes('id="root"')],
    exitCode: await exit,
  }),
);
