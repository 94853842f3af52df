import type { LocalDate } from "#domain/core/dates.ts";
import { longDateText } from "#renderer/format/dates.ts";
import type { Sentences } from "./sentences.ts";

const badWords: Readonly<Record<string, string>> = {
  "quarter-not-over": "这个季度还没有过完，或者日期在季度结束以前，不会有它的财务公开",
  "photo-is-no-picture": "这个文件不是照片，请选 JPG、PNG 图片或扫描的 PDF",
  "quarter-missing": "财务公开要选是哪个季度的",
  "quarter-not-wanted": "只有财务公开才选季度",
  "sums-missing": "请填张贴的收入合计和支出合计，好与账核对",
  "resolution-missing": "请选公示的是哪一份决议",
  "resolution-of-others": "这份决议不是这个账套的",
};

const stageNames: Readonly<Record<string, string>> = {
  proposal: "党支部提议",
  consultation: "两委商议",
  review: "党员大会审议",
  decision: "会议决议",
  disclosure: "决议公开",
  outcome: "实施结果公开",
};

type StageFacts = {
  readonly reason: string;
  readonly stage: string | null;
  readonly needs: number | null;
  readonly earliestOn: LocalDate | null;
};

const stageProblem = ({ reason, stage, needs, earliestOn }: StageFacts): string => {
  const day = earliestOn === null ? "规定的日期" : longDateText(earliestOn);
  const count = String(needs ?? 0);
  const problems: Readonly<Record<string, string>> = {
    "all-done": "六步都已经登记完了",
    skipped: `一步不能跳，现在该登记“${stageNames[stage ?? ""] ?? "下一步"}”`,
    "pre-dated": `日期不能早于上一步的 ${day}`,
    "numbers-missing": "请填应到、实到和同意的人数",
    "present-over-entitled": "实到人数比应到的还多，请核对",
    "votes-over-present": "同意的比实到的还多，请核对",
    "too-few-present": `到会的人不够，至少要 ${count} 人`,
    "too-few-votes": `同意的人不够，至少要 ${count} 人`,
    "evidence-missing": "还没有凭据，请放上会议记录或签到表的照片、扫描件",
    "vote-missing": "请选会议表决的决议，没有的先到“决议”登记",
    "vote-failed": "这份决议没有达到法定票数，不能作数，请重新开会表决",
    "vote-not-in-force": "这份决议还没有生效，等另一个人复核或登记乡镇意见以后再来",
    "vote-on-another-day": `日期要和表决的日期 ${day} 一致`,
    "posting-missing": "请选一次已经登记张贴的公示",
    "posting-of-another-vote": "这次公示的不是这份决议，请选公示这份决议的那一次",
    "posting-of-the-decision": "这次公示是第五步公开决议的那一次，结果公开要另外张贴，请先登记公开结果的那一次公示",
    "posting-on-another-day": `日期要和张贴的日期 ${day} 一致`,
    "posting-too-short": `张贴还没有满天数，最早 ${day} 可以登记`,
    "posting-without-photo": "这次公示没有张贴照片，请先补照片",
    "not-the-newest": "只能撤回最后登记的一步",
  };
  return problems[reason] ?? "内容不对";
};

const formNames: Readonly<Record<string, string>> = { resolution: "决议", notice: "公示", stages: "四议两公开登记表" };

/** Refusals of 公开. */
export const publicitySentences = {
  "publication-bad": ({ reason }) => `公示没有登记：${badWords[reason] ?? "有内容不对"}。请改好再登记。`,
  "posting-before-content": ({ earliestOn }) =>
    `日期不能早于 ${longDateText(earliestOn)}：那一天才有这份内容。请核对日期。`,
  "posting-reversed": ({ fromOn }) => `取下的日期早于张贴日期 ${longDateText(fromOn)}。请核对日期。`,
  "posting-incomplete": ({ days, leastDays, lacksPhoto }) =>
    `还不能登记取下：${[
      ...(days < leastDays ? [`只张贴了 ${days} 天，规定不少于 ${leastDays} 天（张贴当天不算）`] : []),
      ...(lacksPhoto ? ["还没有张贴照片"] : []),
    ].join("；")}。请继续张贴、补照片；确实已经取下的，写明原因再登记，会列入疑点。`,
  "posting-ended": () => "已经登记取下，张贴记录不能再改。需要重新张贴的，请另做一版。",
  "not-posted": () => "还没有登记张贴。请先登记张贴日期和地点。",
  "already-posted": () => "已经登记张贴，不能撤回。内容有错的，更正账务后另做一版重新张贴。",
  "question-answered": () => "这条意见已经答复，不能改。有补充的，请另记一条。",
  "motion-begun": () => "议案已经有登记的步骤，不能撤回。请先撤回最后一步，再撤议案。",
  "stage-refused": (facts) => `这一步不能登记：${stageProblem(facts)}。`,
  "form-not-ready": ({ form }) =>
    `“${formNames[form] ?? "这张表"}”还没有可印的内容。请先登记表决结果（或议案）再打印。`,
} as const satisfies Partial<Sentences>;
