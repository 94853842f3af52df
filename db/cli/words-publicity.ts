import type { Sentences } from "./words.ts";

const badWords: Readonly<Record<string, string>> = {
  "quarter-not-over": "这个季度还没有过完，或者日期在季度结束以前",
  "photo-is-no-picture": "这个文件不是照片",
};

export const publicitySentences = {
  "publication-bad": ({ reason }) => `公示没有登记：${badWords[reason] ?? reason}。`,
  "posting-before-content": ({ earliestOn }) => `日期不能早于 ${earliestOn}：那一天才有这份内容。`,
  "posting-reversed": ({ fromOn }) => `取下的日期早于张贴日期 ${fromOn}。`,
  "posting-incomplete": ({ days, leastDays, lacksPhoto }) =>
    `还不能登记取下：张贴了 ${days} 天（规定 ${leastDays} 天）${lacksPhoto ? "，没有照片" : ""}。确实已经取下的，请写明原因。`,
  "posting-ended": () => "已经登记取下，张贴记录不能再改。",
  "not-posted": () => "还没有登记张贴。",
  "already-posted": () => "已经登记张贴，不能撤回。",
  "question-answered": () => "这条意见已经答复，不能改。",
  "motion-begun": () => "议案已经有登记的步骤，不能撤回。",
  "stage-refused": ({ earliestOn }) =>
    `这一步不能登记${earliestOn === null ? "" : `（最早 ${earliestOn}）`}。请在窗口里查看原因。`,
  "form-not-ready": () => "这张表还没有可印的内容。",
} as const satisfies Partial<Sentences>;
