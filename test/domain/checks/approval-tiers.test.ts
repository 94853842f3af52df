import { describe, expect, it } from "vitest";
import { findMissingApprovals, tierOf } from "#domain/checks/approval-tiers.ts";
import type { Tier } from "#domain/checks/rule.ts";
import { fen } from "#domain/core/fen.ts";
import { credit, debit, paper, ruleOf, signed, spendingOf, voteFor } from "./plain-spending.ts";

const tier = (upToYuan: number | null, isInclusive: boolean, given: Partial<Tier> = {}): Tier => ({
  upToFen: upToYuan === null ? null : fen(upToYuan * 100),
  isInclusive,
  roles: [],
  documents: [],
  ...given,
});

describe("the tier an amount falls into", () => {
  // Non-productive: < 500; 500–1 000 the two committees; > 1 000 the congress.
  const byThree = [tier(500, false), tier(1000, true), tier(null, true)];
  it.each([
    [1, 1],
    [49_999, 1],
    [50_001, 2],
    [100_000, 2],
    [100_001, 3],
    [1_000_000_000, 3],
  ])("puts %i fen into tier %i", (amountFen, tierNo) => {
    expect(tierOf(byThree, amountFen)?.tierNo).toBe(tierNo);
  });

  it("T9: 500.00 of non-productive spending is in the second tier where the first is below 500", () => {
    expect(tierOf(byThree, 50_000)?.tierNo).toBe(2);
  });

  it("T10: 1 000.00 of non-productive spending is in the first tier where the first is up to 1 000", () => {
    const byTwo = [tier(1000, true), tier(10_000, true), tier(null, true)];
    expect(tierOf(byTwo, 100_000)?.tierNo).toBe(1);
    expect(tierOf(byTwo, 100_001)?.tierNo).toBe(2);
  });
});

describe("signatures and papers of a tier", () => {
  const rule = ruleOf(
    {
      kind: "K01",
      ladders: [
        {
          nature: "non-productive",
          tiers: [
            tier(500, false, { roles: ["village-head"] }),
            tier(1000, true, { roles: ["village-head", "supervisors"], documents: ["minutes"] }),
            tier(null, true, { roles: ["village-head", "congress"], documents: ["resolution"] }),
          ],
        },
        { nature: "works", tiers: [tier(null, true, { roles: ["township-leader"] })] },
      ],
    },
    { severity: "needs-approval" },
  );
  const find = (given: Parameters<typeof spendingOf>[0]) => findMissingApprovals(rule, spendingOf(given));

  it.each([
    ["its own sum without a contract", [], true, []],
    ["the contract among its papers", [{ ...paper("contract"), amountFen: fen(600_000) }], true, [600_000]],
    ["its own sum where the rule does not say so", [{ ...paper("contract"), amountFen: fen(600_000) }], false, []],
  ])("measures a payment by %s", (_case, documents, isByContract, expected) => {
    const tiers = [tier(5000, true), tier(null, true, { roles: ["township-leader"] })];
    const byContract = ruleOf({ kind: "K01", ladders: [{ nature: "non-productive", tiers, isByContract }] });
    const hits = findMissingApprovals(byContract, spendingOf({ entries: [debit("F02", 100_000)], documents }));
    expect(hits.map(({ facts }) => facts["contractFen"])).toEqual(expected);
  });

  it("asks for what is missing, with the bounds of the tier and the sum it was judged by", () => {
    expect(find({ entries: [debit("F02", 50_000)], approvals: signed("village-head") })).toEqual([
      {
        kind: "K01",
        ruleId: "K01",
        ruleVersion: 1,
        severity: "needs-approval",
        line: 1,
        facts: {
          nature: "non-productive",
          amountFen: 50_000,
          tierNo: 2,
          fromFen: 50_000,
          isFromInclusive: true,
          upToFen: 100_000,
          isUpToInclusive: true,
          missingRoles: ["supervisors"],
          missingDocuments: ["minutes"],
        },
        basis: "示例",
        isCleared: false,
      },
    ]);
  });

  it("takes no typed name and no typed paper for a vote, and says so", () => {
    const [hit] = find({
      entries: [debit("F02", 100_001)],
      approvals: signed("village-head", "congress"),
      documents: [paper("resolution")],
    });
    expect(hit?.facts).toMatchObject({
      missingRoles: ["congress"],
      missingDocuments: ["resolution"],
      isVoteOnlyTyped: true,
    });
  });

  it.each([
    [
      "everything there",
      {
        entries: [debit("F02", 50_000)],
        documents: [paper("minutes")],
        approvals: signed("village-head", "supervisors"),
      },
      [],
    ],
    ["more than everything there", { entries: [debit("F02", 100)], approvals: signed("village-head", "congress") }, []],
    ["a nature without a ladder", { entries: [debit("S01", 99_999_999)] }, []],
    ["no category", { entries: [debit(null, 99_999_999)] }, []],
    ["nothing spent in sum", { entries: [debit("F02", 50_000), credit("F02", 50_000)] }, []],
    [
      "two lines that make one sum",
      { entries: [debit("F02", 30_000), debit("F03", 30_000)], approvals: signed("village-head") },
      [[2, ["supervisors"], ["minutes"]]],
    ],
    [
      "two natures, each by its own ladder",
      { entries: [debit("F02", 100), debit("Z01", 100)] },
      [
        [1, ["village-head"], []],
        [1, ["township-leader"], []],
      ],
    ],
    [
      "a vote in force that the voucher names and that is about it",
      { entries: [debit("F02", 100_001)], approvals: signed("village-head"), grounds: [voteFor("F02", 100_001)] },
      [],
    ],
    [
      "a vote in force that the voucher names and that is about a smaller sum",
      { entries: [debit("F02", 100_001)], approvals: signed("village-head"), grounds: [voteFor("F02", 100_000)] },
      [[3, ["congress"], ["resolution"]]],
    ],
    [
      "a vote in force that the voucher names and that is about one of two categories",
      {
        entries: [debit("F02", 60_000), debit("F03", 60_000)],
        approvals: signed("village-head"),
        grounds: [voteFor("F02", 900_000)],
      },
      [[3, ["congress"], ["resolution"]]],
    ],
    [
      "no vote named above the highest bound",
      { entries: [debit("F02", 100_001)], approvals: signed("village-head") },
      [[3, ["congress"], ["resolution"]]],
    ],
  ] as const)("%s", (_case, given, expected) => {
    const found = find(given).map(({ facts }) => [facts["tierNo"], facts["missingRoles"], facts["missingDocuments"]]);
    expect(found).toEqual(expected);
  });
});
