import { describe, expect, it } from "vitest";
import { instant } from "#domain/core/dates.ts";
import { idOf, type PersonId, type VoucherId } from "#domain/core/ids.ts";
import { readHits } from "#store/hit-rows.ts";
import { markReviewed } from "#store/review-rows.ts";
import { insertDraft, readVoucher } from "#store/voucher-rows.ts";
import {
  book,
  collective,
  committee,
  invoice,
  neighbour,
  openRuleOffice,
  recording,
  spending,
  yearlyCap,
  yuan,
  decide,
} from "./rule-office.ts";

/** A cap of 5 000 with 4 900 used, and a draft of 300 on 2026-09-03 that is held by it. */
const heldOffice = () => {
  const office = openRuleOffice();
  decide(office, recording("1号", [yearlyCap("F02", yuan(5000))]));
  book(office, spending({ on: "2026-03-01", categoryCode: "F02", amountFen: yuan(4900) }));
  const content = spending({ on: "2026-09-03", categoryCode: "F02", amountFen: yuan(300) });
  const draft = office.must("voucher.save", { id: null, version: null, content });
  const amend = (number: string, amountFen: number, over: Parameters<typeof recording>[2] = {}) =>
    decide(
      office,
      recording(number, [yearlyCap("F02", amountFen, { fromOn: over.metOn ?? "2026-09-15" })], {
        metOn: "2026-09-15",
        ...over,
      }),
    ).id;
  return { office, draft, content, amend };
};

describe("a spending over its cap", () => {
  it("is held until an amending vote is linked, and then passes", () => {
    const { office, draft, amend } = heldOffice();
    expect(draft.hits).toMatchObject([{ kind: "K04", isCleared: false, facts: { overFen: yuan(200) } }]);
    expect(office.ask("voucher.review", { id: draft.id, version: draft.version }, "zhou")).toMatchObject({
      failure: { code: "rules-refuse" },
    });
    const raised = amend("2号", yuan(6000));
    // The vote is later than the spending: by itself it changes nothing.
    expect(office.ask("voucher.review", { id: draft.id, version: draft.version }, "zhou")).toMatchObject({
      failure: { code: "rules-refuse" },
    });
    const linked = office.must("voucher.linkResolution", { id: draft.id, resolutionId: raised });
    expect(linked.hits).toMatchObject([
      {
        kind: "K04",
        ruleVersion: 1,
        isCleared: true,
        facts: { clearedByNumber: "2号", clearedVersion: 2, clearedCapFen: yuan(6000), isVotedAfterSpending: true },
      },
    ]);
    const { version } = office.must("voucher.review", { id: draft.id, version: draft.version }, "zhou");
    expect(office.must("voucher.post", { ids: [draft.id] }, "zhou").refused).toEqual([]);
    expect(version).toBe(2);
    expect(office.must("resolution.show", { id: raised }).vouchers).toMatchObject([
      { id: draft.id, name: "2026-09 记-1", totalFen: yuan(300) },
    ]);
    expect(readHits(office.ledger.reading, draft.id, "posting")).toMatchObject([{ ruleVersion: 1, isCleared: true }]);
  });

  it("needs no link when its day is not before the amending vote", () => {
    const { office, amend } = heldOffice();
    amend("2号", yuan(6000), { metOn: "2026-09-03" });
    const content = spending({ on: "2026-09-03", categoryCode: "F02", amountFen: yuan(300) });
    expect(office.must("voucher.judge", { id: null, content })).toMatchObject({
      hits: [],
      usages: [{ version: 2, capFen: yuan(6000), usedFen: yuan(4900), thisFen: yuan(300), remainingFen: yuan(1100) }],
    });
  });

  it.each([
    ["raises the cap by one fen too little", yuan(5200) - 1, {}, false],
    ["raises the cap just enough", yuan(5200), {}, true],
    ["raises the cap of another ledger", yuan(9000), { ledgerId: neighbour }, "not-found"],
    ["raises the cap of the village's other entity", yuan(9000), { ledgerId: collective, track: "B" }, "not-found"],
  ] as const)("is let through only where the linked vote %s", (_case, amountFen, over, expected) => {
    const { office, draft, amend } = heldOffice();
    const resolutionId = amend("2号", amountFen, over);
    const reply = office.ask("voucher.linkResolution", { id: draft.id, resolutionId });
    if (typeof expected === "string") {
      expect(reply).toMatchObject({ ok: false, failure: { code: expected } });
      return;
    }
    expect(reply).toMatchObject({ ok: true, value: { hits: [{ isCleared: expected }] } });
    expect(office.ask("voucher.review", { id: draft.id, version: draft.version }, "zhou").ok).toBe(expected);
  });

  it("is not let through by a vote about another category", () => {
    const { office, draft } = heldOffice();
    const other = recording("2号", [yearlyCap("F03", yuan(90_000))], { metOn: "2026-09-15" });
    const { id: resolutionId } = decide(office, other);
    expect(office.must("voucher.linkResolution", { id: draft.id, resolutionId }).hits).toMatchObject([
      { isCleared: false },
    ]);
  });

  it("is not let through by a vote that failed, waits or was returned", () => {
    const { office, draft, amend } = heldOffice();
    const failed = office.must(
      "resolution.record",
      recording("2号", [], { present: 10, votesFor: 10, votesAgainst: 0, votesAbstain: 0, declared: "failed" }),
    );
    const notInForce = { ok: false, failure: { code: "resolution-not-in-force" } };
    expect(office.ask("voucher.linkResolution", { id: draft.id, resolutionId: failed.id })).toEqual(notInForce);
    const raised = amend("3号", yuan(6000));
    office.must("voucher.linkResolution", { id: draft.id, resolutionId: raised });
    office.must(
      "resolution.giveOpinion",
      { id: raised, opinion: "returned", note: "程序不合", onDate: "2026-09-20" },
      "zhou",
    );
    expect(office.ask("voucher.linkResolution", { id: draft.id, resolutionId: raised })).toEqual(notInForce);
    // A link made while the vote was in force does not outlive it.
    expect(office.ask("voucher.review", { id: draft.id, version: draft.version }, "zhou")).toMatchObject({
      failure: { code: "rules-refuse" },
    });
  });

  it("is linked only before it is posted, and to what is there", () => {
    const { office, draft, amend } = heldOffice();
    const resolutionId = amend("2号", yuan(6000));
    expect(office.ask("voucher.linkResolution", { id: "nothing", resolutionId })).toMatchObject({
      failure: { code: "not-found", kind: "voucher" },
    });
    expect(office.ask("voucher.linkResolution", { id: draft.id, resolutionId: "nothing" })).toMatchObject({
      failure: { code: "not-found", kind: "resolution" },
    });
    office.must("voucher.linkResolution", { id: draft.id, resolutionId });
    office.must("voucher.linkResolution", { id: draft.id, resolutionId });
    office.must("voucher.review", { id: draft.id, version: draft.version }, "zhou");
    office.must("voucher.linkResolution", { id: draft.id, resolutionId }, "zhou");
    office.must("voucher.post", { ids: [draft.id] }, "zhou");
    expect(office.ask("voucher.linkResolution", { id: draft.id, resolutionId })).toEqual({
      ok: false,
      failure: { code: "wrong-state", state: "posted" },
    });
  });
});

