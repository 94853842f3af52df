import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { Sentences } from "./words.ts";

/** Refusals of village claims; the window says more about how to put them right. */
export const claimSentences = {
  "claims-off": () => "本乡镇没有启用报账单。",
  "claim-bad": ({ reason }) => `报账单填写不对：${reason}。`,
  "claim-state": ({ state }) => `报账单现在是“${state}”，不能这样做。`,
  "claim-unsigned": ({ roles }) => `报账单还缺签字：${roles.join("、")}。`,
  "claim-duties": ({ name }) => `${name}在这张报账单上担任了两个不相容的职责。`,
  "claim-sheet-taken": ({ name, importedByName, importedAt, numbers }) =>
    `这张报账表已经由${importedByName}在 ${importedAt.slice(0, 10)} 导入过（${name}：${numbers.join("、")}），没有再导入。`,
  "minutes-bad": ({ reason }) => `会议记录填写不对：${reason}。`,
  "amendment-bad": ({ reason }) => `不能调整那份决议：${reason}。`,
  "decision-superseded": ({ number, by }) => `决议 ${number} 已被 ${by} 废止代替，不能再作依据。`,
  "approval-unneeded": () => "这一条现在不用上级审批，或者不能由上级批准放行。",
  "claim-unanswered": () => "有否决的项目还没有答复。",
  "pay-list-differs": ({ title, listFen, voucherFen }) =>
    `凭证的支出 ${moneyTextFromFen(voucherFen)} 元，与批准的名单“${title}”应发合计 ${moneyTextFromFen(listFen)} 元不一致。`,
  "claim-differs": ({ differenceFen }) => `凭证与报账单相差 ${moneyTextFromFen(differenceFen)} 元。`,
  "category-accountless": ({ name }) => `支出分类“${name}”没有可用的科目。`,
  "meeting-bad": ({ reason }) => `民主理财会议填写不对：${reason}。`,
} as const satisfies Partial<Sentences>;
