import { describe, expect, it } from "vitest";
import { delegationFault, delegationStanding, type GivenDelegation } from "#domain/caps/delegation.ts";
import { localDate } from "#domain/core/dates.ts";
import { idOf, type CategoryId } from "#domain/core/ids.ts";

const ids = (...codes: readonly string[]): readonly CategoryId[] => codes.map((code) => idOf<CategoryId>(code));
const given = (over: Partial<GivenDelegation> = {}): GivenDelegation => ({
  number: "村民会议〔2026〕1号",
  track: "A",
  metOn: localDate("2026-01-05"),
  matters: "年度非生产性支出限额",
  categoryIds: ids("F02", "F03"),
  untilOn: localDate("2026-12-31"),
  ...over,
});
const decided = (over: Partial<Parameters<typeof delegationStanding>[1]> = {}) =>
  ({ body: "congress", track: "A", metOn: localDate("2026-03-01"), categoryIds: ids("F02"), ...over }) as const;
const stateOf = (delegations: readonly GivenDelegation[], over: Parameters<typeof decided>[0] = {}) =>
  delegationStanding(delegations, decided(over))?.state;

describe("what representatives may decide", () => {
  it("is not asked of an assembly, which decides by itself", () => {
    expect(delegationStanding([], decided({ body: "assembly" }))).toBeUndefined();
  });

  it.each([
    ["nothing was delegated", [], {}, "none"],
    ["it was delegated after the meeting", [given({ metOn: localDate("2026-03-02") })], {}, "none"],
    ["the other organisation's members delegated it", [given({ track: "B" })], {}, "none"],
    ["the meeting was on the last day", [given({ untilOn: localDate("2026-03-01") })], {}, "within"],
    ["the term ended the day before", [given({ untilOn: localDate("2026-02-28") })], {}, "expired"],
    [
      "two delegations together cover it",
      [given(), given({ categoryIds: ids("F06") })],
      { categoryIds: ids("F02", "F06") },
      "within",
    ],
    ["spending of any kind was delegated", [given({ categoryIds: [] })], { categoryIds: ids("F09") }, "within"],
    ["a category was not delegated", [given()], { categoryIds: ids("F02", "F06") }, "outside"],
    [
      "what covered it has ended",
      [given(), given({ categoryIds: ids("F06"), untilOn: localDate("2026-02-28") })],
      { categoryIds: ids("F06") },
      "outside",
    ],
    ["the decision names no category", [given()], { categoryIds: [] }, "unnamed"],
  ])("when %s", (_case, delegations, over, state) => {
    expect(stateOf(delegations, over)).toBe(state);
  });

  it("names what lies outside and the decision gone by", () => {
    expect(delegationStanding([given()], decided({ categoryIds: ids("F02", "F06", "F06") }))).toMatchObject({
      outside: ids("F06"),
      by: { number: "村民会议〔2026〕1号" },
    });
  });

  it("is delegated by an assembly, in words, for a term", () => {
    const on = { body: "assembly", metOn: localDate("2026-01-05") } as const;
    expect(delegationFault(null, { ...on, body: "congress" })).toBeUndefined();
    expect(delegationFault(given(), on)).toBeUndefined();
    expect(delegationFault(given(), { ...on, body: "congress" })).toEqual({ reason: "delegation-by-congress" });
    expect(delegationFault(given({ matters: " " }), on)).toEqual({ reason: "delegation-unnamed" });
    expect(delegationFault(given({ untilOn: localDate("2026-01-04") }), on)).toEqual({
      reason: "delegation-ends-first",
    });
  });
});
