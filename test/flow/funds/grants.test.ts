import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { localDate } from "#domain/core/dates.ts";
import { idOf, type ItemId } from "#domain/core/ids.ts";
import { fundFactsOf } from "#flow/fund-facts.ts";
import { brokenSeals } from "#flow/broken-seals.ts";
import { sqlFor } from "#store/query.ts";
import { book, category, committee, neighbour, openRuleOffice, spending, yuan } from "#test/flow/rules/rule-office.ts";

type Terms = InputOf<"grant.save">["terms"];

const termsOf = (changes: Partial<Terms> = {}): Terms => ({
  document: "青农〔2026〕12号",
  department: "县农业农村局",
  title: "村级运转经费",
  grantedOn: "2026-01-10",
  expiresOn: null,
  amountFen: yuan(5000),
  categoryIds: [category("F02")],
  expected: [],
  ...changes,
});

/** Broken seals of this register; the fixture's own rows were never sealed by a call. */
const ownSeals = (office: ReturnType<typeof openRuleOffice>) =>
  brokenSeals(office.ledger.reading).places.filter((place) => /grant|allocation|拨款|到账|分配/.test(place));

const opened = () => {
  const office = openRuleOffice();
  const save = (changes: Partial<Terms> = {}, over: Partial<InputOf<"grant.save">> = {}) =>
    office.ask("grant.save", {
      id: null,
      ledgerId: committee,
      itemId: null,
      terms: termsOf(changes),
      reason: "",
      ...over,
    });
  const grant = (changes: Partial<Terms> = {}) => {
    const reply = save(changes);
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    return reply.value;
  };
  const receipt = (on: string, amountFen: number, itemId: ItemId | null = null) =>
    book(
      office,
      spending({
        on,
        entries: [
          { code: "102", debitFen: amountFen },
          {
            code: "503",
            creditFen: amountFen,
            ...(itemId === null ? {} : { itemKind: "fund" as const, item: itemId }),
          },
        ],
        summary: "收到运转经费",
      }),
    );
  const spend = (on: string, amountFen: number, itemId: ItemId) =>
    book(
      office,
      spending({
        on,
        entries: [
          { code: "513", debitFen: amountFen, categoryCode: "F02", itemKind: "fund", item: itemId },
          { code: "102", creditFen: amountFen },
        ],
      }),
    );
  const list = (quarter: string) => office.must("grant.list", { ledgerId: committee, quarter });
  return { office, save, grant, receipt, spend, list };
};

describe("a grant in the register", () => {
  it("T6 shows 58 % in red when 2,900 of 5,000 yuan arrived", () => {
    const { office, grant, receipt, list } = opened();
    const { id } = grant();
    const voucherId = receipt("2026-02-10", yuan(2900));
    office.must("grant.tie", { id, kind: "received", bankLineId: null, voucherId, amountFen: yuan(2900) });
    const { grants, total, arrivalLimits } = list("2026Q1");
    expect(grants).toMatchObject([{ receivedFen: yuan(2900), basisPoints: 5800, light: "red", leftFen: yuan(2900) }]);
    expect(total).toMatchObject({ count: 1, grantedFen: yuan(5000), light: "red" });
    expect(arrivalLimits).toEqual({ amber: 100, red: 60 });
  });

  it("is due by its instalments, so that a first quarter paid in full is green", () => {
    const { office, grant, receipt, list } = opened();
    const expected = (["2026Q1", "2026Q2", "2026Q3", "2026Q4"] as const).map((quarter) => ({
      quarter,
      amountFen: yuan(1250),
    }));
    const { id } = grant({ expected });
    const voucherId = receipt("2026-02-10", yuan(1250));
    office.must("grant.tie", { id, kind: "received", bankLineId: null, voucherId, amountFen: yuan(1250) });
    const lights = ["2026Q1", "2026Q2", "2026Q3"].map((quarter) => {
      const [shown] = list(quarter).grants;
      return [shown?.dueFen, shown?.light];
    });
    expect(lights).toEqual([
      [yuan(1250), "green"],
      [yuan(2500), "red"],
      [yuan(3750), "red"],
    ]);
  });

  it("lays what its fund spent on the older of two grants first, and adds up", () => {
    const { grant, save, spend, list } = opened();
    const { itemId } = grant({ amountFen: yuan(1000) });
    const again = save({ document: "青农〔2026〕30号", grantedOn: "2026-04-01", amountFen: yuan(800) }, { itemId });
    expect(again.ok).toBe(true);
    spend("2026-05-05", yuan(1300), itemId);
    expect(list("2026Q2").grants.map((each) => each.spentFen)).toEqual([yuan(1000), yuan(300)]);
    expect(list("2026Q2").total.spentFen).toBe(yuan(1300));
  });

  it.each<[string, Partial<Terms>, string]>([
    ["instalments a fen short", { expected: [{ quarter: "2026Q1", amountFen: yuan(5000) - 1 }] }, "instalments-differ"],
    ["nothing granted", { amountFen: 0 }, "amount-not-positive"],
    ["an end before its beginning", { expiresOn: "2026-01-09" }, "expiry-before-grant"],
    [
      "one quarter twice",
      {
        expected: [
          { quarter: "2026Q1", amountFen: yuan(2500) },
          { quarter: "2026Q1", amountFen: yuan(2500) },
        ],
      },
      "quarter-twice",
    ],
    ["money before the document", { expected: [{ quarter: "2025Q4", amountFen: yuan(5000) }] }, "quarter-before-grant"],
  ])("is refused with %s", (_case, changes, reason) => {
    expect(opened().save(changes)).toEqual({ ok: false, failure: { code: "grant-bad", reason } });
  });

  it("is changed only with a reason, from the open month on, and keeps what it was", () => {
    const { office, grant, save } = opened();
    const { id, itemId } = grant();
    expect(save({ amountFen: yuan(4000) }, { id })).toEqual({
      ok: false,
      failure: { code: "grant-bad", reason: "reason-missing" },
    });
    const changed = save({ amountFen: yuan(4000) }, { id, reason: "青农〔2026〕20号调减" });
    expect(changed).toEqual({ ok: true, value: { id, itemId, version: 2, waits: false } });
    const { versions } = office.must("grant.show", { id, quarter: "2026Q3" });
    expect(versions.map((each) => [each.version, each.amountFen, each.reason])).toEqual([
      [1, yuan(5000), ""],
      [2, yuan(4000), "青农〔2026〕20号调减"],
    ]);
  });

  it("knows a document and title once", () => {
    const { grant, save } = opened();
    grant();
    expect(save()).toEqual({ ok: false, failure: { code: "code-taken", takenCode: "青农〔2026〕12号" } });
  });
});

