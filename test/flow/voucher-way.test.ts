import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;

beforeEach(async () => {
  village = await openVillage();
});

afterEach(() => {
  village.close();
});

const rent: readonly Line[] = [
  { code: "bank", debit: 300 },
  { code: "501", credit: 300 },
];

describe("a voucher's way", () => {
  it("goes draft, reviewed, posted, with continuous numbers a month", async () => {
    const first = await village.save(village.content("2026-08-05", rent));
    await village.must("voucher.review", first);
    const second = await village.save(village.content("2026-08-03", rent));
    await village.must("voucher.review", second);
    const september = await village.save(village.content("2026-09-01", rent));
    await village.must("voucher.review", september);
    const { posted } = await village.must("voucher.post", { ids: [first.id, september.id, second.id] });
    expect(posted).toEqual([
      { id: first.id, number: 1, onDate: "2026-08-05" },
      { id: september.id, number: 1, onDate: "2026-09-01" },
      { id: second.id, number: 2, onDate: "2026-08-03" },
    ]);
  });

  it("needs another person to review than the one who prepared it", async () => {
    const draft = await village.save(village.content("2026-08-05", rent));
    const text = village.textOf("voucher.review", draft, "head");
    expect(JSON.parse(await village.send(text))).toMatchObject({ ok: true });
    const own = await village.save(village.content("2026-08-05", rent));
    expect(await village.call("voucher.review", own, "bookkeeper")).toMatchObject({ failure: { code: "forbidden" } });
  });

  it.each([
    ["a draft", []],
    ["a posted one", ["voucher.review", "voucher.post"]],
  ])("cannot skip or repeat a step: %s is not posted", async (_case, steps) => {
    const draft = await village.save(village.content("2026-08-05", rent));
    if (steps.length > 0) {
      await village.must("voucher.review", draft);
      await village.must("voucher.post", { ids: [draft.id] });
    }
    const { posted, refused } = await village.must("voucher.post", { ids: [draft.id] });
    expect(posted).toEqual([]);
    expect(refused).toMatchObject([{ id: draft.id, code: "wrong-state" }]);
  });

  it("is not reviewed while its sides differ", async () => {
    const draft = await village.save(
      village.content("2026-08-05", [
        { code: "bank", debit: 3 },
        { code: "501", credit: 2.99 },
      ]),
    );
    expect(await village.call("voucher.review", draft)).toEqual({
      ok: false,
      failure: { code: "not-balanced", differenceFen: 1 },
    });
  });

  it("is not overwritten by somebody who saw an older version", async () => {
    const draft = await village.save(village.content("2026-08-05", rent));
    const content = village.content("2026-08-06", rent);
    await village.must("voucher.save", { id: draft.id, version: draft.version, content });
    expect(await village.call("voucher.save", { id: draft.id, version: draft.version, content })).toMatchObject({
      failure: { code: "changed-meanwhile" },
    });
    expect(await village.call("voucher.review", draft)).toMatchObject({ failure: { code: "changed-meanwhile" } });
  });

  it("comes back to its preparer with the reviewer's reason", async () => {
    const draft = await village.save(village.content("2026-08-05", rent));
    const { version } = await village.must("voucher.review", draft);
    await village.must("voucher.return", { id: draft.id, version, reason: "缺少收据" });
    const shown = await village.must("voucher.show", { id: draft.id });
    expect(shown).toMatchObject({ state: "draft", returnedReason: "缺少收据", reviewedByName: null });
  });

  it("can be deleted only while it is a draft", async () => {
    const draft = await village.save(village.content("2026-08-05", rent));
    await village.must("voucher.delete", draft);
    expect(await village.call("voucher.show", { id: draft.id })).toMatchObject({ failure: { code: "not-found" } });
    const id = await village.book(village.content("2026-08-05", rent));
    expect(await village.call("voucher.delete", { id, version: 2 })).toMatchObject({
      failure: { code: "wrong-state" },
    });
  });

  it("keeps its request: sending it again answers the same and does nothing more", async () => {
    const input = { id: null, version: null, content: village.content("2026-08-05", rent) };
    const text = village.textOf("voucher.save", input, "bookkeeper", "same-request");
    const first = await village.send(text);
    expect(await village.send(text)).toBe(first);
    const { total } = await village.must("voucher.list", {
      ledgerId: village.ledgerId,
      fromMonth: null,
      toMonth: null,
      state: null,
    });
    expect(total).toBe(1);
  });
});

