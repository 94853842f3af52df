/**
 * The tables of an accounting data file in XML (GB/T 24589): records are elements whose children are plain values. They become
 * grids, one a kind of record, so that they are read like a sheet. Definitions of types and entities are refused: no file of
 * this kind needs them, and they can make a small file large.
 */
import { XMLParser } from "fast-xml-parser";
import type { Cell, Grid } from "#domain/bank/grid.ts";
import { rowLimit } from "#files/statement/limits.ts";

/** One record of such a file: its values by the names of their fields. */
export type Fields = ReadonlyMap<string, string>;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  removeNSPrefix: true,
  ignoreDeclaration: true,
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (value: unknown): Fields | undefined => {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  const isRecord = entries.length > 1 && entries.every(([, field]) => typeof field === "string");
  return isRecord ? new Map(entries.map(([name, field]) => [name, String(field)])) : undefined;
};

/** Every record below a node, by the name of its element. */
const collect = (node: unknown, into: Map<string, Fields[]>): void => {
  if (!isObject(node)) return;
  for (const [name, value] of Object.entries(node))
    for (const each of Array.isArray(value) ? value : [value]) {
      const fields = fieldsOf(each);
      if (fields === undefined) {
        collect(each, into);
        continue;
      }
      const known = into.get(name) ?? [];
      if (known.length >= rowLimit) throw new Error("too many records");
      known.push(fields);
      into.set(name, known);
    }
};

const textCell = (text: string): Cell => ({ text, kind: text === "" ? "empty" : "text" });

const gridOf = (sheet: string, columns: readonly string[], records: readonly Fields[]): Grid => ({
  sheet,
  rows: [
    columns.map(textCell),
    ...records.map((record) => columns.map((column) => textCell(record.get(column) ?? ""))),
  ],
});

const columnsOf = (records: readonly Fields[]): readonly string[] => [
  ...new Set(records.flatMap((record) => [...record.keys()])),
];

/** One row an account: its opening of the first period the file has and its closing of the last. */
const balanceRows = (records: readonly Fields[]): readonly Fields[] => {
  const byCode = Map.groupBy(records, (record) => record.get("科目编号") ?? "");
  return [...byCode.values()].flatMap((own): readonly Fields[] => {
    const sorted = own.toSorted((a, b) => Number(a.get("会计期间号") ?? 0) - Number(b.get("会计期间号") ?? 0));
    const [first, last] = [sorted[0], sorted.at(-1)];
    const isOneAPeriod = new Set(own.map((record) => record.get("会计期间号"))).size === own.length;
    if (first === undefined || last === undefined || !isOneAPeriod) return own;
    const merged = new Map(first);
    for (const name of ["期末余额方向", "期末本币余额", "期末余额"])
      if (last.has(name)) merged.set(name, last.get(name) ?? "");
    return [merged];
  });
};

const withName = (record: Fields, names: ReadonlyMap<string, string>): Fields => {
  const name = names.get(record.get("科目编号") ?? "");
  return record.has("科目名称") || name === undefined ? record : new Map([...record, ["科目名称", name]]);
};

const withWord = (record: Fields, words: ReadonlyMap<string, string>): Fields => {
  const word = words.get(record.get("记账凭证类型编号") ?? "");
  return word === undefined ? record : new Map([...record, ["记账凭证类型编号", word]]);
};

const lookup = (records: readonly Fields[], key: string, values: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    records.map((record) => [
      record.get(key) ?? "",
      values.map((name) => record.get(name) ?? "").find((each) => each !== "") ?? "",
    ]),
  );

/** The first kind of item each account asks for, by its code; '' where it asks for none. */
type FirstKinds = ReadonlyMap<string, string>;

/** 辅助核算组 is a list of `kind:name`; the party of an entry is the item of the first kind its account asks for. */
const withParty = (record: Fields, kinds: FirstKinds): Fields => {
  const group = record.get("辅助核算组");
  const kind = kinds.get(record.get("科目编号") ?? "");
  if (group === undefined || kind === undefined || !record.has("往来单位名称")) return record;
  const own = kind === "" ? undefined : group.split(";").find((each) => each.startsWith(`${kind}:`));
  return new Map([...record, ["往来单位名称", own?.slice(kind.length + 1) ?? ""]]);
};

/** Balances by item of the kind their account asks for first, each as a row of its account that names a party. */
const partyRows = (records: readonly Fields[], kinds: FirstKinds): readonly Fields[] => {
  const own = records.filter((record) => kinds.get(record.get("科目编号") ?? "") === record.get("辅助项类型"));
  const groups = Map.groupBy(own, (record) => `${record.get("科目编号") ?? ""} ${record.get("辅助项编号") ?? ""}`);
  return [...groups.values()]
    .flatMap(balanceRows)
    .map((record) => new Map([...record, ["往来单位名称", record.get("辅助项名称") ?? ""]]));
};

const itemBalances = "辅助核算余额及发生额";

const balanceColumns = [
  "科目编号",
  "科目名称",
  "往来单位名称",
  "期初余额方向",
  "期初本币余额",
  "期末余额方向",
  "期末本币余额",
];

/** The tables of such a file; `undefined` when the text is no XML of records. Throws nothing. */
export const gridsFromXml = (text: string): readonly Grid[] | undefined => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  const records = new Map<string, Fields[]>();
  try {
    collect(parser.parse(text), records);
  } catch {
    return undefined;
  }
  return gridsFromRecords(records);
};

/** The same of records that came in another form, by the names of their tables. */
export const gridsFromRecords = (records: ReadonlyMap<string, readonly Fields[]>): readonly Grid[] | undefined => {
  const named = (word: string): readonly Fields[] =>
    [...records].filter(([name]) => name.includes(word)).flatMap(([, own]) => own);
  const names = lookup(named("会计科目"), "科目编号", ["科目名称"]);
  const words = lookup(named("凭证类型"), "记账凭证类型编号", ["记账凭证类型简称", "记账凭证类型名称"]);
  const kinds: FirstKinds = new Map(
    [...lookup(named("会计科目"), "科目编号", ["辅助核算项"])].map(([code, list]) => [code, list.split(";")[0] ?? ""]),
  );
  const parties = partyRows(records.get(itemBalances) ?? [], kinds);
  const grids = [...records].flatMap(([name, own]): readonly Grid[] => {
    if (name === itemBalances) return [];
    if (name.includes("余额")) {
      const rows = [...balanceRows(own), ...parties].map((record) => withName(record, names));
      return [gridOf(name, balanceColumns, rows)];
    }
    const rows = own.map((record) => withParty(withWord(withName(record, names), words), kinds));
    return [gridOf(name, columnsOf(rows), rows)];
  });
  return grids.length === 0 ? undefined : grids;
};