describe("corrections and caps", () => {
  it("gives the use back when the red voucher is booked, and lets the copy take it", () => {
    const { office, draft } = heldOffice();
    office.must("voucher.delete", { id: draft.id, version: draft.version });
    const wrong = book(office, spending({ on: "2026-09-03", categoryCode: "F02", amountFen: yuan(100) }));
    const { redId, copyId } = office.must("voucher.correct", {
      id: wrong,
      onDate: "2026-09-10",
      reason: "金额记错",
      andCopy: true,
    });
    if (copyId === null) throw new Error("no copy");
    const red = office.must("voucher.show", { id: redId });
    expect(red.hits).toEqual([]);
    expect(office.must("voucher.show", { id: copyId }).hits).toEqual([]);
    expect(office.ask("voucher.review", { id: copyId, version: 1 }, "zhou")).toMatchObject({
      failure: { code: "red-half-first" },
    });
    const use = () => office.must("cap.register", { ledgerId: committee, onDate: "2026-09-30" }).caps[0];
    office.must("voucher.review", { id: redId, version: red.version }, "zhou");
    office.must("voucher.review", { id: copyId, version: 1 }, "zhou");
    expect(use()).toMatchObject({ usedFen: yuan(5000), committedFen: 0 });
    // The copy waits for the red one: a red voucher still under way could be taken back.
    expect(office.must("voucher.post", { ids: [copyId] }, "zhou").refused).toMatchObject([{ code: "red-half-first" }]);
    expect(office.must("voucher.post", { ids: [redId, copyId] }, "zhou").refused).toEqual([]);
    expect(use()).toMatchObject({ usedFen: yuan(5000), committedFen: 0 });
  });

  it("holds a red voucher that spends again what a red entry gave back", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [yearlyCap("F02", yuan(100))]));
    const first = book(office, spending({ on: "2026-08-31", categoryCode: "F02", amountFen: yuan(100) }));
    const content = spending({ on: "2026-09-01", categoryCode: "F02", amountFen: yuan(-50) });
    const { id: refund } = office.must("voucher.save", { id: null, version: null, content });
    office.must("voucher.nameSpending", { id: refund, spendingId: first });
    office.must("voucher.review", { id: refund, version: 1 }, "zhou");
    expect(office.must("voucher.post", { ids: [refund] }, "zhou").refused).toEqual([]);
    book(office, spending({ on: "2026-09-02", categoryCode: "F02", amountFen: yuan(50) }));
    const { redId } = office.must("voucher.correct", {
      id: refund,
      onDate: "2026-09-10",
      reason: "没有退款",
      andCopy: false,
    });
    expect(office.must("voucher.show", { id: redId }).hits).toMatchObject([
      { kind: "K04", facts: { overFen: yuan(50) } },
    ]);
    expect(office.ask("voucher.review", { id: redId, version: 1 }, "zhou")).toMatchObject({
      failure: { code: "rules-refuse" },
    });
  });

  it("counts a voucher from its review on, and a closing voucher never", () => {
    const office = openRuleOffice();
    decide(office, recording("1号", [yearlyCap("F02", yuan(100))]));
    const content = spending({ on: "2026-09-03", categoryCode: "F02", amountFen: yuan(50) });
    const { id } = office.must("voucher.save", { id: null, version: null, content });
    const use = () => office.must("cap.register", { ledgerId: committee, onDate: "2026-09-30" }).caps[0];
    expect(use()).toMatchObject({ usedFen: 0, committedFen: 0 });
    office.must("voucher.review", { id, version: 1 }, "zhou");
    expect(use()).toMatchObject({ usedFen: 0, committedFen: yuan(50) });
    const draft = readVoucher(office.ledger.reading, id);
    if (draft === undefined) throw new Error("not saved");
    const at = instant("2026-09-30T01:00:00.000Z");
    const closing = { ...draft.voucher, id: idOf<VoucherId>("closing"), kind: "closing", preparedAt: at } as const;
    office.write((writing) => {
      insertDraft(writing, closing);
      markReviewed(writing, { id: closing.id, version: 1, by: idOf<PersonId>("zhou"), at });
    });
    expect(use()).toMatchObject({ usedFen: 0, committedFen: yuan(50) });
  });

  it("knows a receipt by number and issuer, in vouchers of other villages too", () => {
    const office = openRuleOffice({ isSeeded: true });
    const approvals = [{ role: "village-head", name: "王主任", onDate: "2026-09-01" }] as const;
    const paper = (party: string, ledgerId: Parameters<typeof spending>[0]["ledgerId"] = committee) =>
      spending({
        on: "2026-09-03",
        categoryCode: "F02",
        amountFen: 100,
        documents: [{ ...invoice("00123456", "fiscal-receipt"), party }],
        approvals: [...approvals],
        ledgerId,
      });
    book(office, paper("柳溪村财务"));
    const judged = (party: string) =>
      office
        .must("voucher.judge", { id: null, content: paper(party, neighbour) })
        .hits.filter(({ kind }) => kind === "K18").length;
    expect(["石桥村财务", "柳溪村财务", ""].map(judged)).toEqual([0, 1, 1]);
  });

  it("finds an invoice again only while its voucher stands", () => {
    const office = openRuleOffice({ isSeeded: true });
    const approvals = [{ role: "village-head", name: "王主任", onDate: "2026-09-01" }] as const;
    const paper = (number: string, over: object = {}) =>
      spending({
        on: "2026-09-03",
        categoryCode: "F02",
        amountFen: 100,
        documents: [invoice(number)],
        approvals: [...approvals],
        ...over,
      });
    const kinds = (content: Parameters<typeof book>[1], id: string | null = null) =>
      office.must("voucher.judge", { id, content }).hits.map((hit) => hit.kind);
    const draft = office.must("voucher.save", { id: null, version: null, content: paper("044001900111 12345678") });
    expect(kinds(paper("04400190011112345678"))).toEqual(["K18"]);
    expect(kinds(paper("０４４００１９００１１１－１２３４５６７８", { ledgerId: neighbour }))).toEqual(["K18"]);
    expect(kinds(paper("No.04400190011112345678"))).toEqual(["K18"]);
    expect(kinds(paper("04400190011112345678"), draft.id)).toEqual([]);
    office.must("voucher.delete", { id: draft.id, version: draft.version });
    expect(kinds(paper("04400190011112345678"))).toEqual([]);

    const named = office.must("voucher.save", { id: null, version: null, content: paper("№ 04400190011112345678") });
    expect(kinds(paper("04400190011112345678"))).toEqual(["K18"]);
    office.must("voucher.delete", { id: named.id, version: named.version });

    const wrong = book(office, paper("04400190011112345678"));
    const { redId, copyId } = office.must("voucher.correct", {
      id: wrong,
      onDate: "2026-09-10",
      reason: "科目记错",
      andCopy: true,
    });
    if (copyId === null) throw new Error("no copy");
    expect(office.must("voucher.show", { id: copyId }).hits).toEqual([]);
    office.must("voucher.delete", { id: copyId, version: 1 });
    expect(kinds(paper("04400190011112345678"))).toEqual(["K18"]);
    office.must("voucher.review", { id: redId, version: 1 }, "zhou");
    office.must("voucher.post", { ids: [redId] }, "zhou");
    expect(kinds(paper("04400190011112345678"))).toEqual([]);
  });
});
