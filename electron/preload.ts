// All that the window can reach of the shell. It runs in the sandbox, so it knows nothing but Electron's own module.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import { channels } from "./channels.ts";

contextBridge.exposeInMainWorld("xiangzhang", {
  send: (text: string): Promise<unknown> => ipcRenderer.invoke(channels.call, text),
  cancel: (requestId: string): void => {
    ipcRenderer.send(channels.cancel, requestId);
  },
  onProgress: (listener: (progress: unknown) => void): (() => void) => {
    // The event itself would hand the window a way to the shell; only what was said is passed on.
    const hear = (_event: IpcRendererEvent, progress: unknown): void => {
      listener(progress);
    };
    ipcRenderer.on(channels.progress, hear);
    return () => {
      ipcRenderer.off(channels.progress, hear);
    };
  },
});
