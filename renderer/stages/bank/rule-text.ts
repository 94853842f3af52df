import { moneyText } from "#renderer/format/money.ts";
import type { RuleInput } from "./draft-rules.ts";
import type { RuleChoices } from "./rule-account-fields.tsx";
import { placeText, type PlaceChoices } from "./rule-places.tsx";

/** When a rule applies, as one clause. */
export const conditionText = ({ conditions }: RuleInput, places: PlaceChoices | null): string => {
  const { text, smallestFen, largestFen, isReversal, parties = [] } = conditions;
  const place = placeText(conditions, places);
  const parts = [
    ...(place === "" ? [] : [place]),
    ...(isReversal === true ? ["冲正流水"] : []),
    ...(text === null || text.words.length === 0 ? [] : [`有“${text.words.join("、")}”`]),
    ...(text === null || text.without.length === 0 ? [] : [`没有“${text.without.join("、")}”`]),
    ...(parties.length === 0 ? [] : [`对方是“${parties.join("、")}”`]),
    ...(smallestFen === null ? [] : [`不少于 ${moneyText(smallestFen)} 元`]),
    ...(largestFen === null ? [] : [`不超过 ${moneyText(largestFen)} 元`]),
  ];
  return parts.join("，");
};

type Share = Extract<RuleInput["result"], { kind: "split" }>["parts"][number]["share"];

const shareText = (share: Share): string => {
  switch (share.kind) {
    case "fixed":
      return `${moneyText(share.amountFen)} 元`;
    case "share":
      return `${share.basisPoints / 100}%`;
    case "rest":
      return "其余";
  }
};

/** What a rule does, as one clause. */
export const resultText = ({ result }: RuleInput, { accounts, categories }: RuleChoices): string => {
  const nameOf = (code: string): string =>
    `${code} ${accounts.find((account) => account.code === code)?.fullName ?? ""}`.trim();
  if (result.kind === "ask")
    return result.suggestedAccountCode === null
      ? "交给人选科目"
      : `交给人选科目，提示 ${nameOf(result.suggestedAccountCode)}`;
  if (result.kind === "split")
    return `拆成：${result.parts.map(({ accountCode, share }) => `${nameOf(accountCode)} ${shareText(share)}`).join("；")}`;
  const category = categories.find((each) => each.code === result.categoryCode)?.name;
  return [nameOf(result.accountCode), result.detailName, category].filter(Boolean).join("　");
};