describe("money told to a grant", () => {
  it("is never told twice, nor more than there is", () => {
    const { office, grant, receipt } = opened();
    const { id } = grant();
    const voucherId = receipt("2026-02-10", yuan(1000));
    const tie = (amountFen: number) =>
      office.ask("grant.tie", { id, kind: "received", bankLineId: null, voucherId, amountFen });
    expect(tie(yuan(1000) + 1)).toMatchObject({ failure: { reason: "more-than-free", freeFen: yuan(1000) } });
    expect(tie(yuan(600)).ok).toBe(true);
    expect(tie(yuan(401))).toMatchObject({ failure: { reason: "more-than-free", freeFen: yuan(400) } });
    expect(tie(yuan(400)).ok).toBe(true);
    expect(tie(1)).toMatchObject({ failure: { reason: "not-free" } });
    expect(office.must("grant.candidates", { ledgerId: committee, kind: "received" }).candidates).toEqual([]);
  });

  it("counts no more once a red voucher cancelled it", () => {
    const { office, grant, receipt, list } = opened();
    const { id } = grant();
    const voucherId = receipt("2026-02-10", yuan(1000));
    office.must("grant.tie", { id, kind: "received", bankLineId: null, voucherId, amountFen: yuan(1000) });
    expect(list("2026Q1").total.receivedFen).toBe(yuan(1000));
    const { redId } = office.must("voucher.correct", {
      id: voucherId,
      onDate: "2026-02-11",
      reason: "记重",
      andCopy: false,
    });
    const red = office.must("voucher.show", { id: redId });
    office.must("voucher.review", { id: redId, version: red.version }, "zhou");
    office.must("voucher.post", { ids: [redId] }, "zhou");
    expect(list("2026Q1").total.receivedFen).toBe(0);
  });

  it("stays within its own books", () => {
    const { office, grant, receipt } = opened();
    const { id } = grant();
    const voucherId = receipt("2026-02-10", yuan(100));
    expect(() =>
      office.write((writing) =>
        writing.run(sqlFor.updateTable("public_grant").set({ ledger_id: neighbour }).where("id", "=", id)),
      ),
    ).toThrow("changed by a new version");
    office.must("grant.tie", { id, kind: "received", bankLineId: null, voucherId, amountFen: yuan(100) });
    expect(() =>
      office.write((writing) => writing.run(sqlFor.updateTable("grant_tie").set({ amount_fen: 1 as never }))),
    ).toThrow("never changes");
    expect(ownSeals(office)).toEqual([]);
  });

  it("can be taken back while its month is open", () => {
    const { office, grant, receipt, list } = opened();
    const { id } = grant();
    const voucherId = receipt("2026-02-10", yuan(100));
    const { tieId } = office.must("grant.tie", {
      id,
      kind: "received",
      bankLineId: null,
      voucherId,
      amountFen: yuan(100),
    });
    office.must("grant.untie", { tieId });
    expect(list("2026Q1").total.receivedFen).toBe(0);
    expect(office.ask("grant.untie", { tieId: idOf("gone") })).toMatchObject({ failure: { code: "not-found" } });
  });
});

