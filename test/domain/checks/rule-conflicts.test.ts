import { describe, expect, it } from "vitest";
import type { PlainKind, PlainParameters } from "#domain/checks/plain-rule.ts";
import { conflictWith, type ComparedRule } from "#domain/checks/rule-conflicts.ts";
import { everyLedger } from "#domain/checks/rule.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type CategoryId, type VillageId } from "#domain/core/ids.ts";

const rule = (
  kind: PlainKind,
  parameters: Partial<PlainParameters>,
  over: Partial<ComparedRule> = {},
): ComparedRule => ({
  id: "other",
  title: "县里的规定",
  level: "county",
  severity: "needs-approval",
  parameters: {
    kind,
    amounts: {},
    counts: {},
    flags: {},
    categoryIds: [],
    natures: [],
    words: [],
    days: [],
    workdays: [],
    ...parameters,
  },
  scope: everyLedger,
  fromOn: localDate("2026-01-01"),
  toOn: localDate("2026-12-31"),
  ...over,
});
const cash = (limitFen: number, over: Partial<ComparedRule> = {}) =>
  rule("K15", { amounts: { limitFen: fen(limitFen) } }, over);
const township = { id: "mine", title: "本镇的规定", level: "township" } as const;
const village = (id: string) => ({ villageIds: [idOf<VillageId>(id)], entities: [] });

describe("a rule beside the rules in force", () => {
  it.each<[string, ComparedRule, ComparedRule, string | undefined]>([
    ["a lower level that allows a fen more is looser", cash(100_001, township), cash(100_000), "looser"],
    ["the same number is not looser", cash(100_000, township), cash(100_000), undefined],
    ["a lower level may be stricter", cash(50_000, township), cash(100_000), undefined],
    [
      "a lower level that only warns is looser",
      cash(50_000, { ...township, severity: "warn" }),
      cash(100_000),
      "looser",
    ],
    [
      "a lower level that exempts lists is looser",
      rule("K15", { amounts: { limitFen: fen(1) }, flags: { exemptsLists: true } }, township),
      cash(100_000),
      "looser",
    ],
    [
      "a stricter higher level makes the lower one in force looser",
      cash(1, { id: "new" }),
      cash(2, township),
      "looser",
    ],
    [
      "one level saying two numbers contradicts itself",
      cash(1, township),
      cash(2, { level: "township" }),
      "contradicts",
    ],
    [
      "a new version of the same rule is no contradiction",
      cash(1, { ...township, id: "other" }),
      cash(2, { level: "township" }),
      undefined,
    ],
    [
      "other villages are another matter",
      cash(2, { ...township, scope: village("a") }),
      cash(1, { scope: village("b") }),
      undefined,
    ],
    [
      "other days are another matter",
      cash(2, { ...township, fromOn: localDate("2027-01-01"), toOn: localDate("2027-12-31") }),
      cash(1),
      undefined,
    ],
    [
      "other categories are another matter",
      rule("K07", { natures: ["works"], amounts: { limitFen: fen(2) } }, township),
      rule("K07", { natures: ["non-productive"], amounts: { limitFen: fen(1) } }),
      undefined,
    ],
  ])("%s", (_case, proposed, other, reason) => {
    expect(conflictWith(proposed, [other])?.reason).toBe(reason);
  });

  it("names the rule it stands against, with its level", () => {
    expect(conflictWith(cash(2, township), [cash(1)])).toEqual({
      reason: "looser",
      title: "县里的规定",
      level: "county",
      field: "limitFen",
    });
  });
});

describe("exceptions of what is forbidden, and tiers by contract", () => {
  const zero = (words: readonly string[], papers: readonly ("list" | "minutes")[], over: Partial<ComparedRule>) => ({
    ...cash(1, over),
    parameters: {
      kind: "K08" as const,
      categoryIds: [idOf<CategoryId>("F01")],
      words: [],
      exceptWords: words,
      exceptPapers: papers,
    },
  });
  it.each([
    ["an exception the county does not know", zero(["会议餐"], [], township), zero([], [], {}), "looser"],
    [
      "the county's exception with fewer papers",
      zero(["会议餐"], [], township),
      zero(["会议餐"], ["list"], {}),
      "looser",
    ],
    [
      "the county's exception with more papers",
      zero(["会议餐"], ["list", "minutes"], township),
      zero(["会议餐"], ["list"], {}),
      undefined,
    ],
    ["no exception at all", zero([], [], township), zero(["会议餐"], ["list"], {}), undefined],
  ])("of a lower level: %s", (_case, proposed, standing, expected) => {
    expect(conflictWith(proposed, [standing])?.reason).toBe(expected);
  });

  const tiers = [{ upToFen: null, isInclusive: true, roles: ["township-leader"], documents: [] }] as const;
  const ladder = (isByContract: boolean, over: Partial<ComparedRule>) => ({
    ...cash(1, over),
    parameters: { kind: "K01" as const, ladders: [{ nature: "works" as const, tiers, isByContract }] },
  });
  it("a lower level measures by the contract where the higher does", () => {
    expect(conflictWith(ladder(false, township), [ladder(true, {})])?.reason).toBe("looser");
    expect(conflictWith(ladder(true, township), [ladder(false, {})])).toBeUndefined();
  });
});
