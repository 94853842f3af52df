import type { IncomeFault } from "#domain/caps/income-base.ts";
import type { ReadFailure } from "#domain/bank/grid.ts";
import type { StepsFault } from "#domain/caps/bands.ts";
import type { VotesFault } from "#domain/caps/vote.ts";
import type { RuleFault } from "#domain/checks/rule.ts";
import type { SetupFault } from "#domain/people/setup/places.ts";
import type { EntryFault } from "#domain/vouchers/check-content.ts";

// Sentences for the finer reasons that stand inside a refusal. The domain's own types make the compiler count them; they
// arrive as plain text, so an unknown one still gives a sentence that tells the user what to do.
type Words<Code extends string = string> = Readonly<Record<Code, string>>;

const or = (words: Words, code: string, otherwise: string): string => words[code] ?? otherwise;

const entryProblems: Words<EntryFault> = {
  "no-account": "没有科目，请选择科目。",
  "no-amount": "没有金额，请填借方或贷方。",
  "both-sides": "借方和贷方只能填一边。",
  "summary-missing": "没有摘要，请补上。",
  "category-missing": "支出没有选支出分类，限额和支出规则就管不到它，请选择分类。",
  "category-unmapped":
    "这个科目还没有对应的支出分类，限额和支出规则管不到它。请先到“支出分类”里点“补上出厂分类”或自己增加分类，由另一人批准，再选上。",
  "quantity-missing": "这个科目要记数量，请填数量（单价可以由金额算出）。",
  "quantity-misplaced": "这个科目不记数量，请去掉数量；确实要记数量，先在“会计科目”里给它设计量单位。",
  "amount-too-large": "一行金额最多到 99 亿元，请核对是不是多打了几位。",
  "closing-by-hand":
    "本年收益只由程序结转，收入、支出也不能直接转到收益分配，否则报表和可分配收益会算错。请到“期末”办理“结转本年收益”。",
  "quantity-sign": "数量的正负要和金额一致：红字金额配负的数量。",
  "items-too-many": "一条分录最多选四项辅助核算。",
  "category-misplaced": "支出分类只能填在它自己的支出科目上，请去掉这一行的分类，或换成这个科目的分类。",
  "item-missing": "这个科目要求辅助核算，请选择辅助项目。",
  "item-unknown": "辅助项目不存在或已停用，请重新选择。",
  "category-unknown": "支出分类不存在或已停用，请重新选择。",
};

/** What is wrong with one entry of a voucher. */
export const entryProblemText = (code: string): string => or(entryProblems, code, "内容不完整或不对，请检查。");

