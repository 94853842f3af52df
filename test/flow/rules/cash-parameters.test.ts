import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { plain } from "#test/support/plain-parameters.ts";
import { book, openRuleOffice, spending, yuan, type RuleOffice } from "./rule-office.ts";

const rule = (office: RuleOffice, parameters: InputOf<"rule.propose">["parameters"]): void => {
  const made = office.must("rule.propose", {
    id: null,
    title: "现金",
    level: "township",
    basis: "青禾镇〔2026〕3号",
    severity: "block",
    parameters,
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  office.must("rule.approve", made, "he");
};
const hitsOf = (office: RuleOffice, content: ReturnType<typeof spending>, kind: string) =>
  office.must("voucher.judge", { id: null, content }).hits.filter((hit) => hit.kind === kind);

describe("K01 by the contract", () => {
  it("keeps a works price paid in parts in the tier of the whole", () => {
    const office = openRuleOffice();
    office.project({ id: "road", name: "村道", contractFen: yuan(120_000), percent: 50 });
    const tiers = [
      { upToFen: yuan(50_000), isInclusive: true, roles: [], documents: [] },
      { upToFen: null, isInclusive: true, roles: ["township-leader" as const], documents: [] },
    ];
    rule(office, { kind: "K01", ladders: [{ nature: "works", tiers, isByContract: true }] });
    const part = spending({
      on: "2026-09-03",
      entries: [
        { code: "513", debitFen: yuan(30_000), categoryCode: "Z01", item: "road", itemKind: "project" },
        { code: "102", creditFen: yuan(30_000) },
      ],
    });
    expect(hitsOf(office, part, "K01")).toMatchObject([
      { facts: { amountFen: yuan(30_000), contractFen: yuan(120_000) } },
    ]);
  });
});

describe("cash by the books", () => {
  it("K15 adds up what one payee got in cash that day, over vouchers", () => {
    const office = openRuleOffice();
    office.item({ id: "zhang", kind: "payee", name: "张三" });
    office.item({ id: "li", kind: "payee", name: "李四" });
    rule(office, plain("K15", { amounts: { limitFen: yuan(1000) }, flags: { sumsPayeeDay: true } }));
    const paid = (on: string, item: string, amountFen: number) =>
      spending({
        on,
        entries: [
          { code: "513", debitFen: amountFen, categoryCode: "F02", item },
          { code: "101", creditFen: amountFen },
        ],
      });
    book(office, paid("2026-09-03", "zhang", yuan(999)));
    expect(hitsOf(office, paid("2026-09-03", "zhang", yuan(999)), "K15")).toMatchObject([
      { facts: { payee: "张三", othersFen: yuan(999), amountFen: yuan(1998) } },
    ]);
    expect(hitsOf(office, paid("2026-09-03", "li", yuan(999)), "K15")).toEqual([]);
    expect(hitsOf(office, paid("2026-09-04", "zhang", yuan(999)), "K15")).toEqual([]);
  });

  it("K14 lets the safe hold more for the days the rule gives, and no longer", () => {
    const office = openRuleOffice();
    rule(office, plain("K14", { amounts: { limitFen: yuan(2000) }, counts: { days: 3 } }));
    const taken = (on: string) =>
      spending({
        on,
        entries: [
          { code: "101", debitFen: yuan(3000) },
          { code: "102", creditFen: yuan(3000) },
        ],
      });
    book(office, taken("2026-09-01"));
    expect(hitsOf(office, taken("2026-09-04"), "K14")).toEqual([]);
    expect(hitsOf(office, taken("2026-09-05"), "K14")).toMatchObject([{ facts: { days: 3, cashFen: yuan(6000) } }]);
  });
});
