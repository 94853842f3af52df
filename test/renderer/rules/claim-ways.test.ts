import { expect, it } from "vitest";
import { claimWays } from "#renderer/stages/claims/claim-ways.ts";
import type { Hit } from "#renderer/words/rules.ts";

const hit = (kind: Hit["kind"]): Hit => ({
  kind,
  ruleId: "r1",
  ruleVersion: 1,
  severity: "block",
  line: 1,
  facts: {},
  basis: "本乡镇文件",
  isCleared: false,
});

it.each<[string, Hit["kind"], readonly string[]]>([
  [
    "over a voted cap, votes and the amount",
    "K04",
    ["关联已有决议", "登记调整限额的决议", "减少金额、换分类或声明应急"],
  ],
  ["with an invoice claimed before, only its own change", "K18", ["修改报账单"]],
])("a draft claim %s", (_case, kind, labels) => {
  expect(claimWays(hit(kind), { canLink: true, isDraft: true }).map(({ label }) => label)).toEqual(labels);
});
