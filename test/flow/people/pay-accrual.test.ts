import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { month } from "#domain/core/dates.ts";
import { payableCode } from "#domain/funds/pay-accrual.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { readListTotals } from "#store/audit-standing-rows.ts";
import { bookedAs } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const register = async (name: string, post: "secretary" | "head"): Promise<string> => {
  const person = {
    name,
    idTail: "",
    phone: "",
    bankName: "青禾农商行",
    bankAccount: name === "李书记" ? "6228000000000001" : "6228000000000002",
    household: "",
    note: "",
    isActive: true,
    posts: [{ post, title: "", fromOn: "2026-01-01", toOn: null, basis: "" }],
    relations: [],
  };
  return (await village.must("villager.save", { id: null, villageId: village.villageId, person })).id;
};

const schemeOf = (accrual: "none" | "wages" | "labour"): InputOf<"payScheme.propose">["scheme"] => ({
  kind: "pay",
  title: "村干部基本报酬",
  ledgerId: null,
  basis: "青禾镇示例第三条",
  resolutionId: null,
  scheme: { posts: ["secretary", "head"], parts: [{ name: "补贴", gate: null, way: { kind: "typed" } }] },
  standard: null,
  accrual,
  fromMonth: "2026-07",
  toMonth: null,
});

/** An approved list of 180.00 and 144.00 (4.00 of it withheld) by a scheme that accrues or not. */
const approvedList = async (accrual: "none" | "wages" | "labour"): Promise<string> => {
  const secretary = await register("李书记", "secretary");
  const head = await register("王建国", "head");
  const scheme = await village.must("payScheme.propose", { id: null, scheme: schemeOf(accrual) });
  await village.must("payScheme.approve", scheme, "reviewer");
  const line = (villagerId: string, amountFen: number, withheldFen: number) => ({
    villagerId,
    typed: [{ part: "补贴", amountFen }],
    halfDays: 0,
    rateFen: 0,
    dates: [],
    withheldFen,
    note: "",
  });
  const list = {
    ledgerId: village.ledgerId,
    schemeId: scheme.id,
    month: "2026-08",
    title: "八月村干部报酬",
    reason: "",
    resolutionId: null,
    lines: [line(secretary, 18_000, 0), line(head, 14_400, 400)],
  };
  const { id } = await village.must("payList.save", { id: null, list });
  await village.must("payList.approve", { id }, "reviewer");
  return id;
};

const accrue = (id: string) =>
  village.call("payList.accrue", { id, onDate: "2026-08-31", categoryId: village.categoryOf("干部报酬") });
const pay = (id: string, categoryId: string | null = null) =>
  village.call("payList.book", {
    id,
    onDate: "2026-09-05",
    categoryId,
    moneyAccountId: village.accountOf("10201"),
    withheldAccountId: village.accountOf("221"),
  });
const voucherOf = (reply: Awaited<ReturnType<typeof accrue | typeof pay>>): string => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value.voucherId;
};
const shown = (id: string) => village.must("voucher.show", { id });
/** Has a draft reviewed with the signatures and papers the shipped rules ask for. */
const review = async (id: string, times = 1) => {
  const { version, ledgerId, onDate, paperCount, documents, entries } = await shown(id);
  const signed = (role: "village-head" | "party-secretary" | "supervisors") => ({
    role,
    name: role === "supervisors" ? "郑监委" : "赵主任",
    onDate,
  });
  const content = {
    ledgerId,
    onDate,
    paperCount,
    documents,
    approvals: [signed("village-head"), signed("party-secretary"), signed("supervisors")],
    entries: entries.map(({ summary, accountId, debitFen, creditFen, categoryId, items }) => ({
      summary,
      accountId,
      debitFen: times * debitFen,
      creditFen: times * creditFen,
      categoryId,
      items: items.map(({ kind, itemId }) => ({ kind, itemId })),
    })),
  };
  const saved = await village.must("voucher.save", { id, version, content });
  return village.call("voucher.review", { id, version: saved.version });
};
const headOf = async () => (await village.must("payList.list", { ledgerId: village.ledgerId })).lists[0];
const unpaidMonths = async () =>
  (await village.must("work.reminders", {})).reminders
    .filter(({ kind }) => kind === "salary-unpaid")
    .map(({ text }) => text);

