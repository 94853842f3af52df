import { describe, expect, it } from "vitest";
import { localDate } from "#domain/core/dates.ts";
import { maskedNumber } from "#domain/people/masking.ts";
import { relatedOn, relatedParties } from "#domain/people/related.ts";
import { kinConflicts, postFault, type PostKind, type PostPair, type PostTerm } from "#domain/people/village-posts.ts";

const pairs: readonly PostPair[] = [
  { one: "head", other: "supervisor", basis: "第三十七条", coversKin: true, isUnverified: false },
  { one: "clerk", other: "supervisor", basis: "地方规定", coversKin: false, isUnverified: true },
];
const term = (post: PostKind, from: string, to: string | null = null): PostTerm => ({
  post,
  fromOn: localDate(from),
  toOn: to === null ? null : localDate(to),
});

describe("the posts of one person", () => {
  it.each([
    ["no post", [], undefined],
    ["the secretary who is also head", [term("secretary", "2026-01-01"), term("head", "2026-01-01")], undefined],
    [
      "two posts that exclude each other",
      [term("supervisor", "2026-01-01"), term("head", "2026-06-01")],
      { reason: "incompatible", line: 2, with: "supervisor", basis: "第三十七条" },
    ],
    [
      "the same two one day after the other",
      [term("supervisor", "2026-01-01", "2026-05-31"), term("head", "2026-06-01")],
      undefined,
    ],
    [
      "the same two sharing one day",
      [term("supervisor", "2026-01-01", "2026-06-01"), term("head", "2026-06-01")],
      { reason: "incompatible", line: 2, with: "supervisor", basis: "第三十七条" },
    ],
    [
      "a later term put before an earlier one",
      [term("head", "2026-06-01"), term("supervisor", "2026-01-01", "2026-06-30")],
      { reason: "incompatible", line: 2, with: "head", basis: "第三十七条" },
    ],
    [
      "a term that ends before it begins",
      [term("head", "2026-06-01", "2026-05-31")],
      { reason: "dates-reversed", line: 1 },
    ],
    [
      "one post twice at a time",
      [term("head", "2026-01-01"), term("head", "2026-06-01")],
      { reason: "post-twice", line: 2 },
    ],
    ["one post held again", [term("head", "2023-01-01", "2025-12-31"), term("head", "2026-01-01")], undefined],
  ] as const)("%s", (_case, terms, fault) => {
    expect(postFault(terms, pairs)).toEqual(fault);
  });

  it("is told of relatives only where the norm covers them, once a couple and on the day asked for", () => {
    const people = [
      {
        id: "a",
        name: "王建国",
        posts: [term("head", "2026-01-01")],
        relations: [{ relativeId: "b" }, { relativeId: "c" }],
      },
      { id: "b", name: "王建民", posts: [term("supervisor", "2026-03-01")], relations: [{ relativeId: "a" }] },
      { id: "c", name: "王小妹", posts: [term("clerk", "2026-01-01")], relations: [{ relativeId: "b" }] },
    ];
    expect(kinConflicts(people, pairs, localDate("2026-02-28"))).toEqual([]);
    expect(kinConflicts(people, pairs, localDate("2026-03-01"))).toEqual([
      { name: "王建国", post: "head", relativeName: "王建民", relativePost: "supervisor", basis: "第三十七条" },
    ]);
  });
});

describe("a related party", () => {
  const parties = relatedParties([
    {
      name: "王建国",
      bankAccount: "6228 4800",
      posts: [term("head", "2026-01-01", "2026-12-31"), term("party-member", "2000-01-01")],
      relations: [{ name: "王记建材店", relation: "配偶开办", bankAccount: "" }],
    },
    { name: "孙代表", bankAccount: "1", posts: [term("representative", "2026-01-01")], relations: [] },
  ]);
  it.each([
    ["王建国", "", "2026-06-01", "name", null],
    ["另一个名字", "62284800", "2026-06-01", "account", null],
    ["王记　建材店", "999", "2026-06-01", "name", "配偶开办"],
    ["王记建材店", "", "2027-01-01", undefined, undefined],
    ["孙代表", "1", "2026-06-01", undefined, undefined],
    ["", "", "2026-06-01", undefined, undefined],
  ] as const)("%s with account %j on %s", (name, account, on, by, relation) => {
    const found = relatedOn(parties, { name, account }, localDate(on));
    expect([found?.by, found?.party.relation]).toEqual([by, relation]);
  });
});

it.each([
  ["6228480001112223", "6228********2223"],
  ["13812345678", "138****5678"],
  ["12", "*12"],
  ["", ""],
])("%s is shown as %s", (text, shown) => {
  expect(maskedNumber(text)).toBe(shown);
  expect(text === "" || maskedNumber(text) !== text).toBe(true);
});
