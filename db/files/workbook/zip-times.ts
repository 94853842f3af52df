import { assert } from "#domain/core/assert.ts";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
// 1 January 1980, 00:00: the first moment a zip can name, and the same for every file.
const fixedTime = 0;
const fixedDate = 0x21;

/**
 * Gives every file of a zip archive the same time, in place, so that the same content gives the same bytes. Throws when the
 * bytes are no plain zip archive (no comment, below 4 GiB).
 */
export const fixZipTimes = (bytes: Uint8Array): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  assert(end >= 0 && view.getUint32(end, true) === endOfDirectory, "the end of a zip archive");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    assert(view.getUint32(at, true) === directoryEntry, `zip directory entry ${index}`);
    view.setUint16(at + 12, fixedTime, true);
    view.setUint16(at + 14, fixedDate, true);
    const local = view.getUint32(at + 42, true);
    assert(view.getUint32(local, true) === localHeader, `zip file ${index}`);
    view.setUint16(local + 10, fixedTime, true);
    view.setUint16(local + 12, fixedDate, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
};
