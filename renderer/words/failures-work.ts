import { moneyText } from "#renderer/format/money.ts";
import { longDateText, momentText, monthText } from "#renderer/format/dates.ts";
import { sizeText } from "#renderer/format/sizes.ts";
import {
  backupProblemText,
  bandProblemText,
  capIncomeProblemText,
  entryProblemText,
  placeText,
  unreadableText,
  votesProblemText,
} from "./details.ts";
import { factLabels } from "./village-facts.ts";
import { draftRuleFaultText } from "./draft-rules.ts";
import { mergeReasonText } from "./merge-reasons.ts";
import { ruleFaultText } from "./rule-faults.ts";
import { takesBackText } from "./takes-back.ts";
import { templateFaultText } from "./template-faults.ts";
import { checkName } from "./checks.ts";
import { parameterProblemText } from "./test-parameters.ts";
import { passedWords, ruleKindWords, severityWords, voucherStateWords, wordOf } from "./labels.ts";
import { gapText, statementRefusalText } from "./statements.ts";
import type { Sentences } from "./sentences.ts";

const sideText = (differenceFen: number): string =>
  differenceFen > 0 ? `借方多 ${moneyText(differenceFen)} 元` : `贷方多 ${moneyText(-differenceFen)} 元`;

const firstPlaces = (
  places: readonly { sheet: string; row: number; column: string; code: string; text: string }[],
): string => places.slice(0, 3).map(placeText).join("；") + (places.length > 3 ? `；共 ${places.length} 处` : "");

