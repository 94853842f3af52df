import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { instant } from "#domain/core/dates.ts";
import { readSettings, saveSettings } from "#store/setting-rows.ts";
import { plain } from "#test/support/plain-parameters.ts";
import { book, committee, decide, openRuleOffice, recording, spending, yearlyCap, yuan } from "./rule-office.ts";

type Office = ReturnType<typeof openRuleOffice>;

const next = { fromOn: "2027-01-01", toOn: "2027-12-31" } as const;
const office2026 = (amountYuan: number, over: Parameters<typeof yearlyCap>[2] = {}) => [
  yearlyCap("F02", yuan(amountYuan), over),
];
const bought = (on: string, amountYuan: number) => spending({ on, categoryCode: "F02", amountFen: yuan(amountYuan) });
const draft = (office: Office, on: string, amountYuan: number) =>
  office.must("voucher.save", { id: null, version: null, content: bought(on, amountYuan) });
const review = (office: Office, { id, version }: { readonly id: string; readonly version: number }) =>
  office.ask("voucher.review", { id, version }, "zhou");

describe("the cap of a year", () => {
  it("is amended though the next year's has been voted already", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", office2026(5000)));
    decide(office, recording("2号", office2026(4000, next), { metOn: "2026-09-20" }));
    decide(office, recording("3号", office2026(6000, { fromOn: "2026-10-01" }), { metOn: "2026-10-01" }));
    const capOn = (onDate: string) => office.must("cap.register", { ledgerId: committee, onDate }).caps[0]?.capFen;
    expect([capOn("2026-09-30"), capOn("2026-10-02"), capOn("2027-01-01")]).toEqual([
      yuan(5000),
      yuan(6000),
      yuan(4000),
    ]);
  });

  it("is not amended for days before its newest version of that year", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", office2026(5000)));
    decide(office, recording("2号", office2026(6000, { fromOn: "2026-06-01" }), { metOn: "2026-06-01" }));
    const back = recording("3号", office2026(7000, { fromOn: "2026-05-01" }), { metOn: "2026-07-01" });
    expect(office.ask("resolution.record", back)).toMatchObject({
      failure: { code: "cap-retroactive", line: 1, latestFrom: "2026-06-01" },
    });
  });

  it("is the same whichever of its votes is typed first, and so is what a spending may name", async () => {
    const votes = [
      recording("1号", office2026(5000)),
      recording("2号", office2026(6000, { fromOn: "2026-06-01" }), { metOn: "2026-06-01" }),
      recording("3号", office2026(5500, { fromOn: "2026-08-01" }), { metOn: "2026-08-01" }),
    ];
    const seen = async (order: readonly number[]) => {
      const office = openRuleOffice();
      const ids = new Map(order.map((at) => [at, decide(office, votes[at] as (typeof votes)[number]).id]));
      const days = ["2026-03-01", "2026-06-01", "2026-07-31", "2026-08-01", "2026-12-31"];
      const rows = days.map((onDate) =>
        office
          .must("cap.register", { ledgerId: committee, onDate })
          .caps.map(({ capFen, firstFen, resolutionNumber }) => [capFen, firstFen, resolutionNumber]),
      );
      // Spent under the first vote: the raise of June covers it when it is named, the first vote itself never does.
      const saved = draft(office, "2026-03-03", 5200);
      const covered = [0, 1, 2].map((at) =>
        office
          .must("voucher.linkResolution", { id: saved.id, resolutionId: ids.get(at) ?? "" })
          .hits.every(({ isCleared }) => isCleared),
      );
      return { rows, covered };
    };
    const typedInOrder = await seen([0, 1, 2]);
    expect(typedInOrder.rows.map(([row]) => row?.[0])).toEqual([5000, 6000, 6000, 5500, 5500].map(yuan));
    for (const order of [
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ])
      expect(await seen(order), String(order)).toEqual(typedInOrder);
  });

  it("voted before an amendment does not begin after it, when it is typed after it", () => {
    const office = openRuleOffice();
    decide(office, recording("2号", office2026(6000, { fromOn: "2026-06-01" }), { metOn: "2026-06-01" }));
    const late = recording("1号", office2026(5000, { fromOn: "2026-07-01" }));
    expect(office.ask("resolution.record", late)).toMatchObject({
      failure: { code: "cap-after-amendment", line: 1, laterFrom: "2026-06-01" },
    });
  });

  it("is voted anew after the township returned a vote with mistyped days", () => {
    const office = openRuleOffice();
    const mistyped = office2026(5000, { fromOn: "2026-06-01", toOn: "2036-12-31" });
    const { id } = office.must("resolution.record", recording("1号", mistyped));
    const opinion = { opinion: "returned", note: "日期写错", onDate: "2026-01-10" } as const;
    office.must("resolution.giveOpinion", { id, ...opinion }, "zhou");
    expect(office.ask("resolution.record", recording("2号", office2026(5000)))).toMatchObject({ ok: true });
  });

  it("of an assembly is not changed by a congress", () => {
    const office = openRuleOffice();
    const numbers = { entitled: 800, present: 500, votesFor: 450, votesAgainst: 30, votesAbstain: 20 };
    decide(office, recording("1号", office2026(5000), { body: "assembly", ...numbers }));
    const raise = office2026(90_000, { fromOn: "2026-05-01" });
    expect(office.ask("resolution.record", recording("2号", raise, { metOn: "2026-05-01" }))).toMatchObject({
      failure: { code: "amendment-bad", reason: "other-body" },
    });
    const again = recording("2号", raise, { metOn: "2026-05-01", body: "assembly", ...numbers });
    expect(office.ask("resolution.record", again).ok).toBe(true);
  });

  it("ends the day before a decision that replaced the one it was voted by", () => {
    const office = openRuleOffice();
    const { id } = decide(office, recording("1号", office2026(5000)));
    const changes = { resolutionId: id, how: "supersedes" as const };
    decide(office, recording("2号", [], { metOn: "2026-05-01", changes }));
    const capsOn = (onDate: string) =>
      office.must("cap.register", { ledgerId: committee, onDate }).caps.map(({ capFen }) => capFen);
    expect([capsOn("2026-04-30"), capsOn("2026-05-01")]).toEqual([[yuan(5000)], []]);
  });

  it("stays in force when the township begins to want its opinion, and later votes wait for it", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", office2026(5000)));
    const settings = readSettings(office.ledger.reading);
    const at = instant("2026-10-10T09:00:00.000Z");
    office.ledger.transact((writing) => {
      saveSettings(writing, { ...settings, needsTownshipOpinion: true, opinionSince: at }, { at, by: "何主任" });
      return { ok: true as const };
    });
    expect(draft(office, "2026-06-01", 5001).hits).toMatchObject([{ kind: "K04", isCleared: false }]);
  });

  it("stays lowered whichever earlier vote a spending names", () => {
    const office = openRuleOffice();
    const { id: first } = decide(office, recording("1号", office2026(5000)));
    const { id: lowered } = decide(
      office,
      recording("2号", office2026(2000, { fromOn: "2026-05-01" }), { metOn: "2026-05-01" }),
    );
    const saved = draft(office, "2026-06-01", 3000);
    for (const resolutionId of [first, lowered]) {
      const { hits } = office.must("voucher.linkResolution", { id: saved.id, resolutionId });
      expect(hits).toMatchObject([{ kind: "K04", isCleared: false, facts: { capFen: yuan(2000) } }]);
    }
    expect(review(office, saved)).toMatchObject({ failure: { code: "rules-refuse" } });
  });
});

