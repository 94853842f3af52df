import type { LocalDate } from "#domain/core/dates.ts";
import { holdsOn, officialPosts, postNames, type PostKind, type PostTerm } from "./village-posts.ts";

/** Somebody a payment may not quietly go to: who has a say over the village's money, or who is declared as theirs. */
export type RelatedParty = {
  readonly name: string;
  /** Digits only; '' when not registered. */
  readonly account: string;
  readonly officialName: string;
  readonly post: PostKind;
  /** 配偶, 控股企业 …; null: the official. */
  readonly relation: string | null;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
};

type Registered = {
  readonly name: string;
  readonly bankAccount: string;
  readonly posts: readonly PostTerm[];
  readonly relations: readonly { readonly name: string; readonly relation: string; readonly bankAccount: string }[];
};

/** Everybody the register ties to the village's money: holders of official posts and whom they declared, for each term. */
export const relatedParties = (people: readonly Registered[]): readonly RelatedParty[] =>
  people.flatMap((person) =>
    person.posts
      .filter(({ post }) => officialPosts.includes(post))
      .flatMap(({ post, fromOn, toOn }): readonly RelatedParty[] => {
        const term = { officialName: person.name, post, fromOn, toOn };
        return [
          { ...term, name: person.name, account: person.bankAccount, relation: null },
          ...person.relations.map(({ name, relation, bankAccount }) => ({
            ...term,
            name,
            account: bankAccount,
            relation,
          })),
        ];
      }),
  );

const plainName = (name: string): string => name.normalize("NFKC").replaceAll(/\s/g, "");
const digitsOf = (account: string): string => account.replaceAll(/\D/g, "");

/** Whom a payee is on a day, and by what they are recognised; an account decides before a name. */
export const relatedOn = (
  parties: readonly RelatedParty[],
  payee: { readonly name: string; readonly account: string },
  on: LocalDate,
): { readonly party: RelatedParty; readonly by: "account" | "name" } | undefined => {
  const standing = parties.filter((party) => holdsOn(party, on));
  const account = digitsOf(payee.account);
  const byAccount = account === "" ? undefined : standing.find((party) => digitsOf(party.account) === account);
  if (byAccount !== undefined) return { party: byAccount, by: "account" };
  const name = plainName(payee.name);
  const byName = name.length < 2 ? undefined : standing.find((party) => plainName(party.name) === name);
  return byName === undefined ? undefined : { party: byName, by: "name" };
};

/** 村主任王建国 or 村主任王建国的配偶: how a related party is named in a sentence. */
export const relatedText = ({ party }: { readonly party: RelatedParty }): string =>
  `${postNames[party.post]}${party.officialName}${party.relation === null ? "本人" : `的${party.relation}`}`;
