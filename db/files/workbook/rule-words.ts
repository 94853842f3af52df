import type { CategoryId } from "#domain/core/ids.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import {
  isPlainParameters,
  type EvidenceRequirement,
  type Ladder,
  type RuleParameters,
  type Tier,
} from "#domain/checks/rule.ts";
import type { ApprovalRole, DocumentKind } from "#domain/vouchers/voucher.ts";
import { plainText } from "./plain-rule-words.ts";

const natureNames: Readonly<Record<Ladder["nature"], string>> = {
  "non-productive": "非生产性支出",
  productive: "生产性支出",
  works: "工程",
  asset: "资产",
  welfare: "公益福利",
};
export const roleNames: Readonly<Record<ApprovalRole, string>> = {
  "village-head": "村主任",
  "party-secretary": "村书记",
  chair: "理事长",
  supervisors: "监委会",
  "two-committees": "两委会议",
  congress: "代表会议",
  "township-leader": "乡镇领导",
};
export const documentNames: Readonly<Record<DocumentKind, string>> = {
  invoice: "发票",
  "fiscal-receipt": "财政票据",
  list: "造册",
  contract: "合同",
  acceptance: "验收",
  settlement: "结算",
  minutes: "会议记录",
  resolution: "决议",
  approval: "批件",
  photo: "照片",
  "bank-slip": "银行回单",
  "loss-proof": "遗失证明",
  other: "其他",
};

/** 不满 leaves the number out and 以下 takes it in (民法典第一千二百五十九条); the last tier begins where the one below it ends. */
const tierEnd = (tier: Tier, below: Tier | undefined): string => {
  if (tier.upToFen !== null) {
    const limit = `${moneyTextFromFen(tier.upToFen)} 元`;
    return tier.isInclusive ? `${limit}以下（含）` : `不满 ${limit}`;
  }
  if (below === undefined || below.upToFen === null) return "不论金额";
  const limit = `${moneyTextFromFen(below.upToFen)} 元`;
  return below.isInclusive ? `超过 ${limit}` : `${limit}以上（含）`;
};
const tierText = (tier: Tier, index: number, tiers: readonly Tier[]): string => {
  const end = tierEnd(tier, tiers[index - 1]);
  const needs = [...tier.roles.map((role) => roleNames[role]), ...tier.documents.map((kind) => documentNames[kind])];
  return `${end}：${needs.length === 0 ? "不要求" : needs.join("、")}`;
};
const ladderText = (ladder: Ladder): string =>
  `${natureNames[ladder.nature]}${ladder.isByContract === true ? "（按合同总额）" : ""} ${ladder.tiers.map(tierText).join("；")}`;
const evidenceText = (need: EvidenceRequirement, categoryName: (id: CategoryId) => string): string => {
  const { categoryIds = [] } = need;
  const natures =
    categoryIds.length === 0
      ? need.natures.map((nature) => natureNames[nature]).join("、")
      : categoryIds.map(categoryName).join("、");
  const from = need.fromFen === 0 ? "每笔" : `${moneyTextFromFen(need.fromFen)} 元起`;
  return `${natures} ${from}须有${need.anyOf.map((kind) => documentNames[kind]).join("或")}`;
};

const exceptionText = ({
  exceptWords = [],
  exceptPapers = [],
}: Extract<RuleParameters, { readonly kind: "K08" }>): readonly string[] => {
  if (exceptWords.length === 0) return [];
  const papers = exceptPapers.map((kind) => documentNames[kind]).join("、");
  return [`例外：摘要写明${exceptWords.join("、")}${papers === "" ? "的" : `并附${papers}的`}`];
};

/** A rule's parameters in one cell. */
export const parametersText = (parameters: RuleParameters, categoryName: (id: CategoryId) => string): string => {
  if (isPlainParameters(parameters)) return plainText(parameters, categoryName);
  switch (parameters.kind) {
    case "K01":
      return parameters.ladders.map(ladderText).join("\n");
    case "K08":
      return [
        `类别：${parameters.categoryIds.map(categoryName).join("、")}`,
        ...(parameters.words.length === 0 ? [] : [`摘要用语：${parameters.words.join("、")}`]),
        ...exceptionText(parameters),
      ].join("；");
    case "K17":
      return parameters.requirements.map((need) => evidenceText(need, categoryName)).join("\n");
    case "K18":
      return "同一发票号码只能报销一次";
    case "K29":
      return "制单、审核、出纳不相容岗位分离";
  }
};
