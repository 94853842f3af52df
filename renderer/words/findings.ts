type FindingWords = { readonly name: string; readonly means: string; readonly clearedBy: string };

const findingWords: Readonly<Record<string, FindingWords>> = {
  E01: {
    name: "凭证号断号、重号",
    means: "凭证号不连续、重复，或与日期顺序不一致。",
    clearedBy: "查明原因并书面说明，附主管签字。",
  },
  E02: {
    name: "跨期、未来日期",
    means: "凭证日期不在本月，或业务日期晚于入账日期，或结账后入账。",
    clearedBy: "说明跨期原因，附原始凭证日期依据。",
  },
  E03: {
    name: "借贷不平、余额方向异常",
    means: "借贷不平，或现金、债权出现负数，或待处理科目有余额。",
    clearedBy: "填制更正凭证，使余额恢复正常。",
  },
  E04: { name: "制单审核同人", means: "制单与审核是同一人，或没有审核人。", clearedBy: "由另一人复核并签字说明。" },
  E05: {
    name: "缺附件",
    means: "除结转和更正外，凭证没有附件，或附件张数不符。",
    clearedBy: "补齐原始凭证，作为补充附件加入。",
  },
  E06: {
    name: "重复发票",
    means: "同一发票号码入账两次，或收款方、金额、日期都相同。",
    clearedBy: "确属重复的红字冲销并追回款项；不是重复的说明理由。",
  },
  E08: {
    name: "拆分报销",
    means: "短期内同一收款方、同一分类的几笔支出，单笔都低于权限，合计超过。",
    clearedBy: "补办合计金额应有的审批或决议，或说明不是拆分。",
  },
  E14: {
    name: "超限额",
    means: "支出超过会议批准的限额，或应有决议而没有。",
    clearedBy: "补办追认决议并关联到凭证，或追回超支款项。",
  },
  E15: { name: "先支后议", means: "付款日期早于决议日期。", clearedBy: "由会议追认并说明原因。" },
  E16: { name: "决议不达标", means: "到会人数或赞成票没有达到法定比例。", clearedBy: "重新开会表决，并登记新的决议。" },
  E22: {
    name: "长期未达",
    means: "未达账项超过规定天数，或对账单余额接不上。",
    clearedBy: "查明未达原因，补记账或与银行核对。",
  },
  E23: {
    name: "无账流水、无水凭证",
    means: "银行流水没有记账，或银行存款凭证没有对应流水。",
    clearedBy: "补记凭证，或把凭证与流水对上。",
  },
};

const unknown: FindingWords = { name: "其他疑点", means: "需要核对。", clearedBy: "查明情况后答复。" };

/** The name, meaning and cure of an exception test such as `E14`. */
export const findingOf = (test: string): FindingWords => findingWords[test] ?? unknown;
