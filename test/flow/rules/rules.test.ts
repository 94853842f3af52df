import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { readHits } from "#store/hit-rows.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { book, collective, committee, neighbour, openRuleOffice, spending, yuan } from "./rule-office.ts";

type Proposal = InputOf<"rule.propose">;
const banned = (over: Partial<Proposal> = {}): Proposal => ({
  id: null,
  title: "禁止列支考察费",
  level: "township",
  scope: { villageIds: [], entities: [] },
  basis: "青禾镇村级财务管理办法（示例）第八条",
  severity: "block",
  parameters: { kind: "K08", categoryIds: ["F12"], words: [] },
  fromOn: "2026-01-01",
  toOn: "2026-12-31",
  ...over,
});
const trip = spending({ on: "2026-09-03", categoryCode: "F12", amountFen: yuan(800) });

describe("rules as data", () => {
  it("come with the office: samples of the township and locked national ones, in the order of the hits", () => {
    const office = openRuleOffice({ isSeeded: true });
    const { rules } = office.must("rule.list", {});
    expect(rules.map((rule) => [rule.parameters.kind, rule.level, rule.isSample, rule.isApproved])).toEqual([
      ["K01", "township", true, true],
      ["K02", "national", false, true],
      ["K08", "township", true, true],
      ["K17", "township", true, true],
      ["K18", "national", false, true],
      ["K26", "national", false, true],
      ["K29", "national", false, true],
    ]);
    expect(rules.find((rule) => rule.parameters.kind === "K08")?.parameters).toMatchObject({ categoryIds: ["F01"] });
  });

  it("judge only when a second person has approved them", () => {
    const office = openRuleOffice();
    const kinds = () =>
      office.must("voucher.judge", { id: null, content: trip }).hits.map((hit) => [hit.kind, hit.ruleVersion]);
    const proposed = office.must("rule.propose", banned(), "he");
    expect(kinds()).toEqual([]);
    expect(office.ask("rule.approve", proposed, "he")).toEqual({ ok: false, failure: { code: "same-person" } });
    office.must("rule.approve", proposed, "zhou");
    expect(kinds()).toEqual([["K08", 1]]);
    expect(office.ask("rule.approve", proposed, "zhou")).toMatchObject({ failure: { code: "wrong-state" } });
    expect(office.must("rule.list", {}).rules).toMatchObject([
      { proposedByName: "何主任", approvedByName: "周审核", isSample: false },
    ]);
  });

  it("change by a new version beside the old, and drafts are judged anew", () => {
    const office = openRuleOffice();
    const { id } = office.must("rule.propose", banned(), "he");
    office.must("rule.approve", { id, version: 1 }, "zhou");
    const draft = office.must("voucher.save", { id: null, version: null, content: trip });
    expect(readHits(office.ledger.reading, draft.id, "entry")).toMatchObject([{ ruleVersion: 1, severity: "block" }]);
    const next = office.must("rule.propose", banned({ id, severity: "warn", fromOn: "2026-07-01" }), "he");
    expect(next).toEqual({ id, version: 2 });
    office.must("rule.approve", next, "zhou");
    expect(readHits(office.ledger.reading, draft.id, "entry")).toMatchObject([{ ruleVersion: 2, severity: "warn" }]);
    expect(office.must("voucher.judge", { id: null, content: trip }).hits).toMatchObject([
      { ruleVersion: 2, severity: "warn" },
    ]);
    const before = { ...trip, onDate: "2026-06-30" };
    expect(office.must("voucher.judge", { id: null, content: before }).hits).toMatchObject([
      { ruleVersion: 1, severity: "block" },
    ]);
    expect(office.must("rule.list", {}).rules.map((rule) => rule.version)).toEqual([2, 1]);
  });

  it("of one village or one kind of entity judge only there", () => {
    const office = openRuleOffice();
    const kindsIn = (ledgerId: LedgerId) =>
      office.must("voucher.judge", {
        id: null,
        content: spending({ ledgerId, on: "2026-09-03", categoryCode: "F12", amountFen: 100 }),
      }).hits.length;
    const ledgers = [committee, collective, neighbour];
    const village = banned({ level: "village", scope: { villageIds: ["liuxi"], entities: ["committee"] } });
    const { id } = office.must("rule.propose", village, "he");
    office.must("rule.approve", { id, version: 1 }, "zhou");
    expect(ledgers.map(kindsIn)).toEqual([1, 0, 0]);
    const collectives = office.must(
      "rule.propose",
      banned({ scope: { villageIds: [], entities: ["collective"] } }),
      "he",
    );
    office.must("rule.approve", collectives, "zhou");
    expect(ledgers.map(kindsIn)).toEqual([1, 1, 0]);
    expect(office.must("rule.list", {}).rules.map(({ level, scope }) => [level, scope.entities])).toEqual(
      expect.arrayContaining([
        ["village", ["committee"]],
        ["township", ["collective"]],
      ]),
    );
  });

  it("that come to be for fewer villages judge the others no more, and no older version comes back", () => {
    const office = openRuleOffice();
    const at = (ledgerId: LedgerId, on: string) =>
      office
        .must("voucher.judge", {
          id: null,
          content: spending({ ledgerId, on, categoryCode: "F12", amountFen: 100 }),
        })
        .hits.map((hit) => hit.ruleVersion);
    const { id } = office.must("rule.propose", banned(), "he");
    office.must("rule.approve", { id, version: 1 }, "zhou");
    const narrower = banned({ id, scope: { villageIds: ["liuxi"], entities: [] }, fromOn: "2026-07-01" });
    office.must("rule.approve", office.must("rule.propose", narrower, "he"), "zhou");
    expect([committee, neighbour].map((ledgerId) => at(ledgerId, "2026-06-30"))).toEqual([[1], [1]]);
    expect([committee, neighbour].map((ledgerId) => at(ledgerId, "2026-07-01"))).toEqual([[2], []]);
  });

  it.each<[string, Proposal, object]>([
    ["of the nation", banned({ level: "national" }), { code: "rule-bad", reason: "level-locked" }],
    ["of a village that names none", banned({ level: "village" }), { code: "rule-bad", reason: "village-missing" }],
    [
      "for an unknown village",
      banned({ scope: { villageIds: ["nowhere"], entities: [] } }),
      { code: "rule-bad", reason: "village-unknown" },
    ],
    ["of an unknown rule", banned({ id: "nothing" }), { code: "not-found", kind: "rule" }],
    [
      "of the national invoice rule",
      banned({ id: "K18-duplicate", parameters: { kind: "K18" } }),
      { code: "rule-locked" },
    ],
    [
      "that adds to a national kind",
      banned({ parameters: { kind: "K29" }, severity: "warn" }),
      { code: "rule-locked" },
    ],
    ["that makes a national rule another one", banned({ id: "K29-segregation" }), { code: "rule-locked" }],
    [
      "that turns a rule into another kind",
      banned({ id: "K17-evidence" }),
      { code: "rule-bad", reason: "kind-changed" },
    ],
    ["that ends before it begins", banned({ toOn: "2025-12-31" }), { code: "rule-bad", reason: "dates-reversed" }],
    [
      "about an unknown category",
      banned({ parameters: { kind: "K08", categoryIds: ["X99"], words: [] } }),
      { code: "rule-bad", reason: "category-unknown" },
    ],
    [
      "with tiers that fall",
      banned({
        parameters: {
          kind: "K01",
          ladders: [
            {
              nature: "works",
              tiers: [
                { upToFen: 2, isInclusive: true, roles: [], documents: [] },
                { upToFen: 1, isInclusive: true, roles: [], documents: [] },
              ],
            },
          ],
        },
      }),
      { code: "rule-bad", reason: "tiers-not-rising" },
    ],
  ])("refuses a proposal %s", (_case, proposal, failure) => {
    const office = openRuleOffice({ isSeeded: true });
    const reply = office.ask("rule.propose", proposal, "he");
    expect(reply.ok ? {} : reply.failure).toMatchObject(failure);
    expect(office.must("rule.list", {}).rules).toHaveLength(7);
  });

  it("cannot be approved when they are not there", () => {
    const office = openRuleOffice();
    expect(office.ask("rule.approve", { id: "nothing", version: 1 }, "zhou")).toMatchObject({
      failure: { code: "not-found" },
    });
  });
});

