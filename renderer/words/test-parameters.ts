import type { NumberKey, WordKey } from "#domain/audit/parameters.ts";

/** What each number of 疑点参数 is, and its unit after the field. */
export const numberWords: Readonly<Record<NumberKey, readonly [label: string, unit: string]>> = {
  sameInvoiceDays: ["重复发票：没有号码可比的，日期相差多少天以内算", "天"],
  repeatedPaymentDays: ["多少天内付给同一人、同类、同额算重复", "天"],
  splitThresholdFen: ["拆分报销：单笔审批线", "元"],
  splitWindowDays: ["拆分报销：多少天内合并看", "天"],
  justUnderShare: ["贴近审批线：达到审批线的", "%"],
  justUnderCount: ["贴近审批线：至少几笔才提示", "笔"],
  roundStepFen: ["多少元的整数倍算整额", "元"],
  roundCount: ["整额至少几笔才提示", "笔"],
  roundShare: ["整额占付款笔数达到", "%"],
  personalAmountFen: ["付给个人达到多少元算大额", "元"],
  relatedAmountFen: ["付给关联人达到多少元才提示", "元"],
  newAccountDays: ["账号出现多少天内算新账号", "天"],
  newAccountAmountFen: ["新账号付款达到多少元才提示", "元"],
  bankingDays: ["收款后多少天内要存银行", "天"],
  bankingAllowanceFen: ["每张票据可以留下多少元零钱不存", "元"],
  receiptGapMost: ["缺号多于几个，当作换了一本", "个"],
  claimAmberDays: ["应收款超过多少天列黄色", "天"],
  claimRedDays: ["应收款超过多少天列红色", "天"],
  personalClaimDays: ["个人借款超过多少天提示", "天"],
  oldItemDays: ["未达账项超过多少天提示", "天"],
  longItemDays: ["未达账项超过多少天算长期未达", "天"],
  arrivalAmberShare: ["拨款到账率低于多少列黄色", "%"],
  arrivalRedShare: ["拨款到账率低于多少列红色", "%"],
  workMonthDays: ["一人一月误工超过", "天"],
  workHouseholdFen: ["一户几人一季合计误工补贴超过", "元"],
  yearEndShare: ["年末占全年支出超过", "%"],
  yearEndAmountFen: ["年末支出达到多少元才提示", "元"],
  shortestSummary: ["摘要至少要几个字", "字"],
  projectContractFromFen: ["工程达到多少元要有合同", "元"],
  projectVariationPercent: ["工程变更超过合同价的多少提示", "%"],
  projectAcceptanceFromFen: ["工程达到多少元要查验收人数", "元"],
  projectAcceptors: ["工程验收至少几人签字", "人"],
  sameWinnerMonths: ["看多少个月内的中标单位", "个月"],
  sameWinnerCount: ["同一单位中标几个工程才提示", "个"],
  longestLeaseYears: ["房屋、门面、设备等租赁最长几年", "年"],
  longestLandYears: ["土地、鱼塘、果园、林地发包最长几年（待核对）", "年"],
  publicityDueDays: ["季度结束后多少天内要张贴财务公开", "天"],
  publicityLeastDays: ["财务公开至少张贴多少天", "天"],
  backEntryDays: ["业务发生多少天后填制算补录", "天"],
  reversalCount: ["一季红字凭证多于几张提示", "张"],
};

/** What each word list of 疑点参数 is. */
export const wordListWords: Readonly<Record<WordKey, string>> = {
  recurringWords: "每月照付、不算重复的（摘要或类别里有这些字）",
  listWords: "工资补贴一类、不算个人大额的（摘要里有这些字）",
  relatedExemptWords: "干部本人按规定领取、不算关联付款的（摘要里有这些字）",
  hospitalityWords: "像吃喝招待的字样（摘要、收款方或发票的货物、服务名称）",
  hospitalityCategories: "本来就是招待的类别（类别名里有这些字）",
  advanceWords: "个人备用金、借款的科目（科目名里有这些字），跨月没有报账就提示",
  advanceAccounts: "专记个人备用金、借款的科目编码（连同明细），不看名称",
  workCategories: "误工补贴的支出分类（分类名里有这些字）",
  vagueSummaries: "太空泛的摘要（整条摘要就是这些字）",
};

const problemWords: Readonly<Record<string, string>> = {
  "number-out-of-range": "超出了允许的范围",
  "words-missing": "至少要有一个关键词",
  "hint-incomplete": "关键词和科目都要填",
  "account-malformed": "科目要填编码，例如 513",
  "items-reversed": "不能少于开始提示的天数",
  "claims-reversed": "红色的天数不能少于黄色的天数",
  "quarter-closed": "要从还没有结账的季度起：已结账的季度按当时的参数检查，不能倒改",
  "arrival-reversed": "红色的到账率不能高于黄色的到账率",
};

const isNumberKey = (key: string): key is NumberKey => Object.hasOwn(numberWords, key);
const isWordKey = (key: string): key is WordKey => Object.hasOwn(wordListWords, key);

/** Why 疑点参数 were not kept, and where to look. */
export const parameterProblemText = (reason: string, field: string): string => {
  const where =
    field === "fromQuarter"
      ? "“从哪个季度起”"
      : isNumberKey(field)
        ? `“${numberWords[field][0]}”`
        : isWordKey(field)
          ? `“${wordListWords[field]}”`
          : `关键词与科目第 ${field} 行`;
  return `参数没有保存：${where}${problemWords[reason] ?? "不对"}。请改好再保存。`;
};
