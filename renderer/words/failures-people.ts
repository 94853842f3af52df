import { isPostKind, postNames } from "#domain/people/village-posts.ts";
import { monthText } from "#renderer/format/dates.ts";
import { placeText } from "./details.ts";
import type { Sentences } from "./sentences.ts";

const postText = (post: string): string => (isPostKind(post) ? postNames[post] : post);

const villagerReasons: Readonly<Record<string, string>> = {
  "id-tail-bad": "身份证后四位应为三位数字加一位数字或大写 X。",
  "account-number-bad": "银行账号只能是数字。",
  "relative-unknown": "关联人选的不是本村登记的人，请重新选择。",
  "dates-reversed": "任职止早于任职起，请改正日期。",
  "post-twice": "同一职务的任期重叠了，请合并成一行，或改正日期。",
};

const payReasons: Readonly<Record<string, string>> = {
  "amount-missing": "请填写金额，要大于零。",
  "kind-changed": "方案的种类和适用账套不能改，请新建一个方案。",
  "months-reversed": "止月早于起月，请改正。",
  "resolution-missing": "误工补贴的人员和标准要由村民会议或代表会议决定，请先登记决议，再选它。",
  "posts-missing": "请选择发给哪些职务。",
  "parts-missing": "请填写报酬由哪几项组成，每一项要有名称。",
  "part-twice": "两项报酬用了同一个名称。",
  "ratio-missing": "每个职务都要有比例，比例要大于零。",
  "multiple-bad": "倍数要大于零。",
  "indicator-unnamed": "请填写按哪个指标计算。",
  "rows-missing": "请至少填写一行标准。",
  "tiers-not-rising": "任职年限分档要从低到高，不能重复。",
  "rate-missing": "请填写每天的标准，要大于零。",
  "days-bad": "天数要大于零。",
  "person-twice": "同一个人出现了两次，请合并成一行。",
  "withheld-too-much": "代扣不能超过应发金额。",
  nobody: "这个月没有要发的人。请先在“人员与职务”登记职务和任期。",
  "not-on-list": "不在决议通过的误工人员名单里，不能领误工补贴。",
  "post-excluded": "担任的职务按规定不得领误工补贴。",
  "day-twice": "同一天登记了两次误工。",
  "days-differ": "天数与登记的日期对不上。",
  "day-outside-month": "误工日期不在名单的月份里，请改名单月份或日期。",
  "days-missing": "没有填误工天数。",
};
const figureNames: Readonly<Record<string, string>> = {
  type: "村庄类型",
  population: "人口",
  "recurring-income": "年经常性收入",
  poor: "是否脱贫村",
};
const overWords: Readonly<Record<string, string>> = {
  "rate-over": "每天的标准超过决议",
  "month-days-over": "本月天数超过决议",
  "year-days-over": "全年天数超过决议",
  "year-cap-over": "全年金额超过决议",
};

const payText = (reason: string, name: string, year: number): string => {
  if (reason === "indicator-missing") return `没有登记 ${year} 年的“${name}”，不能计算报酬。请先到“指标”里登记。`;
  if (reason === "figure-missing")
    return `没有登记这个村${name === "recurring-income" ? ` ${year} 年` : ""}的${figureNames[name] ?? name}，不能计算报酬。请先到“村与账套”登记。`;
  return `${name === "" ? "" : `${name}：`}${payReasons[reason] ?? "填写的内容不对，请检查。"}`;
};

/** What is wrong with a line of 误工补贴, shortly. */
export const workFaultText = (fault: string): string =>
  overWords[fault] ?? (payReasons[fault] ?? fault).replace(/。$/, "");

