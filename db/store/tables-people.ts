import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { PersonId, VillageId, VillagerId } from "#domain/core/ids.ts";
import type { PostKind } from "#domain/people/village-posts.ts";
import type { Flag } from "./column-types.ts";

/** People of the villages: posts, relatives, which posts exclude each other. */
export type PeopleTables = {
  villager: {
    id: VillagerId;
    village_id: VillageId;
    name: string;
    id_tail: string;
    phone: string;
    bank_name: string;
    bank_account: string;
    household: string;
    note: string;
    is_active: Flag;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  villager_post: {
    villager_id: VillagerId;
    no: number;
    post: PostKind;
    title: string;
    from_on: LocalDate;
    to_on: LocalDate | null;
    basis: string;
  };
  villager_relation: {
    villager_id: VillagerId;
    no: number;
    name: string;
    relation: string;
    relative_id: VillagerId | null;
    phone: string;
    bank_account: string;
    note: string;
  };
  post_pair: { one: PostKind; other: PostKind; basis: string; covers_kin: Flag; is_unverified: Flag };
};
