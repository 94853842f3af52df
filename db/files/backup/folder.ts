import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";

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

// Where Linux and macOS show disks: a folder made here itself would lie on the computer's own disk, under the name of a disk
// that is not plugged in.
const diskPlaces = /^\/(?:(?:media|run\/media)(?:\/[^/]+)?|mnt|Volumes)?$/;

/** The folder itself where it is there, otherwise the nearest one above it that is; null for a drive that is not there. */
const nearestPresent = (folder: string): string | null => {
  if (existsSync(folder)) return folder;
  const above = dirname(folder);
  return above === folder ? null : nearestPresent(above);
};

const isOtherDisk = (folder: string): boolean => statSync(folder).dev !== statSync(dirname(folder)).dev;

/** Whether a missing folder may be made: not where it would only stand for a disk that is not plugged in. */
const mayMake = (folder: string): boolean => {
  const present = nearestPresent(folder);
  if (present === null) return false;
  return present === folder || !diskPlaces.test(present) || isOtherDisk(present);
};

/** True for a path to a folder that is there now, whether or not it can be written into. */
export const isFolderThere = (folder: string): boolean => isAbsolute(folder) && existsSync(folder);

/** True for a folder and for whatever lies in it. */
export const isWithin = (folder: string, outer: string): boolean => {
  const way = relative(outer, folder);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
};

/** True when `folder` is an absolute path to a folder (made when missing) that a file can be written into right now. */
export const isFolderUsable = (folder: string): boolean => {
  if (!isAbsolute(folder)) return false;
  const probe = join(folder, ".xiangzhang-probe");
  try {
    if (!mayMake(folder)) return false;
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) return false;
    writeFileSync(probe, "");
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
};
