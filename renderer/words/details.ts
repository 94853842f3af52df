// Sentences for the finer codes that stand inside a refusal. Codes are looked up as text: an unknown one still gives a
// sentence that tells the user what to do.
type Words = Readonly<Record<string, string>>;

const or = (words: Words, code: string, otherwise: string): string => words[code] ?? otherwise;

const entryProblems: Words = {
  "summary-missing": "没有摘要，请补上。",
  "summary-too-long": "摘要太长，请缩短到 100 个字以内。",
  "account-missing": "没有科目，请选择科目。",
  "account-unknown": "科目不存在，请重新选择。",
  "amount-missing": "没有金额，请填借方或贷方。",
  "amount-both": "借方和贷方只能填一边。",
  "both-sides": "借方和贷方只能填一边。",
  "no-amount": "没有金额，请填借方或贷方。",
  "item-missing": "这个科目要求辅助核算，请选择辅助项目。",
  "item-unknown": "辅助项目不存在或已停用，请重新选择。",
  "item-not-allowed": "这个科目不需要辅助核算，请去掉辅助项目。",
  "category-missing": "这是支出科目，请选择支出分类。",
  "category-unknown": "支出分类不存在或已停用，请重新选择。",
  "category-account-mismatch": "支出分类与科目不对应，请换一个分类或科目。",
};

/** What is wrong with one entry of a voucher. */
export const entryProblemText = (code: string, text: string): string =>
  or(entryProblems, code, "内容不完整或不对，请检查。") + (text === "" ? "" : `（${text}）`);

const cellProblems: Words = {
  "sheet-missing": "缺少这个工作表",
  "column-missing": "缺少这一列",
  required: "必填，没有填写",
  empty: "必填，没有填写",
  duplicate: "重复了",
  unknown: "找不到对应的资料",
  "not-a-number": "应填数字",
  "not-a-date": "应填日期，例如 2026-01-31",
  "not-a-month": "应填月份，例如 2026-01",
  "amount-unreadable": "金额看不懂",
  "formula-cell": "不能用公式，请粘贴为数值",
  "merged-cell": "不能合并单元格",
  "not-balanced": "期初余额借贷不平",
  "too-long": "太长了",
  "account-unknown": "科目不存在",
  "village-unknown": "村不存在",
  "ledger-unknown": "账套不存在",
};

/** One wrong cell of a file: sheet, row, column, what is wrong, what stands there. */
export const placeText = (place: {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly text: string;
}): string => {
  const where = `${place.sheet === "" ? "" : `“${place.sheet}”`}${place.row > 0 ? `第 ${place.row} 行` : ""}${place.column === "" ? "" : `“${place.column}”列`}`;
  const shown = place.text === "" ? "" : `（“${place.text}”）`;
  return `${where}：${cellProblemText(place.code)}${shown}`;
};

/** What is wrong with one cell, without its place. */
export const cellProblemText = (code: string): string => or(cellProblems, code, "内容不对");

const unreadable: Words = {
  empty: "文件是空的。请重新从网银下载。",
  truncated: "文件不完整，可能没有下载完。请重新下载。",
  "password-protected": "文件加了密码，打不开。请在网银下载时不设密码，或用表格软件去掉密码后另存。",
  encrypted: "文件加了密码，打不开。请在网银下载时不设密码，或用表格软件去掉密码后另存。",
  "not-a-statement": "这不是银行对账单。请选择从网银下载的交易明细文件。",
  "no-header": "找不到表头（日期、金额、余额等列名）。请确认是网银的交易明细。",
  "no-rows": "文件里没有交易行。请检查下载时选的起止日期。",
  "container-unsupported": "这种文件类型还不能读。请在网银里选 Excel 或 CSV 格式下载。",
  "foreign-currency": "这是外币账户的对账单，本程序只记人民币账。",
  "image-only": "这是扫描图片，读不出文字。请下载电子版对账单。",
};

/** Why a statement file cannot be read at all. */
export const unreadableText = (code: string, detail: string): string =>
  or(
    unreadable,
    code,
    `文件读不出来${/[\u4e00-\u9fff]/.test(detail) ? `（${detail}）` : ""}。请确认是从网银下载的交易明细，重新下载后再试。`,
  );

const votesProblems: Words = {
  "present-over-entitled": "实到人数不能多于应到人数。",
  "votes-over-present": "赞成、反对、弃权合计不能多于实到人数。",
  "votes-not-present": "赞成、反对、弃权合计应等于实到人数。",
  "women-over-present": "妇女代表人数不能多于实到人数。",
  "proxies-over-present": "委托人数不能多于实到人数。",
};

/** Why the numbers of a vote contradict each other. */
export const votesProblemText = (code: string): string =>
  or(votesProblems, code, "票数前后矛盾，请核对应到、实到和各项票数。");

const bandProblems: Words = {
  "not-rising": "每一档的上限要比前一档高。",
  "last-not-open": "最后一档不设上限（填“以上”）。",
  "open-not-last": "只有最后一档可以不设上限。",
  empty: "至少要有一档。",
};

export const bandProblemText = (code: string): string => or(bandProblems, code, "请检查上限和金额。");

const ruleProblems: Words = {
  "tiers-not-rising": "审批权限的金额档次要从小到大。",
  "last-tier-not-open": "最后一档不设上限。",
  "dates-reversed": "失效日期不能早于生效日期。",
  "looser-than-national": "下级规定只能更严，不能比国家规定宽。",
};

export const ruleProblemText = (code: string): string =>
  or(ruleProblems, code, "规则内容不完整或前后矛盾，请检查后再保存。");

const backupProblems: Words = {
  "copy-unreadable": "备份写好了，但重新打开时读不出来，不能算数。请换一个文件夹或换一个U盘再备份。",
  "not-sound": "备份写好了，但核对没有通过，不能算数。请先做“数据校验”。",
  "no-folder": "还没有设置备份文件夹。请在“设置”里指定，最好放在另一块硬盘或U盘上。",
};

export const backupProblemText = (code: string): string =>
  or(backupProblems, code, "备份没有完成，原账本没有改动。请换一个文件夹或U盘再试，并做一次“数据校验”。");
