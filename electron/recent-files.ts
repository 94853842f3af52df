import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

const most = 8;
const shape = z.array(z.string()).catch([]);

/** The ledgers opened last, newest first; a list that cannot be read is an empty one. */
export const readRecent = (listPath: string): readonly string[] => {
  if (!existsSync(listPath)) return [];
  try {
    return shape.parse(JSON.parse(readFileSync(listPath, "utf8")));
  } catch {
    return [];
  }
};

/** Puts a ledger first in the list. That the list cannot be written stops no work. */
export const noteRecent = (listPath: string, ledgerPath: string): void => {
  const list = [ledgerPath, ...readRecent(listPath).filter((path) => path !== ledgerPath)].slice(0, most);
  try {
    mkdirSync(dirname(listPath), { recursive: true });
    writeFileSync(`${listPath}.part`, JSON.stringify(list));
    renameSync(`${listPath}.part`, listPath);
  } catch {
    // The next start simply does not know it.
  }
};
