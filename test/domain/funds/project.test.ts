import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemOf } from "#domain/books/accounting-system.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  isProjectCost,
  paidBy,
  paymentStage,
  progressOn,
  projectFault,
  projectPrice,
  projectSize,
  projectStage,
  type ProjectFile,
} from "#domain/funds/project.ts";
import { projectChecklist, strictestControl } from "#domain/funds/project-checklist.ts";
import { paymentProblems } from "#domain/funds/project-control.ts";
import { fullControl, wholeProject } from "./project-facts.ts";

const yuan = (amount: number) => fen(amount * 100);
const day = localDate;

describe("a file of works", () => {
  it.each<[string, Partial<ProjectFile>, string | undefined]>([
    ["a whole one", {}, undefined],
    ["a negative estimate", { estimateFen: yuan(-1) }, "amount-negative"],
    ["a winner who made no bid", { winner: "外来公司" }, "winner-unknown"],
    ["a winner where no bids are registered", { winner: "外来公司", bidders: [] }, undefined],
    ["a price without a day", { contractOn: null }, "contract-incomplete"],
    ["a contract without a winner", { winner: "" }, "contract-incomplete"],
    ["an end before the beginning", { finishOn: day("2026-03-09") }, "dates-reversed"],
    ["acceptance before the contract", { acceptedOn: day("2026-02-01"), startOn: null }, "dates-reversed"],
    [
      "progress that goes back",
      {
        progress: [
          { onDate: day("2026-04-01"), percent: 50 },
          { onDate: day("2026-05-01"), percent: 40 },
        ],
      },
      "progress-unordered",
    ],
    ["progress above all of it", { progress: [{ onDate: day("2026-04-01"), percent: 101 }] }, "progress-unordered"],
    ["an audit of nothing settled", { settlementFen: null }, "audit-before-settlement"],
    ["more kept back than there is", { retentionFen: yuan(102_001) }, "retention-too-much"],
  ])("%s", (_case, changes, fault) => {
    expect(projectFault(wholeProject(changes))).toBe(fault);
  });

  it("costs what was audited, else settled, else agreed with its changes, else estimated", () => {
    const prices = [
      wholeProject(),
      wholeProject({ auditedFen: null }),
      wholeProject({ auditedFen: null, settlementFen: null }),
      wholeProject({ auditedFen: null, settlementFen: null, contractFen: null }),
    ].map((project) => projectPrice(project).priceFen);
    expect(prices).toEqual([yuan(102_000), yuan(103_000), yuan(103_000), yuan(120_000)]);
    expect(projectSize(wholeProject())).toBe(yuan(120_000));
    expect(projectSize(wholeProject({ estimateFen: yuan(1) }))).toBe(yuan(103_000));
  });

  it.each<[string, Partial<ProjectFile>, number, string]>([
    ["nothing happened", { winner: "", contractFen: null, startOn: null, progress: [] }, 0, "planned"],
    ["a winner", { startOn: null, progress: [] }, 0, "awarded"],
    ["work began", {}, 0, "building"],
    ["accepted", { acceptedOn: day("2026-08-20") }, 0, "accepted"],
    ["settled", { acceptedOn: day("2026-08-20"), settlementFen: yuan(103_000) }, 0, "settled"],
    ["all paid", { acceptedOn: day("2026-08-20"), settlementFen: yuan(103_000) }, 103_000_00, "paid-up"],
  ])("stands at: %s", (_case, changes, paid, stage) => {
    const before = { acceptedOn: null, settlementFen: null, auditedFen: null };
    expect(projectStage(wholeProject({ ...before, ...changes }), paid)).toBe(stage);
  });

  it.each([
    ["2026-03-09", "advance", 0],
    ["2026-03-10", "progress", 0],
    ["2026-05-01", "progress", 40],
    ["2026-08-20", "after-acceptance", 100],
    ["2026-09-01", "after-settlement", 100],
    ["2027-08-20", "retention", 100],
  ])("a payment of %s is %s at %i %%", (on, stage, percent) => {
    expect(paymentStage(wholeProject(), day(on))).toBe(stage);
    expect(progressOn(wholeProject(), day(on))).toBe(percent);
  });
});

describe("what a voucher pays for a project", () => {
  it.each([
    ["works paid at once", 100, 100, 100],
    ["a debt booked first", 0, 0, 0],
    ["that debt paid later", 100, 100, 100],
    ["delivery to fixed assets", 0, -100, 0],
    ["one voucher for two projects", 100, 60, 60],
    ["works partly on credit", 40, 100, 40],
    ["taken back in red", -100, -100, -100],
    ["a fund received for it", -100, 0, 0],
  ])("%s", (_case, moneyFen, namedFen, paid) => {
    expect(paidBy({ moneyFen, namedFen })).toBe(paid);
  });

  it.each([
    ["2023", ["501", "502", "503", "504"]],
    ["2004", ["501", "511", "521", "522", "531", "561"]],
  ] as const)("counts works, costs and debts, and neither money, funds, equity nor income: %s", (system, income) => {
    const not = systemOf(system).accounts.filter((account) => !isProjectCost(account));
    expect(not.map(({ code }) => code)).toEqual(["101", "102", "231", "241", "301", "311", "321", "322", ...income]);
  });
});

