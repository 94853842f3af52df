import { moneyText } from "#renderer/format/money.ts";
import { monthText } from "#renderer/format/dates.ts";
import { lineKeyText } from "./definitions.ts";
import { wordOf } from "./labels.ts";
import type { Sentences } from "./sentences.ts";

const definitionFaults: Readonly<Record<string, string>> = {
  unparsed: "公式看不懂，从这里开始",
  "no-line": "引用了没有的行",
  cycle: "几行互相引用，绕成了圈",
  "no-account": "没有这个一级科目",
  duplicate: "行次重复",
  "no-name": "没有写项目名称",
  order: "行次要从上到下由小到大",
  "no-key": "没有指明哪一行是这一项，表间核对要用它；请在那一行选“核对用”",
  "other-key": "这张报表不核对这一项，请取消",
  "twice-key": "两行都选作同一项核对用，只能留一行",
  "not-last": "总计行要排在自己一方的最后",
  empty: "一行也没有",
  "no-column": "没有选取数的栏目",
};

/** What keeps a conversion from being finished. */
export const conversionFaults: Readonly<Record<string, string>> = {
  "old-unbalanced": "旧账余额借贷不平",
  "result-balance": "损益类科目还有余额，请先在旧账里结转",
  "not-placed": "余额还没有分配完",
  "no-account": "新制度没有这个科目",
  "needs-reason": "没有写明分配的理由",
  "detail-missing": "这个科目设了明细（每个银行账户一个），金额要落到明细上",
  "additions-unbalanced": "补记事项借贷不平",
  unposted: "旧账还有没记账的凭证",
  "after-cut":
    "截止月份以后，旧账里还有凭证或银行流水，新账里不会有它们；请把截止月份改到最后一个有账的月份，或先把它们处理完",
};

const foreignReasons: Readonly<Record<string, string>> = {
  "no-vouchers":
    "这个文件里没有记账凭证（那一年没有已记账的凭证），只有科目和余额。要导入余额，请在上面选“科目余额表”。",
  "no-table":
    "文件里找不到科目余额表或凭证列表：表头要有科目编码、科目名称和金额各栏（凭证还要有日期、凭证号、摘要）。点“指定各栏的含义”，自己选一次；或者重新导出。",
  "empty-file": "文件是空的，请重新导出。",
  "file-too-large": "文件太大，请按年度分开导出。",
  "unreadable-file": "文件打不开或格式不对。请在原软件里重新导出成 Excel、CSV 或国标 XML。",
  "password-protected": "文件设了密码，请先去掉密码再选择。",
  "unsupported-container": "不认识这种文件。请导出成 Excel、CSV 或国标 XML。",
  "several-files": "压缩包里有几个文件，请解压后逐个选择。",
  "undecodable-text": "文字编码认不出来，请在原软件里另存为 Excel 再选择。",
  "broken-quotes": "CSV 文件的引号不成对，请另存为 Excel 再选择。",
  "too-many-cells": "表格太大，请按年度分开导出。",
  "no-rows": "文件里没有内容，请重新导出。",
};

/** Refusals of report definitions and of moving books in. */
export const movingSentences = {
  "definition-bad": ({ line, fault, text }) =>
    `${line > 0 ? `行次 ${line}：` : ""}${wordOf(definitionFaults, fault)}${text === "" ? "" : `（${fault.endsWith("-key") ? lineKeyText(text) : text}）`}。请改好再保存。`,
  "definition-too-early": ({ earliest }) =>
    `已经结账的月份，报表要保持编制时的样子。新公式最早从${monthText(earliest)}起用。`,
  "not-2004": () =>
    "新旧衔接只用于按 2004 年制度建的老账套。请在上面选老账套，或先到“村与账套”开一个 2004 年制度的账套。",
  "conversion-done": () => "这个账套已经衔接到新制度，底稿不能再改。需要更正时，请在新账套里填制更正凭证。",
  "conversion-unfinished": ({ fault, at, amountFen }) =>
    `衔接还没做完：${wordOf(conversionFaults, fault)}${at === "" ? "" : `（${at}）`}${amountFen === 0 ? "" : `，${moneyText(amountFen)} 元`}。请补齐以后再批准。`,
  "foreign-unreadable": ({ reason, detail }) =>
    reason === "missing-table"
      ? `这份会计核算数据里没有“${detail}”这张表，读不明白。请在原软件里重新导出，把“${detail}”一起导出来。`
      : (foreignReasons[reason] ?? "这个文件读不出来。请在原软件里重新导出，再选择一次。"),
  "foreign-refused": ({ rejected, unmapped }) =>
    [
      rejected > 0 ? `文件里有 ${rejected} 行不能导入，请按行号改好文件` : "",
      unmapped > 0 ? `有 ${unmapped} 个科目还没有对应，请先选好对应的科目` : "",
    ]
      .filter((part) => part !== "")
      .join("；")
      .concat("，再导入。"),
  "foreign-doubtful": ({ count }) =>
    `文件里有 ${count} 处要核对。请逐条看过，勾选“照文件原样导入”，或改好文件再选一次。`,
  "history-after-own": () => "账套已经有自己记账的凭证（或月份已结账），历史凭证只能在开始记账以前导入或撤销。",
  "history-in-use": ({ reason }) =>
    reason === "printed"
      ? "导入的凭证已经正式打印过，打印记录要留存，不能再撤销导入。有错的凭证请用红字更正。"
      : "导入的凭证已经补了附件，撤销会丢掉附件，所以不能撤销。有错的凭证请用红字更正。",
  "history-partyless": ({ count }) =>
    `有 ${count} 行没有写往来户或成员，而科目要求分户。请在原文件里补上，或勾选“不分户的记到未分户名下”。`,
  "openings-there": ({ count }) =>
    count === 0
      ? "原有的期初余额已经变了。请重新预览后再导入。"
      : `账套里已有 ${count} 笔期初余额，导入会把它们全部换掉。请确认后再导入。`,
  "history-gap": ({ count }) => `原账的凭证号不连续，缺 ${count} 个号。请核对原账；确实如此的，写明原因后再导入。`,
  "history-overlaps": ({ month, word, number }) =>
    `${monthText(month)}的 ${word}-${number} 号已经导入过，不能重复导入。需要重来时，请先撤销上一次导入。`,
} as const satisfies Partial<Sentences>;