describe("the township's allocation", () => {
  const allocation = (amounts: readonly number[]): InputOf<"allocation.save">["allocation"] => ({
    quarter: "2026Q3",
    title: "三季度村级运转统筹资金",
    document: "青政〔2026〕8号",
    matchingFen: yuan(1000),
    sources: [
      { department: "组织部", document: "", amountFen: yuan(2000), receivedOn: "2026-07-06" },
      { department: "财政局", document: "财农〔2026〕3号", amountFen: yuan(3000), receivedOn: null },
    ],
    shares: [
      { ledgerId: committee, weight: 1200, amountFen: amounts[0] ?? 0 },
      { ledgerId: neighbour, weight: 800, amountFen: amounts[1] ?? 0 },
    ],
    categoryIds: [],
    note: "",
  });

  it("is decided by a second person only when nothing is left over, and gives every village its grant", () => {
    const { office, list } = opened();
    const { id } = office.must(
      "allocation.save",
      { id: null, allocation: allocation([yuan(3600), yuan(2400) - 1]) },
      "he",
    );
    expect(office.ask("allocation.decide", { id, onDate: "2026-07-10" }, "he")).toMatchObject({
      failure: { code: "same-person" },
    });
    expect(office.ask("allocation.decide", { id, onDate: "2026-07-10" }, "zhou")).toMatchObject({
      failure: { code: "allocation-bad", reason: "not-divided", differenceFen: 1 },
    });
    office.must("allocation.save", { id, allocation: allocation([yuan(3600), yuan(2400)]) }, "he");
    const { grantIds } = office.must("allocation.decide", { id, onDate: "2026-07-10" }, "zhou");
    expect(grantIds).toHaveLength(2);
    expect(list("2026Q3").grants).toMatchObject([
      {
        document: "青政〔2026〕8号",
        department: "青禾镇（统筹）",
        amountFen: yuan(3600),
        dueFen: yuan(3600),
        light: "red",
      },
    ]);
    expect(office.ask("allocation.save", { id, allocation: allocation([yuan(6000), 0]) }, "he")).toMatchObject({
      failure: { code: "allocation-bad", reason: "already-decided" },
    });
    const days = () =>
      office.must("allocation.list", { quarter: null }).allocations[0]?.sources.map((each) => each.receivedOn);
    const late = days()?.findIndex((day) => day === null) ?? -1;
    expect(late).toBeGreaterThanOrEqual(0);
    const arrive = { id, source: late, receivedOn: "2026-07-15" };
    expect(office.ask("allocation.arrive", { ...arrive, receivedOn: "2031-01-01" }, "he")).toMatchObject({
      failure: { code: "date-in-future" },
    });
    office.must("allocation.arrive", arrive, "he");
    expect(days()?.[late]).toBe("2026-07-15");
    expect(office.ask("allocation.arrive", arrive, "he")).toMatchObject({
      failure: { code: "allocation-bad", reason: "already-arrived" },
    });
    const overview = office.must("grant.overview", { quarter: "2026Q3" });
    expect(overview.ledgers.map((each) => each.grantedFen)).toEqual(
      [yuan(2400), yuan(3600)].toSorted((a, b) => a - b).toReversed(),
    );
    expect(overview.total.grantedFen).toBe(yuan(6000));
    expect(ownSeals(office)).toEqual([]);
  });
});

describe("the terms of a fund with several documents", () => {
  const allowed = (office: ReturnType<typeof openRuleOffice>, itemId: ItemId) =>
    fundFactsOf(office.ledger.reading, {
      ledgerId: committee,
      on: localDate("2026-05-01"),
      itemIds: [itemId],
      without: null,
    })[0]?.categoryIds;

  it("allow what the documents name together, and everything only where none of them names anything", () => {
    const { office, grant, save } = opened();
    const { itemId } = grant();
    expect(allowed(office, itemId)).toEqual([category("F02")]);
    expect(save({ document: "青政〔2026〕1号", amountFen: 1, categoryIds: [] }, { itemId }).ok).toBe(true);
    expect(allowed(office, itemId)).toEqual([category("F02")]);
    const wider = office.must("grant.save", {
      id: null,
      ledgerId: committee,
      itemId,
      terms: termsOf({ document: "青政〔2026〕2号", categoryIds: [category("F03")] }),
      reason: "",
    });
    expect(allowed(office, itemId)).toEqual([category("F02")]);
    office.must("grant.confirm", { id: wider.id, version: 1 }, "zhou");
    expect(allowed(office, itemId)).toEqual([category("F02"), category("F03")]);
    const open = grant({ document: "青政〔2026〕3号", title: "以奖代补", categoryIds: [] });
    expect(allowed(office, open.itemId)).toEqual([]);
  });
});
