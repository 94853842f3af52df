import { moneyText } from "#renderer/format/money.ts";
import { levelWords, wordOf } from "./labels.ts";
import { conflictFieldName } from "./rule-faults.ts";
import type { Sentences } from "./sentences.ts";

type Words = Readonly<Record<string, string>>;

const grantReasons: Words = {
  "amount-not-positive": "下达金额要大于零。",
  "nothing-waits": "这一版没有等待复核的内容（可能已复核，或又改了一版），请刷新后再看。",
  "expiry-before-grant": "使用期限早于下达日期，请改正。",
  "instalment-not-positive": "各季度计划到账的金额要大于零。",
  "quarter-twice": "同一个季度填了两次，请合并成一行。",
  "quarter-before-grant": "计划到账的季度早于下达日期所在的季度，请改正。",
  "instalments-differ": "各季度计划到账合计与下达金额不一致，请核对到分。",
  "fund-changed": "这笔拨款已经对应一项专项资金，不能换成别的资金。",
  "reason-missing": "变更拨款要写明原因和依据的文件。",
};

const tieReasons: Words = {
  "nothing-named": "请选一条银行流水或一张已记账的凭证，并填写大于零的金额。",
  "not-free": "这条流水（凭证）不能再对应：可能已经对应完，或已被冲回，或对应的流水和凭证是同一笔钱。",
  "before-grant": "转拨日期早于下达日期，请核对。",
};

const allocationReasons: Words = {
  "nothing-to-divide": "还没有可以分配的资金，请先登记来源。",
  "amount-negative": "来源金额要大于零，配套和各村金额不能是负数。",
  "nobody-gets": "还没有分给任何一个村。",
  "ledger-twice": "同一个账套出现了两次，请合并成一行。",
  "already-arrived": "这笔资金的到账日期已经登记过，不能再改。",
  "already-decided": "这个方案已经确定，不能再改。",
  "ledger-unknown": "有账套还没有启用，请先启用或从方案里去掉。",
};

const budgetReasons: Words = {
  "no-lines": "还没有预算项目。",
  "category-missing": "请选支出分类。",
  "account-missing": "请选收入科目。",
  "amount-negative": "金额不能是负数。",
  "nothing-in-line": "这一行没有内容。",
  "line-twice": "同一项目、同一来源填了两行，请合并。",
  "reason-missing": "调整预算要写明原因。",
  "already-voted": "这一版已经表决，不能再改；请重新调整出新的一版。",
  "already-adopted": "这一年的决算已经通过，不能再改。",
  "resolution-failed": "这项决议没有通过或被乡镇退回，不能批准预算。",
  "resolution-waits": "这项决议还没有生效（等另一个人复核，或等乡镇意见），生效以后再来。",
  "vote-earlier": "这次会议早于上一版预算的会议，调整不能倒推到以前。",
  "body-lower": "上一版是村民（成员）大会批准的，代表会议不能调整，请由原来的会议表决。",
  "other-year": "会议日期不在这个预算年度（或年度开始前的半年内），请核对决议。",
  "not-voted": "这一年没有生效的预算，不能做决算。",
  "adopted-too-early": "决算要在年度结束以后开会通过，请核对决议日期。",
};
const tableProblems: Words = {
  "head-missing": "找不到表头",
  "side-unknown": "收支只能填“收入”或“支出”",
  "source-unknown": "资金来源只能填“自有资金”或“财政拨款”",
  "name-unknown": "没有这个支出分类或收入科目",
  "amount-bad": "金额看不懂，最多两位小数，不能是负数",
  "line-twice": "同一项目、同一来源填了两行",
  formula: "单元格里是公式，请改成数字或文字",
};
const unreadableTables: Words = {
  "too-large": "文件太大（超过 5 MB），请确认选的是预算表格。",
  unreadable: "打不开，请另存为 .xlsx 再试；有密码的先去掉密码。",
};

/** One wrong cell of a budget's Excel table: where, what, and what stands there. */
export const budgetProblemText = (problem: {
  readonly row: number;
  readonly column: string;
  readonly reason: string;
  readonly text: string;
}): string => {
  const what = tableProblems[problem.reason] ?? "内容不对";
  if (problem.row === 0) return `${what}：第一行要有 ${problem.text}。`;
  return `第 ${String(problem.row)} 行“${problem.column}”：${what}${problem.text === "" ? "" : `（现在是“${problem.text}”）`}。`;
};

/** Refusals of public money. */
export const fundSentences = {
  "grant-bad": ({ reason }) => `拨款没有保存：${grantReasons[reason] ?? "内容不对，请检查。"}`,
  "grant-tie-bad": ({ reason, freeFen }) =>
    reason === "more-than-free"
      ? `这条流水（凭证）还没有对应拨款的只有 ${moneyText(freeFen)} 元，请把金额改小。`
      : `没有对应上：${tieReasons[reason] ?? "请换一条流水或凭证。"}`,
  "rule-conflict": ({ reason, title, level, kind, field }) => {
    const other = `${wordOf(levelWords, level)}“${title}”`;
    const place = field === "" ? `与${other}不一致` : `“${conflictFieldName(kind, field)}”这一项比${other}宽`;
    return reason === "looser"
      ? `下级规定只能更严，不能放宽上级的：${place}。金额、天数不能比它宽，签字、票据不能比它少，处理不能比它轻；上级文件变了的，先改上级那一条。`
      : `与同一级的${other}自相矛盾：管的是同样的支出、同样的村，规定却不同。请修改那一条（提出新版本），不要另立一条。`;
  },
  "budget-bad": ({ reason, line }) =>
    `预算没有保存：${line > 0 ? `第 ${line} 行，` : ""}${budgetReasons[reason] ?? "内容不对，请检查。"}`,
  "budget-unreadable": ({ reason }) => `预算表格读不出来：${unreadableTables[reason] ?? "请换一个文件。"}`,
  "allocation-bad": ({ reason, differenceFen }) =>
    reason === "not-divided"
      ? `方案还不能确定：${differenceFen > 0 ? "还剩" : "多分了"} ${moneyText(Math.abs(differenceFen))} 元。请分到一分不差。`
      : `分配方案没有保存：${allocationReasons[reason] ?? "内容不对，请检查。"}`,
} as const satisfies Partial<Sentences>;
