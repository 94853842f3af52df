import type { OwnKind } from "#domain/books/item.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** The dimensions an office has named, in order. */
export const readDimensions = (reading: Reading): readonly { readonly kind: OwnKind; readonly name: string }[] =>
  reading.all(sqlFor.selectFrom("dimension").select(["kind", "name"]).orderBy("kind"));

/** True when an item of any ledger stands in the dimension. */
export const hasItemsOf = (reading: Reading, kind: OwnKind): boolean =>
  reading.first(sqlFor.selectFrom("item").select("id").where("kind", "=", kind).orderBy("id").limit(1)) !== undefined;

export const saveDimensionRow = (writing: Writing, kind: OwnKind, name: string): void => {
  writing.run(sqlFor.deleteFrom("dimension").where("kind", "=", kind));
  if (name !== "") writing.run(sqlFor.insertInto("dimension").values({ kind, name }));
};
