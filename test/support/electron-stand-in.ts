import { EventEmitter } from "node:events";

/** Stands in for Electron's own module: it opens nothing and remembers what it was asked for. */

type Handle = (event: unknown, argument: unknown) => unknown;

export const asked = {
  privileges: [] as unknown[],
  protocols: new Map<string, (request: { method: string; url: string }) => Promise<Response>>(),
  windows: [] as BrowserWindow[],
  handles: new Map<string, Handle>(),
  menus: [] as { readonly label?: string; readonly submenu?: unknown }[][],
  boxes: [] as { readonly message: string; readonly detail?: string; readonly buttons?: readonly string[] }[],
  /** What the person answers: buttons of boxes in turn, files of dialogs in turn. */
  buttons: [] as number[],
  files: [] as string[],
  exits: [] as number[],
  isSandboxed: false,
  hasLock: true,
  userData: "",
  decisions: {} as {
    permission?: (contents: unknown, permission: string, decide: (isGranted: boolean) => void) => void;
    check?: () => boolean;
    device?: () => boolean;
    request?: (details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void;
  },
};

class Contents extends EventEmitter {
  readonly mainFrame = { url: "xiangzhang://app/", parent: null };
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  reloads = 0;
  openHandler: (() => unknown) | undefined;
  isDestroyed = (): boolean => false;
  send = (channel: string, message: unknown): void => {
    const copy: unknown = structuredClone(message);
    this.sent.push({ channel, message: copy });
    this.emit("-sent", channel, copy);
  };
  setWindowOpenHandler = (handler: () => unknown): void => {
    this.openHandler = handler;
  };
  reload = (): void => {
    this.reloads += 1;
  };
  print = (): void => undefined;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents();
  readonly options: Record<string, unknown>;
  address = "";
  isShown = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    asked.windows.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  loadURL = (address: string): Promise<void> => {
    this.address = address;
    return Promise.resolve();
  };
  show = (): void => {
    this.isShown = true;
  };
  isMinimized = (): boolean => false;
  restore = (): void => undefined;
  focus = (): void => undefined;
}

class App extends EventEmitter {
  readonly isPackaged = true;
  getVersion = (): string => "0.0.0-test";
  getPath = (): string => asked.userData;
  enableSandbox = (): void => {
    asked.isSandboxed = true;
  };
  requestSingleInstanceLock = (): boolean => asked.hasLock;
  whenReady = (): Promise<void> => Promise.resolve();
  exit = (code: number): void => {
    asked.exits.push(code);
    this.emit("-exit", code);
  };
  quit = (): void => {
    this.emit("will-quit", { preventDefault: () => undefined });
  };
}
export const app = new App();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handle: Handle) => asked.handles.set(channel, handle),
});
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => asked.privileges.push(...schemes),
  handle: (scheme: string, answer: (request: { method: string; url: string }) => Promise<Response>) =>
    asked.protocols.set(scheme, answer),
};
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (decide: NonNullable<typeof asked.decisions.permission>) => {
      asked.decisions.permission = decide;
    },
    setPermissionCheckHandler: (check: () => boolean) => {
      asked.decisions.check = check;
    },
    setDevicePermissionHandler: (device: () => boolean) => {
      asked.decisions.device = device;
    },
    webRequest: {
      onBeforeRequest: (request: NonNullable<typeof asked.decisions.request>) => {
        asked.decisions.request = request;
      },
    },
  },
};
export const Menu = {
  buildFromTemplate: (template: (typeof asked.menus)[number]) => template,
  setApplicationMenu: (menu: (typeof asked.menus)[number]) => asked.menus.push(menu),
};
const lastOf = (given: readonly unknown[]) => given.at(-1) as (typeof asked.boxes)[number];
export const dialog = {
  showErrorBox: (title: string, content: string) => asked.boxes.push({ message: title, detail: content }),
  showMessageBox: (...given: unknown[]) => {
    asked.boxes.push(lastOf(given));
    return Promise.resolve({ response: asked.buttons.shift() ?? (lastOf(given).buttons?.length ?? 1) - 1 });
  },
  showOpenDialog: () => {
    const file = asked.files.shift();
    return Promise.resolve({ canceled: file === undefined, filePaths: file === undefined ? [] : [file] });
  },
  showSaveDialog: () => {
    const file = asked.files.shift();
    return Promise.resolve({ canceled: file === undefined, filePath: file ?? "" });
  },
};
export const shell = { showItemInFolder: (): void => undefined };
