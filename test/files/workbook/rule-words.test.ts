import { describe, expect, it } from "vitest";
import { shippedRules } from "#domain/checks/shipped-rules.ts";
import { parametersText } from "#files/workbook/rule-words.ts";

describe("the tiers of approval in the workbook", () => {
  it("leave a number out with 不满 and take it in with 以下, and say where the last one begins", () => {
    const tiers = shippedRules([], []).find(({ id }) => id === "K01-tiers");
    if (tiers === undefined) throw new Error("no tiers");
    const [first = "", , , works = ""] = parametersText(tiers.parameters, String).split("\n");
    expect(first).toBe(
      "非生产性支出 不满 500.00 元：村主任；1,000.00 元以下（含）：村主任、监委会；5,000.00 元以下（含）：村主任、监委会、两委会议、会议记录；10,000.00 元以下（含）：村主任、监委会、两委会议、会议记录、批件；超过 10,000.00 元：村主任、监委会、代表会议、决议",
    );
    expect(works).toContain("；100,000.00 元以上（含）：");
  });
});
