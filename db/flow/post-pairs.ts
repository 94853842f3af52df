import { chinaDateOf } from "#domain/core/dates.ts";
import { holdsOn, postNames, samePair, type PostKind, type PostPair } from "#domain/people/village-posts.ts";
import { addPostPair, changePostPair, readPostPairs, readVillagers, removePostPair } from "#store/villager-rows.ts";
import { readVillages } from "#store/village-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

type Named = { readonly one: PostKind; readonly other: PostKind };
const nameOf = ({ one, other }: Named): string => `${postNames[one]}、${postNames[other]}`;

/** Every pair, with the people who hold both today because they did before the pair was set. */
export const listPostPairs = (call: Call<"postPair.list">): Reply<"postPair.list"> =>
  call.ledger.snapshot((reading): Reply<"postPair.list"> => {
    const today = chinaDateOf(call.now());
    const people = readVillages(reading).flatMap((village) =>
      readVillagers(reading, village.id).map((person) => ({
        villageName: village.name,
        name: person.name,
        posts: new Set(person.posts.filter((term) => holdsOn(term, today)).map(({ post }) => post)),
      })),
    );
    return done({
      pairs: readPostPairs(reading).map((pair) => ({
        ...pair,
        heldBy: people
          .filter(({ posts }) => posts.has(pair.one) && posts.has(pair.other))
          .map(({ villageName, name }) => ({ villageName, name })),
      })),
    });
  });

const faultOf = (named: Named, known: PostPair | undefined) => {
  if (named.one === named.other) return "same-post";
  return known !== undefined && !known.isUnverified ? "locked" : undefined;
};

export const savePostPair = (call: Call<"postPair.save">): Reply<"postPair.save"> =>
  change(call, (writing) => {
    const { input } = call;
    const known = readPostPairs(writing).find((pair) => samePair(pair, input));
    const fault = faultOf(input, known);
    if (fault !== undefined) return refuse({ code: "post-pair-bad", reason: fault });
    const { basis, coversKin } = input;
    if (known === undefined) addPostPair(writing, { ...input, isUnverified: true });
    else changePostPair(writing, { ...known, basis, coversKin });
    return changed({}, { subject: `不相容职务 ${nameOf(input)}`, facts: { ...input, isNew: known === undefined } });
  });

export const dropPostPair = (call: Call<"postPair.remove">): Reply<"postPair.remove"> =>
  change(call, (writing) => {
    const known = readPostPairs(writing).find((pair) => samePair(pair, call.input));
    if (known === undefined) return refuse({ code: "not-found", kind: "post-pair" });
    if (!known.isUnverified) return refuse({ code: "post-pair-bad", reason: "locked" });
    removePostPair(writing, known);
    return changed({}, { subject: `取消不相容职务 ${nameOf(known)}`, facts: { one: known.one, other: known.other } });
  });