/** Refusals of the books and of vouchers. */
export const bookSentences = {
  "ledger-exists": () => "这个村的这一核算主体已经有账套了，每个主体只能有一套账。",
  "ledger-not-started": () => "这个账套还没有启用。请先到“基础设置—期初余额”录平期初余额，再点“启用账套”。",
  "ledger-started": () => "账套已经启用，期初余额不能再改。需要更正时请填制更正凭证。",
  "opening-not-balanced": ({ differenceFen }) => `期初余额不平：${sideText(differenceFen)}。请检查后再启用账套。`,
  "account-not-leaf": ({ accountCode }) => `科目 ${accountCode} 下面还有明细科目，请选最末级的明细科目。`,
  "account-inactive": ({ accountCode }) => `科目 ${accountCode} 已停用，请换一个科目，或先在“会计科目”里启用它。`,
  "account-code-bad": ({ accountCode }) =>
    `科目编码“${accountCode}”不合要求：应为上级编码后加两到三位数字，且上级科目要存在。`,
  "account-has-balance": ({ accountCode }) =>
    `科目 ${accountCode} 已有余额或发生额，不能这样改动。要分明细的，请到“会计科目”里给它加明细，把余额转过去；银行账户对应的科目不能再分明细。`,
  "account-has-cards": ({ accountCode, names }) =>
    `${String(names.length)} 张资产卡片还用着科目 ${accountCode}（${names.slice(0, 3).join("、")}${names.length > 3 ? "等" : ""}）。要在它下面加明细，请勾选“资产卡片改用这个新明细”；要停用它，先用“科目合并”并到别的明细，或在卡片上改选折旧科目。`,
  "vouchers-unposted": () => "还有没记账的凭证。请先把它们记账或删除，再改这一项。",
  "account-takes-over": ({ accountCode }) =>
    `科目 ${accountCode} 已有余额，它的第一个明细要接收这些余额。请重新打开“加明细”，看过要转的内容再保存。`,
  "accounts-not-mergeable": ({ reason }) => `不能这样合并：${mergeReasonText(reason)}。`,
  "account-closes-year": ({ accountCode }) =>
    `科目 ${accountCode} 用于年终结转收益，下面不能再设明细，否则年末结不了账。要分项目看，请用辅助核算。`,
  "account-too-deep": ({ most }) => `科目最多 ${most} 级。请在上一级下另设科目，或改用辅助核算。`,
  "too-many-dimensions": ({ most }) => `一个科目最多同时核算 ${most} 项辅助，请去掉几项。`,
  "setup-refused": ({ places }) =>
    `建账表格有 ${places.length} 处要改，一行都没有导入：${firstPlaces(places)}。改好后重新选择文件。`,
  "wrong-state": ({ state }) => `这一步现在不能做：目前的状态是“${voucherStateWords[state]}”。请刷新后再看。`,
  "changed-meanwhile": () => "您打开之后，别人已经改过这张凭证。请重新打开看最新内容，再继续操作。",
  "not-balanced": ({ differenceFen }) => `借贷不平：${sideText(differenceFen)}。请改平后再审核。`,
  "entries-too-few": () => "凭证至少要有一借一贷两行分录。请补充完整。",
  "entry-bad": ({ line, fault }) => `第 ${line} 行：${entryProblemText(fault)}`,
  "month-closed": ({ month }) =>
    `${monthText(month)}已经结账，不能再登记。请把日期改到未结账的月份；以前的差错用更正凭证处理。`,
  "before-start": ({ month }) => `日期早于账套启用月份（${monthText(month)}）。启用以前的金额应在期初余额里。`,
  "span-crosses-years": () => "这张表只能在同一年度内编制，请把起止月份选在同一年。",
  "before-books": ({ month }) =>
    `这个账套从${monthText(month)}开始记账，以前没有账可看。请把期间改到${monthText(month)}或以后；更早的账请看原来的账册。`,
  "date-in-future": ({ on }) => `日期 ${longDateText(on)} 在今天以后，请改成实际日期。`,
  "same-person": () => "自己经手的事项不能由自己审核或批准（不相容岗位要分开）。请换一位有审核权限的人来做。",
  "rules-refuse": ({ hits }) =>
    `制度不允许通过：${hits
      .map(({ kind, severity }) => `${wordOf(ruleKindWords, kind)}（${wordOf(severityWords, severity)}）`)
      .join("、")}。请打开凭证或报账单，看“制度检查”里每一条的数字和处理办法。`,
  "review-differs": ({ problem, voucher }) =>
    `凭证“${voucher}”不能记账：${
      problem === "changed" ? "现在的内容和审核时的不一样" : "操作日志里没有它的审核"
    }，账本文件被绕过程序改动过。请先到“数据校验”核对并报告主管；查明以后请审核人退回这张凭证，改对再重新审核。`,
  "red-half-first": () =>
    "这张蓝字凭证要和它的红字凭证一起用：请先审核、记账红字凭证。只记蓝字，同一件事就记了两次；红字草稿已经删除的，这张也请删除，重新更正。",
  "already-corrected": () => "这张凭证已经做过更正，不能重复更正。请查看已有的更正凭证。",
  "entries-fixed": () =>
    "这张凭证的分录由程序按账簿、资产卡片、盘点或名单生成，科目、金额不能改（红字凭证以外，日期也不能改）；摘要、附件可以改。不对的请删除这张草稿，重新办理。",
  "copy-tied": () =>
    "这张凭证是按资产卡片、盘点、分户名单或报酬名单生成的，订正凭证带不上那些登记。请只做红字凭证，记账以后再到资产卡片、盘点、引导式录入或报酬与补贴里重新办理。",
  "voucher-relied-on": ({ names }) =>
    `后来的登记还靠着这张凭证：${names.slice(0, 5).join("、")}${names.length > 5 ? "等" : ""}。请先把后来的折旧、变动、处置、发放或处理凭证冲销（草稿就删除），再来办这一张。`,
  "takes-back": (facts) => takesBackText(facts),
  "not-returnable": () =>
    "只能指明本账套里已经记账、日期不晚于这张、没有冲销的支出凭证。原凭证更正过的，请指明订正的那一张。",
  "template-bad": ({ line, fault, text }) => templateFaultText(line, fault, text),
  "already-drafted": () => "这个月的这张周期凭证已经生成或已选择不做。删除那张草稿后可以重新生成。",
  "batch-refused": ({ count }) => `有 ${count} 行不能生成凭证，一张也没有生成。请按提示改好，再预览一次。`,
  "shares-differ": ({ differenceFen }) =>
    `各村分摊合计与总额不符：${differenceFen > 0 ? "还差" : "多出"} ${moneyText(Math.abs(differenceFen))} 元。请调整后再生成。`,
  "ledger-repeated": () => "同一个账套出现了两次，请合并成一行。",
  "not-reversible": () => "这张凭证不能红字冲销（它本身是更正凭证或结转凭证）。请填制补充凭证。",
  "file-too-large": ({ sizeBytes, mostBytes }) =>
    `文件太大（${sizeText(sizeBytes)}）${mostBytes > 0 ? `，最多能收 ${sizeText(mostBytes)} 的文件` : ""}。请拆成几份，或换清晰度低一些的扫描件。`,
  "file-missing": ({ name }) => `附件“${name}”的原文件找不到了。请检查账本旁边的文件夹，或从备份中找回。`,
} as const satisfies Partial<Sentences>;

