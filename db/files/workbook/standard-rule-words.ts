import type { PlainParameters } from "#domain/checks/plain-rule.ts";
import { is, listed, percentText, scopeText, times, yuan, type Names } from "./parameter-words.ts";

const percent = (parameters: PlainParameters, key: string): string => percentText(parameters.counts[key] ?? 0);
const hasAmount = (parameters: PlainParameters, key: string): boolean => parameters.amounts[key] !== undefined;
const hasCount = (parameters: PlainParameters, key: string): boolean => parameters.counts[key] !== undefined;
const when = (holds: boolean, text: string): readonly string[] => (holds ? [text] : []);

const fundsText = ({ words }: PlainParameters): string =>
  words.length === 0 ? "" : `（名称里有${listed(words)}的资金）`;

const villagesText = (parameters: PlainParameters): string => {
  const types = [
    ...when(is(parameters, "onlySingle"), "单体村"),
    ...when(is(parameters, "onlyMerged"), "合并村"),
    ...when(is(parameters, "onlyCommunity"), "社区"),
    ...when(is(parameters, "onlyCityCommunity"), "城市社区"),
  ].join("、");
  const from = is(parameters, "isExclusive") ? "超过" : "不少于";
  const parts = [
    ...when(types !== "", types),
    ...when(is(parameters, "onlyPoor"), "经济薄弱村"),
    ...when(hasCount(parameters, "populationFrom"), `人口${from} ${times(parameters, "populationFrom")} 人`),
    ...when(hasCount(parameters, "populationBelow"), `人口不满 ${times(parameters, "populationBelow")} 人`),
    ...when(hasAmount(parameters, "incomeFromFen"), `上年经常性收入${from} ${yuan(parameters, "incomeFromFen")}`),
    ...when(hasAmount(parameters, "incomeBelowFen"), `上年经常性收入低于 ${yuan(parameters, "incomeBelowFen")}`),
  ];
  return parts.length === 0 ? "每个村" : `${parts.join("、")}的村`;
};

/** The rules about standards, floors, rhythm and reserve in plain Chinese. */
export const standardRuleTexts = {
  K09: (parameters: PlainParameters, categoryName: Names): string =>
    [
      `${scopeText(parameters, categoryName)}每${parameters.words[0] ?? "人次"}不超过 ${yuan(parameters, "unitFen")}，按单据上的人数或数量算`,
      ...when(is(parameters, "needsList"), "要附签字的名单"),
      ...when(is(parameters, "approvalClears"), "附乡镇审批件并写明理由的放行"),
    ].join("；"),
  K12: (parameters: PlainParameters): string =>
    [
      `${villagesText(parameters)}每年至少保障 ${yuan(parameters, "floorFen")}${fundsText(parameters)}，${times(parameters, "dueMonth")} 月底前到位`,
      ...when(is(parameters, "countsOwn"), "村自有资金也算"),
      ...when(
        is(parameters, "raisesLastYear"),
        `上年不足的补到这个数，已达到的按上年数${hasCount(parameters, "growth") ? `增长 ${percent(parameters, "growth")}` : "保障"}`,
      ),
    ].join("；"),
  K32: (parameters: PlainParameters): string =>
    [
      ...when(
        hasCount(parameters, "arrivalShare"),
        `每季度末应到的拨款到账不低于 ${percent(parameters, "arrivalShare")}`,
      ),
      ...when(hasAmount(parameters, "quarterFen"), `每个账套每季度至少到账 ${yuan(parameters, "quarterFen")}`),
      ...when(hasCount(parameters, "passDays"), `钱到乡镇后 ${times(parameters, "passDays")} 天内拨到村`),
      ...when(
        hasCount(parameters, "matchingShare"),
        `乡镇配套不低于上级资金的 ${percent(parameters, "matchingShare")}`,
      ),
    ].join("；") + fundsText(parameters),
  K33: (parameters: PlainParameters): string =>
    [
      `分给成员和其他以前，先按${is(parameters, "ofNetIncome") ? "当年净收益" : "可分配收益"}的 ${percent(parameters, "reserveShare")} 提取公积公益金`,
      ...when(
        parameters.counts["accumulationShare"] !== undefined,
        `其中公积金不少于 ${percent(parameters, "accumulationShare")}`,
      ),
      ...when(
        parameters.counts["welfareShare"] !== undefined,
        `其中公益金不少于 ${percent(parameters, "welfareShare")}`,
      ),
      ...when(is(parameters, "afterLosses"), "提取以前先弥补亏损"),
    ].join("；"),
} as const;
