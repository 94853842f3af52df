import { describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { category, committee, openRuleOffice, spending, yuan, type RuleOffice } from "./rule-office.ts";
import { plain } from "#test/support/plain-parameters.ts";

const rule = (title: string, parameters: InputOf<"rule.propose">["parameters"]): InputOf<"rule.propose"> => ({
  id: null,
  title,
  level: "township",
  basis: "青政〔2026〕1号",
  severity: "block",
  parameters,
  scope: { villageIds: [], entities: [] },
  fromOn: "2026-01-01",
  toOn: "2100-12-31",
});
const approved = (office: RuleOffice, proposal: InputOf<"rule.propose">): void => {
  office.must("rule.approve", office.must("rule.propose", proposal, "he"), "zhou");
};

describe("the township's own limit of help to a member in hardship", () => {
  it("is approved beside the locked national rule and opens it up to its amount", () => {
    const office = openRuleOffice({ isSeeded: true });
    office.item({ id: "member", kind: "member", name: "李困难" });
    const hits = (amountFen: number) =>
      office
        .must("voucher.judge", {
          id: null,
          content: spending({
            on: "2026-10-05",
            summary: "借给困难成员",
            documents: [{ kind: "minutes", number: "", onDate: null, amountFen: null, party: "", note: "" }],
            entries: [
              { code: "113", debitFen: amountFen, itemKind: "member", item: "member" },
              { code: "102", creditFen: amountFen },
            ],
          }),
        })
        .hits.filter(({ kind }) => kind === "K26")
        .map(({ ruleId, severity, facts }) => [ruleId, severity, facts["hardshipFen"]]);
    expect(hits(yuan(3000))).toEqual([["K26-lending", "block", 0]]);
    approved(office, rule("困难成员借款", plain("K26", { amounts: { hardshipFen: yuan(3000) } })));
    expect(hits(yuan(3000))).toEqual([]);
    expect(hits(yuan(3001))).toEqual([["K26-lending", "block", yuan(3000)]]);
  });

  it("leaves the national rule itself as it is", () => {
    const office = openRuleOffice({ isSeeded: true });
    const parameters = plain("K26", { words: ["出借"], amounts: { hardshipFen: yuan(3000) } });
    expect(office.ask("rule.propose", { ...rule("改", parameters), id: "K26-lending" }, "he")).toEqual({
      ok: false,
      failure: { code: "rule-locked" },
    });
  });
});

describe("K21 an old payable paid with a fund", () => {
  it("is asked about unless it was booked for the fund", () => {
    const office = openRuleOffice();
    approved(office, rule("专款专用", plain("K21")));
    const { itemId } = office.must("grant.save", {
      id: null,
      ledgerId: committee,
      itemId: null,
      terms: {
        document: "青农〔2026〕12号",
        department: "县农业农村局",
        title: "村级运转经费",
        grantedOn: "2026-01-10",
        expiresOn: null,
        amountFen: yuan(5000),
        categoryIds: [category("F02")],
        expected: [],
      },
      reason: "",
    });
    const paid = spending({
      on: "2026-10-05",
      summary: "付货款",
      entries: [
        { code: "211", debitFen: yuan(500), itemKind: "fund", item: itemId },
        { code: "102", creditFen: yuan(500) },
      ],
    });
    const hits = () =>
      office
        .must("voucher.judge", { id: null, content: paid })
        .hits.flatMap(({ kind, severity, facts }) =>
          kind === "K21" ? [[severity, facts["how"], facts["owedFen"]]] : [],
        );
    expect(hits()).toEqual([["warn", "payable", 0]]);
    const booked = (amountFen: number, categoryCode: string) =>
      office.must("voucher.save", {
        id: null,
        version: null,
        content: spending({
          on: "2026-10-01",
          entries: [
            { code: "513", debitFen: amountFen, categoryCode, itemKind: "fund", item: itemId },
            { code: "211", creditFen: amountFen },
          ],
        }),
      });
    booked(yuan(300), "F02");
    expect(hits()).toEqual([["warn", "payable", yuan(300)]]);
    booked(yuan(200), "F02");
    expect(hits()).toEqual([]);
  });
});
