import { monthText } from "#renderer/format/dates.ts";
import { wordOf } from "./labels.ts";
import type { Sentences } from "./sentences.ts";

const definitionFaults: Readonly<Record<string, string>> = {
  unparsed: "公式看不懂，从这里开始",
  "no-line": "引用了没有的行",
  cycle: "几行互相引用，绕成了圈",
  "no-account": "没有这个一级科目",
  duplicate: "行次重复",
  "no-name": "没有写项目名称",
  "other-lines": "法定报表的行次不能增减，只能改名称和公式",
  empty: "一行也没有",
  "no-column": "没有选取数的栏目",
};

/** Refusals of report definitions and of moving books in. */
export const movingSentences = {
  "definition-bad": ({ line, fault, text }) =>
    `${line > 0 ? `行次 ${line}：` : ""}${wordOf(definitionFaults, fault)}${text === "" ? "" : `（${text}）`}。请改好再保存。`,
  "definition-too-early": ({ earliest }) =>
    `已经结账的月份，报表要保持编制时的样子。新公式最早从${monthText(earliest)}起用。`,
} as const satisfies Partial<Sentences>;
