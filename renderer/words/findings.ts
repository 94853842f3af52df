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
  E07: {
    name: "重复支付",
    means: "短期内付给同一收款方、同一类别、同样金额两次。",
    clearedBy: "重复的追回款项；不是重复的附两次业务的依据。",
  },
  E08: {
    name: "拆分报销",
    means: "短期内同一收款方、同一分类的几笔支出，单笔都低于权限，合计超过。",
    clearedBy: "补办合计金额应有的审批或决议，或说明不是拆分。",
  },
  E09: {
    name: "非工作日付款",
    means: "银行或现金付款日是休息日；有付款日历的按日历，没有的按周末。",
    clearedBy: "说明为什么在休息日付款，由主管签字。",
  },
  E10: {
    name: "整额支付偏多",
    means: "本季整千元的付款占比偏高，可能按估计数付款；这是一个总的提示，不是对某一笔下结论。",
    clearedBy: "抽查所列付款的结算单据，说明金额由来。",
  },
  E11: {
    name: "个人大额",
    means: "付给个人的金额较大，没有名册，也不是工资、补贴一类。",
    clearedBy: "补名册、合同、劳务清单或收款凭据。",
  },
  E13: {
    name: "非在册账户",
    means: "收款账号没有登记，第一次出现就付大额，或刚换账号就付款。",
    clearedBy: "与收款人本人核对账号，留书面凭据，并登记到辅助项目。",
  },
  E14: {
    name: "超限额",
    means: "支出超过会议批准的限额，或应有决议而没有。",
    clearedBy: "补办追认决议并关联到凭证，或追回超支款项。",
  },
  E15: { name: "先支后议", means: "付款日期早于决议日期。", clearedBy: "由会议追认并说明原因。" },
  E16: { name: "决议不达标", means: "到会人数或赞成票没有达到法定比例。", clearedBy: "重新开会表决，并登记新的决议。" },
  E17: {
    name: "类别换衣",
    means: "摘要或收款方像吃喝招待，却列在别的类别。",
    clearedBy: "确是招待的更正类别并计入限额；不是的说明用途。",
  },
  E18: {
    name: "现金超限、坐支",
    means: "日末库存现金或现金付款超过正在执行的限额，或当天收的现金没存银行就花了。",
    clearedBy: "超限现金存入银行，说明原因；以后大额转账支付。",
  },
  E19: {
    name: "迟缴收入",
    means: "收款票据的日期到存入银行，超过规定天数。",
    clearedBy: "立即存入银行，说明迟存原因。",
  },
  E20: {
    name: "票据断号",
    means: "收款票据号码中间缺号。",
    clearedBy: "找到缺号的票据；作废的要各联齐全。",
  },
  E21: {
    name: "账龄过长",
    means: "应收款挂账时间过长，或个人借款超期没有报账。",
    clearedBy: "催收、报账，或按程序开会核销。",
  },
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
  E27: {
    name: "年末突击",
    means: "某类支出全年一半以上花在第四季度或12月。",
    clearedBy: "说明用途和必要性，附合同、验收。",
  },
  E28: {
    name: "摘要空泛",
    means: "摘要太短或只写“报销”“付款”，看不出办了什么事。",
    clearedBy: "书面说明业务内容；以后摘要写清什么人、什么事。",
  },
  E29: {
    name: "科目错用",
    means: "摘要里的关键词与所用科目不相称。",
    clearedBy: "确属用错的填更正凭证；用对的说明理由。",
  },
  E33: {
    name: "规则变更",
    means: "本季修改了支出规则或疑点参数；支出被拦以后才改规则的，列为红色。",
    clearedBy: "附修改依据的文件或决议。",
  },
  E35: {
    name: "补录历史",
    means: "业务发生很久以后才填凭证。",
    clearedBy: "说明迟填原因，附业务日期的依据。",
  },
  E36: {
    name: "红字频繁、冲销改付",
    means: "本季红字凭证偏多，或一笔付款冲销后改付了别人。",
    clearedBy: "逐笔说明冲销原因；改付他人的附双方凭据。",
  },
};

const unknown: FindingWords = { name: "其他疑点", means: "需要核对。", clearedBy: "查明情况后答复。" };

/** The name, meaning and cure of an exception test such as `E14`. */
export const findingOf = (test: string): FindingWords => findingWords[test] ?? unknown;
