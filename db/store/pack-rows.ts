import * as z from "zod";
import { localDate, type Instant, type LocalDate } from "#domain/core/dates.ts";
import type { PersonId, PolicyEventId, VillageId } from "#domain/core/ids.ts";
import { eventKinds, figureKeys, type EventKind, type FigureKey, type PackSettings } from "#domain/packs/pack.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** One step of a pack: proposed, and in force once it is approved. */
export type PolicyStep = {
  readonly packId: string;
  readonly no: number;
  readonly packVersion: number;
  readonly isOn: boolean;
  readonly settings: PackSettings;
  readonly reason: string;
  readonly proposedBy: PersonId;
  readonly proposedByName: string;
  readonly proposedAt: Instant;
  readonly approvedByName: string;
  readonly approvedAt: Instant | null;
};

const settingsText = z.record(z.string(), z.int().nullable());

/** Every step of every pack, the newest of each pack first. */
export const readPolicySteps = (reading: Reading): readonly PolicyStep[] =>
  reading
    .all(
      sqlFor
        .selectFrom("policy_step")
        .innerJoin("person as proposer", "proposer.id", "policy_step.proposed_by")
        .leftJoin("person as approver", "approver.id", "policy_step.approved_by")
        .selectAll("policy_step")
        .select(["proposer.name as proposer_name", "approver.name as approver_name"])
        .orderBy("pack_id")
        .orderBy("no", "desc"),
    )
    .map((row) => ({
      packId: row.pack_id,
      no: row.no,
      packVersion: row.pack_version,
      isOn: row.is_on === 1,
      settings: settingsText.parse(JSON.parse(row.settings)),
      reason: row.reason,
      proposedBy: row.proposed_by,
      proposedByName: row.proposer_name,
      proposedAt: row.proposed_at,
      approvedByName: row.approver_name ?? "",
      approvedAt: row.approved_at,
    }));

type NewStep = Pick<PolicyStep, "packId" | "no" | "packVersion" | "isOn" | "settings" | "reason"> & {
  readonly by: PersonId;
  readonly at: Instant;
};

export const addPolicyStep = (writing: Writing, step: NewStep): void => {
  writing.run(
    sqlFor.insertInto("policy_step").values({
      pack_id: step.packId,
      no: step.no,
      pack_version: step.packVersion,
      is_on: step.isOn ? 1 : 0,
      settings: JSON.stringify(step.settings),
      reason: step.reason,
      proposed_by: step.by,
      proposed_at: step.at,
      approved_by: null,
      approved_at: null,
    }),
  );
};

type StepKey = { readonly packId: string; readonly no: number };

export const approvePolicyStep = (
  writing: Writing,
  { packId, no }: StepKey,
  by: { readonly id: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor
      .updateTable("policy_step")
      .set({ approved_by: by.id, approved_at: by.at })
      .where("pack_id", "=", packId)
      .where("no", "=", no),
  );
};

export const removePolicyStep = (writing: Writing, { packId, no }: StepKey): void => {
  writing.run(sqlFor.deleteFrom("policy_step").where("pack_id", "=", packId).where("no", "=", no));
};

export type PolicyFigure = {
  readonly villageId: VillageId;
  readonly key: FigureKey;
  readonly number: number;
  readonly source: string;
  readonly recordedByName: string;
};

const figureKey = z.enum(figureKeys);

/** The figures of a year. */
export const readPolicyFigures = (reading: Reading, year: number): readonly PolicyFigure[] =>
  reading
    .all(
      sqlFor
        .selectFrom("policy_figure")
        .innerJoin("person", "person.id", "policy_figure.recorded_by")
        .select(["village_id", "key", "number", "source", "person.name"])
        .where("year", "=", year)
        .orderBy("village_id")
        .orderBy("key"),
    )
    .map((row) => ({
      villageId: row.village_id,
      key: figureKey.parse(row.key),
      number: row.number,
      source: row.source,
      recordedByName: row.name,
    }));

type FigurePlace = { readonly villageId: VillageId; readonly year: number; readonly key: FigureKey };

