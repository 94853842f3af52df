/** One stream of an OLE2 file, read through its sector chain. `undefined` from `content` when the file ends too early. */
export type OleStream = { readonly name: string; readonly content: () => Uint8Array | undefined };

type Sectors = { readonly bytes: Uint8Array; readonly view: DataView; readonly sectorBytes: number };

const lastRegularSector = 0xfffffffa;
const headerBytes = 512;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const sectorAt = ({ bytes, sectorBytes }: Sectors, sector: number): Uint8Array | undefined => {
  const start = (sector + 1) * sectorBytes;
  return start < bytes.length ? bytes.subarray(start, start + sectorBytes) : undefined;
};

const numbersIn = (sector: Uint8Array): readonly number[] => {
  const view = viewOf(sector);
  return Array.from({ length: Math.floor(sector.length / 4) }, (_, index) => view.getUint32(index * 4, true));
};

/** The sectors that hold the allocation table: 109 of them in the header, the rest in a chain of their own. */
const tableSectors = (sectors: Sectors): readonly number[] | undefined => {
  const listed = numbersIn(sectors.bytes.subarray(76, headerBytes)).filter((sector) => sector <= lastRegularSector);
  const all = [...listed];
  let next = sectors.view.getUint32(68, true);
  for (let step = 0; next <= lastRegularSector && step < 10_000; step += 1) {
    const sector = sectorAt(sectors, next);
    if (sector === undefined) return undefined;
    const numbers = numbersIn(sector);
    all.push(...numbers.slice(0, -1).filter((each) => each <= lastRegularSector));
    next = numbers.at(-1) ?? lastRegularSector + 1;
  }
  return all;
};

const allocationTable = (sectors: Sectors): readonly number[] | undefined => {
  const table: number[] = [];
  for (const sector of tableSectors(sectors) ?? []) {
    const content = sectorAt(sectors, sector);
    if (content === undefined || content.length < sectors.sectorBytes) return undefined;
    for (const number of numbersIn(content)) table.push(number);
  }
  return table;
};

type Chain = {
  readonly start: number;
  readonly table: readonly number[];
  readonly sectorAt: (sector: number) => Uint8Array | undefined;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const readChain = ({ start, table, sectorAt: read }: Chain): Uint8Array | undefined => {
  const parts: Uint8Array[] = [];
  for (let sector = start; sector <= lastRegularSector;) {
    const content = read(sector);
    if (content === undefined || parts.length > table.length) return undefined;
    parts.push(content);
    const next = table[sector];
    if (next === undefined) return undefined;
    sector = next;
  }
  return joined(parts);
};

type Entry = { readonly name: string; readonly kind: number; readonly start: number; readonly sizeBytes: number };

const directoryEntries = (directory: Uint8Array): readonly Entry[] => {
  const view = viewOf(directory);
  return Array.from({ length: Math.floor(directory.length / 128) }, (_, index): Entry => {
    const at = index * 128;
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    return {
      name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + nameBytes)),
      kind: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      sizeBytes: view.getUint32(at + 120, true),
    };
  });
};

const cutTo = (content: Uint8Array | undefined, sizeBytes: number): Uint8Array | undefined =>
  content === undefined || content.length < sizeBytes ? undefined : content.subarray(0, sizeBytes);

const streamKind = 2;
const rootKind = 5;

const streamsOf = (sectors: Sectors, table: readonly number[], entries: readonly Entry[]): readonly OleStream[] => {
  const { view } = sectors;
  const regular = (start: number): Uint8Array | undefined =>
    readChain({ start, table, sectorAt: (sector) => sectorAt(sectors, sector) });
  const smallestRegularBytes = view.getUint32(56, true);
  const miniBytes = 2 ** view.getUint16(32, true);
  const mini = (start: number): Uint8Array | undefined => {
    const root = entries.find(({ kind }) => kind === rootKind);
    const miniContent = root === undefined ? undefined : regular(root.start);
    const miniTable = regular(view.getUint32(60, true));
    if (miniContent === undefined || miniTable === undefined) return undefined;
    const read = (sector: number): Uint8Array | undefined =>
      sector * miniBytes < miniContent.length
        ? miniContent.subarray(sector * miniBytes, (sector + 1) * miniBytes)
        : undefined;
    return readChain({ start, table: numbersIn(miniTable), sectorAt: read });
  };
  return entries
    .filter(({ kind }) => kind === streamKind)
    .map(({ name, start, sizeBytes }) => ({
      name,
      content: () => cutTo(sizeBytes < smallestRegularBytes ? mini(start) : regular(start), sizeBytes),
    }));
};

/** The streams of an OLE2 file; `undefined` when its tables are broken or the file ends before them. */
export const oleStreams = (bytes: Uint8Array): readonly OleStream[] | undefined => {
  if (bytes.length < headerBytes) return undefined;
  const view = viewOf(bytes);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectors: Sectors = { bytes, view, sectorBytes: 2 ** shift };
  const table = allocationTable(sectors);
  if (table === undefined) return undefined;
  const start = view.getUint32(48, true);
  const directory = readChain({ start, table, sectorAt: (sector) => sectorAt(sectors, sector) });
  // A directory cut in the middle would hide streams: the file is incomplete, not empty.
  const isWhole = directory !== undefined && directory.length % sectors.sectorBytes === 0;
  return isWhole ? streamsOf(sectors, table, directoryEntries(directory)) : undefined;
};
