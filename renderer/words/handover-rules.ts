import type * as z from "zod";
import type { hit as hitShape } from "#contract/judging.ts";
import { moneyText } from "#renderer/format/money.ts";

type Hit = z.output<typeof hitShape>;

const numberOf = (hit: Hit, name: string): number => {
  const value = hit.facts[name];
  return typeof value === "number" ? value : 0;
};
const textOf = (hit: Hit, name: string): string => {
  const value = hit.facts[name];
  return typeof value === "string" ? value : "";
};
const yuan = (hit: Hit, name: string): string => `${moneyText(numberOf(hit, name))} 元`;

const becauseWords: Readonly<Record<string, string>> = {
  value: "金额达到规定",
  area: "面积达到规定",
  term: "期限超过规定",
};

const problemOf = (hit: Hit): string => {
  const what = textOf(hit, "kind") === "lease" ? "合同总租金" : "价值";
  switch (textOf(hit, "reason")) {
    case "no-vote":
      return `${what} ${yuan(hit, "valueFen")}，${becauseWords[textOf(hit, "because")] ?? ""}，要先有生效的决议`;
    case "no-valuation":
      return `${what} ${yuan(hit, "valueFen")}，达到 ${yuan(hit, "fromFen")}要先评估，还没有登记评估价`;
    case "no-exchange":
      return `${what} ${yuan(hit, "valueFen")}，达到 ${yuan(hit, "fromFen")}要进产权交易平台，还没有登记交易平台`;
    case "posted-too-short":
      return `要公示 ${String(numberOf(hit, "leastDays"))} 天，现在登记了 ${String(numberOf(hit, "postedDays"))} 天`;
    default:
      return "手续还不完整";
  }
};

/** K24 in one sentence: what is disposed of or let, and what it lacks. */
export const handoverSentence = (hit: Hit): string => {
  const name = textOf(hit, "name");
  const head = name === "" ? "" : `${textOf(hit, "kind") === "lease" ? "发包合同" : "处置资产"}“${name}”：`;
  return `${head}${problemOf(hit)}。`;
};

/** What can be done about it. */
export const handoverWays: readonly string[] = [
  "手续已经有的，到资产卡片的“处置资料”或合同的“发包资料”里补登记",
  "还没有表决的，开会表决，登记决议后关联到这张凭证或合同",
  "评估、进平台交易、公示还没有做的，先补办",
];
