import type { ClaimForm, PaperElement } from "#domain/claims/claim.ts";
import type { ClaimAct, ClaimState, ForwardAct } from "#domain/claims/machine.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { approvalWords, wordOf } from "./labels.ts";
import type { Sentences } from "./sentences.ts";

export const claimStateWords: Readonly<Record<ClaimState, string>> = {
  draft: "草稿",
  handled: "已经手、证明",
  claimed: "待村级审批",
  approved: "村级已审批",
  supervised: "民主理财已通过",
  lodged: "已送审",
  reviewed: "审核通过",
  paid: "已付款",
  vouchered: "已制单",
  returned: "已退回",
  refused: "已否决",
  withdrawn: "已撤回",
};

/** What a claim waits for. */
export const nextStepWords: Readonly<Record<ForwardAct, string>> = {
  handle: "经手、证明签字",
  claim: "报账员检查单据",
  approve: "村级审批",
  supervise: "民主理财审核",
  lodge: "送审（交单据）",
  review: "乡镇审核",
  pay: "出纳付款",
  voucher: "制单",
};

export const claimActWords: Readonly<Record<ClaimAct, string>> = {
  handle: "经手、证明签字",
  claim: "报账员检查通过",
  approve: "村级审批",
  supervise: "民主理财通过",
  lodge: "送审",
  review: "审核通过",
  pay: "付款",
  voucher: "制单",
  return: "退回",
  refuse: "否决",
  revise: "改为新版",
  withdraw: "撤回",
};

export const claimFormWords: Readonly<Record<ClaimForm, string>> = {
  transfer: "转账",
  cash: "现金",
  prepaid: "备用金已垫付",
};

export const elementWords: Readonly<Record<PaperElement, string>> = {
  name: "凭证名称",
  day: "填制日期",
  recipient: "接受单位（抬头是本村）",
  content: "经济业务内容",
  amount: "数量、单价和金额",
  maker: "填制人签名",
  issuer: "出具单位和印章",
  handler: "经手人、证明人和用途",
  approver: "审批人签字",
  supervision: "民主理财章",
};

const faultWords: Readonly<Record<string, string>> = {
  "line-is-receipt": "这笔流水是收入，报账单只管支出。请用“制凭证”。",
  "lines-none": "报账单至少要有一行支出。",
  "handler-missing": "请填经手人。",
  "witness-missing": "请填证明人（验收人）。",
  "handler-is-witness": "经手人和证明人不能是同一个人，请换一位证明人。",
  "clerk-missing": "请填村报账员。",
  "payee-missing": "转账支付的，要填收款人和收款账号。",
  "documents-none": "请登记原始单据：发票、财政票据或造册，至少一张。",
  "documents-below-total": "单据金额合计小于报账金额。请补登单据，或减少报账金额。",
  "elements-missing": "单据的要素不全，请逐张核对后勾选；缺要素的单据退给经手人补齐。",
  "step-before-claim": "签字、送审、付款、制单的日期不能早于报账单日期，请核对单子上的日期。",
  "claims-open": "还有报账单没有办完（已经经手、还没有制单），先办完或撤回，再停用报账单。",
  "date-in-future": "日期在今天以后，请改成实际日期。",
  "paper-in-future": "有一张单据的日期在今天以后，请照单据改成实际日期。",
  "paper-after-claim": "有一张发票、收据或造册的日期在报账日期以后，请核对单据日期，或把报账日期改到单据以后。",
  "ratify-day-over": "补办决议的期限早于报账日期，请重新选。",
  "ratify-day-late": "补办决议的期限太晚，不能超过“报账设置”里规定的天数（从报账单日期算起）。",
  "tiers-none": "请至少设一档签字人。",
  "tiers-not-rising": "各档金额要从小到大。",
  "tiers-empty": "有一档里没有任何金额，请检查“含本数”。",
  "tiers-open-end-early": "只有最后一档可以不填上限。",
  "tiers-no-open-end": "最后一档不要填上限，否则大额报账单没有人签字。",
  "tiers-unsigned": "每一档至少要有一位签字人（民主理财另有一步，不算在内）。",
};
export const claimFaultText = (reason: string): string => faultWords[reason] ?? "报账单填写不完整，请逐项检查。";

const dutyWords: Readonly<Record<string, string>> = {
  "handler-approves": "既是经手人又是审批人",
  "witness-approves": "既是证明人又是审批人",
  "village-is-township": "既以村干部又以乡镇分管领导的名义签字",
  "clerk-pays-self": "一个人既是经手人、收款人，又是核对单据的报账员",
  "approver-supervises": "既是审批人又是民主理财成员",
  "handler-supervises": "既是经手人又是民主理财成员",
  "witness-supervises": "既是证明人又是民主理财成员",
  "clerk-supervises": "既是报账员又是民主理财成员",
};
const meetingFaults: Readonly<Record<string, string>> = {
  "line-unknown": "否决的行号不对，请重新勾选。",
  "before-claim": "会议日期早于报账单日期，请核对。",
  "people-too-few": "民主理财要集体审核，至少两个人参加，请补填参加人。",
  "people-twice": "参加人写重了，请检查。",
  "claim-twice": "同一张报账单出现了两次。",
};

const isState = (text: string): text is ClaimState => Object.hasOwn(claimStateWords, text);

/** Refusals of village claims. */
export const claimSentences = {
  "claims-off": () => "本乡镇没有启用报账单。要用的话，请主管或管理员到“报账设置”里打开。",
  "claim-bad": ({ reason }) => claimFaultText(reason),
  "claim-state": ({ state, next }) =>
    `这一步现在不能做：报账单目前是“${isState(state) ? claimStateWords[state] : state}”${
      next === null ? "" : `，下一步是“${wordOf(nextStepWords, next)}”`
    }。请刷新后再看。`,
  "claim-unsigned": ({ roles }) =>
    `还缺签字：${roles.map((role) => wordOf(approvalWords, role)).join("、")}。请在“村级签字”里登记姓名和日期后再办。`,
  "claim-duties": ({ duties, name }) =>
    `${name}${wordOf(dutyWords, duties)}，不相容岗位要分开。请换人签字，或核对名单。`,
  "claim-sheet-taken": ({ name, importedByName, importedAt, numbers }) =>
    `这张报账表已经由${importedByName}在 ${momentText(importedAt)} 导入过（${name}），生成了 ${numbers.slice(0, 5).join("、")}${
      numbers.length > 5 ? ` 等 ${numbers.length} 张` : ""
    }。没有再导入。每张空表只用一次：要报新的，请先写一张空表给村里。`,
  "claim-unanswered": () => "有否决的项目还没有答复。请先逐条答复，再修改报账单。",
  "pay-list-differs": ({ title, listFen, voucherFen }) =>
    `凭证的支出 ${moneyText(voucherFen)} 元，与批准的名单“${title}”应发合计 ${moneyText(listFen)} 元不一致。请把凭证改回名单的数；名单本身有错的，删除凭证、改名单重新批准。`,
  "claim-differs": ({ differenceFen }) =>
    `凭证与报账单对不上：按支出分类相差 ${moneyText(differenceFen)} 元。请把凭证改成与报账单一致，或删除草稿后退回报账单重办。`,
  "category-accountless": ({ name }) =>
    `支出分类“${name}”在这个账套里没有可用的科目。请先到“会计科目”或“支出分类”里设好。`,
  "meeting-bad": ({ reason }) => meetingFaults[reason] ?? "会议记录填写不完整，请逐项检查。",
} as const satisfies Partial<Sentences>;