export const savePolicyFigure = (
  writing: Writing,
  { villageId, year, key }: FigurePlace,
  figure: { readonly number: number; readonly source: string; readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = {
    number: figure.number,
    source: figure.source,
    recorded_by: figure.by,
    recorded_at: figure.at,
  };
  writing.run(
    sqlFor
      .insertInto("policy_figure")
      .values({ village_id: villageId, year, key, ...columns })
      .onConflict((conflict) => conflict.columns(["village_id", "year", "key"]).doUpdateSet(columns)),
  );
};

export const removePolicyFigure = (writing: Writing, { villageId, year, key }: FigurePlace): void => {
  writing.run(
    sqlFor
      .deleteFrom("policy_figure")
      .where("village_id", "=", villageId)
      .where("year", "=", year)
      .where("key", "=", key),
  );
};

export type PolicyEvent = {
  readonly id: PolicyEventId;
  readonly villageId: VillageId | null;
  readonly villageName: string;
  readonly kind: EventKind;
  readonly onDate: LocalDate;
  readonly text: string;
  readonly finding: string;
  readonly putRightOn: LocalDate | null;
  /** How many days it took; null where the record does not say. */
  readonly days: number | null;
  readonly recordedByName: string;
};

const eventKind = z.enum(eventKinds);

/** The records of a year, newest first. */
export const readPolicyEvents = (reading: Reading, year: number): readonly PolicyEvent[] =>
  reading
    .all(
      sqlFor
        .selectFrom("policy_event")
        .innerJoin("person", "person.id", "policy_event.recorded_by")
        .leftJoin("village", "village.id", "policy_event.village_id")
        .leftJoin("policy_event_days", "policy_event_days.event_id", "policy_event.id")
        .selectAll("policy_event")
        .select("policy_event_days.days")
        .select(["person.name as recorder_name", "village.name as village_name"])
        .where("on_date", ">=", localDate(`${String(year)}-01-01`))
        .where("on_date", "<=", localDate(`${String(year)}-12-31`))
        .orderBy("on_date", "desc")
        .orderBy("policy_event.id"),
    )
    .map((row) => ({
      id: row.id,
      villageId: row.village_id,
      villageName: row.village_name ?? "",
      kind: eventKind.parse(row.kind),
      onDate: row.on_date,
      text: row.text,
      finding: row.finding,
      putRightOn: row.put_right_on,
      days: row.days,
      recordedByName: row.recorder_name,
    }));

export const readPolicyEventDay = (reading: Reading, id: PolicyEventId): LocalDate | undefined =>
  reading.first(sqlFor.selectFrom("policy_event").select("on_date").where("id", "=", id))?.on_date;

export const addPolicyEvent = (
  writing: Writing,
  event: Pick<PolicyEvent, "id" | "villageId" | "kind" | "onDate" | "text" | "finding" | "days"> & {
    readonly by: PersonId;
    readonly at: Instant;
  },
): void => {
  writing.run(
    sqlFor.insertInto("policy_event").values({
      id: event.id,
      village_id: event.villageId,
      kind: event.kind,
      on_date: event.onDate,
      text: event.text,
      finding: event.finding,
      put_right_on: null,
      recorded_by: event.by,
      recorded_at: event.at,
    }),
  );
  if (event.days !== null)
    writing.run(sqlFor.insertInto("policy_event_days").values({ event_id: event.id, days: event.days }));
};

export const putRightPolicyEvent = (writing: Writing, id: PolicyEventId, on: LocalDate): void => {
  writing.run(sqlFor.updateTable("policy_event").set({ put_right_on: on }).where("id", "=", id));
};

/** How many posted vouchers of a year each of some rules spoke about. */
export const countHitsByRule = (
  reading: Reading,
  ruleIds: readonly string[],
  year: number,
): ReadonlyMap<string, number> =>
  new Map(
    ruleIds.length === 0
      ? []
      : reading
          .all(
            sqlFor
              .selectFrom("hit")
              .innerJoin("voucher", "voucher.id", "hit.voucher_id")
              .select(["hit.rule_id", (build) => build.fn.count<number>("hit.voucher_id").distinct().as("vouchers")])
              .where("hit.rule_id", "in", ruleIds)
              .where("hit.stage", "=", "posting")
              .where("voucher.on_date", ">=", localDate(`${String(year)}-01-01`))
              .where("voucher.on_date", "<=", localDate(`${String(year)}-12-31`))
              .groupBy("hit.rule_id"),
          )
          .map((row) => [row.rule_id, row.vouchers]),
  );
