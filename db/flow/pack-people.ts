import { daysBetween, monthsBetween, type LocalDate, type Month } from "#domain/core/dates.ts";
import type { VillageId } from "#domain/core/ids.ts";
import type { PackPayment, PackPerson } from "#domain/packs/inputs.ts";
import { otherCadre, secretary, villageHead } from "#domain/packs/parts.ts";
import { holdsOn, postKinds, postNames, type PostKind } from "#domain/people/village-posts.ts";
import { readApprovedPay } from "#store/pay-rows.ts";
import { readSchemes } from "#store/pay-scheme-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVillagers, type VillagerRow } from "#store/villager-rows.ts";

const committees: readonly PostKind[] = ["deputy-secretary", "branch-committee", "deputy-head", "committee"];

/** Policies speak of 书记, 主任 and 其他两委; every other post goes by its own name. */
const policyPost = (post: PostKind): string => {
  if (post === "secretary") return secretary;
  if (post === "head") return villageHead;
  return committees.includes(post) ? otherCadre : postNames[post];
};

const leading = (posts: readonly PostKind[]): PostKind | undefined => postKinds.find((kind) => posts.includes(kind));
const served: readonly PostKind[] = ["secretary", "head", ...committees];

/** A retired cadre goes by the highest post once held, and the full years in any of them; other people by the post held now. */
const personFrom = (row: VillagerRow, on: LocalDate): PackPerson | undefined => {
  const now = leading(row.posts.filter((term) => holdsOn(term, on)).map(({ post }) => post));
  if (now === undefined) return undefined;
  const base = { id: row.id, villageId: row.villageId, name: row.name };
  if (now !== "retired")
    return { ...base, post: policyPost(now), title: postNames[now], isRetired: false, years: null };
  const past = row.posts.filter((term) => served.includes(term.post) && term.toOn !== null && term.toOn <= on);
  const held = leading(past.map(({ post }) => post));
  const days = past.reduce((sum, term) => sum + daysBetween(term.fromOn, term.toOn ?? on) + 1, 0);
  const post = held === undefined ? postNames.retired : policyPost(held);
  const years = held === undefined ? null : Math.floor(days / 365);
  return { ...base, post, title: postNames.retired, isRetired: true, years };
};

/** Who holds or held a post in some villages on a day. */
export const packPeople = (reading: Reading, villageIds: readonly VillageId[], on: LocalDate): readonly PackPerson[] =>
  villageIds.flatMap((villageId) =>
    readVillagers(reading, villageId)
      .filter((row) => row.isActive)
      .flatMap((row) => personFrom(row, on) ?? []),
  );

/** Every part of approved pay lists of a year. */
export const packPayments = (reading: Reading, year: number): readonly PackPayment[] =>
  readApprovedPay(reading, year).flatMap(({ villagerId, villageId, month, parts, dueFen }) =>
    (parts.length === 0 ? [{ name: "", amountFen: dueFen }] : parts).map((part) => ({
      personId: villagerId,
      villageId,
      month: Number(month.slice(5)),
      part: part.name,
      amountFen: part.amountFen,
    })),
  );

/** Months since the newest approved version of a pay scheme began; null when there is none. */
export const monthsSinceRaise = (reading: Reading, through: Month): number | null => {
  const begun = readSchemes(reading)
    .filter(({ kind, approvedByName, fromMonth }) => kind === "pay" && approvedByName !== null && fromMonth <= through)
    .map(({ fromMonth }) => fromMonth)
    .toSorted()
    .at(-1);
  return begun === undefined ? null : monthsBetween(begun, through).length - 1;
};
