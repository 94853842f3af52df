import { describe, expect, it } from "vitest";
import { readHits } from "#store/hit-rows.ts";
import { sqlFor } from "#store/query.ts";
import {
  committee,
  decide,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
  type RuleOffice,
} from "./rule-office.ts";

const capped = recording("1号", [yearlyCap("F02", yuan(100))]);
const capsOf = (office: RuleOffice) => office.must("cap.register", { ledgerId: committee, onDate: "2026-09-30" }).caps;

describe("a recorded vote", () => {
  it("limits and loosens nothing until a second person has confirmed it", () => {
    const office = openRuleOffice();
    const { id } = office.must("resolution.record", capped);
    expect(office.must("resolution.show", { id })).toMatchObject({ isInForce: false, isConfirmed: false });
    expect(capsOf(office)).toEqual([]);
    office.must("resolution.confirm", { id }, "zhou");
    expect(office.must("resolution.show", { id })).toMatchObject({ isInForce: true, confirmedByName: "周审核" });
    expect(capsOf(office)).toMatchObject([{ capFen: yuan(100) }]);
  });

  it.each([
    ["nobody's vote", "nothing", "zhou", { code: "not-found", kind: "resolution" }],
    ["the own one", "own", "he", { code: "same-person" }],
    ["a failed one", "failed", "zhou", { code: "resolution-failed" }],
    ["one confirmed before", "confirmed", "zhou", { code: "already-confirmed" }],
  ] as const)("is not confirmed where it is %s", (_case, which, person, failure) => {
    const office = openRuleOffice();
    const failed = { present: 10, votesFor: 10, votesAgainst: 0, votesAbstain: 0, declared: "failed" as const };
    const ids = {
      nothing: "nothing",
      own: office.must("resolution.record", capped, "he").id,
      failed: office.must("resolution.record", recording("2号", [], failed)).id,
      confirmed: decide(office, recording("3号", [])).id,
    };
    expect(office.ask("resolution.confirm", { id: ids[which] }, person)).toEqual({ ok: false, failure });
  });

  const smallCongress = recording("9号", [yearlyCap("F02", yuan(100))], {
    record: { ...capped.record, composition: { representatives: 10, women: 2, households: null } },
  });

  it("of a congress composed below the law takes effect only once who confirms it says so, and the trail keeps it", () => {
    const office = openRuleOffice();
    const { id } = office.must("resolution.record", smallCongress);
    const refused = { ok: false, failure: { code: "composition-unlawful", count: 2 } };
    expect(office.ask("resolution.confirm", { id }, "zhou")).toEqual(refused);
    const opinion = { id, opinion: "filed", note: "", onDate: "2026-01-10" } as const;
    expect(office.ask("resolution.giveOpinion", opinion, "zhou")).toEqual(refused);
    expect(capsOf(office)).toEqual([]);
    office.must("resolution.confirm", { id, acceptsComposition: true }, "zhou");
    expect(capsOf(office)).toMatchObject([{ capFen: yuan(100) }]);
    const told = office.ledger.reading.all(sqlFor.selectFrom("trail").select(["subject", "facts"]).orderBy("no"));
    expect(told.at(-1)).toMatchObject({
      subject: "复核决议 9号 2026年度支出限额，会议组成不符合法定要求仍然复核",
      facts: expect.stringContaining('"representatives 10/24","women 2/10"'),
    });
  });

  it("of such a congress may be returned by the township without anything being passed", () => {
    const office = openRuleOffice();
    const { id } = office.must("resolution.record", smallCongress);
    const opinion = { id, opinion: "returned", note: "重新开会", onDate: "2026-01-10" } as const;
    office.must("resolution.giveOpinion", opinion, "zhou");
    expect(office.must("resolution.show", { id })).toMatchObject({ isInForce: false });
  });

  it("has a second person in whoever gives the township's opinion", () => {
    const office = openRuleOffice();
    const { id } = office.must("resolution.record", capped);
    const opinion = { opinion: "filed", note: "", onDate: "2026-01-10" } as const;
    office.must("resolution.giveOpinion", { id, ...opinion }, "zhou");
    expect(office.must("resolution.show", { id })).toMatchObject({ isInForce: true, isConfirmed: false });
  });

  it("may be named before it is confirmed, and lets its voucher be reviewed only afterwards", () => {
    const office = openRuleOffice();
    decide(office, capped);
    const content = spending({ on: "2026-09-03", categoryCode: "F02", amountFen: yuan(150) });
    const draft = office.must("voucher.save", { id: null, version: null, content });
    const raised = recording("2号", [yearlyCap("F02", yuan(200), { fromOn: "2026-09-20" })], { metOn: "2026-09-20" });
    const { id: resolutionId } = office.must("resolution.record", raised);
    expect(office.must("voucher.linkResolution", { id: draft.id, resolutionId }).hits).toMatchObject([
      { kind: "K04", isCleared: false },
    ]);
    expect(office.must("voucher.show", { id: draft.id }).resolutions).toMatchObject([{ isWaiting: true }]);
    expect(office.ask("voucher.review", { id: draft.id, version: draft.version }, "zhou")).toEqual({
      ok: false,
      failure: { code: "resolution-unconfirmed", number: "2号" },
    });
    office.must("resolution.confirm", { id: resolutionId }, "he");
    // The draft is judged anew at once, so that lists tell how it stands now.
    expect(readHits(office.ledger.reading, draft.id, "entry")).toMatchObject([{ kind: "K04", isCleared: true }]);
    expect(office.ask("voucher.review", { id: draft.id, version: draft.version }, "zhou").ok).toBe(true);
  });
});

