import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { hitSentence } from "#renderer/words/rules.ts";
import { plain } from "#test/support/plain-parameters.ts";
import {
  book,
  category,
  decide,
  invoice,
  openRuleOffice,
  recording,
  spending,
  yuan,
  type RuleOffice,
  type SpendingInput,
} from "./rule-office.ts";

const rule = (
  office: RuleOffice,
  parameters: InputOf<"rule.propose">["parameters"],
  severity: InputOf<"rule.propose">["severity"],
): void => {
  const proposed = office.must("rule.propose", {
    id: null,
    level: "township",
    title: "本镇规定",
    basis: "青禾镇文件",
    severity,
    scope: { villageIds: [], entities: [] },
    parameters,
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  office.must("rule.approve", proposed, "he");
};
const save = (office: RuleOffice, given: SpendingInput) =>
  office.must("voucher.save", { id: null, version: null, content: spending(given) });

describe("a hit that needs a resolution", () => {
  it("is cleared by one in force about this spending, and by no other", () => {
    const office = openRuleOffice();
    const thresholdFen = yuan(1000);
    rule(
      office,
      plain("K23", { categoryIds: [category("F02")], amounts: { thresholdFen }, counts: { days: 30 } }),
      "needs-resolution",
    );
    const paper = { ...invoice("24512000000012345678"), party: "文具店" };
    const each = { categoryCode: "F02", amountFen: yuan(600) };
    book(office, spending({ ...each, on: "2026-03-01", documents: [paper] }));
    const second = save(office, {
      ...each,
      on: "2026-03-02",
      documents: [{ ...paper, number: "24512000000012345679" }],
    });
    expect(second.hits).toMatchObject([{ kind: "K23", severity: "needs-resolution", isCleared: false }]);
    const agreed = (number: string, code: string) =>
      decide(
        office,
        recording(number, [], {
          matter: {
            categoryIds: [category(code)],
            amountFen: yuan(20_000),
            fromOn: "2026-01-01",
            toOn: "2026-12-31",
          },
        }),
      ).id;
    const other = office.must("voucher.linkResolution", { id: second.id, resolutionId: agreed("1号", "F03") });
    expect(other.hits).toMatchObject([{ kind: "K23", isCleared: false }]);
    const { hits } = office.must("voucher.linkResolution", { id: second.id, resolutionId: agreed("2号", "F02") });
    expect(hits).toMatchObject([{ kind: "K23", isCleared: true, facts: { clearedByNumber: "2号" } }]);
    expect(office.ask("voucher.review", { id: second.id, version: 1 }, "zhou")).toMatchObject({ ok: true });
  });
});

describe("signatures on a voucher", () => {
  const signed = (role: "village-head" | "supervisors", name: string, onDate = "2026-08-20") => ({
    role,
    name,
    onDate,
  });
  it("do not count for the supervision where the same person approves", () => {
    const office = openRuleOffice({ isSeeded: true });
    const given = {
      on: "2026-08-20",
      categoryCode: "F02",
      amountFen: yuan(600),
      documents: [invoice("24512000000012345678")],
    };
    const one = save(office, {
      ...given,
      approvals: [signed("village-head", "王主任"), signed("supervisors", "王 主任")],
    });
    expect(one.hits).toMatchObject([{ kind: "K01", facts: { missingRoles: ["supervisors"] } }]);
    expect(one.hits.map(hitSentence)[0]).toContain("王 主任既签了审批又签了监督，监督要由没有签审批的人签。");
    const two = save(office, {
      ...given,
      documents: [invoice("24512000000012345670")],
      approvals: [signed("village-head", "王主任"), signed("supervisors", "赵监督")],
    });
    expect(two.hits).toEqual([]);
  });

  it("and papers of a day to come are refused with that day", () => {
    const office = openRuleOffice();
    const content = (given: Partial<SpendingInput>) =>
      spending({ on: "2026-08-20", categoryCode: "F02", amountFen: yuan(600), ...given });
    const ask = (given: Partial<SpendingInput>) =>
      office.ask("voucher.save", { id: null, version: null, content: content(given) });
    expect(ask({ approvals: [signed("village-head", "王主任", "2027-12-31")] })).toMatchObject({
      failure: { code: "date-in-future", on: "2027-12-31" },
    });
    expect(ask({ documents: [{ ...invoice("24512000000012345678"), onDate: "2027-05-06" }] })).toMatchObject({
      failure: { code: "date-in-future", on: "2027-05-06" },
    });
  });
});

describe("cash and takings over claims and debts", () => {
  const cashTo = (code: string, money = "101"): SpendingInput => ({
    on: "2026-03-01",
    entries: [
      { code, debitFen: yuan(5000), ...(code === "513" ? { categoryCode: "F02" } : {}) },
      { code: money, creditFen: yuan(5000) },
    ],
  });
  it.each([
    ["an expense", "513", "101", 1],
    ["a payable", "211", "101", 1],
    ["an advance", "112", "101", 1],
    ["a member's account", "113", "101", 1],
    ["the bank", "102", "101", 0],
    ["a payable out of the bank", "211", "102", 0],
  ])("judges cash paid to %s", (_case, code, money, count) => {
    const office = openRuleOffice();
    rule(office, plain("K15", { amounts: { limitFen: yuan(1000) } }), "block");
    expect(save(office, cashTo(code, money)).hits).toHaveLength(count);
  });

  it("asks when rent put down before was banked", () => {
    const office = openRuleOffice();
    rule(office, plain("K16", { counts: { days: 5 }, flags: { forbidsNetting: true } }), "block");
    const receipt = { ...invoice("0001", "fiscal-receipt"), onDate: "2026-01-05", amountFen: yuan(30_000) };
    const late = save(office, {
      on: "2026-03-01",
      entries: [
        { code: "102", debitFen: yuan(30_000) },
        { code: "112", creditFen: yuan(30_000) },
      ],
      documents: [receipt],
    });
    expect(late.hits).toMatchObject([{ kind: "K16", facts: { receiptOn: "2026-01-05" } }]);
    const netted = save(office, {
      on: "2026-01-05",
      entries: [
        { code: "513", debitFen: yuan(100), categoryCode: "F02" },
        { code: "112", creditFen: yuan(100) },
      ],
      documents: [{ ...receipt, amountFen: yuan(100) }],
    });
    expect(netted.hits).toMatchObject([{ kind: "K16", facts: { isNetting: true } }]);
  });
});