describe("a cap lowered within the year", () => {
  const lowered = () => {
    const office = openRuleOffice();
    decide(office, recording("1号", office2026(5000)));
    decide(office, recording("2号", office2026(2000, { fromOn: "2026-05-01" }), { metOn: "2026-05-01" }));
    return office;
  };

  it("holds the second of two vouchers that together pass it, whichever of them is entered first", () => {
    const forward = lowered();
    book(forward, bought("2026-04-01", 3000));
    expect(review(forward, draft(forward, "2026-06-01", 2000))).toMatchObject({ failure: { code: "rules-refuse" } });
    const backward = lowered();
    book(backward, bought("2026-06-01", 2000));
    const back = draft(backward, "2026-04-01", 3000);
    expect(back.hits).toMatchObject([
      { kind: "K04", isCleared: false, facts: { capFen: yuan(2000), overFen: yuan(2000), loweredFrom: "2026-05-01" } },
    ]);
    expect(review(backward, back)).toMatchObject({ failure: { code: "rules-refuse" } });
  });

  it("leaves alone what was spent before it while nothing was spent since", () => {
    const office = lowered();
    expect(draft(office, "2026-04-01", 5000).hits).toEqual([]);
    book(office, bought("2026-06-01", 500));
    expect(draft(office, "2026-04-01", 1500).hits).toEqual([]);
    expect(draft(office, "2026-04-01", 1501).hits).toMatchObject([{ kind: "K04", facts: { overFen: yuan(1) } }]);
  });
});

const total: InputOf<"rule.propose"> = {
  id: null,
  level: "township",
  title: "办公费总额",
  basis: "青禾镇〔2026〕3号",
  severity: "block",
  scope: { villageIds: [], entities: [] },
  parameters: plain("K07", { amounts: { limitFen: yuan(1000) }, categoryIds: ["F02"] }),
  fromOn: "2026-01-01",
  toOn: "2026-12-31",
};

