import type { ReadFailure } from "#domain/bank/grid.ts";
import type { BreakDiagnosis, RefusalCode, SkipReason, UnreadableReason, WarningCode } from "#domain/bank/statement.ts";
import { wordIn } from "./words-small.ts";

type Words<Code extends string> = Readonly<Record<Code, string>>;

const unreadable: Words<ReadFailure["code"]> = {
  "empty-file": "文件是空的，请从网银重新下载",
  "file-too-large": "文件太大，请按月份分开下载",
  "unsupported-container": "不是能读的对账单（要表格、文本或带文字的 PDF；扫描件不行），请从网银重新下载",
  "password-protected": "文件加了密码，请用 --file-password 给出",
  "unknown-lock": "加密方式太旧，请用 Excel 或 WPS 打开后另存为不带密码的文件",
  "wrong-password": "密码不对，请核对后用 --file-password 再给一次",
  "several-files": "压缩包里不止一个文件，请解压后逐个导入",
  "undecodable-text": "文字编码认不出来，请从网银重新下载",
  "unreadable-file": "文件不完整或已损坏，请重新下载",
  "broken-quotes": "引号不成对，文件可能被截断，请重新下载",
  "no-rows": "文件里没有内容，请从网银重新下载",
  "too-many-cells": "表格太大，请按月份分开下载",
};
const refusals: Words<RefusalCode> = {
  "no-header": "找不到表头，请确认是银行的交易明细",
  "sheet-not-found": "没有这个工作表，请核对 --sheet",
  "layout-not-matching": "与所选的银行格式不符",
  "layout-ambiguous": "不止一家银行的格式与它相符，请用 --layout 指定",
  "layout-unproven": "认出了银行，但它的格式还没有核对过（待核对），请在窗口里核对各列的含义",
  "mapping-needed": "格式认不出来，请在窗口里指定各列的含义",
  "mapping-not-fitting": "指定的列与文件不符",
  "several-accounts": "一个文件里有几个账户，请在网银里按账户分开下载",
  "unreadable-rows": "有看不懂的行，一行也没有导入",
};
const warnings: Words<WarningCode | "known-lines-missing" | "imported-before" | "future-lines"> = {
  "known-lines-missing": "以前导入过的流水，这份文件里少了，请核对",
  "imported-before": "这个文件导入过，已有的不再记，只导入账上没有的",
  "future-lines": "有流水的日期在今天以后，请核对",
  "account-missing": "文件里没有账号",
  "name-missing": "文件里没有户名",
  "several-numbers-beside": "明细里没有账号，封面或小表里写着几个不同的账号",
  "masked-account": "账号被星号遮住",
  "account-number-rounded": "账号被表格软件改成了近似数",
  "serial-rounded": "流水号被表格软件改成了近似数",
  "counterparty-account-rounded": "对方账号被表格软件改成了近似数",
  "balance-masked": "余额被银行用星号遮住，无法核对余额链：请重新导出显示余额的文件",
  "balance-not-verifiable": "没有余额列，无法核对余额链",
  "balance-broken": "余额链接不上",
  "sign-suspect": "收支方向可疑",
  "reordered-within-day": "同一天内的顺序按余额重排",
  "total-mismatch": "文件写的合计与逐行相加不符",
  "count-mismatch": "文件写的笔数与行数不符",
  "outside-declared-period": "有的行在文件写的起止日期之外",
  "several-sections": "文件分成几段",
  "several-sheets": "文件有几个工作表",
  "empty-statement": "没有发生额",
  "layout-unknown": "银行格式认不出来",
  "layout-from-names": "格式只按栏名认出，没有用真实文件核对过（待核对），请核对余额和前几笔",
};
const skips: Words<SkipReason> = {
  "repeated-header": "重复的表头",
  "total-row": "合计行",
  "count-row": "笔数行",
  "carry-forward": "承前页、过次页",
  "footer-note": "页脚说明",
  "no-movement": "没有发生额的说明",
  "zero-amount": "金额为零",
  "section-preamble": "分段说明",
  "before-start": "启用以前的流水，已在期初余额里",
};
const rows: Words<UnreadableReason> = {
  "bad-date": "日期看不懂",
  "amount-unreadable": "金额看不懂",
  "both-columns-filled": "收入和支出都填了",
  "neither-filled": "收入和支出都没填",
  "unknown-flag": "借贷标志看不懂",
  "flag-disagrees": "借贷标志与金额所在的列不一致",
  "foreign-currency": "不是人民币",
  "rounded-number": "数字被表格软件改成了近似数",
  "balance-unreadable": "余额看不懂",
  "too-many-cells": "比表头多出几格，各栏可能错位",
};
const diagnoses: Words<BreakDiagnosis> = {
  sign: "收支方向可能反了",
  "repeated-row": "与上一行相同，可能重复",
  "amount-of-another-row": "差额等于另一行的金额，可能少了或多了一行",
  "every-row": "每行都接不上，余额列可能不对或文件被改过",
  "missing-rows": "中间可能少了一行或几行，或这一行的金额被改过",
  unexplained: "余额跳开又跳回，可能有一个余额被改过，请与银行核对",
};

export const unreadableWord = (code: string): string => wordIn(unreadable, code);
export const refusalWord = (code: string): string => wordIn(refusals, code);
export const warningWord = (code: string): string => wordIn(warnings, code);
export const skipWord = (code: string): string => wordIn(skips, code);
export const rowWord = (code: string): string => wordIn(rows, code);
export const breakWord = (code: string): string => wordIn(diagnoses, code);
