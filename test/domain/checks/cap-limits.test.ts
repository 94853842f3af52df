import { describe, expect, it } from "vitest";
import { capUsages, findOverCap } from "#domain/checks/cap-limits.ts";
import { fen } from "#domain/core/fen.ts";
import { idOf, type ResolutionId } from "#domain/core/ids.ts";
import { capOn, credit, debit, spendingOf } from "./plain-spending.ts";

const byPopulation = {
  kind: "K05",
  bands: [
    { upTo: 1200, isInclusive: true, capFen: fen(800_000) },
    { upTo: 2000, isInclusive: true, capFen: fen(1_500_000) },
    { upTo: null, isInclusive: true, capFen: fen(2_000_000) },
  ],
} as const;
const people = (population: number | null) => ({ population, recurringIncomeFen: null });

describe("spending over a voted cap", () => {
  it("T8: 1 200 people, 7 900 of hospitality used and 200 more is 100 over 8 000 and needs a resolution", () => {
    const spending = spendingOf({
      entries: [debit("F01", 20_000)],
      caps: [capOn("F01", byPopulation, { usedFen: fen(790_000) })],
      bases: people(1200),
    });
    expect(findOverCap("K05", spending)).toMatchObject([
      {
        severity: "needs-resolution",
        line: 1,
        facts: { capFen: 800_000, overFen: 10_000, base: 1200 },
        isCleared: false,
      },
    ]);
  });

  it.each([
    // used, committed, this → over
    ["up to the cap exactly", 790_000, 0, 10_000, null],
    ["one fen over", 790_000, 0, 10_001, 1],
    ["over with what is committed", 400_000, 390_001, 10_000, 1],
    ["far over with nothing used", 0, 0, 900_000, 100_000],
    ["nothing spent where the cap is already passed", 900_000, 0, 0, null],
    ["less than nothing spent where the cap is already passed", 900_000, 0, -1, null],
  ])("%s", (_case, used, committed, amount, overFen) => {
    const caps = [
      capOn("F02", { kind: "K04", amountFen: fen(800_000) }, { usedFen: fen(used), committedFen: fen(committed) }),
    ];
    const entries = amount < 0 ? [credit("F02", -amount)] : [debit("F02", amount)];
    const hits = findOverCap("K04", spendingOf({ entries, caps }));
    expect(hits.map((hit) => hit.facts["overFen"])).toEqual(overFen === null ? [] : [overFen]);
  });

  it("never passes what cannot be judged: without the base of its bands a cap needs approval", () => {
    const spending = spendingOf({
      entries: [debit("F02", 1)],
      caps: [capOn("F02", byPopulation)],
      bases: people(null),
    });
    expect(findOverCap("K05", spending)).toMatchObject([
      { severity: "needs-approval", facts: { capFen: null, overFen: null, isBaseMissing: true, base: null } },
    ]);
    expect(capUsages(spending)).toMatchObject([{ capFen: null, remainingFen: null, thisFen: 1 }]);
  });

  it("leaves other categories and other kinds of caps alone", () => {
    const spending = spendingOf({ entries: [debit("F03", 1)], caps: [capOn("F02", byPopulation)], bases: people(5) });
    expect(findOverCap("K05", spending)).toEqual([]);
    expect(findOverCap("K04", spending)).toEqual([]);
  });

  it("keeps the hit and clears it where the voucher names a vote that covers the whole sum", () => {
    const { cap, use } = capOn("F02", { kind: "K04", amountFen: fen(100) });
    const [version] = cap.versions;
    if (version === undefined) throw new Error("no version");
    const vote = { ...version.vote, resolutionId: idOf<ResolutionId>("r2"), number: "〔2026〕2号" };
    const raisedTo = (amountFen: number) => ({
      ...cap,
      versions: [
        version,
        {
          ...version,
          version: 2,
          vote: { ...vote, metOn: "2026-09-20" as typeof vote.metOn },
          basis: { kind: "K04" as const, amountFen: fen(amountFen) },
        },
      ],
    });
    const find = (amountFen: number) =>
      findOverCap(
        "K04",
        spendingOf({
          entries: [debit("F02", 150)],
          caps: [{ cap: raisedTo(amountFen), use, stages: [] }],
          grounds: [
            { id: vote.resolutionId, number: vote.number, matter: null, isAboutSpending: true, spentFen: fen(0) },
          ],
        }),
      );
    expect(find(150)).toMatchObject([
      {
        ruleVersion: 1,
        isCleared: true,
        facts: {
          capFen: 100,
          overFen: 50,
          clearedByNumber: "〔2026〕2号",
          clearedCapFen: 150,
          isVotedAfterSpending: true,
        },
      },
    ]);
    expect(find(149)).toMatchObject([{ ruleVersion: 1, isCleared: false, facts: { capFen: 100, overFen: 50 } }]);
  });
});
