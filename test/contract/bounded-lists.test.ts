import { expect, it } from "vitest";
import type * as z from "zod";
import { contract } from "#contract/contract.ts";

type Schema = z.core.$ZodType;
type Seen = { readonly path: string; readonly isBounded: boolean };

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && "_zod" in value && "def" in (value as Schema)._zod;

const isBounded = ({ _zod: { def } }: Schema): boolean =>
  (def.checks ?? []).some((check) => ["max_length", "length_equals"].includes(check._zod.def.check));

/** Every list and keyed table in a schema, wherever it stands. A table of a fixed set of keys is as long as the set. */
const listsIn = (schema: Schema, path: string, around: ReadonlySet<Schema> = new Set()): readonly Seen[] => {
  if (around.has(schema)) return [];
  const inside = new Set([...around, schema]);
  const def = schema._zod.def as unknown as Readonly<Record<string, unknown>>;
  const own: Seen[] = schema._zod.def.type === "array" ? [{ path, isBounded: isBounded(schema) }] : [];
  const below = Object.entries(def).flatMap(([name, value]): readonly Seen[] => {
    if (isSchema(value)) return listsIn(value, `${path}.${name}`, inside);
    if (Array.isArray(value))
      return value.filter(isSchema).flatMap((each, index) => listsIn(each, `${path}.${index}`, inside));
    if (name !== "shape") return [];
    return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, each]) =>
      isSchema(each) ? listsIn(each, `${path}.${key}`, inside) : [],
    );
  });
  return [...own, ...below];
};

it("takes no list of any length: a call that asks for too much is refused at the border", () => {
  const lists = Object.entries(contract).flatMap(([name, method]) => listsIn(method.input, name));
  expect(lists.length).toBeGreaterThan(40);
  expect(lists.filter((list) => !list.isBounded).map(({ path }) => path)).toEqual([]);
});
