import type { LayoutFault, LayoutRole } from "#domain/vouchers/foreign/foreign-layout.ts";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { wordOf } from "./labels.ts";

const rowFaults: Readonly<Record<string, string>> = {
  "amount-unreadable": "金额看不懂",
  "date-unreadable": "日期看不懂",
  "number-unreadable": "凭证号看不懂",
  "account-missing": "没有科目编码",
  "both-sides": "借方、贷方都有金额",
  "no-amount": "没有金额",
  "voucher-unbalanced": "这张凭证借贷不平",
  "date-differs": "同一张凭证日期不同",
  "duplicate-account": "科目重复",
  "parent-differs": "上级科目与明细合计不等",
  "before-start": "早于账套启用月份",
  "date-in-future": "日期还没有到",
  "word-unknown": "凭证字太长，不像凭证字",
};

/** Why a row of a foreign file is rejected. */
export const rowFaultText = (fault: string): string => wordOf(rowFaults, fault);

type Doubt = OutputOf<"moving.preview">["doubts"][number];

const spanText = ({ from, to }: Doubt["rows"][number]): string =>
  from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`;
const figuresOf = ({ printedFen, foundFen }: Doubt) => ({
  printed: moneyText(printedFen ?? 0),
  found: moneyText(foundFen ?? 0),
  difference: moneyText(Math.abs((printedFen ?? 0) - (foundFen ?? 0))),
});

/** What a person has to look at in a foreign file, and what importing it as it is would mean. */
export const doubtText = (doubt: Doubt): string => {
  const { text } = doubt;
  const rows = doubt.rows.map(spanText).join("、");
  const { printed, found, difference } = figuresOf(doubt);
  switch (doubt.fault) {
    case "number-twice":
      return `${text}：${rows}各自借贷平衡，像是两张凭证用了同一个号。照原样导入会合成一张；是两张的，请在文件里改号`;
    case "voucher-empty":
      return `${text}：整张凭证没有金额（${rows}）。照原样导入就不要这一张，它的号按缺号处理；漏了金额的，请在文件里补上`;
    case "name-differs":
      return `科目 ${text}：同一编码名称不同（${rows}）。照原样导入会都记到第一个名称对应的科目；不是同一科目的，请在文件里改编码`;
    case "total-differs":
      return `${text}写 ${printed}，各行相加是 ${found}，相差 ${difference}，可能少了行或改过数`;
    case "row-differs":
      return `${text}：期初加减发生额是 ${found}，期末写 ${printed}，相差 ${difference}`;
  }
};

/** What a column of a foreign table can mean. */
export const layoutRoleWords: Readonly<Record<LayoutRole, string>> = {
  code: "科目编码",
  name: "科目名称",
  account: "科目（编码和名称在一格）",
  "open-debit": "期初借方",
  "open-credit": "期初贷方",
  "open-balance": "期初余额（一栏）",
  "open-side": "期初余额的借贷方向",
  "move-debit": "本期借方发生额",
  "move-credit": "本期贷方发生额",
  "close-debit": "期末借方",
  "close-credit": "期末贷方",
  "close-balance": "期末余额（一栏）",
  "close-side": "期末余额的借贷方向",
  date: "日期",
  word: "凭证字",
  number: "凭证号（可以带字）",
  summary: "摘要",
  debit: "借方金额",
  credit: "贷方金额",
  side: "借贷方向",
  amount: "金额（一栏）",
  papers: "附件张数",
  preparer: "制单人",
  party: "往来户、项目",
};

/** What is still missing before a table can be read by its columns. */
export const layoutFaultWords: Readonly<Record<LayoutFault, string>> = {
  "account-missing": "还没有指出哪一栏是科目（编码、名称或两者在一格）",
  "balance-missing": "还没有指出哪一栏是余额",
  "amount-missing": "还没有指出哪一栏是金额",
  "date-missing": "还没有指出哪一栏是日期",
  "number-missing": "还没有指出哪一栏是凭证号",
  "role-twice": "有两栏选成了同一个意思",
  "half-pair": "借方、贷方要成对；金额只有一栏时要有借贷方向",
};

/** Why a set of books takes nothing of this kind now. */
export const moveInRefusals = {
  "ledger-started":
    "这是科目余额表，而账套已经启用，期初余额不能再改。要导入历史凭证，请换凭证列表；期初有错，请填制更正凭证。",
  "ledger-not-started": "这是凭证列表，而账套还没有启用。请先导入科目余额表作为期初余额，启用以后再导入历史凭证。",
  "history-after-own": "账套已经有自己记账的凭证，或者有月份已经结账，历史凭证只能在开始记账以前导入。",
  "history-overlaps": "文件里有凭证号已经导入过了。请看下面的导入记录，或换一个文件。",
} as const;

/** How the columns of a file were told. */
export const columnsByWords = {
  chosen: "各栏由您指定",
  remembered: "各栏按上次的指定",
  recognised: "各栏自动识别",
} as const;

export const choiceHowWords = {
  chosen: "手工指定",
  remembered: "上次用过",
  name: "按名称对应",
  none: "待指定",
} as const;
