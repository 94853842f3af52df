import { moneyText } from "#renderer/format/money.ts";
import { placeText } from "./details.ts";
import type { Sentences } from "./sentences.ts";

type Words = Readonly<Record<string, string>>;

const assetReasons: Words = {
  "method-not-allowed": "消耗性和公益性生物资产不提折旧，折旧方法请选“不折旧”。",
  "life-missing": "按年限折旧要填使用月数，按工作量折旧要填总工作量。",
  "expense-missing": "要提折旧的资产，请选折旧记到哪个支出科目。",
  "amounts-bad": "原值要大于零，残值和已提折旧都不能超过原值。",
  "account-bad": "资产科目或折旧科目与资产种类不符，请重新选择末级科目。",
  "cost-fixed": "这张卡片已经提过折旧或有过变动，原值、年初折旧和启用日期不能再改。请用变动或处置来登记。",
  "worn-through-missing": "填了已提折旧，还要填“已提到月份”（不早于启用的月份），不然以前的月份会再提一遍。",
  "worn-through-future": "“已提到月份”还没有到，请填实际提到的月份。",
  "money-account-bad": "收付款科目只能是现金、银行存款、应收款、内部往来或应付款，请重新选择。",
  "works-account-bad": "转出的科目要是在建工程，请重新选择。",
  "works-too-little": "在建工程（这个项目）账上已记账的余额不够转出。请先把工程支出记账，或改小原值。",
  "counted-twice": "同一张卡片在盘点单里出现了两次，请去掉一行。",
  "before-in-use": "日期早于这项资产的启用日期，请改日期。",
  "before-worn": "这项资产的折旧已经提到更晚的月份，日期不能早于那个月；要提前，请先用红字冲销多提的折旧。",
  "wear-due":
    "这项资产的折旧还没有提够：从启用下月起提的，离开的当月照提；从启用当月起提的，提到上个月。请先按 F9 提折旧，再处置或登记盘亏。",
  "part-bad": "处置一部分时，那一部分的原值要大于零、小于卡片现在的原值；全部处置请选“全部”。",
  "nothing-counted": "还没有盘点任何资产：请先建卡片，或者登记盘盈的资产。",
  "note-missing": "请写明原因和依据（会议记录、批准文件等）。",
};
const leaseReasons: Words = {
  "term-reversed": "合同的止期早于起期，请改正。",
  "period-bad": "收租周期只能是月、季、半年或年。",
  "step-missing": "请填写从合同起期开始的年租金。",
  "steps-unordered": "租金调整要按日期先后填写，日期不能重复。",
  "amount-missing": "金额要大于零。",
  "over-contract":
    "收的比这份合同全部没收的租金还多。请核对金额和合同；押金、违约金等不是租金的，在凭证里另记；租金涨了的，先修改合同的租金调整。",
  "advance-too-small": "这份合同还没转收入的预收租金没有这么多，请按合同页上的余额填写。",
};
const debtReasons: Words = {
  "principal-missing": "请填写本金，要大于零。",
  "rate-bad": "年利率要在 0 到 100% 之间，最多两位小数。",
  "dates-reversed": "到期日早于借款日，请改正。",
  "account-bad": "请选择短期借款或长期借款及应付款的末级科目。",
};
const receiptReasons: Readonly<Record<string, (numbers: readonly string[]) => string>> = {
  "no-number": () => "起号、止号要以数字结尾，例如 No0001。",
  "two-series": () => "起号和止号的字头、位数要一样，请改正。",
  reversed: () => "止号小于起号，请改正。",
  "too-many": () => "一次最多登记 2000 张，请分本登记。",
  overlaps: (numbers) => `这些号码已经登记在${numbers.join("的 ")}里。请核对起止号。`,
  "not-of-book": (numbers) => `这个号码不在 ${numbers.join("")} 里，请核对号码。`,
  used: (numbers) => `这张票据已经附在凭证 ${numbers.join("")} 上，不能作废。确实作废的，先更正凭证。`,
  "spoilt-already": () => "这张票据已经登记作废。",
  "copies-there": () => "这张作废票据的各联已经齐全，不用再补。",
  "before-issue": (numbers) => `日期不能早于领用日期 ${numbers.join("")}。`,
  "before-spoilt": (numbers) => `日期不能早于作废日期 ${numbers.join("")}。`,
  "before-last-use": (numbers) => `这本票据 ${numbers.join("")} 还在使用，核销日期不能早于那一天。`,
  "in-use": () => "这本票据已经有使用或作废，不能撤销登记；用完请核销。",
  settled: () => "这本票据已经核销，不能再改。",
  "closed-since": () => "登记以后已经结过账，工作簿里可能已经写上，不能再撤销。",
  lacking: (numbers) =>
    `还有缺号或作废联不齐的票据：${numbers.slice(0, 10).join("、")}${numbers.length > 10 ? " 等" : ""}。请先找到；确实找不到的，写明原因再核销，会列入疑点。`,
};
const handoverReasons: Words = {
  "amount-negative": "金额和面积不能是负数，请改正。",
  "posting-reversed": "公示的止期早于起期，请改正。",
};
const packReasons: Words = {
  "unknown-pack": "没有这个政策包，请刷新后再试。",
  "locked-pack": "全国通行的规定一直执行，不能启用或停用。",
  "unknown-setting": "这个政策包没有这一项设置，请刷新后再试。",
  "setting-out-of-range": "设置的数超出范围，请改正。",
  "already-so": "这个政策包现在就是这样，没有要改的。",
  waiting: "上一次提出的变更还没有人批准，请先批准或撤回。",
  "nothing-waiting": "没有等待批准的变更，请刷新后再试。",
  "figure-out-of-range": "填写的数太大或小于零，请改正。",
  "day-out-of-range": "日期晚于今天，请改正。",
  "put-right-early": "整改完成日期早于记录日期，请改正。",
};
const projectReasons: Words = {
  "amount-negative": "金额不能是负数，请改正。",
  "winner-unknown": "中标单位不在报价单位里，请先在报价单位里登记，或改成其中一家。",
  "contract-incomplete": "合同价、合同日期和中标单位要一起填写。",
  "dates-reversed": "日期先后不对：开工和合同在前，完工、验收在后，质保到期日在最后。",
  "progress-unordered": "形象进度要按日期先后登记，百分数在 0 到 100 之间，只能增加。",
  "retention-too-much": "质保金不能超过工程价，请改正。",
  "audit-before-settlement": "先填结算价，再填审定价。",
};
const listReasons: Words = {
  "list-empty": "名单里还没有农户。",
  "household-twice": "同一户出现了两次，请合并成一行。",
  "amount-not-positive": "金额要大于零。",
  "withheld-too-much": "代扣不能超过应发金额。",
  "total-differs": "各户金额合计与总额不一致，请核对。",
};
const guideReasons: Words = {
  "amount-missing": "请填写金额，要大于零。",
  "summary-missing": "请填写摘要。",
  "project-missing": "请选择项目。",
  "payee-missing": "有应付外单位的金额，请选择往来单位。",
  "households-missing": "请选择一份名单，或填写各户金额。",
  "households-differ": "各户金额合计与总金额不一致。",
  "parts-differ": "归农户、归外单位和村集体留用三部分相加，要等于收到的总额。",
  "fund-too-much": "由资金承担的部分不能超过总金额。",
  "works-too-little": "在建工程（这个项目）账上已记账的余额不够转出。请先把工程支出记账，或改小金额。",
  "nothing-to-pay": "扣完代扣以后没有要付的钱。",
  "list-of-other-kind":
    "这份名单不是办这件事用的（分配、征地补偿、筹资的名单不能混用）。请换一份名单，或另选办什么事。",
};

