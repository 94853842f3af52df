import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** True when `folder` is an absolute path to a folder (made when missing) that a file can be written into right now. */
export const isFolderUsable = (folder: string): boolean => {
  if (!isAbsolute(folder)) return false;
  const probe = join(folder, ".xiangzhang-probe");
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) return false;
    writeFileSync(probe, "");
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
};
