import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { publishFile, removeFile } from "#files/backup/backup-files.ts";

/**
 * Writes a file under a temporary name and gives it its own when it is whole; a file already there with the same bytes is
 * left alone. Throws what the system says; then nothing of the new file is left and the old one is as it was.
 */
export const writeWhole = (path: string, bytes: Uint8Array): "written" | "unchanged" => {
  if (existsSync(path) && statSync(path).size === bytes.length && readFileSync(path).equals(bytes)) return "unchanged";
  const part = `${path}.part`;
  try {
    writeFileSync(part, bytes);
    publishFile(part, path);
  } finally {
    removeFile(part);
  }
  return "written";
};
