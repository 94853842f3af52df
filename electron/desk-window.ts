import { BrowserWindow } from "electron";
import { startAddress } from "./app-address.ts";

/** The one window: sandboxed, without Node, shown when it has something to show. */
export const openWindow = (preloadPath: string, mayInspect: boolean): BrowserWindow => {
  const window = new BrowserWindow({
    title: "乡账",
    width: 1360,
    height: 860,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: mayInspect,
    },
  });
  window.once("ready-to-show", () => {
    window.show();
  });
  void window.loadURL(startAddress);
  return window;
};