export type ShownNumber = { readonly text: string; readonly kind: "masked" | "rounded" | "several" };

const shownNumbers: Readonly<Record<ShownNumber["kind"], (text: string) => string>> = {
  masked: (text) => `文件里的账号 ${text} 被星号遮住，`,
  rounded: (text) => `文件里的账号 ${text} 被表格软件改成了近似数，`,
  several: (text) => `文件里写着几个账号（${text}），明细里没有写是哪一个，`,
};

/** `文件里没有账号，`, or that it is hidden or rounded there, or one of several. */
export const shownNumberText = (shown: ShownNumber | undefined): string =>
  shown === undefined ? "文件里没有账号，" : shownNumbers[shown.kind](shown.text);

/** Refusals of bank statements. */
export const bankSentences = {
  "statement-unreadable": ({ reason }) => unreadableText(reason),
  "statement-refused": ({ refusals }) =>
    refusals.map(({ code }) => statementRefusalText(code)).join("") || "这份对账单不能导入，请核对后重新选择文件。",
  "statement-other-account": ({ number, ledgerName }) =>
    `对账单是另一个账户的（${number}${ledgerName === null ? "" : `，属于${ledgerName}`}）。请换文件，或改选那个账户。`,
  "statement-account-unknown": ({ number, shown }) =>
    number === null
      ? `${shownNumberText(shown)}请先选择它是哪个银行账户的对账单。`
      : `账号 ${number} 还没有登记。请先到“基础设置—银行账户”登记，再导入。`,
  "statement-contradicts": ({ said, kept }) =>
    `文件写的是“${said}”，所选账户登记的是“${kept}”：这是别的账户的对账单，没有导入。请改选账户；登记写错了的，先在“银行账户”里改对。`,
  "statement-already-imported": ({ name, importedAt }) =>
    `这份文件在 ${momentText(importedAt)} 已经导入过（${name}），没有重复导入。`,
  "statement-before-start": ({ month }) =>
    `对账单里全是账套启用月份（${monthText(month)}）以前的流水，这些已经包含在期初余额里，不能导入。请导出启用月份以后的对账单。`,
  "statement-in-use": ({ count, bookedOn, text }) =>
    `这次导入的流水有 ${count} 笔已经用上了（例如 ${bookedOn} ${text}），不能撤销。请先取消它们与凭证的对应，或退回凭证。`,
  "preview-outdated": () => "预览之后账本有了变化，为了“看到什么就导入什么”，请重新预览一次再导入。",
  "breaks-not-accepted": ({ count, breaks }) =>
    `余额有 ${count} 处接不上（第 ${breaks.map(({ row }) => row).join("、")} 行${count > breaks.length ? "等" : ""}）。请先核对标红的行；确认银行文件就是这样时，勾选“照此导入”再导入。`,
  "totals-not-accepted": ({ count }) =>
    `文件声明的合计或笔数有 ${count} 项与明细不符，可能缺行或被改过。请先核对；确认银行文件就是这样时，勾选“照此导入”。`,
  "gap-not-accepted": ({ gaps }) =>
    `文件与账上已有的流水接不上：${gaps.map(gapText).join("；")}。中间可能缺一段流水，请先导入缺的那一段；确认可以先导入这份时，勾选“照此导入”。`,
  "rows-not-doubtful": ({ rows }) =>
    `第 ${rows.slice(0, 8).join("、")} 行不是疑似重复的流水，不需要勾选。请重新预览，再勾选要导入的可疑流水。`,
  "line-already-used": () => "这笔流水已经有了着落（凭证、报账单、冲回或期初未达）。请刷新后再看。",
  "line-not-matching": () => "凭证与流水对不上：要同一银行账户、金额相同、收付方向一致。",
  "sum-needs-posted": () => "几笔合起来对账，凭证都要先记账（合计之后金额不能再变）。请先审核、记账，再来对账。",
} as const satisfies Partial<Sentences>;

