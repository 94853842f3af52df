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
  "total-differs": "合计不等",
  "before-start": "早于账套启用月份",
  "date-in-future": "日期还没有到",
  "word-unknown": "凭证字没有启用",
};

/** Why a row of a foreign file is rejected. */
export const rowFaultText = (fault: string): string => wordOf(rowFaults, fault);

export const choiceHowWords = {
  chosen: "手工指定",
  remembered: "上次用过",
  name: "按名称对应",
  none: "待指定",
} as const;
