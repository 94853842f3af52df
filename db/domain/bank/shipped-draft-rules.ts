import type { DraftRule, RuleConditions, RuleField } from "./draft-rules.ts";

const bankTexts: readonly RuleField[] = ["summary", "purpose", "remark"];
const allTexts: readonly RuleField[] = [...bankTexts, "counterpartyName"];
const anyLine: RuleConditions = {
  direction: null,
  isReversal: null,
  text: null,
  smallestFen: null,
  largestFen: null,
  parties: [],
};

/**
 * Rules an office starts with; each office edits its own copy. Reversals come first so that a returned charge is not booked
 * as one. Codes are those of the 2023 chart for village collectives; the words differ from bank to bank.
 */
export const shippedDraftRules: readonly DraftRule[] = [
  {
    id: "reversal-sign",
    name: "冲正(负数金额)",
    conditions: { ...anyLine, isReversal: true },
    result: { kind: "ask", suggestedAccountCode: null, reason: "reversal", summaryTemplate: "冲正 {说明}" },
  },
  {
    id: "reversal-words",
    name: "退汇、冲正",
    conditions: {
      ...anyLine,
      text: { fields: bankTexts, words: ["退汇", "冲正", "冲账", "退票", "退回"], without: [] },
    },
    result: { kind: "ask", suggestedAccountCode: null, reason: "reversal", summaryTemplate: "{说明}" },
  },
  {
    id: "interest",
    name: "银行结息",
    conditions: {
      ...anyLine,
      direction: "in",
      text: { fields: bankTexts, words: ["结息", "利息"], without: ["利息税", "贷款利息", "借款利息"] },
    },
    result: {
      kind: "propose",
      accountCode: "504",
      detailName: "利息",
      categoryCode: null,
      summaryTemplate: "收到银行存款利息",
    },
  },
  {
    id: "bank-charges",
    name: "银行手续费",
    conditions: {
      ...anyLine,
      direction: "out",
      text: {
        fields: bankTexts,
        words: ["手续费", "工本费", "账户管理费", "帐户管理费", "短信费", "短信服务费"],
        without: [],
      },
    },
    result: {
      kind: "propose",
      accountCode: "513",
      detailName: "手续费",
      categoryCode: "S03",
      summaryTemplate: "支付银行{摘要}",
    },
  },
  {
    id: "township-subsidy",
    name: "财政补助、拨款",
    conditions: {
      ...anyLine,
      direction: "in",
      text: { fields: allTexts, words: ["财政", "补助", "拨款", "经管站", "农经站", "国库"], without: [] },
    },
    result: {
      kind: "ask",
      suggestedAccountCode: "503",
      reason: "subsidy-or-earmarked",
      summaryTemplate: "收到{对方} {说明}",
    },
  },
];