const reasonText = (words: Words, reason: string): string => words[reason] ?? "填写的内容不对，请检查。";

/** Refusals of year ends, assets, contracts and guided forms. */
export const periodSentences = {
  "over-distributable": ({ distributableFen, overFen }) =>
    `本年可分配收益只有 ${moneyText(distributableFen)} 元，超出 ${moneyText(overFen)} 元，不能这样分配。请减少分配金额，在“年终结转与分配”可以看到还能分多少。`,
  "reserve-below-ratio": ({ leastFen, reserveFen }) =>
    `公积公益金至少要提 ${moneyText(leastFen)} 元，现在只有 ${moneyText(reserveFen)} 元。请先在“年终结转与分配”提足公积公益金，再分给成员。`,
  "cover-above-loss": ({ lossFen }) =>
    lossFen === 0
      ? "现在没有要弥补的亏损，不能用公积公益金弥补。请把“弥补亏损”的金额改成零。"
      : `还没有弥补的亏损只有 ${moneyText(lossFen)} 元，用公积公益金弥补不能超过它。请减少金额。`,
  "reserve-account-bad": () => "提取和弥补都要用公积公益金的末级科目，请重新选择。",
  "asset-bad": ({ reason }) => reasonText(assetReasons, reason),
  "pack-bad": ({ reason, field }) => `${field === "" ? "" : `“${field}”：`}${reasonText(packReasons, reason)}`,
  "asset-ended": () => "这项资产已经处置或盘亏，不能再变动。",
  "revaluation-unposted": ({ names }) =>
    `这些资产的原值变动还没有记账：${names.join("、")}。请先把变动的凭证审核、记账（不要的，删除草稿），再提折旧。`,
  "workload-missing": ({ names }) => `这些资产按工作量折旧，请先填本期工作量：${names.join("、")}。`,
  "nothing-due": () => "没有要提折旧或摊销的资产，本月都已经提过了。",
  "lease-bad": ({ reason }) => reasonText(leaseReasons, reason),
  "debt-bad": ({ reason }) => reasonText(debtReasons, reason),
  "receipt-book-bad": ({ reason, numbers }) => receiptReasons[reason]?.(numbers) ?? "票据登记填写不对，请核对。",
  "handover-bad": ({ reason }) => reasonText(handoverReasons, reason),
  "project-bad": ({ reason }) => reasonText(projectReasons, reason),
  "register-refused": ({ places }) =>
    `表格有 ${places.length} 处要改，一行都没有导入：${places.slice(0, 3).map(placeText).join("；")}${places.length > 3 ? "……" : ""}。改好后重新选择文件。`,
  "list-bad": ({ reason, line }) => `${line > 0 ? `第 ${line} 行：` : ""}${reasonText(listReasons, reason)}`,
  "list-booked": () =>
    "这份名单已经生成凭证，不能再改。要改请先删除草稿凭证；已记账的，用红字凭证冲销并记账以后就能再改、再办。",
  "list-undeclared": () =>
    "这份名单还没有经审核的计提凭证，不能付款。请先做“村民分配：宣布分配”或“征地补偿：收到补偿款”，审核以后再付。",
  "guide-bad": ({ reason }) => reasonText(guideReasons, reason),
  "guide-account-missing": ({ accountCode }) =>
    `科目 ${accountCode} 没有可用的末级科目。请到“会计科目”里增加，或在设置里换一个科目。`,
} as const satisfies Partial<Sentences>;
