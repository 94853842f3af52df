import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { approvalWords, documentWords, entityWords, natureWords } from "#renderer/words/labels.ts";

export type Rule = OutputOf<"rule.list">["rules"][number];
export type RuleParameters = Rule["parameters"];
type Ladder = Extract<RuleParameters, { readonly kind: "K01" }>["ladders"][number];

const yuan = (amountFen: number): string => `${moneyText(amountFen).replace(/\.00$/, "")} 元`;

/** Where a tier lies: 不满 500 元, 500 元（含）至 1,000 元（含）, 超过 10,000 元. */
export const tierSpan = (tiers: Ladder["tiers"], at: number): string => {
  const [below, tier] = [tiers[at - 1], tiers[at]];
  if (tier === undefined) return "";
  const from = below?.upToFen ?? null;
  // What belongs to the tier below does not belong to this one.
  const isFromIn = below?.isInclusive === false;
  if (tier.upToFen === null) {
    if (from === null) return "不论金额";
    return isFromIn ? `${yuan(from)}以上（含）` : `超过 ${yuan(from)}`;
  }
  const end = `${yuan(tier.upToFen)}（${tier.isInclusive ? "含" : "不含"}）`;
  return from === null
    ? tier.isInclusive
      ? `${yuan(tier.upToFen)}以下（含）`
      : `不满 ${yuan(tier.upToFen)}`
    : `${yuan(from)}（${isFromIn ? "含" : "不含"}）至 ${end}`;
};

const tierNeeds = ({ roles, documents }: Ladder["tiers"][number]): string => {
  const signs = roles.map((role) => approvalWords[role]).join("、");
  const papers = documents.map((kind) => documentWords[kind]).join("、");
  if (signs === "" && papers === "") return "不需要另外签字";
  return [signs === "" ? "" : `${signs}签字`, papers === "" ? "" : `附${papers}`]
    .filter((part) => part !== "")
    .join("，");
};

const laddersText = (ladders: readonly Ladder[]): readonly string[] =>
  ladders.flatMap((ladder) =>
    ladder.tiers.map(
      (tier, at) =>
        `${natureWords[ladder.nature]}${ladder.isByContract === true ? "（按合同总额）" : ""}，${tierSpan(ladder.tiers, at)}：${tierNeeds(tier)}`,
    ),
  );

/** Whom a rule is for, as a sentence before its version; nothing for a rule of all. */
export const scopeText = (scope: Rule["scope"], villageNames: ReadonlyMap<string, string>): string => {
  const villages = scope.villageIds.map((id) => villageNames.get(id) ?? "（已停用的村）").join("、");
  const entities = scope.entities.map((entity) => entityWords[entity]).join("、");
  const parts = [villages, entities].filter((part) => part !== "");
  return parts.length === 0 ? "" : `只适用于 ${parts.join("的")}。`;
};

const exceptionLines = ({
  exceptWords = [],
  exceptPapers = [],
}: Extract<RuleParameters, { readonly kind: "K08" }>): readonly string[] => {
  if (exceptWords.length === 0) return [];
  const papers = exceptPapers.map((kind) => documentWords[kind]).join("、");
  const named = exceptWords.map((word) => `“${word}”`).join("、");
  return [`例外：摘要写明${named}的可以列支${papers === "" ? "" : `，但要附${papers}`}`];
};

/** A rule in plain Chinese, one line for each thing it asks. */
export const ruleLines = (
  { parameters, text }: Pick<Rule, "parameters" | "text">,
  categoryNames: ReadonlyMap<string, string>,
): readonly string[] => {
  if ("amounts" in parameters) return text.split("；");
  switch (parameters.kind) {
    case "K01":
      return laddersText(parameters.ladders);
    case "K08": {
      const names = parameters.categoryIds.map((id) => categoryNames.get(id) ?? "（已删除的分类）").join("、");
      const words = parameters.words.map((word) => `“${word}”`).join("、");
      return [
        ...(names === "" ? [] : [`禁止列支：${names}`]),
        ...(words === "" ? [] : [`摘要或单据里出现${words}时提醒，防止换个分类列支`]),
        ...exceptionLines(parameters),
      ];
    }
    case "K17":
      return parameters.requirements.map(({ natures, categoryIds = [], fromFen, anyOf }) => {
        const what =
          categoryIds.length === 0
            ? natures.map((nature) => natureWords[nature]).join("、")
            : categoryIds.map((id) => categoryNames.get(id) ?? "（已删除的分类）").join("、");
        const papers = anyOf.map((kind) => documentWords[kind]).join("、");
        return `${what}${fromFen === 0 ? "，不论金额" : `，${yuan(fromFen)}以上（含）`}：要有${papers}${anyOf.length > 1 ? "之一" : ""}`;
      });
    case "K18":
      return ["同一发票代码和号码只能入账一次，各账套之间也查重；写明的购买方必须是本单位"];
    case "K29":
      return ["制单人和审核人不能是同一个人"];
  }
};
