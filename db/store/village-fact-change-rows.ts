import type { VillageFact } from "#domain/books/village.ts";
import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { PersonId, VillageId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** A figure that shall hold instead of another, proposed by one person; `isAccepted` null while it waits for a second one. */
export type FactChangeRow = VillageFact & {
  readonly villageId: VillageId;
  readonly version: number;
  readonly numberBefore: number | null;
  readonly textBefore: string | null;
  readonly reason: string;
  readonly proposedBy: PersonId;
  readonly proposedByName: string;
  readonly proposedAt: Instant;
  readonly isAccepted: boolean | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Instant | null;
};

/** Every change ever proposed, by village, kind and day, oldest version first. */
export const readFactChanges = (reading: Reading): readonly FactChangeRow[] =>
  reading
    .all(
      sqlFor
        .selectFrom("village_fact_change")
        .innerJoin("person as proposer", "proposer.id", "village_fact_change.proposed_by")
        .leftJoin("person as decider", "decider.id", "village_fact_change.decided_by")
        .selectAll("village_fact_change")
        .select(["proposer.name as proposer_name", "decider.name as decider_name"])
        .orderBy("village_fact_change.village_id")
        .orderBy("village_fact_change.kind")
        .orderBy("village_fact_change.from_date")
        .orderBy("village_fact_change.version"),
    )
    .map((row) => ({
      villageId: row.village_id,
      kind: row.kind,
      fromDate: row.from_date,
      version: row.version,
      number: row.number,
      text: row.text,
      numberBefore: row.number_before,
      textBefore: row.text_before,
      source: row.source,
      reason: row.reason,
      proposedBy: row.proposed_by,
      proposedByName: row.proposer_name,
      proposedAt: row.proposed_at,
      isAccepted: row.is_accepted === null ? null : row.is_accepted === 1,
      decidedByName: row.decider_name,
      decidedAt: row.decided_at,
    }));

export const proposeFactChange = (
  writing: Writing,
  villageId: VillageId,
  change: {
    readonly fact: VillageFact;
    readonly before: Pick<VillageFact, "number" | "text">;
    readonly version: number;
    readonly reason: string;
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  const { fact, before, version, reason, by, at } = change;
  writing.run(
    sqlFor.insertInto("village_fact_change").values({
      village_id: villageId,
      kind: fact.kind,
      from_date: fact.fromDate,
      version,
      number: fact.number,
      text: fact.text,
      number_before: before.number,
      text_before: before.text,
      source: fact.source,
      reason,
      proposed_by: by,
      proposed_at: at,
      is_accepted: null,
      decided_by: null,
      decided_at: null,
    }),
  );
};

export const decideFactChange = (
  writing: Writing,
  change: { readonly villageId: VillageId; readonly fromDate: LocalDate } & Pick<FactChangeRow, "kind" | "version">,
  decision: { readonly isAccepted: boolean; readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("village_fact_change")
      .set({ is_accepted: decision.isAccepted ? 1 : 0, decided_by: decision.by, decided_at: decision.at })
      .where("village_id", "=", change.villageId)
      .where("kind", "=", change.kind)
      .where("from_date", "=", change.fromDate)
      .where("version", "=", change.version),
  );
};
