import type { Compilable } from "kysely";
import * as z from "zod";
import { readSeals } from "./kept-seals.ts";
import { partNamer } from "./seal-part-names.ts";
import { preparedQuery, sqlFor, type Reading, type Writing } from "./query.ts";
import type { SealKey, SealKind } from "./seal-kinds.ts";
import { sealNow, sealable } from "./seal-rows.ts";
import { sealTable } from "./seal-table.ts";
import { sha256Of } from "./sha256.ts";

/** Registers that one seal covers whole: of these it is kept what each record was, so that one that differs can be named. */
const registerKinds = [
  "persons",
  "settings",
  "categories",
  "rules",
  "chart",
  "ledger",
  "assets",
  "leases",
  "lists",
  "projects",
  "handovers",
  "debts",
  "receipt-books",
  "villagers",
  "pay-schemes",
  "policies",
  "grants",
  "budgets",
  "draft-rules",
  "mappings",
] as const satisfies readonly SealKind[];
const registers: ReadonlySet<SealKind> = new Set<SealKind>(registerKinds);

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** A record: the digest of its row, and what people call it. */
type Part = { readonly digest: string; readonly name: string };
const keyOf = ({ digest, name }: Part): string => `${digest} ${name}`;

/** The table whose rows a query answers: all columns of one table, perhaps beside others it is joined with. */
const tableOf = (query: Compilable): string => {
  const text = query.compile().sql;
  return (/^select "(\w+)"\.\*/.exec(text) ?? / from "(\w+)"/.exec(text))?.[1] ?? "";
};

const partsNow = (reading: Reading, { kind, id }: SealKey): ReadonlyMap<string, Part> => {
  const parts = new Map<string, Part>();
  const nameOf = partNamer(reading);
  for (const query of [...sealTable[kind].rows(id), ...(sealTable[kind].added?.(id) ?? [])]) {
    const table = tableOf(query);
    for (const each of reading.all(query)) {
      const part = {
        digest: sha256Of(JSON.stringify([table, each])).slice(0, 16),
        name: nameOf(table, row.parse(each)),
      };
      parts.set(keyOf(part), part);
    }
  }
  return parts;
};

const partsOfKey = preparedQuery((of: { readonly kind: string; readonly id: string }) =>
  sqlFor
    .selectFrom("seal_part")
    .select(["digest", "name"])
    .where("kind", "=", of.kind)
    .where("id", "=", of.id)
    .orderBy("digest"),
);

const keptParts = (reading: Reading, { kind, id }: SealKey): ReadonlyMap<string, Part> =>
  new Map(reading.all(partsOfKey({ kind, id })).map((part) => [keyOf(part), part]));

const without = (parts: ReadonlyMap<string, Part>, others: ReadonlyMap<string, Part>): readonly Part[] =>
  [...parts].flatMap(([key, part]) => (others.has(key) ? [] : [part]));

/** Keeps what each record of a register is now that the log seals it. */
export const keepParts = (writing: Writing, key: SealKey): void => {
  if (!registers.has(key.kind)) return;
  const { kind, id } = key;
  const [before, now] = [keptParts(writing, key), partsNow(writing, key)];
  for (const { digest, name } of without(before, now)) {
    writing.run(
      sqlFor
        .deleteFrom("seal_part")
        .where("kind", "=", kind)
        .where("id", "=", id)
        .where("digest", "=", digest)
        .where("name", "=", name),
    );
  }
  for (const part of without(now, before)) writing.run(sqlFor.insertInto("seal_part").values({ kind, id, ...part }));
};

/**
 * The records of a register whose seal does not hold that are not as they were sealed: changed, added or gone. Empty where
 * nothing was kept, as in a file whose register was last sealed by an earlier program.
 */
export const differingParts = (reading: Reading, key: SealKey): readonly string[] => {
  if (!registers.has(key.kind)) return [];
  const before = keptParts(reading, key);
  if (before.size === 0) return [];
  const now = partsNow(reading, key);
  return [...new Set([...without(before, now), ...without(now, before)].map(({ name }) => name))];
};

/**
 * Every register of the file whose seal does not hold, with the names of the records that differ; with the line that sealed it where
 * nothing tells them. The seals in the log decide: names kept beside them change when what a record belongs to is renamed.
 */
export const differingRegisters = (
  reading: Reading,
): readonly { readonly key: SealKey; readonly names: readonly string[] }[] => {
  const seals = readSeals(reading);
  return registerKinds
    .flatMap((kind) => sealable(reading, kind))
    .flatMap((key) => {
      const seal = seals.get(`${key.kind} ${key.id}`);
      if (seal === undefined || seal.hash === sealNow(reading, key)) return [];
      const names = differingParts(reading, key);
      return [{ key, names: names.length > 0 ? names : [seal.subject] }];
    });
};