const cellProblems: Words<SetupFault> = {
  "workbook-unreadable": "文件打不开，请确认是 Excel 工作簿（.xlsx）",
  "workbook-protected": "文件加了密码，请去掉密码后另存",
  "workbook-too-large": "文件太大",
  "sheet-missing": "缺少这个工作表",
  "column-missing": "缺少这一列",
  "column-unknown": "模板里没有这一列",
  "column-repeated": "这一列重复了",
  "merged-cell": "不能合并单元格",
  "formula-cell": "不能用公式，请粘贴为数值",
  "error-cell": "单元格里是错误值",
  required: "必填，没有填写",
  "too-long": "太长了",
  "line-break": "不能换行",
  unknown: "不在可选的内容里",
  "not-a-date": "应填日期，例如 2026-01-31",
  "not-a-month": "应填月份，例如 2026-01",
  "not-a-number": "应填数字",
  "amount-unreadable": "金额看不懂",
  "amount-decimals": "金额最多两位小数",
  "amount-too-large": "金额太大，请核对",
  "amount-missing": "没有金额",
  "both-sides": "借方和贷方只能填一边",
  "number-lost-digits": "长号码被表格软件改成了近似数，请把单元格设成文本后重填",
  "account-number-bad": "银行账号不对，应为数字",
  "not-first-of-january": "年经常性收入的起始日期应为 1 月 1 日",
  "not-before-start": "日期应在账套启用月份以前",
  duplicate: "与前面的行重复",
  "already-there": "账本里已经有了",
  "township-other": "与账本的乡镇不同",
  "township-twice": "乡镇只能填一行",
  "village-unknown": "没有这个村",
  "ledger-unknown": "没有这个账套",
  "ledger-started": "账套已经启用，不能再导入",
  "account-unknown": "没有这个科目",
  "account-code-bad": "科目编码不对，应为上级编码后加两到三位数字",
  "account-not-leaf": "不是末级科目",
  "account-has-balance": "科目已有余额",
  "account-has-bank": "科目已经对应了银行账户",
  "item-unknown": "没有这个辅助项目",
  "item-not-allowed": "这个科目不核算这种辅助项目",
  "not-balanced": "期初余额借贷不平",
  "roles-incompatible": "这些岗位不能由同一个人担任",
  "id-tail-bad": "应为身份证号码的最后四位，例如 123X",
  "posts-incompatible": "这个人同一时间任了互相排斥的职务",
  "dates-reversed": "任职止早于任职起",
  "person-unknown": "人员登记里没有这个人",
  "password-weak": "初始密码太简单，至少 8 个字符，且不能与登录名相同",
  "asset-not-worn": "消耗性、公益性生物资产不提折旧，不要填",
  "asset-amounts": "原值要大于零，残值和已提折旧不能超过原值",
  "project-amount-negative": "金额不能是负数",
  "project-winner-unknown": "中标单位不在报价单位里",
  "project-contract-incomplete": "合同价、合同日期和中标单位要一起填",
  "project-dates-reversed": "日期先后不对：开工、合同在前，验收在后，质保到期在最后",
  "project-progress-unordered": "形象进度要按日期先后，只增不减",
  "project-retention-too-much": "质保金不能超过工程价",
  "project-audit-before-settlement": "先有结算价，才有审定价",
  "sheet-other-ledger": "这张表是给别的乡镇或已不存在的账套写的，请重新写出空表",
  "claim-unknown": "“报账单”表里没有这个单号，请核对单号",
  "claim-lines-none": "这张报账单在“支出明细”表里一行也没有",
  "claim-documents-none": "这张报账单在“原始单据”表里没有发票、财政票据或造册，至少要一张",
  "claim-documents-below-total": "单据金额合计小于报账金额，请补登单据或减少报账金额",
  "claim-handler-is-witness": "经手人和证明人不能是同一个人",
  "claim-date-in-future": "日期在今天以后，请填实际日期",
  "claim-ratify-day-over": "补办决议的期限早于报账日期",
  "claim-ratify-day-late": "补办决议的期限超过了镇里规定的天数",
  "claim-reason-missing": "填了补办决议期限，就要写应急理由",
  "claim-amount": "金额要大于零",
  "claim-too-many": "一张表最多 200 张报账单，每张最多 200 行明细、200 张单据",
};

/** What is wrong with one cell, without its place. */
export const cellProblemText = (code: string): string => or(cellProblems, code, "内容不对");

type Place = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly text: string;
};

/** One wrong cell of a file: sheet, row, column, what is wrong, what stands there. */
export const placeText = (place: Place): string => {
  const sheet = place.sheet === "" ? "" : `“${place.sheet}”`;
  const row = place.row > 0 ? `第 ${String(place.row)} 行` : "";
  const column = place.column === "" ? "" : `${place.column} 列`;
  const shown = place.text === "" ? "" : `（“${place.text}”）`;
  return `${sheet}${row}${column}：${cellProblemText(place.code)}${shown}`;
};

const unreadable: Words<ReadFailure["code"]> = {
  "empty-file": "文件是空的。请重新从网银下载。",
  "file-too-large": "文件太大。请缩短起止日期，分几次下载。",
  "unreadable-file": "文件不完整或已损坏，打不开。请重新从网银下载。",
  "password-protected": "文件加了密码，打不开。请输入密码；短信里、下载页面上一般写着密码是什么。",
  "unknown-lock":
    "这个文件的加密方式太旧，输密码也打不开。请用 Excel 或 WPS 打开它，点“另存为”，在“选项”里把打开密码清空，存好后再导入。",
  "wrong-password": "密码不对，请核对后再输一次。",
  "unsupported-container":
    "这种文件类型不能读。请在网银里选 Excel、CSV 或 PDF 格式下载交易明细；扫描件、照片里没有文字，不能读。",
  "several-files": "压缩包里有几个文件，要一个一个办理。",
  "undecodable-text": "文件里的文字编码认不出来。请重新从网银下载，不要用别的软件另存。",
  "broken-quotes": "文件的引号不成对，从那一行起读不下去。请重新从网银下载。",
  "too-many-cells": "文件里的格子太多，不像银行对账单。请重新从网银下载。",
  "no-rows": "文件里没有内容。请检查下载时选的起止日期。",
};

/** Why a statement file cannot be read at all. */
export const unreadableText = (code: string): string =>
  or(unreadable, code, "文件读不出来。请确认是从网银下载的交易明细，重新下载后再试。");

