import type { LocalDate } from "#domain/core/dates.ts";

/** 村里的职务 as data. The order is the order of lists: who leads comes first. */
export const postKinds = [
  "secretary",
  "deputy-secretary",
  "branch-committee",
  "head",
  "deputy-head",
  "committee",
  "chair",
  "director",
  "supervisor-head",
  "supervisor",
  "board-supervisor",
  "clerk",
  "group-leader",
  "representative",
  "party-member",
  "retired",
  "temporary",
] as const;
export type PostKind = (typeof postKinds)[number];

/** What the posts are called: one list for the window, the workbooks and the printed lists. */
export const postNames: Readonly<Record<PostKind, string>> = {
  secretary: "村书记",
  "deputy-secretary": "村副书记",
  "branch-committee": "支部委员",
  head: "村主任",
  "deputy-head": "村副主任",
  committee: "村委会委员",
  chair: "理事长（社长）",
  director: "理事",
  "supervisor-head": "监委会主任",
  supervisor: "监委会委员",
  "board-supervisor": "监事",
  clerk: "村报账员",
  "group-leader": "村民小组长",
  representative: "村民代表",
  "party-member": "党员",
  retired: "离任干部",
  temporary: "临时人员",
};

export const isPostKind = (text: string): text is PostKind => postKinds.some((kind) => kind === text);

/** Posts with a say over money: payments to their holders, relatives and interests are looked at (K28, E12). */
export const officialPosts: readonly PostKind[] = [
  "secretary",
  "deputy-secretary",
  "branch-committee",
  "head",
  "deputy-head",
  "committee",
  "chair",
  "director",
  "supervisor-head",
  "supervisor",
  "board-supervisor",
  "clerk",
];

/** A post held from a day through a day; `toOn` null is held on. */
export type PostTerm = { readonly post: PostKind; readonly fromOn: LocalDate; readonly toOn: LocalDate | null };

/** Two posts that exclude each other, and the norm; `coversKin`: near relatives may not hold them side by side either. */
export type PostPair = {
  readonly one: PostKind;
  readonly other: PostKind;
  readonly basis: string;
  readonly coversKin: boolean;
  readonly isUnverified: boolean;
};

/** True on a day within the term, both ends included. */
export const holdsOn = (term: PostTerm, on: LocalDate): boolean =>
  term.fromOn <= on && (term.toOn === null || on <= term.toOn);

const overlap = (one: PostTerm, other: PostTerm): boolean =>
  (other.toOn === null || one.fromOn <= other.toOn) && (one.toOn === null || other.fromOn <= one.toOn);

/** True where two pairs name the same two posts, in whichever order. */
export const samePair = (left: Pick<PostPair, "one" | "other">, right: Pick<PostPair, "one" | "other">): boolean =>
  (left.one === right.one && left.other === right.other) || (left.one === right.other && left.other === right.one);

const pairOf = (pairs: readonly PostPair[], one: PostKind, other: PostKind): PostPair | undefined =>
  pairs.find((pair) => samePair(pair, { one, other }));

/** Why a person's posts cannot stand: the line of the later one, counted from 1. */
export type PostFault =
  | { readonly reason: "dates-reversed" | "post-twice"; readonly line: number }
  | { readonly reason: "incompatible"; readonly line: number; readonly with: PostKind; readonly basis: string };

/** The first fault of one person's posts: ends before it begins, the same post twice at a time, two that exclude each other. */
export const postFault = (terms: readonly PostTerm[], pairs: readonly PostPair[]): PostFault | undefined => {
  for (const [index, term] of terms.entries()) {
    const line = index + 1;
    if (term.toOn !== null && term.toOn < term.fromOn) return { reason: "dates-reversed", line };
    for (const held of terms.slice(0, index)) {
      if (!overlap(held, term)) continue;
      if (held.post === term.post) return { reason: "post-twice", line };
      const pair = pairOf(pairs, held.post, term.post);
      if (pair !== undefined) return { reason: "incompatible", line, with: held.post, basis: pair.basis };
    }
  }
  return undefined;
};

/** Two related people who hold posts that near relatives may not hold side by side on a day. */
export type KinConflict = {
  readonly name: string;
  readonly post: PostKind;
  readonly relativeName: string;
  readonly relativePost: PostKind;
  readonly basis: string;
};

type Person<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly posts: readonly PostTerm[];
  readonly relations: readonly { readonly relativeId: Id | null }[];
};

/** Relatives in posts that exclude each other on a day, each couple once. Facts of life are shown, not refused. */
export const kinConflicts = <Id extends string>(
  people: readonly Person<Id>[],
  pairs: readonly PostPair[],
  on: LocalDate,
): readonly KinConflict[] => {
  const byId = new Map<string, Person<Id>>(people.map((person) => [person.id, person]));
  const seen = new Set<string>();
  return people.flatMap((person) =>
    person.relations.flatMap(({ relativeId }): readonly KinConflict[] => {
      const relative = byId.get(relativeId ?? "");
      if (relative === undefined || seen.has([person.id, relative.id].toSorted().join(" "))) return [];
      seen.add([person.id, relative.id].toSorted().join(" "));
      return person.posts
        .filter((term) => holdsOn(term, on))
        .flatMap(({ post }) =>
          relative.posts
            .filter((term) => holdsOn(term, on))
            .flatMap((term): readonly KinConflict[] => {
              const pair = pairOf(pairs, post, term.post);
              if (pair?.coversKin !== true) return [];
              return [
                {
                  name: person.name,
                  post,
                  relativeName: relative.name,
                  relativePost: term.post,
                  basis: pair.basis,
                },
              ];
            }),
        );
    }),
  );
};
