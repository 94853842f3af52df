import { accessSync, constants, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openLedger } from "#store/open.ts";
import { refusedOpening } from "./at-desk.ts";
import { refused, refusedBy, type Misused, type Refused } from "./command.ts";
import { makeFolder } from "./files.ts";
import { runDemo, type DemoReport } from "./demo-run.ts";

const ledgerName = "青禾镇演示.xzdb";
const marker = ".乡账演示";
const own = [ledgerName, "-wal", "-shm", "-files", ".log"].map((name) =>
  name === ledgerName ? name : `${ledgerName}${name}`,
);

export const demoLedgerPath = (folder: string): string => join(folder, ledgerName);

type Made = { readonly ok: true; readonly value: DemoReport } | Refused | Misused;

const isOwnFolder = (folder: string): boolean =>
  !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, marker));

/** Makes the folder when it is missing and tries it: whatever stands in the way is the place's fault, not ours. */
const canWriteInto = (folder: string): boolean => {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
};

/** Whether the demo's ledger can be replaced: nobody has it open. */
const openRefusal = (folder: string) => {
  const path = demoLedgerPath(folder);
  if (!existsSync(path)) return undefined;
  const opened = openLedger(path, { isNew: false });
  if (opened.ok) opened.value.close();
  return !opened.ok && opened.error.code === "ledger-in-use" ? refusedOpening(opened.error) : undefined;
};

/**
 * Makes the demo township in `folder`, replacing what an earlier demo made there. A folder that holds anything else is
 * refused untouched.
 */
export const makeDemo = async (folder: string): Promise<Made> => {
  if (!canWriteInto(folder)) return refusedBy({ code: "folder-unusable", folder });
  if (!isOwnFolder(folder)) {
    const sentence = `文件夹 ${folder} 里有别的文件，演示不会覆盖。请用 --out 换一个空文件夹。`;
    return refused({ code: "folder-not-ours", folder }, sentence);
  }
  const inUse = openRefusal(folder);
  if (inUse !== undefined) return inUse;
  for (const name of [...own, "审计工作簿", "备份"]) rmSync(join(folder, name), { recursive: true, force: true });
  writeFileSync(join(folder, marker), "这个文件夹由乡账的演示生成，可以整个删除。\n");
  const made = await runDemo(demoLedgerPath(folder), folder);
  if (made.ok) return made;
  return refusedOpening(made.error);
};

/** Makes the demo unless an earlier one is still there. */
export const keepOrMakeDemo = async (folder: string): Promise<{ readonly ok: true } | Refused | Misused> => {
  if (existsSync(join(folder, marker)) && existsSync(demoLedgerPath(folder))) return { ok: true };
  process.stderr.write("正在生成演示乡镇……\n");
  const made = await makeDemo(folder);
  return made.ok ? { ok: true } : made;
};
