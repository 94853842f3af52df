import type { VillageFact, VillageFactKind } from "#domain/books/village.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { VillageId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";
import type { Tables } from "./tables.ts";

export type VillageRow = {
  readonly id: VillageId;
  readonly code: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly facts: readonly VillageFact[];
};

const facts = sqlFor.selectFrom("village_fact").select(["village_id", "kind", "from_date", "number", "text", "source"]);

const factFrom = (row: Tables["village_fact"]): VillageFact => ({
  kind: row.kind,
  fromDate: row.from_date,
  number: row.number,
  text: row.text,
  source: row.source,
});

/** Every village in code order, each with its facts by kind and day. */
export const readVillages = (reading: Reading): readonly VillageRow[] => {
  const factsById = Map.groupBy(
    reading.all(facts.orderBy("village_id").orderBy("kind").orderBy("from_date")),
    (row) => row.village_id,
  );
  return reading
    .all(sqlFor.selectFrom("village").select(["id", "code", "name", "is_active"]).orderBy("code"))
    .map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      isActive: row.is_active === 1,
      facts: (factsById.get(row.id) ?? []).map(factFrom),
    }));
};

/** The fact of a kind in force on a day: the one with the latest first day not after it; `undefined` when there is none. */
export const villageFactOn = (
  reading: Reading,
  villageId: VillageId,
  at: { readonly kind: VillageFactKind; readonly on: LocalDate },
): VillageFact | undefined => {
  const row = reading.first(
    facts
      .where("village_id", "=", villageId)
      .where("kind", "=", at.kind)
      .where("from_date", "<=", at.on)
      .orderBy("from_date", "desc")
      .limit(1),
  );
  return row === undefined ? undefined : factFrom(row);
};

export const addVillage = (writing: Writing, row: Omit<VillageRow, "facts">): void => {
  writing.run(
    sqlFor
      .insertInto("village")
      .values({ id: row.id, code: row.code, name: row.name, is_active: row.isActive ? 1 : 0 }),
  );
};

export const changeVillage = (writing: Writing, row: Omit<VillageRow, "facts">): void => {
  writing.run(
    sqlFor
      .updateTable("village")
      .set({ code: row.code, name: row.name, is_active: row.isActive ? 1 : 0 })
      .where("id", "=", row.id),
  );
};

/** Puts a fact in place of the one of the same kind and day; the others stay. */
export const saveVillageFact = (writing: Writing, villageId: VillageId, fact: VillageFact): void => {
  const columns = { number: fact.number, text: fact.text, source: fact.source };
  writing.run(
    sqlFor
      .insertInto("village_fact")
      .values({ village_id: villageId, kind: fact.kind, from_date: fact.fromDate, ...columns })
      .onConflict((conflict) => conflict.columns(["village_id", "kind", "from_date"]).doUpdateSet(columns)),
  );
};

export const removeVillageFact = (
  writing: Writing,
  villageId: VillageId,
  fact: Pick<VillageFact, "kind" | "fromDate">,
): void => {
  writing.run(
    sqlFor
      .deleteFrom("village_fact")
      .where("village_id", "=", villageId)
      .where("kind", "=", fact.kind)
      .where("from_date", "=", fact.fromDate),
  );
};
