import { moneyTextFromFen } from "#domain/core/fen.ts";
import { placeWord } from "./words-setup.ts";
import type { Sentences } from "./words.ts";

/** Refusals of year ends, assets, contracts and guided forms; the window says more about how to put them right. */
export const periodSentences = {
  "over-distributable": ({ distributableFen, overFen }) =>
    `可分配收益只有 ${moneyTextFromFen(distributableFen)} 元，超出 ${moneyTextFromFen(overFen)} 元。`,
  "reserve-below-ratio": ({ leastFen, reserveFen }) =>
    `公积公益金至少要提 ${moneyTextFromFen(leastFen)} 元，现在只有 ${moneyTextFromFen(reserveFen)} 元。`,
  "cover-above-loss": ({ lossFen }) => `未弥补的亏损只有 ${moneyTextFromFen(lossFen)} 元，弥补不能超过它。`,
  "reserve-account-bad": () => "要选公积公益金的末级科目。",
  "asset-bad": ({ reason }) => `资产卡片填写不对：${reason}。`,
  "asset-ended": () => "这项资产已经处置。",
  "revaluation-unposted": ({ names }) => `这些资产的原值变动还没有记账：${names.join("、")}。请先记账，再提折旧。`,
  "workload-missing": ({ names }) => `这些资产还没有填工作量：${names.join("、")}。`,
  "nothing-due": () => "没有要提折旧的资产。",
  "pack-bad": ({ reason, field }) => `政策包填写不对：${field === "" ? reason : `${field}（${reason}）`}。`,
  "lease-bad": ({ reason }) => `合同填写不对：${reason}。`,
  "receipt-book-bad": ({ reason, numbers }) => `票据登记不对：${[reason, ...numbers].join("，")}。`,
  "debt-bad": ({ reason }) => `债务填写不对：${reason}。`,
  "handover-bad": ({ reason }) => `处置发包资料填写不对：${reason}。`,
  "project-bad": ({ reason }) => `工程项目填写不对：${reason}。`,
  "register-refused": ({ places }) =>
    [`表格有 ${places.length} 处要改，一行都没有导入：`, ...places.map((place) => `  ${placeWord(place)}`)].join("\n"),
  "list-bad": ({ reason, line }) => `名单第 ${line} 行不对：${reason}。`,
  "list-undeclared": () => "名单还没有经审核的计提凭证，不能付款。",
  "list-booked": () => "名单已经生成凭证，不能再改。",
  "guide-bad": ({ reason }) => `填写不完整：${reason}。`,
  "guide-account-missing": ({ accountCode }) => `科目 ${accountCode} 没有可用的末级科目。`,
} as const satisfies Partial<Sentences>;