const payoutReasons: Readonly<Record<string, string>> = {
  "account-missing": "没有登记银行账号，不能做代发文件。请先补上账号，重新做名单；当面发放的登记签领",
  "nothing-to-pay": "这张名单没有要转账的人。",
  "not-approved": "名单还没有由另一个人批准（分户名单要有审核过的凭证），不能发放。",
  "nothing-failed": "这一批没有失败的，不用重发。",
  "retried-already": "失败的已经另建了一批，请在那一批里处理。",
  "handed-already": "这张名单已经建过代发批次，请在那一批里处理；没有发成的，在那一批里点“失败的另建一批”。",
  "other-ledger": "这张名单是另一个账套的，不能用这个账套的账户发放。请切换到名单所在的账套再建批次。",
  "nothing-owed": "这一批里没有还要银行发放的人：都已经有结果，或者已经签领。没有发成的，点“失败的另建一批”。",
  "answered-meanwhile": "生成文件的时候，这一批的结果有了变化。请看清各人的结果，再生成一次。",
  "no-file": "这一批还没有生成过代发文件，不会有银行的结果。请先生成文件交给银行。",
  "answer-of-another":
    "这个文件是这些批次的结果，已经读过，不能再算作这一批的。请选这一批从网银下载的结果文件；确是这一批的，而银行的文件不写日期和流水号，与那一批一模一样，请逐笔登记结果",
  "paid-already": "已经发放成功。钱又退回来了的，登记为退票。",
  "returned-before-paid": "退票不会早于发放成功的日期，请核对日期。",
  "failed-though-paid":
    "已经登记为发放成功，这个文件却说没有发成，可能是较早的文件，没有改动。钱确实退回来了的，请在明细里逐笔登记退票",
  "at-the-bank":
    "在代发批次里等银行的结果，现在签领会付两次。请先读入结果；银行没有发成的，在“银行代发”里登记为没有发成，再签领",
  "title-missing": "请填写版式名称。",
  "columns-missing": "请至少设一列。",
  "column-needed": "版式里要有账号、户名和金额三列。",
  "separator-bad": "分隔符只能是一个字符。",
};
const payoutText = (reason: string, names: readonly string[]): string =>
  `${names.length === 0 ? "" : `${names.slice(0, 6).join("、")}${names.length > 6 ? `等 ${names.length} 人` : ""}：`}${payoutReasons[reason] ?? "不能这样做。"}`;

/** Refusals of the register of people, of pay and of payments out. */
export const peopleSentences = {
  "villager-bad": ({ reason, line }) =>
    `${line > 0 ? `第 ${line} 行：` : ""}${villagerReasons[reason] ?? "填写的内容不对，请检查。"}`,
  "post-pair-bad": ({ reason }) =>
    reason === "locked"
      ? "这一组是法律规定的，不能修改或取消；本地的规定可以另外增加。"
      : "两个职务不能相同，请重新选择。",
  "posts-incompatible": ({ post, other, basis }) =>
    `“${postText(post)}”和“${postText(other)}”不能由同一个人同时担任（${basis}）。请核对任职日期；确实换了职务的，先给原来的职务填上任职止。`,
  "villagers-refused": ({ places }) =>
    `表格有 ${places.length} 处要改，一行都没有导入：${places.slice(0, 3).map(placeText).join("；")}${places.length > 3 ? `；共 ${places.length} 处` : ""}。改好后重新选择文件。`,
  "pay-bad": ({ reason, name, year }) => payText(reason, name, year),
  "scheme-missing": ({ month }) => `${monthText(month)}没有批准生效的方案。请先提出方案，由另一个人批准。`,
  "pay-approved": () => "名单已经批准，不能再改。发错了的，另做一张补发或扣回的名单。",
  "pay-unapproved": () => "名单还没有由另一个人批准，不能发放、入账。",
  "pay-not-accrued": ({ reason }) =>
    reason === "scheme-does-not"
      ? "这张名单的方案没有设“先计提后发放”，直接点“生成凭证”入账即可。"
      : "这张名单要先计提再发放：请先点“计提”生成计提凭证，由另一个人审核以后，再点“发放”。",
  "pay-again": ({ month, title }) => `${monthText(month)}已经有一张“${title}”。确需再做一张的（补发等），请写明原因。`,
  "pay-twice": ({ name, month }) => `${name} ${monthText(month)}的这项报酬已经在另一张名单里，不能再发一次。`,
  "pay-over-standard": ({ name, fault }) =>
    `${name}：${overWords[fault] ?? workFaultText(fault)}。请改名单；确需超出的，先开会决议，在名单里选上新的决议，再批准。`,
  "payout-bad": ({ reason, names }) => payoutText(reason, names),
  "payout-again": ({ name }) =>
    `这一批已经生成过文件“${name}”。再生成一份会有重复发放的危险，确需再生成的，请写明原因。`,
  "payout-unreadable": ({ reason }) =>
    reason === "nothing-matched"
      ? "结果文件里没有一行对得上这一批的账号和金额。请核对是不是选错了文件。"
      : "结果文件读不出来。请从网银重新下载 Excel 或文本格式的结果。",
  "pay-received": ({ name }) => `${name}已经登记收到，不能重复登记。`,
} as const satisfies Partial<Sentences>;