describe("trying a rule on the books", () => {
  const limit = (limitFen: number): InputOf<"rule.tryOut"> => ({
    severity: "block",
    scope: { villageIds: [], entities: [] },
    parameters: {
      kind: "K07",
      amounts: { limitFen },
      counts: {},
      flags: {},
      categoryIds: ["F02"],
      natures: [],
      words: [],
      days: [],
      workdays: [],
    },
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  const officeWithBooks = () => {
    const office = openRuleOffice();
    for (const [on, amount] of [
      ["2026-03-02", 600],
      ["2026-05-06", 500],
      ["2026-06-01", 50],
    ] as const)
      book(office, spending({ on, categoryCode: "F02", amountFen: yuan(amount) }));
    return office;
  };

  it("names each posted voucher it would have spoken about, with the numbers, and changes nothing", () => {
    const office = officeWithBooks();
    const before = office.must("rule.list", {});
    // Each voucher is judged against what was reviewed before it, as it would have been on its day.
    expect(office.must("rule.tryOut", limit(yuan(1_149)))).toMatchObject({ judged: 3, hit: 1, hitFen: yuan(50) });
    const { vouchers } = office.must("rule.tryOut", limit(yuan(1_149)));
    expect(vouchers[0]).toMatchObject({
      ledgerName: "柳溪村村民委员会",
      name: "2026-06-01 记-1",
      totalFen: yuan(50),
      hits: [{ kind: "K07", severity: "block", facts: { usedFen: yuan(1_100), overFen: yuan(1) } }],
    });
    expect(office.must("rule.tryOut", limit(yuan(1_150)))).toMatchObject({ judged: 3, hit: 0, vouchers: [] });
    expect(office.must("rule.list", {})).toEqual(before);
  });

  it("looks at the span asked for only", () => {
    const office = officeWithBooks();
    expect(office.must("rule.tryOut", { ...limit(1), fromOn: "2026-05-06", toOn: "2026-05-31" })).toMatchObject({
      judged: 1,
      hit: 1,
    });
  });

  it.each<[string, Partial<InputOf<"rule.tryOut">>, string]>([
    ["that lacks a number", { parameters: { ...limit(1).parameters, amounts: {} } as never }, "nothing-in-it"],
    ["over a span turned round", { fromOn: "2026-12-31", toOn: "2026-01-01" }, "dates-reversed"],
  ])("refuses a rule %s", (_case, over, reason) => {
    const office = openRuleOffice();
    expect(office.ask("rule.tryOut", { ...limit(1), ...over })).toMatchObject({
      ok: false,
      failure: { code: "rule-bad", reason },
    });
  });
});
