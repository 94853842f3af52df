import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { PersonId, PolicyEventId, VillageId } from "#domain/core/ids.ts";
import type { Flag, JsonText } from "./column-types.ts";

/** Policy packs a township takes, the figures they ask for and the records they want kept. */
export type PackTables = {
  policy_step: {
    pack_id: string;
    no: number;
    pack_version: number;
    is_on: Flag;
    settings: JsonText;
    reason: string;
    proposed_by: PersonId;
    proposed_at: Instant;
    approved_by: PersonId | null;
    approved_at: Instant | null;
  };
  policy_figure: {
    village_id: VillageId;
    year: number;
    key: string;
    number: number;
    source: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  policy_event: {
    id: PolicyEventId;
    village_id: VillageId | null;
    kind: string;
    on_date: LocalDate;
    text: string;
    finding: string;
    put_right_on: LocalDate | null;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  policy_event_days: {
    event_id: PolicyEventId;
    days: number;
  };
};
