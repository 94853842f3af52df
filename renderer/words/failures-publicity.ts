import { longDateText } from "#renderer/format/dates.ts";
import type { Sentences } from "./sentences.ts";

const badWords: Readonly<Record<string, string>> = {
  "quarter-missing": "财务公开要选是哪个季度的",
  "quarter-not-wanted": "只有财务公开才选季度",
  "sums-missing": "请填张贴的收入合计和支出合计，好与账核对",
  "resolution-missing": "请选公示的是哪一份决议",
  "resolution-of-others": "这份决议不是这个账套的",
};

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
} as const satisfies Partial<Sentences>;
