import { basename } from "node:path";
import type { MenuItemConstructorOptions } from "electron";

/** What the menu can have done. */
export type MenuActions = {
  readonly openFile: () => void;
  readonly newFile: () => void;
  readonly openRecent: (path: string) => void;
  readonly showFolder: () => void;
  readonly print: () => void;
  readonly about: () => void;
};

const separator: MenuItemConstructorOptions = { type: "separator" };

const fileMenu = (actions: MenuActions, recent: readonly string[]): MenuItemConstructorOptions => ({
  label: "文件(&F)",
  submenu: [
    { label: "打开账本…", accelerator: "CmdOrCtrl+O", click: actions.openFile },
    { label: "新建账本…", click: actions.newFile },
    {
      label: "最近打开",
      enabled: recent.length > 0,
      submenu: recent.map((path) => ({
        label: basename(path),
        toolTip: path,
        click: () => {
          actions.openRecent(path);
        },
      })),
    },
    { label: "显示账本所在文件夹", click: actions.showFolder },
    separator,
    { label: "打印…", accelerator: "CmdOrCtrl+P", click: actions.print },
    separator,
    { label: "退出", role: "quit" },
  ],
});

const editMenu: MenuItemConstructorOptions = {
  label: "编辑(&E)",
  submenu: [
    { label: "撤销", role: "undo" },
    { label: "重做", role: "redo" },
    separator,
    { label: "剪切", role: "cut" },
    { label: "复制", role: "copy" },
    { label: "粘贴", role: "paste" },
    { label: "全选", role: "selectAll" },
  ],
};

const viewMenu = (mayInspect: boolean): MenuItemConstructorOptions => ({
  label: "视图(&V)",
  submenu: [
    { label: "放大", role: "zoomIn" },
    { label: "缩小", role: "zoomOut" },
    { label: "实际大小", role: "resetZoom" },
    { label: "全屏", role: "togglefullscreen" },
    ...(mayInspect ? [separator, { label: "开发者工具", role: "toggleDevTools" } as const] : []),
  ],
});

/** The menu bar, in Chinese. */
export const menuTemplate = (
  actions: MenuActions,
  { recent, mayInspect }: { readonly recent: readonly string[]; readonly mayInspect: boolean },
): MenuItemConstructorOptions[] => [
  fileMenu(actions, recent),
  editMenu,
  viewMenu(mayInspect),
  { label: "帮助(&H)", submenu: [{ label: "关于乡账", click: actions.about }] },
];