describe("a correction", () => {
  it("cancels the posted voucher in red, copies it in blue, and leaves it as it was", async () => {
    const id = await village.book(village.content("2026-08-05", rent));
    const before = await village.must("voucher.show", { id });
    const { redId, copyId } = await village.must("voucher.correct", {
      id,
      onDate: "2026-09-02",
      reason: "金额有误",
      andCopy: true,
    });
    const red = await village.must("voucher.show", { id: redId });
    expect(red).toMatchObject({ kind: "red", correctsId: id, state: "draft" });
    expect(red.entries.map((entry) => [entry.summary, entry.debitFen, entry.creditFen])).toEqual([
      ["注销8月5日记字第1号凭证", -30_000, 0],
      ["注销8月5日记字第1号凭证", 0, -30_000],
    ]);
    const copy = await village.must("voucher.show", { id: copyId ?? redId });
    expect(copy.entries[0]?.summary).toBe("订正8月5日记字第1号凭证：日常收支");
    const after = await village.must("voucher.show", { id });
    expect({ ...after, correctedByIds: [], isCorrected: false }).toEqual(before);
    expect(after).toMatchObject({ isCorrected: true, correctedByIds: [expect.any(String), expect.any(String)] });
  });

  it("brings the balances back once it is posted, and cannot be made twice", async () => {
    const id = await village.book(village.content("2026-08-05", rent));
    const { redId } = await village.must("voucher.correct", {
      id,
      onDate: "2026-08-06",
      reason: "重复",
      andCopy: false,
    });
    const { version } = await village.must("voucher.show", { id: redId });
    await village.must("voucher.review", { id: redId, version });
    await village.must("voucher.post", { ids: [redId] });
    const { rows } = await village.must("report.trialBalance", {
      ledgerId: village.ledgerId,
      fromMonth: "2026-08",
      toMonth: "2026-08",
    });
    expect(rows.find((row) => row.code === "501")?.closingFen ?? 0).toBe(0);
    expect(
      await village.call("voucher.correct", { id, onDate: "2026-08-06", reason: "再一次", andCopy: false }),
    ).toMatchObject({
      failure: { code: "already-corrected" },
    });
  });

  it.each([
    ["of a draft", "wrong-state"],
    ["of a red voucher", "not-reversible"],
  ])("%s is refused", async (which, code) => {
    const draft = await village.save(village.content("2026-08-05", rent));
    if (which === "of a draft") {
      expect(
        await village.call("voucher.correct", { id: draft.id, onDate: "2026-08-06", reason: "错", andCopy: false }),
      ).toMatchObject({ failure: { code } });
      return;
    }
    const id = await village.book(village.content("2026-08-05", rent));
    const { redId } = await village.must("voucher.correct", { id, onDate: "2026-08-06", reason: "错", andCopy: false });
    const { version } = await village.must("voucher.show", { id: redId });
    await village.must("voucher.review", { id: redId, version });
    await village.must("voucher.post", { ids: [redId] });
    expect(
      await village.call("voucher.correct", { id: redId, onDate: "2026-08-06", reason: "错", andCopy: false }),
    ).toMatchObject({ failure: { code } });
  });
});

describe("the grid's live judgement", () => {
  it("shows every account's balance before and after, drafts of others included", async () => {
    await village.save(
      village.content("2026-08-01", [
        { code: "bank", credit: 100 },
        { code: "101", debit: 100 },
      ]),
    );
    const judged = await village.must("voucher.judge", {
      id: null,
      content: village.content("2026-08-05", [{ code: "101", credit: 40 }]),
    });
    expect(judged.balances).toEqual([{ accountId: village.accountOf("101"), beforeFen: 60_000, afterFen: 56_000 }]);
  });
});

describe("attachments", () => {
  const file = { name: "发票.png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]).toString("base64") };

  it("come back bit by bit, and a late one is marked", async () => {
    const draft = await village.save(village.content("2026-08-05", rent));
    const { id } = await village.must("attachment.add", { voucherId: draft.id, file });
    expect(await village.must("attachment.read", { id })).toEqual({ ...file, mediaType: "image/png" });
    await village.must("voucher.review", draft);
    const late = await village.must("attachment.add", { voucherId: draft.id, file: { ...file, name: "补.png" } });
    const { attachments } = await village.must("voucher.show", { id: draft.id });
    expect(attachments.map((each) => [each.name, each.isLate])).toEqual([
      ["发票.png", false],
      ["补.png", true],
    ]);
    expect(await village.call("attachment.remove", { id: late.id })).toMatchObject({
      failure: { code: "wrong-state" },
    });
  });
});