describe("a list that accrues before it pays", () => {
  it("is owed person by person first, and its payment clears exactly that", async () => {
    const id = await approvedList("wages");
    expect(await headOf()).toMatchObject({ accrual: "wages", accrualVoucherId: null, voucherId: null });
    expect(await pay(id)).toMatchObject({ failure: { code: "pay-not-accrued", reason: "accrue-first" } });
    const accrued = voucherOf(await accrue(id));
    expect(bookedAs(await shown(accrued))).toEqual([
      ["513", 32_400, 0],
      ["212", 0, 18_000],
      ["212", 0, 14_400],
    ]);
    const { items } = await village.must("item.list", { ledgerId: village.ledgerId });
    const people = (await shown(accrued)).entries.map((entry) =>
      entry.items.map(({ itemId }) => items.find(({ id: itemOf }) => itemOf === itemId)?.name),
    );
    expect(people).toEqual([[], ["李书记"], ["王建国"]]);
    expect(await accrue(id)).toMatchObject({ failure: { code: "list-booked" } });
    // What nobody has reviewed yet is not paid.
    expect(await pay(id)).toMatchObject({ failure: { code: "pay-not-accrued", reason: "accrue-first" } });
    expect(await review(accrued)).toMatchObject({ ok: true });
    // The money has not gone out: the month is still named.
    expect(await unpaidMonths()).toEqual(["2026-08 2026-09"]);
    const paid = voucherOf(await pay(id));
    expect(bookedAs(await shown(paid))).toEqual([
      ["212", 18_000, 0],
      ["212", 14_400, 0],
      ["10201", 0, 32_000],
      ["221", 0, 400],
    ]);
    expect(await unpaidMonths()).toEqual(["2026-09"]);
    expect(await headOf()).toMatchObject({ accrualVoucherId: accrued, voucherId: paid });
    expect(await review(paid)).toMatchObject({ ok: true });
    await village.must("voucher.post", { ids: [accrued, paid] });
    const { ledger } = village;
    expect(ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined).isSound)).toBe(true);
  });

  it("is not reviewed where the payment clears another sum than was accrued", async () => {
    const id = await approvedList("wages");
    const accrued = voucherOf(await accrue(id));
    await review(accrued);
    const paid = voucherOf(await pay(id));
    expect(await review(paid, 2)).toMatchObject({
      failure: { code: "pay-list-differs", listFen: 32_400, voucherFen: 64_800 },
    });
  });

  it("is accrued again after its draft was deleted, and not paid meanwhile", async () => {
    const id = await approvedList("labour");
    const accrued = voucherOf(await accrue(id));
    const { version } = await shown(accrued);
    await village.must("voucher.delete", { id: accrued, version });
    expect(await headOf()).toMatchObject({ accrualVoucherId: null });
    expect(await pay(id, village.categoryOf("干部报酬"))).toMatchObject({ failure: { reason: "accrue-first" } });
    expect(bookedAs(await shown(voucherOf(await accrue(id)))).map(([code]) => code)).toEqual(["513", "213", "213"]);
  });

  it("is not accrued where its scheme does not say so, nor before somebody approved it", async () => {
    const id = await approvedList("none");
    expect(await accrue(id)).toMatchObject({ failure: { code: "pay-not-accrued", reason: "scheme-does-not" } });
    expect(await pay(id)).toMatchObject({ failure: { code: "not-found", kind: "category" } });
    expect(bookedAs(await shown(voucherOf(await pay(id, village.categoryOf("干部报酬")))))[0]).toEqual([
      "513",
      32_400,
      0,
    ]);
  });

  it("is free again once its vouchers are cancelled in red, the payment before the accrual", async () => {
    const id = await approvedList("wages");
    const accrued = voucherOf(await accrue(id));
    await review(accrued);
    const paid = voucherOf(await pay(id));
    await review(paid);
    await village.must("voucher.post", { ids: [accrued, paid] });
    const correct = (voucherId: string, andCopy = false) =>
      village.call("voucher.correct", { id: voucherId, onDate: "2026-09-10", reason: "名单有误", andCopy });
    const cancel = async (voucherId: string) => {
      const reply = await correct(voucherId);
      if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
      const { redId } = reply.value;
      await village.must("voucher.review", { id: redId, version: 1 });
      expect(await village.must("voucher.post", { ids: [redId] })).toMatchObject({ refused: [] });
    };
    expect(await correct(accrued)).toMatchObject({
      failure: { code: "voucher-relied-on", names: ["名单“八月村干部报酬”的发放凭证"] },
    });
    // A copy would book the list beside the list's own next voucher.
    expect(await correct(paid, true)).toMatchObject({ failure: { code: "copy-tied" } });
    await cancel(paid);
    expect(await headOf()).toMatchObject({ accrualVoucherId: accrued, voucherId: null, isCancelled: true });
    expect(await unpaidMonths()).toEqual(["2026-08 2026-09"]);
    const again = voucherOf(await pay(id));
    expect(await headOf()).toMatchObject({ accrualVoucherId: accrued, voucherId: again, isCancelled: false });
    expect(await pay(id)).toMatchObject({ failure: { code: "list-booked" } });
    const { version } = await shown(again);
    await village.must("voucher.delete", { id: again, version });
    await cancel(accrued);
    expect(await headOf()).toMatchObject({ accrualVoucherId: null, voucherId: null, isCancelled: true });
    expect(await pay(id)).toMatchObject({ failure: { code: "pay-not-accrued", reason: "accrue-first" } });
    const owed = voucherOf(await accrue(id));
    await review(owed);
    expect(await headOf()).toMatchObject({ accrualVoucherId: owed, isCancelled: false });
    expect(await pay(id)).toMatchObject({ ok: true });
    const { ledger } = village;
    expect(ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined).isSound)).toBe(true);
  });

  it("keeps for closed quarters what its cancelled voucher paid", async () => {
    const id = await approvedList("none");
    const book = () => pay(id, village.categoryOf("干部报酬"));
    const first = voucherOf(await book());
    await review(first);
    await village.must("voucher.post", { ids: [first] });
    const totals = () =>
      village.ledger.snapshot((reading) =>
        [...readListTotals(reading, { ledgerId: village.ledgerId, from: month("2026-07"), to: month("2026-09") })].map(
          ([voucherId, totalFen]) => [voucherId === first, totalFen],
        ),
      );
    expect(totals()).toEqual([[true, 32_400]]);
    const { redId } = await village.must("voucher.correct", {
      id: first,
      onDate: "2026-09-10",
      reason: "记错",
      andCopy: false,
    });
    await village.must("voucher.review", { id: redId, version: 1 });
    await village.must("voucher.post", { ids: [redId] });
    voucherOf(await book());
    expect(totals()).toHaveLength(2);
    expect(totals()).toEqual(
      expect.arrayContaining([
        [false, 32_400],
        [true, 32_400],
      ]),
    );
  });

  it("can be handed to the bank by its net amounts like any other list", async () => {
    const id = await approvedList("wages");
    voucherOf(await accrue(id));
    const { sources } = await village.must("payout.list", { ledgerId: village.ledgerId });
    expect(sources).toMatchObject([{ kind: "pay-list", id, netFen: 32_000 }]);
  });
});

