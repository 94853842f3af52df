import { describe, expect, it } from "vitest";
import { weightOf } from "#domain/audit/settled.ts";
import { fen } from "#domain/core/fen.ts";

const finding = { severity: "amber", amountFen: fen(100_000), facts: { reason: "aged", days: 400, count: 2 } } as const;

describe("what a signature under an answer stands for", () => {
  it.each([
    ["the amount grew", { ...finding, amountFen: fen(5_000_000) }, false],
    ["it turned red", { ...finding, severity: "red" as const }, false],
    ["there is one more", { ...finding, facts: { ...finding.facts, count: 3 } }, false],
    ["it only became older", { ...finding, facts: { ...finding.facts, days: 490 } }, true],
    ["nothing changed, told in another order", { ...finding, facts: { count: 2, days: 400, reason: "aged" } }, true],
  ])("when %s", (_case, now, isCovered) => {
    expect(weightOf(now) === weightOf(finding)).toBe(isCovered);
  });
});
