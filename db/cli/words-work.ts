import type { Failure } from "#contract/failures.ts";
import { moneyTextFromFen, type Fen } from "#domain/core/fen.ts";
import type { Sentences } from "./words.ts";
import { closeCheckWord, instantWord, verificationWord } from "./words-small.ts";
import { refusalWord, unreadableWord } from "./words-statement.ts";

const firstRowText = (refusal: Readonly<Record<string, unknown>>): string =>
  typeof refusal["count"] === "number" && typeof refusal["firstRow"] === "number"
    ? `（共 ${refusal["count"]} 行，第一处在第 ${refusal["firstRow"]} 行）`
    : "";

const backupReasons: Readonly<Record<string, string>> = {
  "disk-full": "磁盘已满",
  full: "磁盘已满",
  "read-only": "这个位置不能写入",
  "not-written": "文件写不进去，请检查 U 盘或硬盘",
  "in-use": "账本正忙",
  damaged: "文件已损坏",
  "ledger-damaged": "副本读不出来",
  "file-missing": "有附件原件找不到了，先用 xz verify 查看",
  "file-changed": "有附件原件被改动过，先用 xz verify 查看",
};
const backupReason = (reason: string): string => backupReasons[reason] ?? `${verificationWord(reason)}核对不符`;

type ShownNumber = NonNullable<Failure<"statement-account-unknown">["shown"]>;

const shownNumbers: Readonly<Record<ShownNumber["kind"], (text: string) => string>> = {
  masked: (text) => `对账单里的账号 ${text} 被星号遮住，认不出是哪个账户，`,
  rounded: (text) => `对账单里的账号 ${text} 被表格软件改成了近似数，认不出是哪个账户，`,
  several: (text) => `对账单里写着几个账号（${text}），明细里没有写是哪一个，`,
};

const shownNumberWord = (shown?: ShownNumber): string =>
  shown === undefined ? "对账单里没有账号，" : shownNumbers[shown.kind](shown.text);

type Break = { readonly row: number; readonly expectedFen: Fen; readonly foundFen: Fen };

const breaksWord = (breaks: readonly Break[], count: number): string =>
  breaks
    .map(
      ({ row, expectedFen, foundFen }) =>
        `第 ${row} 行余额应为 ${moneyTextFromFen(expectedFen)}，文件写 ${moneyTextFromFen(foundFen)}`,
    )
    .join("；") + (count > breaks.length ? `；另有 ${count - breaks.length} 处` : "");

type Gap = { readonly side: "before" | "after"; readonly expectedFen: Fen; readonly foundFen: Fen };

const gapWord = ({ side, expectedFen, foundFen }: Gap): string =>
  side === "before"
    ? `账上前一笔之后余额是 ${moneyTextFromFen(expectedFen)}，文件期初是 ${moneyTextFromFen(foundFen)}`
    : `账上后一笔之前余额应是 ${moneyTextFromFen(expectedFen)}，文件期末是 ${moneyTextFromFen(foundFen)}`;

export const bankSentences = {
  "statement-unreadable": ({ reason }) => `对账单读不出来：${unreadableWord(reason)}。`,
  "statement-refused": ({ refusals }) =>
    `对账单不能导入：${refusals.map((refusal) => `${refusalWord(refusal.code)}${firstRowText(refusal)}`).join("；")}。` +
    "用 xz statement inspect 文件 查看详情。",
  "statement-other-account": ({ number, ledgerName }) =>
    `对账单的账号 ${number} ${ledgerName === null ? "与所选账户不同" : `属于${ledgerName}`}，没有导入。`,
  "statement-account-unknown": ({ number, shown }) =>
    number === null
      ? `${shownNumberWord(shown)}请用 --account 账号 指明是哪个银行账户。`
      : `对账单的账号 ${number} 还没有登记为银行账户。`,
  "statement-contradicts": ({ said, kept }) =>
    `文件写的是“${said}”，所选账户登记的是“${kept}”，是别的账户的对账单，没有导入。`,
  "statement-already-imported": ({ name, importedAt }) => `这个文件已在 ${instantWord(importedAt)} 以“${name}”导入过。`,
  "statement-before-start": ({ month }) => `对账单里全是账套启用月份 ${month} 以前的流水，已在期初余额里，没有导入。`,
  "statement-in-use": ({ count, bookedOn, text }) =>
    `这次导入的流水有 ${count} 笔已经记账或改动过（例如 ${bookedOn} ${text}），不能撤销。`,
  "preview-outdated": () => "账本在预览之后有变化，请重新导入一次。",
  "breaks-not-accepted": ({ count, breaks }) =>
    `余额链有 ${count} 处接不上，没有导入：${breaksWord(breaks, count)}。核对原件后如确属银行文件如此，加 --accept-breaks 再导入。`,
  "totals-not-accepted": ({ count }) =>
    `文件声明的合计或笔数有 ${count} 项与明细不符，没有导入。核对原件后如确属银行文件如此，加 --accept-breaks 再导入。`,
  "gap-not-accepted": ({ gaps }) =>
    `文件与账上已有的流水接不上，没有导入：${gaps.map(gapWord).join("；")}。先导入缺的那一段，或核对后加 --accept-breaks 再导入。`,
  "rows-not-doubtful": ({ rows }) =>
    `--take 里的第 ${rows.join("、")} 行不是可疑流水，没有导入。先用 --preview 看哪几行可疑。`,
  "line-already-used": () => "这条流水已经记账。",
  "line-not-matching": () => "这条流水与凭证的金额或账户不一致。",
  "sum-needs-posted": () => "几笔合起来对账，凭证要先记账。",
} as const satisfies Partial<Sentences>;

