import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { instant, localDate, month, quarterOf } from "#domain/core/dates.ts";
import { idOf } from "#domain/core/ids.ts";
import { ruleChangesOf } from "#flow/rule-changes.ts";
import { brokenSeals } from "#flow/broken-seals.ts";
import { quarterMaterial } from "#flow/quarter-material.ts";
import { grantReminders } from "#flow/reminders/grants.ts";
import { readGrantWidenings } from "#store/audit-more-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { sqlFor } from "#store/query.ts";
import { category, committee, openRuleOffice, spending, yuan, type Person } from "#test/flow/rules/rule-office.ts";
import { plain } from "#test/support/plain-parameters.ts";

type Terms = InputOf<"grant.save">["terms"];
const termsOf = (changes: Partial<Terms> = {}): Terms => ({
  document: "青农〔2026〕12号",
  department: "县农业农村局",
  title: "村级运转经费",
  grantedOn: "2026-01-10",
  expiresOn: "2026-12-31",
  amountFen: yuan(5000),
  categoryIds: [category("F02")],
  expected: [],
  ...changes,
});

/** An office whose K21 blocks what a fund's documents do not name, with a draft that spends the fund on newspapers (F03). */
const opened = () => {
  const office = openRuleOffice();
  const rule = office.must("rule.propose", {
    id: null,
    title: "专款专用",
    level: "township",
    basis: "青政〔2026〕1号",
    severity: "block",
    parameters: plain("K21", { flags: { checksExpiry: true } }),
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  office.must("rule.approve", rule, "he");
  const save = (changes: Partial<Terms>, over: Partial<InputOf<"grant.save">> = {}, as: Person = "chen") =>
    office.must(
      "grant.save",
      { id: null, ledgerId: committee, itemId: null, terms: termsOf(changes), reason: "", ...over },
      as,
    );
  const first = save({});
  const draft = office.must("voucher.save", {
    id: null,
    version: null,
    content: spending({
      on: "2026-10-05",
      entries: [
        {
          code: "513",
          debitFen: yuan(500),
          categoryCode: "F03",
          itemKind: "fund",
          item: first.itemId,
        },
        { code: "102", creditFen: yuan(500) },
      ],
    }),
  });
  const review = () => office.ask("voucher.review", { id: draft.id, version: draft.version }, "zhou");
  const widen = (as: Person = "chen") =>
    save({ categoryIds: [category("F02"), category("F03")] }, { id: first.id, reason: "扩大" }, as);
  const confirm = (id: string, version: number, as: Person = "zhou") =>
    office.ask("grant.confirm", { id, version }, as);
  const shown = () => office.must("grant.show", { id: first.id, quarter: "2026Q4" });
  return { office, save, first, review, widen, confirm, shown };
};

describe("a grant whose uses are widened", () => {
  it("lifts K21 only once a second person has confirmed it", () => {
    const { first, review, widen, confirm, shown } = opened();
    expect(first.waits).toBe(false);
    expect(review()).toMatchObject({ failure: { code: "rules-refuse" } });
    expect(widen()).toMatchObject({ version: 2, waits: true });
    expect(review()).toMatchObject({ failure: { code: "rules-refuse" } });
    expect(shown()).toMatchObject({
      grant: { waiting: 2 },
      allows: { categoryIds: [category("F02")] },
      versions: [{ isWaiting: false }, { isWaiting: true, confirmedByName: null }],
    });
    expect(confirm(first.id, 2)).toMatchObject({ ok: true });
    expect(shown()).toMatchObject({
      grant: { waiting: null },
      allows: { categoryIds: [category("F02"), category("F03")] },
      versions: [{ confirmedByName: null }, { isWaiting: false, confirmedByName: "周审核" }],
    });
    expect(review()).toMatchObject({ ok: true });
  });

  it("is not confirmed by who saved it, twice, or in an older version", () => {
    const { first, save, widen, confirm } = opened();
    expect(confirm(first.id, 1)).toMatchObject({ failure: { code: "grant-bad", reason: "nothing-waits" } });
    widen("he");
    expect(confirm(first.id, 2, "he")).toEqual({ ok: false, failure: { code: "same-person" } });
    expect(save({ categoryIds: [] }, { id: first.id, reason: "全放开" }).waits).toBe(true);
    expect(confirm(first.id, 2)).toMatchObject({ failure: { code: "grant-bad", reason: "nothing-waits" } });
    expect(confirm(first.id, 3).ok).toBe(true);
    expect(confirm(first.id, 3)).toMatchObject({ failure: { code: "grant-bad", reason: "nothing-waits" } });
    expect(confirm("gone", 1)).toMatchObject({ failure: { code: "not-found" } });
  });

  it.each<[string, Partial<Terms>, boolean]>([
    ["a later last day", { expiresOn: "2027-06-30" }, true],
    ["no last day any more", { expiresOn: null }, true],
    ["an earlier last day", { expiresOn: "2026-11-30" }, false],
    ["no category any more", { categoryIds: [] }, true],
    ["other money alone", { amountFen: yuan(4000) }, false],
  ])("waits or not, with %s", (_case, changes, waits) => {
    const { first, save } = opened();
    expect(save(changes, { id: first.id, reason: "青农〔2026〕20号" }).waits).toBe(waits);
  });

  it("cannot be had by a second document on the same fund either, and a wrong one is taken back by one person", () => {
    const { first, save, review, confirm } = opened();
    const wider = { document: "青农〔2026〕13号", amountFen: 1, categoryIds: [category("F03")] };
    const second = save(wider, { itemId: first.itemId });
    expect(second.waits).toBe(true);
    expect(review()).toMatchObject({ failure: { code: "rules-refuse" } });
    const back = save(
      { ...wider, categoryIds: [category("F02")] },
      { id: second.id, itemId: first.itemId, reason: "登记错" },
    );
    expect(back.waits).toBe(false);
    expect(confirm(second.id, 1)).toMatchObject({ failure: { code: "grant-bad", reason: "nothing-waits" } });
    expect(review()).toMatchObject({ failure: { code: "rules-refuse" } });
  });

  it("is told in the quarter it was confirmed, waits on the first screen, and is sealed and kept by the file itself", () => {
    const { office, first, widen, confirm } = opened();
    widen();
    const reminded = () => grantReminders(office.ledger.reading, { today: localDate("2026-10-10"), ledgerIds: [] });
    expect(reminded()).toMatchObject([
      { kind: "grant-waiting", text: "青农〔2026〕12号 村级运转经费", place: { id: first.id } },
    ]);
    const at = instant("2026-10-10T01:00:00.000Z");
    const update = (by: string) =>
      office.write((writing) =>
        writing.run(
          sqlFor
            .updateTable("grant_widening")
            .set({ confirmed_by: idOf(by), confirmed_at: at, from_month: month("2026-10") }),
        ),
      );
    expect(() => update("chen")).toThrow("confirmed by a second person");
    confirm(first.id, 2);
    expect(() => update("he")).toThrow("never changes");
    expect(reminded()).toEqual([]);
    const between = { from: instant("2026-10-01T00:00:00.000Z"), to: null };
    expect(readGrantWidenings(office.ledger.reading, committee, between)).toMatchObject([
      { version: 2, byName: "周审核", document: "青农〔2026〕12号" },
    ]);
    const ledgerRow = readLedger(office.ledger.reading, committee);
    if (ledgerRow === undefined) throw new Error("no ledger");
    const inQuarter = (quarter: "2026Q3" | "2026Q4") =>
      ruleChangesOf(
        office.ledger.reading,
        quarterMaterial(
          office.ledger.reading,
          ledgerRow,
          quarterOf(localDate(quarter === "2026Q3" ? "2026-09-30" : "2026-10-10")),
        ),
      );
    expect(inQuarter("2026Q3")).toEqual([]);
    expect(inQuarter("2026Q4")).toMatchObject([
      { title: "拨款 青农〔2026〕12号 村级运转经费的用途或期限（放宽）", version: 2, byName: "周审核" },
    ]);
    const own = brokenSeals(office.ledger.reading).places.filter((place) => /grant|拨款/.test(place));
    expect(own).toEqual([]);
  });
});
