import type { InputOf, OutputOf } from "#contract/contract.ts";
import { holdsOn, postNames } from "#domain/people/village-posts.ts";
import type { LocalDate } from "#domain/core/dates.ts";

export type Villager = OutputOf<"villager.list">["people"][number];
export type VillagerInput = InputOf<"villager.save">["person"];
export type PostInput = VillagerInput["posts"][number];
export type RelationInput = VillagerInput["relations"][number];

export const emptyVillager: VillagerInput = {
  name: "",
  idTail: "",
  phone: "",
  bankName: "",
  bankAccount: "",
  household: "",
  note: "",
  isActive: true,
  posts: [],
  relations: [],
};

export const inputOf = ({ id: _id, ...person }: Villager): VillagerInput => person;

/** The posts held on a day, as one text. */
export const postsOn = (person: Pick<Villager, "posts">, on: LocalDate): string =>
  person.posts
    .filter((post) => holdsOn(post, on))
    .map(({ post, title }) => (title === "" ? postNames[post] : title))
    .join("、");
