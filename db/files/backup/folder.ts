import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

/**
 * Makes a folder with those above it. Node's own recursive way never ends where a file system says that a name in an
 * existing folder is missing, as automatic mounts do.
 */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder);
};

/** True when `folder` is an absolute path to a folder (made when missing) that a file can be written into right now. */
export const isFolderUsable = (folder: string): boolean => {
  if (!isAbsolute(folder)) return false;
  const probe = join(folder, ".xiangzhang-probe");
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) return false;
    writeFileSync(probe, "");
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
};
