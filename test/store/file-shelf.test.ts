import type fs from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { fileShelf } from "#store/file-shelf.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const synced = vi.hoisted(() => ({ opened: new Map<number, string>(), paths: [] as string[] }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    openSync: (path: string, flags: string) => {
      const handle = real.openSync(path, flags);
      synced.opened.set(handle, path);
      return handle;
    },
    fsyncSync: (handle: number) => {
      synced.paths.push(synced.opened.get(handle) ?? "");
      real.fsyncSync(handle);
    },
  };
});

beforeEach(() => {
  synced.paths.length = 0;
});

it.skipIf(process.platform === "win32")(
  "makes the bytes, their name and every new folder's name survive a power cut",
  () => {
    const parent = temporaryFolder();
    const folder = join(parent, "files");
    const shelf = fileShelf(folder);
    const hash = shelf.put(new Uint8Array([1, 2, 3]));
    const inner = join(folder, hash.slice(0, 2));
    expect(synced.paths).toEqual([`${join(inner, hash)}.part`, inner, folder, parent]);
    expect(shelf.get(hash)).toEqual(Buffer.from([1, 2, 3]));
    synced.paths.length = 0;
    shelf.put(new Uint8Array([1, 2, 3]));
    expect(synced.paths).toEqual([]);
  },
);
