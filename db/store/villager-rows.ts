import type { Instant, LocalDate } from "#domain/core/dates.ts";
import type { PersonId, VillageId, VillagerId } from "#domain/core/ids.ts";
import type { PostKind, PostPair } from "#domain/people/village-posts.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

export type VillagerPost = {
  readonly post: PostKind;
  readonly title: string;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
  readonly basis: string;
};
export type VillagerRelation = {
  readonly name: string;
  readonly relation: string;
  readonly relativeId: VillagerId | null;
  readonly phone: string;
  readonly bankAccount: string;
  readonly note: string;
};
/** One person of a village, with every post ever registered and the relatives and interests declared. */
export type VillagerRow = {
  readonly id: VillagerId;
  readonly villageId: VillageId;
  readonly name: string;
  /** The last four signs of the identity number, or ''. */
  readonly idTail: string;
  readonly phone: string;
  readonly bankName: string;
  readonly bankAccount: string;
  /** The name of the household, to tell who lives together. */
  readonly household: string;
  readonly note: string;
  readonly isActive: boolean;
  readonly posts: readonly VillagerPost[];
  readonly relations: readonly VillagerRelation[];
};

const readAll = (reading: Reading, villageId: VillageId): readonly VillagerRow[] => {
  const own = sqlFor.selectFrom("villager").where("villager.village_id", "=", villageId);
  const posts = Map.groupBy(
    reading.all(
      own
        .innerJoin("villager_post", "villager_post.villager_id", "villager.id")
        .selectAll("villager_post")
        .orderBy("villager_post.villager_id")
        .orderBy("villager_post.no"),
    ),
    (row) => row.villager_id,
  );
  const relations = Map.groupBy(
    reading.all(
      own
        .innerJoin("villager_relation", "villager_relation.villager_id", "villager.id")
        .selectAll("villager_relation")
        .orderBy("villager_relation.villager_id")
        .orderBy("villager_relation.no"),
    ),
    (row) => row.villager_id,
  );
  return reading.all(own.selectAll("villager").orderBy("name").orderBy("id_tail")).map((row) => ({
    id: row.id,
    villageId: row.village_id,
    name: row.name,
    idTail: row.id_tail,
    phone: row.phone,
    bankName: row.bank_name,
    bankAccount: row.bank_account,
    household: row.household,
    note: row.note,
    isActive: row.is_active === 1,
    posts: (posts.get(row.id) ?? []).map((post) => ({
      post: post.post,
      title: post.title,
      fromOn: post.from_on,
      toOn: post.to_on,
      basis: post.basis,
    })),
    relations: (relations.get(row.id) ?? []).map((each) => ({
      name: each.name,
      relation: each.relation,
      relativeId: each.relative_id,
      phone: each.phone,
      bankAccount: each.bank_account,
      note: each.note,
    })),
  }));
};

/** The people of a village by name. Kept, because every spending is compared with them. */
export const readVillagers = (reading: Reading, villageId: VillageId): readonly VillagerRow[] =>
  reading.kept(`villagers of ${villageId}`, ["villager", "villager_post", "villager_relation"], () =>
    readAll(reading, villageId),
  );

/** Which posts exclude each other. */
export const readPostPairs = (reading: Reading): readonly PostPair[] =>
  reading.kept("post pairs", ["post_pair"], () =>
    reading.all(sqlFor.selectFrom("post_pair").selectAll().orderBy("one").orderBy("other")).map((row) => ({
      one: row.one,
      other: row.other,
      basis: row.basis,
      coversKin: row.covers_kin === 1,
      isUnverified: row.is_unverified === 1,
    })),
  );

export const addPostPair = (writing: Writing, pair: PostPair): void => {
  const { one, other, basis } = pair;
  const flags = { covers_kin: pair.coversKin ? (1 as const) : (0 as const), is_unverified: 1 as const };
  writing.run(sqlFor.insertInto("post_pair").values({ one, other, basis, ...flags }));
};

export const changePostPair = (writing: Writing, pair: PostPair): void => {
  writing.run(
    sqlFor
      .updateTable("post_pair")
      .set({ basis: pair.basis, covers_kin: pair.coversKin ? 1 : 0 })
      .where("one", "=", pair.one)
      .where("other", "=", pair.other),
  );
};

export const removePostPair = (writing: Writing, pair: Pick<PostPair, "one" | "other">): void => {
  writing.run(sqlFor.deleteFrom("post_pair").where("one", "=", pair.one).where("other", "=", pair.other));
};

/** Writes a person whole, in place of what was there. */
export const saveVillager = (
  writing: Writing,
  row: VillagerRow,
  of: { readonly isNew: boolean; readonly by: PersonId; readonly at: Instant },
): void => {
  const columns = {
    name: row.name,
    id_tail: row.idTail,
    phone: row.phone,
    bank_name: row.bankName,
    bank_account: row.bankAccount,
    household: row.household,
    note: row.note,
    is_active: row.isActive ? (1 as const) : (0 as const),
    recorded_by: of.by,
    recorded_at: of.at,
  };
  if (of.isNew)
    writing.run(sqlFor.insertInto("villager").values({ id: row.id, village_id: row.villageId, ...columns }));
  else writing.run(sqlFor.updateTable("villager").set(columns).where("id", "=", row.id));
  writing.run(sqlFor.deleteFrom("villager_post").where("villager_id", "=", row.id));
  writing.run(sqlFor.deleteFrom("villager_relation").where("villager_id", "=", row.id));
  for (const [index, each] of row.posts.entries())
    writing.run(
      sqlFor.insertInto("villager_post").values({
        villager_id: row.id,
        no: index + 1,
        post: each.post,
        title: each.title,
        from_on: each.fromOn,
        to_on: each.toOn,
        basis: each.basis,
      }),
    );
  for (const [index, each] of row.relations.entries())
    writing.run(
      sqlFor.insertInto("villager_relation").values({
        villager_id: row.id,
        no: index + 1,
        name: each.name,
        relation: each.relation,
        relative_id: each.relativeId,
        phone: each.phone,
        bank_account: each.bankAccount,
        note: each.note,
      }),
    );
};