describe("what a payment lacks", () => {
  const on = day("2026-09-15");
  const reasonsOf = (...given: Parameters<typeof paymentProblems>) =>
    paymentProblems(...given).map(({ reason }) => reason);
  const building = { acceptedOn: null, settledOn: null, settlementFen: null, auditedOn: null, auditedFen: null };

  it("nothing, while the file is whole and the money kept back stays", () => {
    expect(paymentProblems(wholeProject(), fullControl(), { on, paidFen: yuan(98_940) })).toEqual([]);
  });

  it.each<[string, Parameters<typeof wholeProject>[0], number, string, readonly string[]]>([
    ["no vote", { resolutionNumber: "" }, 1, "2026-09-15", ["no-resolution"]],
    ["no way of award", { mode: null }, 1, "2026-09-15", ["award-too-weak"]],
    ["a way too weak for its size", { mode: "three-quotes" }, 1, "2026-09-15", ["award-too-weak"]],
    ["two bidders", { bidders: wholeProject().bidders.slice(0, 2) }, 1, "2026-09-15", ["quotes-too-few"]],
    [
      "no contract",
      {
        ...building,
        contractFen: null,
        contractOn: null,
        contractNumber: "",
        progress: [{ onDate: day("2026-04-01"), percent: 50 }],
      },
      1,
      "2026-06-15",
      ["no-contract"],
    ],
    [
      "changes above a tenth without a paper",
      { variations: [{ onDate: day("2026-05-01"), amountFen: yuan(10_001), reason: "加宽", approval: "" }] },
      1,
      "2026-09-15",
      ["varied-too-much"],
    ],
    [
      "changes of exactly a tenth",
      { variations: [{ onDate: day("2026-05-01"), amountFen: yuan(10_000), reason: "加宽", approval: "" }] },
      1,
      "2026-09-15",
      [],
    ],
    ["as far as the work has come", building, 41_200, "2026-05-15", []],
    ["beyond the work", building, 41_200.01, "2026-05-15", ["beyond-progress"]],
    ["up to the share before acceptance", building, 72_100, "2026-07-15", []],
    ["beyond the share before acceptance", building, 72_100.01, "2026-07-15", ["before-acceptance"]],
    [
      "four acceptors of five",
      { acceptors: wholeProject().acceptors.slice(1) },
      1,
      "2026-09-15",
      ["acceptors-too-few"],
    ],
    ["settled and not audited", { auditedFen: null, auditedOn: null }, 1, "2026-09-15", ["not-audited"]],
    ["into the money kept back", {}, 98_940.01, "2026-09-15", ["retention-not-kept"]],
    ["after the money kept back is due", {}, 102_000, "2027-08-20", []],
    ["more than the audited price", {}, 102_000.01, "2027-08-20", ["beyond-price"]],
  ])("%s", (_case, changes, paid, onText, reasons) => {
    const payment = { on: day(onText), paidFen: fen(Math.round(paid * 100)) };
    expect(reasonsOf(wholeProject(changes), fullControl(), payment)).toEqual(reasons);
  });

  it.each([
    [false, ["no-resolution"]],
    [true, []],
  ])("the boundary itself, written 超过: %s", (isExclusive, reasons) => {
    const project = wholeProject({ resolutionNumber: "", retentionFen: yuan(0) });
    const control = fullControl({ resolutionFromFen: yuan(120_000), isExclusive });
    expect(reasonsOf(project, control, { on, paidFen: yuan(1) })).toEqual(reasons);
  });

  it("never lets more through when a control is stricter", () => {
    fc.assert(
      fc.property(fc.nat(11_000_000), fc.nat(10_000), fc.nat(10_000), (paid, share, tighter) => {
        const project = wholeProject(building);
        const payment = { on: day("2026-07-15"), paidFen: fen(paid) };
        const loose = fullControl({ beforeAcceptanceShare: Math.max(share, tighter) });
        const strict = fullControl({ beforeAcceptanceShare: Math.min(share, tighter) });
        const merged = strictestControl([loose, strict]);
        if (merged === undefined) throw new Error("no control");
        expect(reasonsOf(project, merged, payment)).toEqual(reasonsOf(project, strict, payment));
        expect(reasonsOf(project, strict, payment)).toEqual(expect.arrayContaining(reasonsOf(project, loose, payment)));
      }),
    );
  });
});

describe("the checklist of a file", () => {
  const statesOf = (...given: Parameters<typeof projectChecklist>) =>
    Object.fromEntries(projectChecklist(...given).map(({ key, state }) => [key, state]));

  it("has everything of a whole one", () => {
    expect(new Set(Object.values(statesOf(wholeProject(), fullControl())))).toEqual(new Set(["done"]));
  });

  it("asks for what comes later only when it is time, and for what the size does not need never", () => {
    const small = wholeProject({
      estimateFen: yuan(5_000),
      contractFen: yuan(5_000),
      variations: [],
      resolutionNumber: "",
      bidders: [],
      mode: "direct",
      acceptedOn: null,
      acceptors: [],
      settlementFen: null,
      auditedFen: null,
      retentionFen: yuan(0),
      isPostedPublicly: false,
    });
    expect(statesOf(small, fullControl())).toEqual({
      resolution: "free",
      award: "done",
      bidders: "free",
      contract: "done",
      variations: "free",
      acceptance: "free",
      settlement: "later",
      audit: "free",
      retention: "later",
      posting: "later",
    });
    const large = { ...small, estimateFen: yuan(90_000) };
    expect(statesOf(large, fullControl())).toMatchObject({
      resolution: "missing",
      award: "missing",
      bidders: "missing",
      acceptance: "later",
      audit: "later",
    });
  });
});