export const controlSentences = {
  "votes-inconsistent": ({ reason }) => `表决人数对不上：${reason}。`,
  "result-misdeclared": ({ computed }) =>
    `按人数计算，表决${computed === "passed" ? "通过" : "未通过"}，与宣布的不同。`,
  "resolution-failed": () => "表决没有通过，不能批准限额。",
  "composition-unlawful": ({ count }) => `会议组成有 ${count} 项不符合法定要求，请先核对会议记录。`,
  "resolution-not-in-force": () => "这项决议没有生效。",
  "opening-item-bad": ({ line, reason }) => `期初未达账项第 ${line} 笔不对：${reason}。`,
  "category-unexplained": ({ names, left }) =>
    `${left.length === 0 ? "" : `与已经删除、作废或改小的 ${left.join("、")} 像是同一笔支出：`}原来的分类（${names.join("、")}）有制度问题没有解决，改用别的分类要写明原因。`,
  "fact-twice": ({ fromDate }) => `同一项村情资料在 ${fromDate} 填了两次，请只留一个。`,
  "fact-unexplained": ({ fromDate }) => `账套已启用，改 ${fromDate} 起的村情资料要有依据和原因，并由另一人批准。`,
  "draft-rule-bad": ({ name, fault }) => `记账规则“${name}”不能保存（${fault}）。`,
  "category-waits": () => "这个新分类还没有由另一人批准。",
  "already-confirmed": () => "这项决议已经复核过。",
  "resolution-unconfirmed": ({ number }) => `凭证关联的决议 ${number} 还没有复核，请另一个人先复核决议。`,
  "cap-before-resolution": ({ metOn }) => `限额不能早于决议日期 ${metOn}。`,
  "cap-after-amendment": ({ line, laterFrom }) =>
    `第 ${line} 项限额的起始日不能晚于以后表决的调整的生效日期 ${laterFrom}。`,
  "cap-retroactive": ({ line, latestFrom }) => `第 ${line} 项限额不能早于现行版本的生效日期 ${latestFrom}。`,
  "cap-income-bad": ({ reason, line }) => `第 ${line} 项限额的收入比例或基数不对：${reason}。`,
  "bands-bad": ({ line, cap }) => `${cap > 0 ? `第 ${cap} 项限额` : ""}第 ${line} 档的上限不对，没有保存。`,
  "rule-locked": () => "这条规则由上级规定锁定，不能修改。",
  "rule-bad": ({ line }) => `规则的内容${line > 0 ? `第 ${line} 档` : ""}不对，没有保存。请在窗口的“支出规则”里检查。`,
  "month-not-ready": ({ blocks }) =>
    `还不能结账：${blocks.map(({ code, count }) => `${closeCheckWord(code)} ${count} 项`).join("；")}。加 --check 逐项列出。${
      blocks.some(({ code }) => code === "unbooked-lines")
        ? "流水要先在窗口里制成凭证；要先结账的，由主管用 settings --unbooked-lines warn 改为只提醒。"
        : ""
    }`,
  "month-already-closed": ({ month }) => `${month} 已经结账。`,
  "transfer-open": ({ month }) => `${month} 还有一张结转凭证没有记账，请先处理。`,
  "date-too-early": ({ on }) => `日期不能早于 ${on}。`,
  "earlier-month-open": ({ month }) => `请先结 ${month} 的账。`,
  "quarter-not-closed": ({ months, names = [] }) =>
    `这个季度还有月份没有结账：${months.join("、")}${names.length === 0 ? "" : `（${names.join("、")}）`}。`,
  "finding-answer-incomplete": ({ field }) =>
    ({
      note: "请写情况说明。",
      responsible: "答复“属实”的，请写责任人。",
      deadline: "答复“属实”的，请定整改期限。",
      result: "答复“已整改”的，请写整改结果。",
    })[field],
  "finding-deadline-past": ({ deadline, today }) =>
    `整改期限 ${deadline} 已经过了（今天 ${today}），请定今天或以后的一天。`,
  "finding-not-answered": () => "疑点还没有答复。",
  "test-parameters-bad": ({ reason, field }) =>
    reason === "quarter-closed"
      ? "疑点参数要从还没有结账的季度起，已结账的季度不能倒改。没有保存。"
      : `疑点参数不对：${field}。没有保存。`,
  "folder-unusable": ({ folder }) => `文件夹 ${folder} 不能使用：请给出完整路径，并确认可以写入、U 盘已插好。`,
  "backup-folder-missing": ({ folder }) =>
    `找不到备份文件夹 ${folder}：U 盘或移动硬盘没有插好。请插好再试，或用 --to 另选一个文件夹。`,
  "backup-failed": ({ reason }) => `备份没有成功：${backupReason(reason)}。没有留下不可靠的备份。`,
  "backup-unusable": ({ check }) =>
    check === ""
      ? "这个备份打不开，没有用它恢复；原账本没有改动。"
      : `备份本身有问题（${verificationWord(check)}），没有用它恢复；原账本没有改动。`,
  "backup-changed": () => "备份文件在查看以后变了，请重新查看。",
  "restore-failed": () => "恢复没有成功，原账本没有改动。",
  "name-not-confirmed": ({ townshipName }) => `请输入乡镇全名“${townshipName}”确认恢复。`,
} as const satisfies Partial<Sentences>;
