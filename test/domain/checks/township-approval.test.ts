import { describe, expect, it } from "vitest";
import type { Hit } from "#domain/checks/hit.ts";
import { mayBeApproved, withApprovals, type TownshipApproval } from "#domain/checks/township-approval.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const hit = (part: Partial<Hit> = {}): Hit => ({
  kind: "K15",
  ruleId: "r",
  ruleVersion: 2,
  severity: "needs-approval",
  line: null,
  facts: {},
  basis: "",
  isCleared: false,
  ...part,
});
const approval: TownshipApproval = {
  kind: "K15",
  ruleId: "r",
  ruleVersion: 2,
  amountFen: fen(100),
  approver: "甲",
  post: "副镇长",
  paper: "1号",
  onDate: localDate("2026-10-06"),
  reason: "停电",
};

describe("an approval of the township", () => {
  it.each([
    ["what waits for somebody above", hit(), true],
    ["what is forbidden", hit({ severity: "block" }), false],
    ["what a vote must decide", hit({ severity: "needs-resolution" }), false],
    ["what is settled", hit({ isCleared: true }), false],
    ["a missing signature", hit({ kind: "K01" }), false],
    ["a missing paper", hit({ kind: "K17" }), false],
    ["an invoice paid before", hit({ kind: "K18" }), false],
    ["a loan national law forbids", hit({ kind: "K26" }), false],
    ["one person for two acts", hit({ kind: "K29" }), false],
  ])("of %s", (_case, given, expected) => {
    expect(mayBeApproved(given)).toBe(expected);
  });

  it.each([
    ["up to its amount", hit(), 100, true],
    ["not a fen more", hit(), 101, false],
    ["not for a later version", hit({ ruleVersion: 3 }), 100, false],
    ["not for another rule", hit({ ruleId: "s" }), 100, false],
  ])("stands %s", (_case, given, amountFen, expected) => {
    expect(withApprovals([given], [approval], fen(amountFen))[0]?.isCleared).toBe(expected);
  });
});
