import { lastDayOf, month as monthFrom, type LocalDate } from "#domain/core/dates.ts";
import { fullYears } from "#domain/funds/years-served.ts";
import { holdsOn, postKinds, postNames, type PostKind, type PostTerm } from "#domain/people/village-posts.ts";
import type { HeldMonth, PackPerson } from "./inputs.ts";
import { otherCadre, secretary, villageHead } from "./parts.ts";

const committees: readonly PostKind[] = ["deputy-secretary", "branch-committee", "deputy-head", "committee"];
const served: readonly PostKind[] = ["secretary", "head", ...committees];

/** Policies speak of 书记, 主任 and 其他两委; every other post goes by its own name. */
const policyPost = (post: PostKind): string => {
  if (post === "secretary") return secretary;
  if (post === "head") return villageHead;
  return committees.includes(post) ? otherCadre : postNames[post];
};

/** Policies pay 书记 first, 主任 second and the rest of the 两委 alike, so a village head in the party branch goes as 主任. */
const leading = (posts: readonly PostKind[]): PostKind | undefined =>
  [...served, ...postKinds].find((kind) => posts.includes(kind));
const heldOn = (posts: readonly PostTerm[], on: LocalDate): PostKind | undefined =>
  leading(posts.filter((term) => holdsOn(term, on)).map(({ post }) => post));

/** Who somebody is to a policy in a year up to a month: a post counts for the months on whose last day it was held. */
export const packPersonOf = (
  row: Pick<PackPerson, "id" | "villageId" | "name"> & { readonly posts: readonly PostTerm[] },
  { year, toMonth }: { readonly year: number; readonly toMonth: number },
): PackPerson | undefined => {
  const lastDay = (number: number): LocalDate =>
    lastDayOf(monthFrom(`${String(year)}-${String(number).padStart(2, "0")}`));
  const months = Array.from({ length: toMonth }, (_none, index) => index + 1).flatMap((number): HeldMonth[] => {
    const post = heldOn(row.posts, lastDay(number));
    return post === undefined ? [] : [{ month: number, post: policyPost(post), title: postNames[post] }];
  });
  const latest = months.at(-1);
  if (latest === undefined) return undefined;
  const base = { id: row.id, villageId: row.villageId, name: row.name, months };
  if (latest.title !== postNames.retired) return { ...base, post: latest.post, isRetired: false, years: null };
  const on = lastDay(toMonth);
  const past = row.posts.filter((term) => served.includes(term.post) && term.toOn !== null && term.toOn <= on);
  const highest = leading(past.map(({ post }) => post));
  const years = highest === undefined ? null : fullYears(past, on);
  return { ...base, post: highest === undefined ? postNames.retired : policyPost(highest), isRetired: true, years };
};