describe("a rule", () => {
  it("of a total is passed by a vote on that very spending where it asks for a resolution, and never where it forbids", () => {
    const matter = { categoryIds: ["F02"], amountFen: yuan(1500), fromOn: "2026-03-01", toOn: "2026-03-31" };
    const reviewed = (severity: "needs-resolution" | "block", agreed: typeof matter | null) => {
      const office = openRuleOffice();
      office.must("rule.approve", office.must("rule.propose", { ...total, severity }), "he");
      const capped = agreed === null ? office2026(9000) : [];
      const { id } = decide(office, { ...recording("8号", capped), matter: agreed });
      const saved = draft(office, "2026-03-03", 1500);
      office.must("voucher.linkResolution", { id: saved.id, resolutionId: id });
      return review(office, saved).ok;
    };
    expect(reviewed("needs-resolution", matter)).toBe(true);
    expect(reviewed("needs-resolution", { ...matter, amountFen: yuan(1499) })).toBe(false);
    expect(reviewed("needs-resolution", null)).toBe(false);
    expect(reviewed("block", matter)).toBe(false);
  });

  it("only proposed, with a mistyped day, holds up no later proposal", () => {
    const office = openRuleOffice();
    const first = office.must("rule.propose", total);
    office.must("rule.approve", first, "he");
    const again = { ...total, id: first.id };
    office.must("rule.propose", { ...again, fromOn: "2062-01-01", toOn: "2062-12-31" });
    const right = office.must("rule.propose", { ...again, fromOn: "2026-10-11" });
    office.must("rule.approve", right, "he");
    const back = office.must("rule.propose", { ...again, fromOn: "2026-10-12" });
    office.must("rule.approve", back, "he");
    expect(office.ask("rule.propose", { ...again, fromOn: "2026-10-11" })).toMatchObject({
      failure: { code: "rule-bad", reason: "retroactive" },
    });
  });

  it("is compared with the standing ones when it is approved too: two proposals may have waited side by side", () => {
    const office = openRuleOffice();
    const strict = office.must("rule.propose", { ...total, level: "county" });
    const loose = office.must("rule.propose", {
      ...total,
      parameters: plain("K07", { amounts: { limitFen: yuan(9000) }, categoryIds: ["F02"] }),
    });
    office.must("rule.approve", strict, "he");
    expect(office.ask("rule.approve", loose, "he")).toMatchObject({ failure: { code: "rule-conflict" } });
  });
});

describe("a red voucher that is only reviewed", () => {
  it("gives back nothing of a total yet, so that no order of posting passes it", () => {
    const office = openRuleOffice();
    office.must("rule.approve", office.must("rule.propose", total), "he");
    const id = book(office, bought("2026-03-01", 1000));
    const { redId } = office.must("voucher.correct", { id, onDate: "2026-03-02", reason: "重复", andCopy: false });
    office.must("voucher.review", { id: redId, version: 1 }, "zhou");
    const second = draft(office, "2026-03-03", 1000);
    expect(review(office, second).ok).toBe(true);
    const early = office.must("voucher.post", { ids: [second.id] }, "zhou");
    expect(early.refused).toMatchObject([{ id: second.id, code: "rules-refuse" }]);
    expect(office.must("voucher.post", { ids: [redId, second.id] }, "zhou").refused).toEqual([]);
  });

  it("gives back nothing of what a vote agreed to", () => {
    const office = openRuleOffice({ isSeeded: true });
    const matter = { categoryIds: ["F02"], amountFen: yuan(20_000), fromOn: "2026-09-01", toOn: "2026-12-31" };
    const vote = decide(office, { ...recording("8号", [], { metOn: "2026-09-01" }), matter });
    const voted = (on: string) => {
      const signed = (["village-head", "supervisors", "two-committees", "township-leader"] as const).map((role) => ({
        role,
        name: role === "supervisors" ? "郑监委" : "某人",
        onDate: on,
      }));
      const paper = (kind: "contract" | "invoice" | "acceptance") => ({
        kind,
        number: kind === "invoice" ? `2651200000000000${on.replaceAll("-", "")}` : "",
        onDate: null,
        amountFen: null,
        party: "",
        note: "",
      });
      const content = {
        ...bought(on, 15_000),
        documents: [paper("contract"), paper("invoice"), paper("acceptance")],
        approvals: signed,
      };
      const saved = office.must("voucher.save", { id: null, version: null, content });
      office.must("voucher.linkResolution", { id: saved.id, resolutionId: vote.id });
      return saved;
    };
    const first = voted("2026-09-10");
    office.must("voucher.review", { id: first.id, version: first.version }, "zhou");
    expect(office.must("voucher.post", { ids: [first.id] }, "zhou").refused).toEqual([]);
    const { redId } = office.must("voucher.correct", {
      id: first.id,
      onDate: "2026-09-11",
      reason: "重复",
      andCopy: false,
    });
    office.must("voucher.review", { id: redId, version: 1 }, "zhou");
    const second = voted("2026-09-12");
    expect(review(office, second).ok).toBe(true);
    expect(office.must("voucher.post", { ids: [second.id] }, "zhou").refused).toMatchObject([{ code: "rules-refuse" }]);
    expect(office.must("voucher.post", { ids: [redId, second.id] }, "zhou").refused).toEqual([]);
  });
});
