import { describe, expect, it } from "vitest";
import type { Role } from "#contract/method.ts";
import { month, quarterOf } from "#domain/core/dates.ts";
import { isWaiting, nextStepOf, totalsOf, type OverviewRow } from "#renderer/stages/office/next-step.ts";

const calm: OverviewRow = {
  id: "l1",
  name: "柳溪村村民委员会",
  isStarted: true,
  openMonth: month("2026-07"),
  draftCount: 0,
  heldCount: 0,
  reviewedCount: 0,
  unbookedLineCount: 0,
  findingCount: 0,
  findingQuarter: null,
  bankFen: 100,
  cashFen: 5,
  isUntouched: false,
};

describe("the next step in a set of books", () => {
  it.each<[string, Partial<OverviewRow>, readonly Role[], string, string]>([
    ["before it is started", { isStarted: false, draftCount: 3 }, ["bookkeeper"], "录期初余额并启用", "openings"],
    ["with a held voucher", { heldCount: 1, draftCount: 2 }, ["reviewer"], "处理被拦下的凭证", "voucher-list"],
    ["with drafts for a reviewer", { draftCount: 2, unbookedLineCount: 9 }, ["reviewer"], "审核凭证", "voucher-list"],
    [
      "with bank lines for a bookkeeper",
      { draftCount: 2, unbookedLineCount: 9 },
      ["bookkeeper"],
      "给流水做凭证",
      "bank-lines",
    ],
    ["with drafts for a bookkeeper", { draftCount: 2 }, ["bookkeeper"], "检查草稿，交审核", "voucher-list"],
    ["with drafts for an auditor", { draftCount: 2 }, ["auditor"], "查看草稿", "voucher-list"],
    ["with reviewed vouchers", { reviewedCount: 1, findingCount: 1 }, ["bookkeeper"], "记账", "voucher-list"],
    ["with findings", { findingCount: 1 }, ["head"], "答复疑点", "findings"],
    ["with findings for an auditor", { findingCount: 1 }, ["auditor"], "看疑点", "findings"],
    ["with a held voucher for an auditor", { heldCount: 1 }, ["auditor"], "看被拦下的凭证", "voucher-list"],
    ["with bank lines for an auditor", { unbookedLineCount: 9 }, ["auditor"], "看未记账流水", "bank-lines"],
    ["with reviewed vouchers for an auditor", { reviewedCount: 1 }, ["auditor"], "看待记账凭证", "voucher-list"],
    ["with nothing entered yet", { isUntouched: true }, ["bookkeeper"], "导入对账单或录凭证", "statement-import"],
    ["with nothing entered yet, for a cashier", { isUntouched: true }, ["cashier"], "导入对账单", "statement-import"],
    ["with nothing entered yet, for the head", { isUntouched: true }, ["head"], "看导入过的对账单", "statement-import"],
    ["with nothing entered yet, for an auditor", { isUntouched: true }, ["auditor"], "看科目余额表", "trial-balance"],
    ["with findings of earlier months", { isUntouched: true, findingCount: 2 }, ["head"], "答复疑点", "findings"],
    ["with nothing left", {}, ["bookkeeper"], "结账 2026年7月", "closing"],
    ["with nothing left for an auditor", {}, ["auditor"], "看科目余额表", "trial-balance"],
  ])("%s", (_case, change, roles, label, screen) => {
    expect(nextStepOf({ ...calm, ...change }, roles)).toMatchObject({ label, screen });
  });

  it.each([
    [calm, false],
    [{ ...calm, isStarted: false }, true],
    [{ ...calm, findingCount: 1 }, true],
  ])("waits for somebody: %j → %s", (row, expected) => {
    expect(isWaiting(row)).toBe(expected);
  });

  it("leads to the quarter where findings wait", () => {
    const row = { ...calm, findingCount: 3, findingQuarter: quarterOf(month("2026-06")) };
    expect(nextStepOf(row, ["head"]).params).toEqual({ ledgerId: "l1", quarter: "2026Q2" });
  });

  it("adds the township up", () => {
    expect(totalsOf([calm, { ...calm, draftCount: 2, cashFen: -7 }])).toMatchObject({
      draftCount: 2,
      bankFen: 200,
      cashFen: -2,
    });
  });
});