/** Refusals of resolutions, caps, rules, closing, audit and backups. */
export const controlSentences = {
  "votes-inconsistent": ({ reason }) => votesProblemText(reason),
  "result-misdeclared": ({ computed }) =>
    `按法定人数计算，这次表决应为“${passedWords[computed]}”，与填写的宣布结果不同。请核对票数和宣布结果。`,
  "resolution-failed": () => "这次表决没有达到法定人数或票数，可以存档，但不能用来批准限额。请去掉限额后保存。",
  "composition-unlawful": ({ count }) =>
    `会议组成有 ${String(count)} 项不符合法定要求，见“程序核对”。请先核对会议记录；记录没有登记错，仍要让决议生效的，在复核时写明确认。`,
  "resolution-not-in-force": () =>
    "这个决议没有生效（未通过、被退回，或还缺乡镇意见），不能用来解除限制。请选择有效的决议。",
  "opening-item-bad": ({ reason, line }) =>
    `期初未达账项第 ${String(line)} 笔：${
      reason === "not-before-start"
        ? "日期要在账套启用月份以前。"
        : reason === "amount-missing"
          ? "请填金额，填正数。"
          : "请选这个账套的银行账户。"
    }`,
  "category-unexplained": ({ names, left }) =>
    `${left.length === 0 ? "" : `与已经删除、作废或改小的“${left.join("”“")}”像是同一笔支出（单据、收款人或金额相同）：那时`}${names.map((name) => `“${name}”`).join("、")}有制度没有通过，现在改用了别的分类。确实是另一类支出的，请写明原因再保存；原来的提示和原因会留在凭证上，审核和审计都看得到。`,
  "fact-twice": ({ kind, fromDate }) =>
    `${wordOf(factLabels, kind)}在 ${fromDate} 这一天填了两次，只能有一个数。请删掉一个再保存。`,
  "fact-unexplained": ({ kind, fromDate }) =>
    `账套已经启用，${wordOf(factLabels, kind)}（${fromDate} 起）改了数，限额会跟着变。请填写依据和改动原因，再保存；改动由另一个人批准后才生效。`,
  "draft-rule-bad": ({ name, fault }) => `规则“${name}”不能保存：${draftRuleFaultText(fault)}。`,
  "category-waits": () => "这个新分类还没有由另一人批准，批准后才能启用。",
  "already-confirmed": () => "这份决议已经复核过了，不用再复核。",
  "resolution-unconfirmed": ({ number }) =>
    `凭证关联的决议“${number}”还没有复核。请另一个人（审核或主管）到“决议”里对照会议记录复核，再审核凭证。`,
  "cap-before-resolution": ({ metOn }) => `限额的生效日期不能早于会议日期（${longDateText(metOn)}）。`,
  "cap-after-amendment": ({ line, laterFrom }) =>
    `第 ${line} 项限额：以后表决的调整从 ${longDateText(laterFrom)} 起生效，这次表决在它之前，起始日不能晚于那一天。请核对日期。`,
  "cap-retroactive": ({ line, latestFrom }) =>
    `第 ${line} 项限额的生效日期早于现行版本（${longDateText(latestFrom)}），限额不能倒推；只定以前时段的，请把失效日期改在那一天以前。要补办以前的支出，把决议关联到那张凭证就行，生效日期不用提前。`,
  "cap-income-bad": ({ reason, line }) => `第 ${line} 项限额：${capIncomeProblemText(reason)}`,
  "bands-bad": ({ reason, line, cap }) =>
    `${cap > 0 ? `第 ${cap} 项限额` : ""}第 ${line} 档有问题：${bandProblemText(reason)}`,
  "rule-locked": () => "这是国家规定的禁止事项，程序已锁定，不能放宽或修改。",
  "approval-unneeded": () =>
    "这一条现在不用上级审批，或者不能由上级批准放行（缺签字、缺票据、发票重复、国家禁止的事项都不能）。请刷新后再看“怎么办”。",
  "rule-bad": ruleFaultText,
  "month-not-ready": ({ blocks }) =>
    `还不能结账，先处理：${blocks.map(({ code, count }) => `${checkName(code)}${count > 0 ? ` ${count} 项` : ""}`).join("、")}。${
      blocks.some(({ code }) => code === "unbooked-lines")
        ? "未记账的流水请制成凭证或与已有凭证对上；要先结账的，由主管在“设置”里改为只提醒。"
        : ""
    }`,
  "month-already-closed": ({ month }) => `${monthText(month)}已经结过账了。`,
  "transfer-open": ({ month }) =>
    `${monthText(month)}还有一张结转凭证没有记账。请先审核记账，或者删除那张草稿，再结转这个月。`,
  "date-too-early": ({ on }) => `日期太早了，不能早于 ${longDateText(on)}：那时候还没有要处理的这笔账。`,
  "earlier-month-open": ({ month }) => `${monthText(month)}还没有结账，请按月份顺序先结前面的月份。`,
  "quarter-not-closed": ({ months, names = [] }) =>
    names.length === 0
      ? `这个季度还有没结账的月份：${months.map(monthText).join("、")}。请先结账，再出审计工作簿。`
      : `还有 ${names.length} 个账套没有结完这个季度的账：${names.slice(0, 10).join("、")}${names.length > 10 ? "等" : ""}（${months.map(monthText).join("、")}）。全部结账以后才能出全乡镇汇总；已结账的账套现在就可以出各自的工作簿。`,
  "test-parameters-bad": ({ reason, field }) => parameterProblemText(reason, field),
  "finding-answer-incomplete": ({ field }) =>
    ({
      note: "请写情况说明：查到了什么、为什么。",
      responsible: "答复“属实”的，请写由谁整改（责任人）。",
      deadline: "答复“属实”的，请定一个整改期限。",
      result: "答复“已整改”的，请写整改结果：做了什么、追回多少、哪张凭证更正。",
    })[field],
  "finding-deadline-past": ({ deadline, today }) =>
    `整改期限 ${deadline} 已经过了（今天 ${today}）。请定今天或以后的一天；已经整改好的，请答“已整改”。`,
  "finding-not-answered": () => "这条疑点还没有答复，不能签字。请先由经办人答复。",
  "folder-unusable": ({ folder }) => `文件夹“${folder}”不能用：不存在、不能写入，或U盘没有插好。请检查后再试。`,
  "backup-folder-missing": ({ folder }) =>
    `找不到备份文件夹“${folder}”：U盘或移动硬盘没有插好。请插好再试；不再用它的，请到“设置”里另选一个文件夹。`,
  "backup-failed": ({ reason }) => backupProblemText(reason),
} as const satisfies Partial<Sentences>;