describe("approval by a vote", () => {
  const matter = { categoryIds: ["F02"], amountFen: yuan(20_000), fromOn: "2026-09-01", toOn: "2026-10-31" };
  const bought = (amountYuan: number, over: { readonly on?: string; readonly categoryCode?: string } = {}) => {
    const content = spending({ on: "2026-09-15", categoryCode: "F02", amountFen: yuan(amountYuan), ...over });
    const signed = (["village-head", "supervisors"] as const).map((role) => ({
      role,
      name: role === "supervisors" ? "郑监委" : "某人",
      onDate: "2026-09-15",
    }));
    const paper = (kind: "contract" | "invoice" | "acceptance") => ({
      kind,
      number: kind === "invoice" ? `2651200000000000${amountYuan}${over.on ?? ""}` : "",
      onDate: null,
      amountFen: null,
      party: "",
      note: "",
    });
    return { ...content, documents: [paper("contract"), paper("invoice"), paper("acceptance")], approvals: signed };
  };
  /** The K01 hit of a draft that names the vote, or undefined when it is satisfied. */
  const heldBy = (office: RuleOffice, content: ReturnType<typeof bought>, resolutionId: string) => {
    const { id } = office.must("voucher.save", { id: null, version: null, content });
    const { hits } = office.must("voucher.linkResolution", { id, resolutionId });
    return { id, hit: hits.find((each) => each.kind === "K01") };
  };

  it.each([
    ["its category, amount and day", {}, 15_000, true],
    ["exactly its amount", {}, 20_000, true],
    ["another category", { categoryIds: ["F03"] }, 15_000, false],
    ["a smaller amount", { amountFen: yuan(14_999) }, 15_000, false],
    ["a time after it", { fromOn: "2026-09-16" }, 15_000, false],
    ["a time before it", { toOn: "2026-09-14" }, 15_000, false],
    ["nothing in particular", null, 15_000, false],
  ])("counts where the vote agreed to %s: %#", (_case, over, amountYuan, isVoted) => {
    const office = openRuleOffice({ isSeeded: true });
    const { id } = decide(office, {
      ...recording("8号", [], { metOn: "2026-09-01" }),
      matter: over === null ? null : { ...matter, ...over },
    });
    const { hit } = heldBy(office, bought(amountYuan), id);
    if (isVoted) expect(hit).toBeUndefined();
    else
      expect(hit?.facts).toMatchObject({
        missingRoles: ["congress"],
        missingDocuments: ["resolution"],
        votesAside: ["8号"],
      });
  });

  it("is used up by all the vouchers that rest on it", () => {
    const office = openRuleOffice({ isSeeded: true });
    const { id } = decide(office, { ...recording("8号", [], { metOn: "2026-09-01" }), matter });
    const first = heldBy(office, bought(12_000), id);
    expect(first.hit).toBeUndefined();
    office.must("voucher.review", { id: first.id, version: 1 }, "zhou");
    expect(heldBy(office, bought(10_001, { on: "2026-09-16" }), id).hit?.facts).toMatchObject({ votesAside: ["8号"] });
  });

  it.each([
    ["the day of the mistake", { fromOn: "2026-09-01", toOn: "2026-09-30" }, false],
    ["the day of the correction only", { fromOn: "2026-10-01", toOn: "2026-10-31" }, true],
  ])("is asked of a correction for the day of what it corrects: a vote for %s", (_case, days, isHeld) => {
    const office = openRuleOffice({ isSeeded: true });
    const first = decide(office, {
      ...recording("8号", [], { metOn: "2026-09-01" }),
      matter: { ...matter, toOn: "2026-09-30" },
    });
    const wrong = heldBy(office, bought(12_000), first.id);
    office.must("voucher.review", { id: wrong.id, version: 1 }, "zhou");
    office.must("voucher.post", { ids: [wrong.id] }, "zhou");
    const made = office.must("voucher.correct", {
      id: wrong.id,
      onDate: "2026-10-10",
      reason: "摘要记错",
      andCopy: true,
    });
    const [copyId, redId] = [made.copyId ?? "", made.redId];
    office.must("voucher.review", { id: redId, version: 1 }, "zhou");
    office.must("voucher.post", { ids: [redId] }, "zhou");
    const second = decide(office, {
      ...recording("9号", [], { metOn: "2026-09-01" }),
      matter: { ...matter, ...days },
    });
    office.must("voucher.linkResolution", { id: copyId, resolutionId: second.id });
    const hit = office.must("voucher.show", { id: copyId }).hits.find(({ kind }) => kind === "K01");
    expect(hit !== undefined).toBe(isHeld);
  });

  it("is given up to a cap that the same vote set", () => {
    const office = openRuleOffice({ isSeeded: true });
    const { id } = decide(
      office,
      recording("8号", [yearlyCap("F02", yuan(15_000), { fromOn: "2026-09-01" })], { metOn: "2026-09-01" }),
    );
    expect(heldBy(office, bought(15_000), id).hit).toBeUndefined();
  });

  it.each([
    ["a category that is not there", { categoryIds: ["ghost"] }, { code: "not-found", kind: "category" }],
    ["days the wrong way round", { toOn: "2026-08-31" }, { code: "bad-input" }],
    ["no amount", { amountFen: 0 }, { code: "bad-input" }],
  ])("is not recorded with %s", (_case, over, failure) => {
    const office = openRuleOffice();
    const vote = { ...recording("8号", []), matter: { ...matter, ...over } };
    expect(office.ask("resolution.record", vote)).toMatchObject({ ok: false, failure });
  });
});
