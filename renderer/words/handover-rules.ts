import type * as z from "zod";
import type { hit as hitShape } from "#contract/judging.ts";
import { moneyText } from "#renderer/format/money.ts";

type Hit = z.output<typeof hitShape>;
type Facts = Readonly<Record<string, Hit["facts"][string]>>;

const yuan = (facts: Facts, name: string): string => {
  const value = facts[name];
  return `${moneyText(typeof value === "number" ? value : 0)} 元`;
};
const numberText = (facts: Facts, name: string): string => {
  const value = facts[name];
  return String(typeof value === "number" ? value : 0);
};
const textOf = (facts: Facts, name: string): string => {
  const value = facts[name];
  return typeof value === "string" ? value : "";
};

const becauseWords: Readonly<Record<string, string>> = {
  value: "金额达到规定",
  area: "面积达到规定",
  term: "期限超过规定",
};

/** One thing a disposal or a lease lacks, without its name and its full stop. */
export const handoverProblemText = (reason: string, facts: Facts, isLease: boolean): string => {
  const what = isLease ? "合同总租金" : "价值";
  switch (reason) {
    case "no-vote":
      return `${what} ${yuan(facts, "valueFen")}，${becauseWords[textOf(facts, "because")] ?? ""}，要先有生效的决议`;
    case "no-valuation":
      return `${what} ${yuan(facts, "valueFen")}，达到 ${yuan(facts, "fromFen")}要先评估，还没有登记评估价`;
    case "no-exchange":
      return `${what} ${yuan(facts, "valueFen")}，达到 ${yuan(facts, "fromFen")}要进产权交易平台，还没有登记交易平台`;
    case "posted-too-short":
      return `要公示 ${numberText(facts, "leastDays")} 天，现在登记了 ${numberText(facts, "postedDays")} 天`;
    default:
      return "手续还不完整";
  }
};

/** K24 in one sentence: what is disposed of or let, and what it lacks. */
export const handoverSentence = ({ facts }: Hit): string => {
  const name = textOf(facts, "name");
  const isLease = textOf(facts, "kind") === "lease";
  const head = name === "" ? "" : `${isLease ? "发包合同" : "处置资产"}“${name}”：`;
  return `${head}${handoverProblemText(textOf(facts, "reason"), facts, isLease)}。`;
};

/** What can be done about it. */
export const handoverWays: readonly string[] = [
  "手续已经有的，到资产卡片的“处置资料”或合同的“发包资料”里补登记",
  "还没有表决的，开会表决，登记决议后关联到这张凭证或合同",
  "评估、进平台交易、公示还没有做的，先补办",
];

/** What the fields of K24 are called on its form, and what they mean at their boundary. */
export const handoverFieldWords: Readonly<Record<string, readonly [string, string]>> = {
  voteFromFen: ["多少钱起处置、发包要表决", "处置看资产净值、价款、评估价里最大的，发包看合同总租金"],
  voteFromMu: ["多少亩起发包要表决", "面积在合同的“发包资料”里登记"],
  voteOverYears: ["发包超过几年要表决", "正好这么多年不用"],
  valuationFromFen: ["多少钱起要评估", ""],
  exchangeFromFen: ["多少钱起要进产权交易平台", "以县文件为准，待核对"],
  postingDays: ["处置、发包要公示几天", "起止两天都算"],
  isExclusive: ["文件写“超过”的打开（正好这个数不算）", "文件写“以上”“以下”的含本数"],
};
