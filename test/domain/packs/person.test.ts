import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { packPersonOf } from "#domain/packs/person.ts";
import type { PostKind, PostTerm } from "#domain/people/village-posts.ts";

const term = (post: PostKind, from: string, to: string | null): PostTerm => ({
  post,
  fromOn: localDate(from),
  toOn: to === null ? null : localDate(to),
});
const personOf = (posts: readonly PostTerm[], toMonth = 12) =>
  packPersonOf({ id: "p", villageId: "v", name: "张一", posts }, { year: 2026, toMonth });

describe("a person as policies see them", () => {
  it("served the years of two posts at once only once", () => {
    const both = [
      term("branch-committee", "2010-01-01", "2014-12-31"),
      term("head", "2010-01-01", "2014-12-31"),
      term("retired", "2015-01-01", null),
    ];
    expect(personOf(both)).toMatchObject({ isRetired: true, post: "村主任", years: 5 });
  });

  it("has not served a year in ten months, and has in two stretches that add up to one", () => {
    const years = (...terms: readonly PostTerm[]) => personOf([...terms, term("retired", "2015-01-01", null)])?.years;
    expect(years(term("secretary", "2010-12-31", "2011-11-01"))).toBe(0);
    expect(years(term("secretary", "2010-01-01", "2010-06-30"), term("committee", "2012-01-01", "2012-06-30"))).toBe(1);
  });

  it("holds a post in the months on whose last day it was held", () => {
    const months = personOf([term("secretary", "2026-03-31", "2026-06-29"), term("committee", "2026-06-30", null)], 7);
    expect(months?.months.map(({ month, post, title }) => `${String(month)} ${post} ${title}`)).toEqual([
      "3 村书记 村书记",
      "4 村书记 村书记",
      "5 村书记 村书记",
      "6 其他两委成员 村委会委员",
      "7 其他两委成员 村委会委员",
    ]);
    expect(personOf([term("secretary", "2026-08-01", null)], 7)).toBeUndefined();
    expect(personOf([term("secretary", "2025-01-01", "2026-04-30")], 7)?.months).toHaveLength(4);
  });
});
