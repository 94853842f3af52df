import { describe, expect, it } from "vitest";
import { delegationText } from "#renderer/words/decisions.ts";
import { decide, openRuleOffice, recording, yearlyCap, yuan, type RuleOffice } from "./rule-office.ts";

const assembly = (office: RuleOffice, categoryIds: string[], untilOn = "2026-12-31") => {
  const vote = recording("村民会议〔2026〕1号", [], {
    body: "assembly",
    title: "授权村民代表会议",
    metOn: "2026-01-05",
    entitled: 900,
    present: 500,
    votesFor: 400,
    votesAgainst: 50,
    votesAbstain: 50,
  });
  const delegation = { matters: "年度非生产性支出限额", categoryIds, untilOn };
  return decide(office, { ...vote, record: { ...vote.record, delegation } });
};
const congress = (office: RuleOffice, categories: readonly string[], metOn = "2026-02-01") => {
  const caps = categories.map((code) => yearlyCap(code, yuan(5000), { fromOn: metOn }));
  const { id } = decide(office, recording(`${metOn} ${categories.join("")}`, caps, { metOn }));
  return office.must("resolution.show", { id }).delegation;
};

describe("what a congress decides", () => {
  it("is said to rest on no delegation while none is recorded", () => {
    const delegation = congress(openRuleOffice(), ["F02"]);
    expect(delegation).toMatchObject({ state: "none" });
    expect(delegation === null ? "" : delegationText(delegation)).toBe(
      "没有登记村民会议（成员大会）对代表会议的授权：先登记写明授权事项和期限的会议决议",
    );
  });

  it("is compared with what the assembly delegated, and what lies outside is named", () => {
    const office = openRuleOffice();
    const { id } = assembly(office, ["F02"]);
    expect(office.must("resolution.show", { id })).toMatchObject({
      delegation: null,
      record: { delegation: { matters: "年度非生产性支出限额", categoryIds: ["F02"], untilOn: "2026-12-31" } },
    });
    expect(congress(office, ["F02"])).toMatchObject({ state: "within", number: "村民会议〔2026〕1号" });
    const beyond = congress(office, ["F03"], "2026-02-02");
    expect(beyond === null ? "" : delegationText(beyond)).toBe(
      "报刊费不在授权事项以内：村民会议〔2026〕1号 授权“年度非生产性支出限额”，到 2026-12-31 为止",
    );
  });

  it("is told while it is typed, and after the term as well", () => {
    const office = openRuleOffice();
    assembly(office, [], "2026-06-30");
    const { ledgerId, body, track, metOn, entitled, present, record } = recording("x", [], { metOn: "2026-07-01" });
    const asked = { ledgerId, body, track, metOn, entitled, present, record, categoryIds: ["F02"] };
    const { delegation } = office.must("resolution.procedure", asked);
    expect(delegation === null ? "" : delegationText(delegation)).toBe(
      "授权已经到期：村民会议〔2026〕1号 授权“年度非生产性支出限额”，到 2026-06-30 为止",
    );
  });

  it("is never a delegation to itself", () => {
    const office = openRuleOffice();
    const vote = recording("1号", []);
    const delegation = { matters: "年度限额", categoryIds: [], untilOn: "2026-12-31" };
    expect(office.ask("resolution.record", { ...vote, record: { ...vote.record, delegation } })).toMatchObject({
      failure: { code: "minutes-bad", reason: "delegation-by-congress" },
    });
  });
});
