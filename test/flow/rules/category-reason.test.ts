import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { month } from "#domain/core/dates.ts";
import { vouchersOfSpan } from "#flow/quarter-material.ts";
import { brokenSeals } from "#flow/broken-seals.ts";
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

type Content = InputOf<"voucher.save">["content"];

/** A spending on several categories of one account, one line each. */
const spent = (parts: readonly (readonly [string, number])[]): Content => {
  const each = parts.map(([categoryCode, amountFen]) => spending({ on: "2026-03-01", categoryCode, amountFen }));
  const [first] = each;
  if (first === undefined) throw new Error("nothing spent");
  return { ...first, entries: each.flatMap(({ entries }) => entries) };
};

const officeWithCap = (): RuleOffice => {
  const office = openRuleOffice();
  decide(office, recording("1号", [yearlyCap("F02", yuan(100))]));
  return office;
};
const heldDraft = (office: RuleOffice) =>
  office.must("voucher.save", { id: null, version: null, content: spent([["F02", yuan(150)]]) });
const again = (
  office: RuleOffice,
  draft: { readonly id: string; readonly version: number },
  parts: readonly (readonly [string, number])[],
  categoryReason = "",
) => office.ask("voucher.save", { ...draft, content: spent(parts), categoryReason });
const unexplained = { ok: false, failure: { code: "category-unexplained", names: ["办公费"], left: [] } };

describe("another category in place of one a rule holds", () => {
  it("is refused without a reason, and keeps it with the hit of then", () => {
    const office = officeWithCap();
    const draft = heldDraft(office);
    expect(draft.hits).toMatchObject([{ kind: "K04", isCleared: false }]);
    expect(again(office, draft, [["F03", yuan(150)]])).toEqual(unexplained);
    expect(again(office, draft, [["F03", yuan(150)]], "  ")).toEqual(unexplained);
    expect(office.must("voucher.show", { id: draft.id })).toMatchObject({ version: 1, categoryChanges: [] });
    expect(again(office, draft, [["F03", yuan(150)]], "订的是报纸")).toMatchObject({ ok: true, value: { hits: [] } });
    expect(office.must("voucher.show", { id: draft.id }).categoryChanges).toMatchObject([
      {
        categoryBefore: "办公费",
        categoriesAfter: ["报刊费"],
        reason: "订的是报纸",
        changedByName: "陈会计",
        changedOn: "2026-10-10",
        hit: { kind: "K04", severity: "needs-resolution", facts: { overFen: yuan(50) } },
      },
    ]);
    const told = office.ledger.reading.all(sqlFor.selectFrom("trail").select("facts").orderBy("no"));
    expect(JSON.stringify(told)).toContain("订的是报纸");
  });

  it.each<[string, readonly (readonly [string, number])[]]>([
    [
      "in part",
      [
        ["F02", yuan(100)],
        ["F03", yuan(50)],
      ],
    ],
    ["on a line of its own", [["F03", yuan(150)]]],
  ])("asks also where it is changed %s", (_case, parts) => {
    const office = officeWithCap();
    expect(again(office, heldDraft(office), parts)).toEqual(unexplained);
  });

  it("is not slipped in by making the held line small first", () => {
    const office = officeWithCap();
    const draft = heldDraft(office);
    const smaller = again(office, draft, [["F02", yuan(10)]]);
    expect(smaller).toMatchObject({ ok: true, value: { hits: [] } });
    if (!smaller.ok) return;
    const both = [
      ["F02", yuan(10)],
      ["F03", yuan(140)],
    ] as const;
    expect(again(office, smaller.value, both)).toEqual(unexplained);
    expect(again(office, smaller.value, both, "其余是报纸")).toMatchObject({ ok: true });
  });

  it("asks nobody who makes it smaller", () => {
    const office = officeWithCap();
    const smaller = again(office, heldDraft(office), [["F02", yuan(100)]]);
    expect(smaller).toMatchObject({ ok: true, value: { hits: [] } });
  });

  it("asks nobody who changes what a vote has freed", () => {
    const office = officeWithCap();
    const draft = heldDraft(office);
    const more = yearlyCap("F02", yuan(900), { fromOn: "2026-03-02" });
    const { id: resolutionId } = decide(office, recording("2号", [more], { metOn: "2026-03-02" }));
    office.must("voucher.linkResolution", { id: draft.id, resolutionId });
    const { version } = office.must("voucher.show", { id: draft.id });
    expect(again(office, { id: draft.id, version }, [["F03", yuan(150)]])).toMatchObject({ ok: true });
  });

  it("asks of a tier only where the nature changes with the category", () => {
    const office = openRuleOffice({ isSeeded: true });
    const save = () => office.must("voucher.save", { id: null, version: null, content: spent([["F02", yuan(150)]]) });
    expect(save().hits.map(({ kind }) => kind)).toContain("K01");
    expect(again(office, save(), [["F03", yuan(150)]])).toMatchObject({ ok: true });
    expect(again(office, save(), [["R01", yuan(150)]])).toEqual(unexplained);
  });

  it("goes with the voucher into the quarter's sheet of spendings, and stays", () => {
    const office = officeWithCap();
    const draft = heldDraft(office);
    const changed = again(office, draft, [["F03", yuan(150)]], "订的是报纸");
    if (!changed.ok) throw new Error(changed.failure.code);
    office.must("voucher.review", changed.value, "zhou");
    office.must("voucher.post", { ids: [draft.id] });
    const span = { ledgerId: committee, from: month("2026-01"), to: month("2026-03") };
    const [voucher] = office.ledger.snapshot((reading) => vouchersOfSpan(reading, span));
    expect(voucher?.categoryChanges).toMatchObject([{ reason: "订的是报纸", categoryBefore: "办公费" }]);
    const run = (sql: string) => () =>
      office.write((writing) => {
        writing.run({ compile: () => ({ sql, parameters: [], query: { kind: "RawNode" } }) } as never);
      });
    expect(run("update category_hold set reason = '别的'")).toThrow(/stays as it was said/);
    expect(run("delete from category_hold")).toThrow(/is kept/);
  });

  const lost = (office: RuleOffice, lines: readonly string[]) => {
    office.write((writing) => {
      for (const line of lines)
        writing.run({ compile: () => ({ sql: line, parameters: [], query: { kind: "RawNode" } }) } as never);
    });
    return brokenSeals(office.ledger.reading).places;
  };

  it.each([
    ["a reason put in other words", "update category_hold set reason = '别的'"],
    ["a change nobody knows of", "delete from category_hold"],
    ["what was held", "update category_hold set amounts = '{}'"],
    [
      "a reason nobody gave",
      `insert into category_hold select 'forged', voucher_id, claim_id, category_id, amounts, kind, rule_id, rule_version,
        severity, line, facts, basis, categories_after, '后加的', changed_by, changed_at from category_hold`,
    ],
  ])("is sealed with the posted voucher: %s is found", (_case, forged) => {
    const office = officeWithCap();
    const draft = heldDraft(office);
    const changed = again(office, draft, [["F03", yuan(150)]], "订的是报纸");
    if (!changed.ok) throw new Error(changed.failure.code);
    office.must("voucher.review", changed.value, "zhou");
    office.must("voucher.post", { ids: [draft.id] });
    const before = lost(office, []);
    expect(before.filter((place) => place.includes("decisions") || place.includes("记账"))).toEqual([]);
    const triggers = ["drop trigger category_hold_keeps_its_reason", "drop trigger category_hold_stays"];
    expect(lost(office, [...triggers, forged]).filter((place) => !before.includes(place))).toEqual([
      expect.stringContaining("记账"),
    ]);
  });
});
