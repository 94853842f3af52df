import { existsSync, mkdirSync } from "node:fs";
import { posix, win32 } from "node:path";

type Machine = {
  readonly platform: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** A variable that is set and says something. */
const given = (machine: Machine, name: string): string | undefined => {
  const value = machine.environment[name];
  return value === undefined || value === "" ? undefined : value;
};

/** The ledger that the program opens when none is named: `乡账/乡账.xzdb` among the person's own application data. */
export const defaultLedgerPath = (machine: Machine): string => {
  const { platform, home } = machine;
  if (platform === "win32") {
    return win32.join(given(machine, "APPDATA") ?? win32.join(home, "AppData", "Roaming"), "乡账", "乡账.xzdb");
  }
  const data =
    platform === "darwin"
      ? posix.join(home, "Library", "Application Support")
      : (given(machine, "XDG_DATA_HOME") ?? posix.join(home, ".local", "share"));
  return posix.join(data, "乡账", "乡账.xzdb");
};

/** Whether the default ledger is still to be made (first start); its folder then exists afterwards if it can. */
export const isFirstStart = (path: string, folder: string): boolean => {
  if (existsSync(path)) return false;
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // Opening the ledger then says that the folder is missing.
  }
  return true;
};
