import { expect, it } from "vitest";
import { detailFor } from "#domain/bank/detail-choice.ts";

const subsidies = [{ name: "运转经费补助" }, { name: "经营性补助" }, { name: "其他补助" }];

it.each([
  ["村级组织运转补助 2026年第三季度 汇入", subsidies, "运转经费补助"],
  ["经营性项目奖补", subsidies, "经营性补助"],
  ["补助收入", subsidies, "其他补助"],
  ["以奖代补", subsidies, "其他补助"],
  ["以奖代补", subsidies.slice(0, 2), undefined],
  ["运转", [], undefined],
])("the words “%s” point at the right detail", (text, details, expected) => {
  expect(detailFor(details, "补助收入", text)?.name).toBe(expected);
});
