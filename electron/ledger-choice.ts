import { dialog, type BrowserWindow } from "electron";
import { openTroubleOf } from "#host/open-trouble.ts";
import type { OpeningFailure, QuitBackup } from "#host/worker-messages.ts";

/** A ledger file to open; `isNew` when it is to be made. */
export type LedgerChoice = { readonly path: string; readonly isNew: boolean };

type Parent = BrowserWindow | undefined;

const filters = [{ name: "乡账账本", extensions: ["xzdb"] }];

// Electron knows a dialog with a parent and one without, not one with a parent that may be missing.
const askToOpen = (parent: Parent) => {
  const options = { title: "打开账本", properties: ["openFile" as const], filters };
  return parent === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options);
};

const askToSave = (parent: Parent) => {
  const options = { title: "新建账本", defaultPath: "乡账.xzdb", filters };
  return parent === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options);
};

const ask = async (
  parent: Parent,
  options: { readonly message: string; readonly detail: string; readonly buttons: readonly string[] },
): Promise<number> => {
  const box = { type: "warning" as const, title: "乡账", noLink: true, ...options, buttons: [...options.buttons] };
  const { response } = await (parent === undefined ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box));
  return response;
};

/** Lets the person pick an existing ledger; `undefined` when they changed their mind. */
export const chooseExisting = async (parent: Parent): Promise<LedgerChoice | undefined> => {
  const { canceled, filePaths } = await askToOpen(parent);
  const [path] = filePaths;
  return canceled || path === undefined ? undefined : { path, isNew: false };
};

/** Lets the person say where a new ledger shall be. */
export const chooseNew = async (parent: Parent): Promise<LedgerChoice | undefined> => {
  const { canceled, filePath } = await askToSave(parent);
  if (canceled || filePath === "") return undefined;
  return { path: filePath.endsWith(".xzdb") ? filePath : `${filePath}.xzdb`, isNew: true };
};

/** Says why the ledger chosen does not open and asks what to do instead; `undefined`: leave it. */
export const chooseAfterTrouble = async (
  parent: Parent,
  failure: OpeningFailure,
  before: LedgerChoice,
): Promise<LedgerChoice | undefined> => {
  const { title, advice, path } = openTroubleOf(failure);
  const buttons = ["重试", "打开其他账本…", "新建账本…", parent === undefined ? "退出" : "取消"];
  const response = await ask(parent, { message: title, detail: `${advice}\n\n文件：${path}`, buttons });
  if (response === 0) return before;
  if (response === 1) return chooseExisting(parent);
  return response === 2 ? chooseNew(parent) : undefined;
};

/** Says that the backup on quitting failed; the ledger itself is safely closed. */
export const tellFailedBackup = async (backup: QuitBackup): Promise<void> => {
  if (backup === null || backup.isMade) return;
  const advice =
    backup.code === "backup-folder-missing"
      ? "找不到这个文件夹：U 盘或移动硬盘没有插好。请插好，下次打开后在“备份与恢复”里补做一次；不再用它的，到“设置”里另选一个文件夹。"
      : "请检查 U 盘或移动硬盘是否插好、空间是否足够，下次打开后在“备份与恢复”里补做一次。";
  await ask(undefined, {
    message: "退出前的备份没有成功",
    detail: `账本已正常保存并关闭，但没有备份到：${backup.folder}\n${advice}（${backup.code}）`,
    buttons: ["知道了"],
  });
};

/** Tells about the program. */
export const tellAbout = async (parent: Parent, text: { readonly version: string; readonly ledgerPath: string }) => {
  await ask(parent, {
    message: `乡账 ${text.version}`,
    detail: `乡镇代理村级财务记账，离线使用，数据只保存在本机。\n当前账本：${text.ledgerPath}`,
    buttons: ["关闭"],
  });
};
