import type { OutputOf } from "#contract/contract.ts";

type Reason = OutputOf<"match.show">["pairs"][number]["reasons"][number];

const reasonText = (reason: Reason): string => {
  switch (reason.code) {
    case "same-serial":
      return `银行流水号相同（${reason.serial}）`;
    case "same-day":
      return "同一天";
    case "same-account":
      return `对方账号相同（${reason.account}）`;
    case "same-name":
      return `对方户名相同（${reason.name}）`;
    case "days-apart":
      return reason.days > 0 ? `银行晚 ${reason.days} 天` : `银行早 ${-reason.days} 天`;
    case "only-candidate":
      return "两边都只有这一笔是这个金额";
    case "exact-sum":
      return `${reason.count} 笔合计正好相等`;
    case "by-hand":
      return "人工勾对";
  }
};

/** Why two were put together, as one clause; amount and direction are always the same and go without saying. */
export const reasonsText = (reasons: readonly Reason[]): string => reasons.map(reasonText).join("，");

const fieldNames: Readonly<Record<string, string>> = {
  onDate: "日期",
  tradedAt: "交易时间",
  counterpartyName: "对方户名",
  counterpartyAccount: "对方账号",
  text: "摘要用途",
  serial: "流水号",
  summary: "摘要",
  names: "对方",
};

/** The names of the columns in which rows differ. */
export const fieldsText = (fields: readonly string[]): string =>
  fields.map((field) => fieldNames[field] ?? "").join("、");
