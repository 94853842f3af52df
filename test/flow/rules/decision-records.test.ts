import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";
import { openVillage, type Village } from "#test/support/village.ts";

type Recording = InputOf<"resolution.record">;

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const names = Array.from({ length: 30 }, (_none, index) => ({
  name: `成员${String(index + 1)}`,
  unit: `${String((index % 3) + 1)}组`,
  isWoman: index < 12,
  way: index === 0 ? ("proxy" as const) : ("in-person" as const),
  proxy: index === 0 ? "成员1之子" : "",
  isSigned: index !== 29,
}));
const vote = (rest: Partial<Recording> = {}): Recording => {
  const plain = plainResolution(village.ledgerId, []);
  return { ...plain, ...rest, record: { ...plain.record, ...rest.record } };
};
const record = (part: Partial<Recording["record"]>): Recording["record"] => ({ ...vote().record, ...part });
const refusedWith = async (input: Recording) => {
  const reply = await village.call("resolution.record", input);
  return reply.ok ? null : reply.failure;
};

describe("the record of a decision", () => {
  it("keeps who came, for whom, and what the procedure lacks", async () => {
    const full = record({ noticeOn: "2026-06-20", attendees: names, proxies: 1, women: 12, adviserOpinion: "合法" });
    const id = await decide(village, vote({ record: full }));
    const shown = await village.must("resolution.show", { id });
    expect(shown.record).toMatchObject({ attendees: names, adviserOpinion: "合法" });
    expect(shown.procedure).toEqual([
      { kind: "party-study", isMet: null, has: 0, needs: 1, most: null },
      { kind: "notice", isMet: true, has: 11, needs: 10, most: null },
      { kind: "signatures", isMet: false, has: 29, needs: 30, most: null },
      { kind: "supervision", isMet: true, has: 1, needs: 1, most: null },
      { kind: "posting", isMet: null, has: null, needs: 15, most: null },
      { kind: "posting-photo", isMet: null, has: 0, needs: 1, most: null },
    ]);
    const paper = await village.must("decision.printForm", { of: { kind: "resolution", id }, form: "attendance" });
    expect(paper.pages).toBeGreaterThan(0);
  });

  it.each([
    ["fewer names than people", { attendees: names.slice(1) }, "attendees-not-present"],
    ["a short notice without a reason", { noticeOn: "2026-06-25" }, "notice-short"],
    [
      "a posting that ends before it begins",
      { postedFrom: "2026-07-05", postedTo: "2026-07-02" },
      "posting-ends-first",
    ],
    ["a posting before the meeting", { postedFrom: "2026-06-30", postedTo: "2026-07-20" }, "posting-before-meeting"],
  ])("is refused with %s", async (_case, part, reason) => {
    expect(await refusedWith(vote({ record: record(part) }))).toEqual({ code: "minutes-bad", reason, needs: 10 });
  });

  it("goes by the days of notice the office set", async () => {
    const settings = await village.must("publicity.settings", {});
    const noticeDays = { ...settings.noticeDays, assemblyB: 5 };
    await village.must("publicity.saveSettings", { ...settings, noticeDays });
    expect(await refusedWith(vote({ record: record({ noticeOn: "2026-06-25" }) }))).toBeNull();
  });

  it("refuses more votes than people present, and a decision below the legal test takes no effect", async () => {
    expect(await refusedWith(vote({ votesFor: 25, votesAgainst: 6 }))).toMatchObject({
      code: "votes-inconsistent",
      reason: "votes-over-present",
    });
    const { id } = await village.must(
      "resolution.record",
      vote({ votesFor: 19, votesAgainst: 11, declared: "failed" }),
    );
    expect((await village.must("resolution.show", { id })).isInForce).toBe(false);
    expect(await village.call("resolution.confirm", { id })).toMatchObject({ failure: { code: "resolution-failed" } });
  });

  it("is changed only by the body that made it; what is superseded carries nothing new", async () => {
    const first = await decide(village, vote());
    const changes = { resolutionId: first, how: "supersedes" as const };
    const other = vote({ number: "2号", metOn: "2026-08-01", body: "congress", changes });
    expect(await refusedWith(other)).toEqual({ code: "amendment-bad", reason: "other-body" });
    const later = vote({ number: "3号", metOn: "2026-08-01", changes });
    const { id: second } = await village.must("resolution.record", later);
    const draft = async (on: string) =>
      (
        await village.save(
          village.content(on, [
            { code: "513", debit: 10, category: "办公费" },
            { code: "bank", credit: 10 },
          ]),
        )
      ).id;
    const august = await draft("2026-08-10");
    // Until a second person confirmed the later vote, the earlier one stands.
    await village.must("voucher.linkResolution", { id: await draft("2026-08-10"), resolutionId: first });
    await village.must("resolution.confirm", { id: second });
    expect(await village.call("voucher.linkResolution", { id: august, resolutionId: first })).toMatchObject({
      failure: { code: "decision-superseded", number: "1号", by: "3号" },
    });
    await village.must("voucher.linkResolution", { id: await draft("2026-07-20"), resolutionId: first });
    expect((await village.must("resolution.show", { id: first })).changedBy).toMatchObject([
      { number: "3号", how: "supersedes" },
    ]);
    expect((await village.must("resolution.show", { id: second })).changes).toMatchObject({ number: "1号" });
  });

  it("goes by the scans of the party's study and by photos of the posting, kept beside it", async () => {
    const id = await decide(village, vote({ record: record({ postedFrom: "2026-07-01", postedTo: "2026-07-20" }) }));
    const metOf = async () =>
      (await village.must("resolution.show", { id })).procedure.flatMap(({ kind, isMet }) =>
        kind === "party-study" || kind === "posting-photo" ? [[kind, isMet]] : [],
      );
    expect(await metOf()).toEqual([
      ["party-study", null],
      ["posting-photo", false],
    ]);
    const file = { name: "墙.pdf", bytes: Buffer.from("%PDF-1.4 wall").toString("base64") };
    await village.must("resolution.attach", { id, kind: "party-study", file });
    await village.must("resolution.attach", { id, kind: "posting-photo", file });
    expect(await metOf()).toEqual([
      ["party-study", true],
      ["posting-photo", true],
    ]);
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
  });

  it("keeps scans for good, the opinion's signer and seal, and shows where it hung; all of it is sealed", async () => {
    const id = await decide(village, vote());
    const file = { name: "签到表.pdf", bytes: Buffer.from("%PDF-1.4 scan").toString("base64") };
    const scan = await village.must("resolution.attach", { id, kind: "sign-in", file });
    expect(await village.must("resolution.readFile", { id: scan.id })).toMatchObject({
      name: file.name,
      bytes: file.bytes,
    });
    const given = { opinion: "filed", note: "", onDate: "2026-07-02", signer: "李镇长", isSealed: true } as const;
    await village.must("resolution.giveOpinion", { id, ...given }, "reviewer");
    expect(await village.must("resolution.show", { id })).toMatchObject({
      files: [{ kind: "sign-in", name: "签到表.pdf" }],
      opinionSigner: "李镇长",
      opinionOn: "2026-07-02",
      isOpinionSealed: true,
      postings: [],
    });
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
    expect(() =>
      village.ledger.transact((writing) => {
        writing.run({ compile: () => ({ sql: "delete from resolution_file", parameters: [] }) } as never);
        return { ok: true };
      }),
    ).toThrow();
  });
});
