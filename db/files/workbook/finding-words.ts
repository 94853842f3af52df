import type { FindingFacts } from "#domain/audit/facts.ts";
import { fen, moneyTextFromFen } from "#domain/core/fen.ts";

/** The tests by number, as the workbook and the checklist call them. */
export const testNames: Readonly<Record<string, string>> = {
  E01: "凭证号断号、重号、倒号",
  E02: "跨期或未来日期",
  E03: "借贷不平或余额方向异常",
  E04: "制单审核同人",
  E05: "缺附件",
  E06: "重复发票",
  E08: "拆分报销",
  E14: "超限额或违反规则入账",
  E15: "先支后议",
  E16: "决议不达标",
  E22: "长期未达或对账单断链",
  E23: "无账流水、无水凭证",
};

export const clearingWords: Readonly<Record<string, string>> = {
  "written-explanation": "查明原因并书面说明",
  "dated-evidence": "说明跨期原因并附日期依据",
  "correcting-voucher": "填制更正凭证",
  "second-person-review": "由另一人复核签字",
  "late-attachment": "补齐原始凭证作补充附件",
  "reversal-or-explanation": "冲销追回，或说明不是重复",
  "approval-of-the-total": "补办合计金额的审批，或说明不是拆分",
  "ratifying-resolution": "由会议追认，或追回款项",
  "new-vote": "重新表决并登记",
  "booked-or-confirmed-by-bank": "补记账，或与银行核对确认",
  "booked-or-matched": "补记凭证，或与流水对上",
};

const reasons: Readonly<Record<string, string>> = {
  "number-missing": "缺号",
  "number-repeated": "重号",
  "numbers-not-in-date-order": "凭证号与日期先后不一致",
  "date-outside-month": "凭证日期不在所属月份",
  "dated-in-future": "凭证日期晚于制单日期",
  "document-after-voucher": "原始凭证日期晚于凭证日期",
  "posted-after-close": "结账后记账",
  "not-balanced": "借贷不平",
  "money-negative": "货币资金出现负数",
  "claim-negative": "应收款项为贷方余额",
  "suspense-not-zero": "待处理财产损溢未清",
  "same-person": "制单与审核为同一人",
  "no-reviewer": "没有审核人",
  "no-papers": "没有附件",
  "fewer-papers-than-documents": "附件张数少于登记的原始凭证",
  "same-number": "同一发票号码多次报销",
  "same-payee-amount-and-date": "同一收款人、金额相同、日期相近",
  "split-by-payee": "同一收款人同类支出拆分，合计达到审批线",
  "split-by-project": "同一项目支出拆分，合计达到审批线",
  "just-under-threshold": "多笔金额紧贴审批线",
  "rule-still-open": "记账时规则仍未消除",
  "paid-before-resolution": "付款早于决议",
  "cap-voted-after-spending": "支出后才表决限额",
  "votes-contradict": "票数自相矛盾",
  "no-quorum": "到会人数不足",
  "too-few-votes": "赞成票不足",
  "returned-by-township": "乡镇已退回仍被引用",
  "open-item-too-old": "未达账项超期",
  "statement-breaks": "对账单余额前后不衔接",
  "not-reconciled": "调节后余额不等",
  "line-not-booked": "银行流水未入账",
  "entry-without-line": "账上有、流水没有",
  "no-statement": "本季度没有导入对账单",
};

const labels: Readonly<Record<string, string>> = {
  month: "月份",
  number: "号码",
  highest: "最大号",
  count: "笔数",
  numbers: "凭证",
  otherDate: "对照日期",
  differenceFen: "差额",
  account: "科目",
  item: "往来对象",
  lowestFen: "最低余额",
  preparedBy: "制单",
  paperCount: "附件张数",
  fileCount: "电子附件",
  documentCount: "登记单据",
  party: "开票方",
  vouchers: "凭证",
  payee: "收款人",
  category: "类别",
  project: "项目",
  thresholdFen: "审批线",
  windowDays: "天数",
  rule: "规则",
  ruleVersion: "规则版本",
  capFen: "限额",
  usedFen: "已用",
  overFen: "超出",
  totalFen: "合计",
  amountFen: "金额",
  resolutionNumber: "决议",
  metOn: "会议日期",
  daysEarly: "早付天数",
  entitled: "应到",
  present: "实到",
  votesFor: "赞成",
  needsPresent: "至少到会",
  needsFor: "至少赞成",
  bank: "账户",
  text: "内容",
  ageDays: "已过天数",
  limitDays: "允许天数",
  expectedFen: "应为",
  foundFen: "实为",
};

const factText = (name: string, value: FindingFacts[string]): string | undefined => {
  const label = labels[name];
  if (label === undefined || value === null || value === undefined || value === "") return undefined;
  if (typeof value === "number") return `${label} ${name.endsWith("Fen") ? moneyTextFromFen(fen(value)) : value}`;
  if (typeof value === "boolean") return undefined;
  return `${label} ${typeof value === "string" ? value : value.join("、")}`;
};

/** What a finding says in one cell: the reason, then the numbers it was judged by. */
export const findingText = (facts: FindingFacts): string => {
  const reason = facts["reason"];
  const words = typeof reason === "string" ? (reasons[reason] ?? "") : "";
  const numbers = Object.entries(facts).flatMap(([name, value]) => factText(name, value) ?? []);
  return [words, numbers.join("，")].filter((text) => text !== "").join("：");
};