const votesProblems: Words<VotesFault["reason"]> = {
  "not-whole": "人数和票数要填整数。",
  "nobody-entitled": "应到人数不能为零。",
  "present-over-entitled": "实到人数不能多于应到人数。",
  "votes-over-present": "赞成、反对、弃权合计不能多于实到人数。",
  "proxies-over-present": "委托人数不能多于实到人数。",
  "women-over-present": "妇女代表人数不能多于实到人数。",
  "households-not-here": "只有村民会议可以按户计算到会，请改选按人数计。",
  "collective-needs-track-b": "集体经济组织的事项要按集体经济组织的议事规则表决，请改选。",
};

/** Why the numbers of a vote contradict each other. */
export const votesProblemText = (code: string): string =>
  or(votesProblems, code, "票数前后矛盾，请核对应到、实到和各项票数。");

const bandProblems: Words<StepsFault["reason"]> = {
  none: "至少要有一档。",
  "not-rising": "每一档的上限要比前一档高。",
  empty: "这一档里没有任何数落得进去，请检查上限和“含不含”。",
  "open-end-early": "只有最后一档可以不设上限。",
  "no-open-end": "最后一档要不设上限（“以上”），否则大额没有规定。",
};

const capIncomeProblems: Words<IncomeFault> = {
  "share-out-of-range": "收入比例要大于 0、不超过 100%。",
  "floor-above-ceiling": "最低限额不能高于最高限额。",
  "base-year-out-of-range": "基数年度只能是前 1 年到前 5 年。",
  "account-unknown": "基数科目里有的不是这个账套的收入科目，请重新选择。",
};
/** What is wrong with the share or the base of a cap by income. */
export const capIncomeProblemText = (code: string): string => or(capIncomeProblems, code, "请检查比例和基数。");

/** What is wrong with one band of a cap. */
export const bandProblemText = (code: string): string => or(bandProblems, code, "请检查上限和金额。");

const ruleProblems: Words<RuleFault["reason"]> = {
  "kind-changed": "不能改变规则的种类，请另提一条新规则。",
  "dates-reversed": "失效日期不能早于生效日期。",
  retroactive: "新版本的生效日期不能早于上一版，规则不能倒推到以前。",
  "month-closed": "生效日期落在已经结账的月份，规则不能倒推到已结账的月份，请从没结账的月份起。",
  "nothing-in-it": "规则里还没有内容，请至少填一项。",
  "nature-twice": "同一种支出性质只能有一组审批档次。",
  "category-unknown": "有的支出分类不存在，请重新选择。",
  "tiers-none": "至少要有一档审批权限。",
  "tiers-not-rising": "审批档次的金额要从小到大。",
  "tiers-empty": "有一档没有任何金额落得进去，请检查上限和“含不含”。",
  "tiers-open-end-early": "只有最后一档可以不设上限。",
  "tiers-no-open-end": "最后一档要不设上限，否则大额没有规定。",
  "village-missing": "村级规则要选定适用的村。",
  "village-unknown": "有的村不存在，请重新选择适用的村。",
  "level-locked": "国家规定随程序提供，不能自己提；已有规则的级别不能改，请另提一条新规则。",
  "field-missing": "带“必填”的项目还没有填完。",
  "field-unknown": "有一项内容不属于这种规则，请关掉这个窗口重新填写。",
  "numbers-crossed": "前后矛盾，请对照文件改正。",
  "number-out-of-range": "有一个数太大或太小：天数、月数要大于 0，百分比不超过 100，金额不能是负数。",
};

/** Why a proposed rule makes no sense. */
export const ruleProblemText = (code: string): string =>
  or(ruleProblems, code, "规则内容不完整或前后矛盾，请检查后再保存。");

const notSound = "备份写好了，但重新打开核对时没有通过，不能算数。请先做“数据校验”，再换一个文件夹备份。";
const backupProblems: Words = {
  "disk-full": "备份的磁盘满了。请换一个U盘，或清理空间后再试。",
  "read-only": "备份的文件夹不能写入。请换一个文件夹，或检查U盘的写保护开关。",
  "not-written": "写备份时磁盘出错。请换一个U盘或文件夹再试。",
  "file-missing": "有附件的原文件找不到了，备份不完整，不能算数。请先做“数据校验”，找回缺少的附件。",
  "file-changed": "有附件的原文件被改动过，备份不能算数。请先做“数据校验”，查明是哪一个。",
  "in-use": "备份文件被别的程序占用。请关闭杀毒或同步软件后再试。",
  damaged: notSound,
};

/** Why a backup was not called good. The check that failed on the copy comes as its own name. */
export const backupProblemText = (code: string): string => or(backupProblems, code, notSound);