it("is owed on the account its accounting system has for it", () => {
  expect([payableCode("2023", "wages"), payableCode("2023", "labour")]).toEqual(["212", "213"]);
  expect([payableCode("2004", "wages"), payableCode("2004", "labour")]).toEqual(["211", "202"]);
});

describe("a wrong list whose voucher was cancelled in red", () => {
  it("is made again right, and never paid beside the right one", async () => {
    const wrong = await approvedList("none");
    const booked = voucherOf(await pay(wrong, village.categoryOf("干部报酬")));
    await review(booked);
    expect(await village.must("voucher.post", { ids: [booked] })).toMatchObject({ refused: [] });
    const { lists } = await village.must("payList.list", { ledgerId: village.ledgerId });
    const [known] = lists;
    if (known === undefined) throw new Error("no list");
    const { lines } = await village.must("payList.show", { id: wrong });
    const again = {
      ledgerId: village.ledgerId,
      schemeId: known.schemeId,
      month: "2026-08",
      title: "八月村干部报酬（更正）",
      reason: "原名单金额有误，已红字冲销",
      resolutionId: null,
      lines: lines.map(({ villagerId }) => ({
        villagerId,
        typed: [{ part: "补贴", amountFen: 15_000 }],
        halfDays: 0,
        rateFen: 0,
        dates: [],
        withheldFen: 0,
        note: "",
      })),
    };
    expect(await village.call("payList.save", { id: null, list: again })).toMatchObject({
      failure: { code: "pay-twice" },
    });
    const cancel = { id: booked, onDate: "2026-09-10", reason: "名单有误", andCopy: false };
    const { redId } = await village.must("voucher.correct", cancel);
    await village.must("voucher.review", { id: redId, version: 1 });
    await village.must("voucher.post", { ids: [redId] });
    const right = await village.must("payList.save", { id: null, list: again });
    await village.must("payList.approve", right, "reviewer");
    expect(await pay(wrong, village.categoryOf("干部报酬"))).toMatchObject({ failure: { code: "pay-twice" } });
    voucherOf(await pay(right.id, village.categoryOf("干部报酬")));
  });
});
