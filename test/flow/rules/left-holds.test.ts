import { describe, expect, it } from "vitest";
import { sentenceOf } from "#renderer/words/failures.ts";
import { decide, openRuleOffice, recording, spending, yearlyCap, yuan, type RuleOffice } from "./rule-office.ts";

const officeWithCap = (): RuleOffice => {
  const office = openRuleOffice();
  decide(office, recording("1号", [yearlyCap("F02", yuan(100))]));
  return office;
};

type Paper = { readonly number?: string; readonly party?: string };
const spent = (categoryCode: string, amountFen: number, { number = "", party = "" }: Paper = {}) => ({
  ...spending({ on: "2026-03-01", categoryCode, amountFen }),
  documents:
    number === "" && party === ""
      ? []
      : [{ kind: "invoice" as const, number, onDate: null, amountFen: null, party, note: "" }],
});
type Content = ReturnType<typeof spent>;

const save = (office: RuleOffice, content: Content, categoryReason = "") =>
  office.ask("voucher.save", { id: null, version: null, content, categoryReason });
/** A draft held by the cap on 办公费, and deleted. */
const deletedHeld = (office: RuleOffice, content: Content): void => {
  const { id, version, hits } = office.must("voucher.save", { id: null, version: null, content });
  expect(hits).toMatchObject([{ kind: "K04", isCleared: false }]);
  office.must("voucher.delete", { id, version });
};
const shop = { number: "26512", party: "青禾文具店" };
const subject = "2026-03-01 购办公用品 150.00";
const unexplained = { ok: false, failure: { code: "category-unexplained", names: ["办公费"], left: [subject] } };

describe("a held draft that is deleted and typed anew under another category", () => {
  it("asks for the reason, says of which draft, and keeps it with the hit of then", () => {
    const office = officeWithCap();
    deletedHeld(office, spent("F02", yuan(150), shop));
    const again = spent("F03", yuan(150), shop);
    const refused = save(office, again);
    expect(refused).toMatchObject(unexplained);
    expect(refused.ok ? "" : sentenceOf(refused.failure)).toBe(
      `与已经删除、作废或改小的“${subject}”像是同一笔支出（单据、收款人或金额相同）：那时“办公费”有制度没有通过，现在改用了别的分类。` +
        "确实是另一类支出的，请写明原因再保存；原来的提示和原因会留在凭证上，审核和审计都看得到。",
    );
    const saved = save(office, again, "订的是报纸");
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(office.must("voucher.show", { id: saved.value.id }).categoryChanges).toMatchObject([
      { categoryBefore: "办公费", categoriesAfter: ["报刊费"], reason: "订的是报纸", hit: { kind: "K04" } },
    ]);
    // Said once: the next one is another spending.
    expect(save(office, spent("F03", yuan(150), { ...shop, number: "26513" }))).toMatchObject({ ok: true });
    office.must("voucher.review", saved.value, "zhou");
    expect(office.must("voucher.post", { ids: [saved.value.id] }, "zhou").refused).toEqual([]);
  });

  it.each<[string, Content]>([
    ["in part, for the same payee", spent("F03", yuan(40), { party: "青禾（文具）店" })],
    ["with a little more, for the same payee", spent("F03", yuan(151), { party: "青禾文具店" })],
    ["with the same invoice written otherwise", spent("F03", yuan(40), { number: "No. 265-12", party: "别家" })],
    ["without any paper, by its sum", spent("F03", yuan(150))],
    ["for another payee, by its sum", spent("F03", yuan(150), { number: "1", party: "别家" })],
  ])("is known %s", (_case, again) => {
    const office = officeWithCap();
    deletedHeld(office, spent("F02", yuan(150), shop));
    expect(save(office, again)).toMatchObject(unexplained);
  });

  it.each<[string, Content]>([
    ["another payee, paper and sum", spent("F03", yuan(80), { number: "1", party: "别家" })],
    ["the same category again, within the cap", spent("F02", yuan(90), shop)],
  ])("asks nothing of %s", (_case, other) => {
    const office = officeWithCap();
    deletedHeld(office, spent("F02", yuan(150), shop));
    expect(save(office, other)).toMatchObject({ ok: true });
  });

  it("is not forgotten by a small draft on the held category in between", () => {
    const office = officeWithCap();
    deletedHeld(office, spent("F02", yuan(150), shop));
    const small = save(office, spent("F02", yuan(1), shop));
    if (!small.ok) throw new Error(small.failure.code);
    office.must("voucher.delete", { id: small.value.id, version: small.value.version });
    expect(save(office, spent("F03", yuan(149), shop))).toMatchObject(unexplained);
  });

  it("is known where an older draft takes it over, or the held one was only made small", () => {
    const office = officeWithCap();
    const other = office.must("voucher.save", { id: null, version: null, content: spent("F03", yuan(5)) });
    const held = office.must("voucher.save", { id: null, version: null, content: spent("F02", yuan(150), shop) });
    const small = { id: held.id, version: held.version, content: spent("F02", yuan(100), shop) };
    expect(office.ask("voucher.save", small)).toMatchObject({ ok: true });
    const taken = { id: other.id, version: other.version, content: spent("F03", yuan(55), { party: "青禾文具店" }) };
    expect(office.ask("voucher.save", taken)).toMatchObject(unexplained);
  });

  it("keeps what was explained before it was deleted", () => {
    const office = officeWithCap();
    const held = office.must("voucher.save", { id: null, version: null, content: spent("F02", yuan(150), shop) });
    const changed = office.must("voucher.save", {
      id: held.id,
      version: held.version,
      content: spent("F03", yuan(150), shop),
      categoryReason: "订的是报纸",
    });
    office.must("voucher.delete", { id: changed.id, version: changed.version });
    expect(save(office, spent("F03", yuan(150), shop))).toMatchObject({
      failure: { code: "category-unexplained", names: ["办公费"] },
    });
  });

  it("is not reviewed in a draft that was typed before the held one was deleted", () => {
    const office = officeWithCap();
    const held = office.must("voucher.save", { id: null, version: null, content: spent("F02", yuan(150), shop) });
    const beside = office.must("voucher.save", {
      id: null,
      version: null,
      content: spent("F03", yuan(150), { ...shop, number: "" }),
    });
    const unlike = office.must("voucher.save", {
      id: null,
      version: null,
      content: spent("F03", yuan(30), { party: shop.party }),
    });
    office.wait(1);
    office.must("voucher.delete", { id: held.id, version: held.version });
    expect(office.ask("voucher.review", { id: beside.id, version: beside.version }, "zhou")).toMatchObject(unexplained);
    expect(office.ask("voucher.review", { id: unlike.id, version: unlike.version }, "zhou")).toMatchObject({
      ok: true,
    });
  });

  it("is forgotten after the days of the setting", () => {
    const office = officeWithCap();
    deletedHeld(office, spent("F02", yuan(150), shop));
    office.wait(30 * 24 * 60 + 1);
    expect(save(office, spent("F03", yuan(150), shop))).toMatchObject({ ok: true });
  });
});
