import { closeSync, openSync, writeSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";
import { assert } from "#domain/core/assert.ts";

/** Where the bytes of an archive go, one piece after the other. May throw: the disk is full. */
export type Sink = { readonly write: (bytes: Uint8Array) => void };
export type FileSink = Sink & { readonly close: () => void };

/** A new file to be written from its beginning. */
export const fileSink = (path: string): FileSink => {
  const handle = openSync(path, "w");
  return {
    write: (bytes) => {
      for (let offset = 0; offset < bytes.length;) offset += writeSync(handle, bytes, offset);
    },
    close: () => {
      closeSync(handle);
    },
  };
};

type Entry = {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** Bytes a ZIP without its large form can hold; a package beyond has to be split. */
const zipLimitBytes = 0xffff_0000;
const [localMark, entryMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
const version = 20;
const utf8Names = 0x800;
const deflated = 8;
// 1 January 1980, 00:00: the first moment a ZIP can name, and the same for every file.
const [fixedTime, fixedDate] = [0, 0x21];

const record = (
  length: number,
  fields: readonly (readonly [at: number, bytes: 2 | 4, value: number])[],
): Uint8Array => {
  const view = new DataView(new ArrayBuffer(length));
  for (const [at, bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return new Uint8Array(view.buffer);
};

const common = (from: number, entry: Entry): readonly (readonly [number, 2 | 4, number])[] => [
  [from, 2, version],
  [from + 2, 2, utf8Names],
  [from + 4, 2, deflated],
  [from + 6, 2, fixedTime],
  [from + 8, 2, fixedDate],
  [from + 10, 4, entry.crc],
  [from + 14, 4, entry.packed],
  [from + 18, 4, entry.size],
  [from + 22, 2, entry.name.length],
];

/** A ZIP written file by file: one file at a time is in memory. The same files in the same order give the same bytes. */
export const zipInto = (
  sink: Sink,
): {
  readonly add: (name: string, bytes: Uint8Array) => void;
  readonly finish: () => void;
  readonly size: () => number;
} => {
  const entries: Entry[] = [];
  let at = 0;
  const write = (bytes: Uint8Array): void => {
    sink.write(bytes);
    at += bytes.length;
  };
  return {
    size: () => at,
    add: (name, bytes) => {
      const packed = deflateRawSync(bytes, { level: 6 });
      const entry = {
        name: new TextEncoder().encode(name),
        crc: crc32(bytes),
        packed: packed.length,
        size: bytes.length,
        at,
      };
      entries.push(entry);
      assert(at + packed.length < zipLimitBytes, "an archive below 4 GiB");
      write(record(30, [[0, 4, localMark], ...common(4, entry)]));
      write(entry.name);
      write(packed);
    },
    finish: () => {
      const start = at;
      for (const entry of entries) {
        write(record(46, [[0, 4, entryMark], [4, 2, version], ...common(6, entry), [42, 4, entry.at]]));
        write(entry.name);
      }
      const [count, length] = [entries.length, at - start];
      write(
        record(22, [
          [0, 4, endMark],
          [8, 2, count],
          [10, 2, count],
          [12, 4, length],
          [16, 4, start],
        ]),
      );
    },
  };
};
