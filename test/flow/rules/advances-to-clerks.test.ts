import { expect, it } from "vitest";
import { openRuleOffice, spending, yuan } from "./rule-office.ts";
import { plain } from "#test/support/plain-parameters.ts";

it.each([
  ["the 报账员 of the register", "clerk", "孙文书", ["K13"]],
  ["somebody else", "group-leader", "孙文书", []],
  ["an item of another name", "clerk", "王秀英", []],
] as const)("an advance where petty cash is abolished is held for %s", (_case, post, itemName, kinds) => {
  const office = openRuleOffice();
  office.villager({ name: "孙文书", post });
  office.item({ id: "sun", kind: "member", name: itemName });
  const rule = office.must("rule.propose", {
    id: null,
    title: "取消备用金",
    level: "township",
    basis: "青政〔2026〕2号",
    severity: "block",
    parameters: plain("K13", { amounts: { limitFen: 0 } }),
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  office.must("rule.approve", rule, "he");
  const content = spending({
    on: "2026-10-05",
    summary: "预借款",
    entries: [
      { code: "113", debitFen: yuan(500), itemKind: "member", item: "sun" },
      { code: "102", creditFen: yuan(500) },
    ],
  });
  const { hits } = office.must("voucher.save", { id: null, version: null, content });
  expect(hits.map(({ kind }) => kind)).toEqual(kinds);
});
