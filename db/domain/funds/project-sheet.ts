import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { SetupColumn, SetupLayout } from "#domain/people/setup/layout.ts";
import {
  collectFaults,
  optionalAmount,
  optionalDate,
  readerOf,
  type RowReader,
} from "#domain/people/setup/row-reading.ts";
import { rowsOfSheet } from "#domain/people/setup/sheet-reading.ts";
import type { SetupPlace, SetupSheet } from "#domain/people/setup/places.ts";
import { offeredWords, yesNoWords, type Words } from "#domain/people/setup/words.ts";
import { projectFault, type AwardMode, type ProjectFile } from "./project.ts";

const modeWords: Words<AwardMode> = [
  ["直接发包", "direct"],
  ["三方比价", "three-quotes"],
  ["现场竞标", "site-bid"],
  ["公开招标", "public-tender"],
];

const column = (header: string, width: number, note: string): SetupColumn => ({
  header,
  isRequired: false,
  width,
  note,
});
const needed = (header: string, width: number, note: string): SetupColumn => ({
  ...column(header, width, note),
  isRequired: true,
});
const amount = (header: string, width: number, note: string): SetupColumn => ({
  ...column(header, width, note),
  isAmount: true,
});
const chosen = (header: string, note: string, words: readonly string[]): SetupColumn => ({
  ...column(header, 12, note),
  words,
});

/** 工程项目台账 as a sheet to fill in; changes, progress and acceptors are entered in the program. */
export const projectSheet: SetupLayout = {
  name: "工程项目",
  purpose: "一个工程一行，登记已有的和在建的工程。工程变更、形象进度、验收人员导入以后在软件里补。",
  columns: [
    needed("项目编号", 14, "不重复，最多 40 个字。"),
    needed("项目名称", 28, "最多 80 个字。"),
    column("建设内容", 30, "最多 300 个字。"),
    column("资金来源", 22, "例如 上级专项 20 万、村自筹 5 万。"),
    amount("概算", 14, "预算或概算价，元。"),
    chosen("发包方式", "从下拉里选。", offeredWords(modeWords)),
    column("中标单位", 24, "承包人名称。"),
    column("合同编号", 16, "没有就不填。"),
    column("合同日期", 13, "填了合同价的必填。"),
    amount("合同价", 14, "元。"),
    column("开工日期", 13, ""),
    column("计划完工日期", 13, ""),
    column("验收日期", 13, ""),
    column("结算日期", 13, ""),
    amount("结算价", 14, "元。"),
    column("审计日期", 13, ""),
    amount("审定价", 14, "元，先有结算价。"),
    column("审计单位", 20, ""),
    amount("质保金", 14, "留下来的金额，元。"),
    column("质保到期日", 13, ""),
    chosen("已公示", "是或否，不填当作否。", ["是", "否"]),
    amount("启用前已付", 14, "账套启用以前已经付的，元。"),
    column("备注", 24, "最多 300 个字。"),
  ],
  samples: [
    [
      "示例：GC-01",
      "村道硬化",
      "长 1.2 公里",
      "上级专项 20 万",
      "250000",
      "现场竞标",
      "青禾建安公司",
      "HT-1",
      "2026-03-01",
    ],
  ],
};

/** A row of the sheet as a file, with the vote still to be chosen by hand. */
export type PlannedProject = ProjectFile & {
  readonly number: string;
  readonly name: string;
  readonly content: string;
  readonly fundSource: string;
  readonly openingPaidFen: Fen;
  readonly note: string;
};

const namesOf = (row: RowReader) => ({
  number: row.text("项目编号", 40),
  name: row.text("项目名称", 80),
  content: row.optionalText("建设内容", 300),
  fundSource: row.optionalText("资金来源", 200),
  winner: row.optionalText("中标单位", 80),
  contractNumber: row.optionalText("合同编号", 60),
  auditor: row.optionalText("审计单位", 80),
  note: row.optionalText("备注", 300),
});

const planned = (row: RowReader): PlannedProject => ({
  ...namesOf(row),
  estimateFen: optionalAmount(row, "概算") ?? zeroFen,
  mode: row.isEmpty("发包方式") ? null : (row.word("发包方式", modeWords) ?? null),
  bidders: [],
  contractOn: optionalDate(row, "合同日期"),
  contractFen: optionalAmount(row, "合同价"),
  startOn: optionalDate(row, "开工日期"),
  finishOn: optionalDate(row, "计划完工日期"),
  variations: [],
  progress: [],
  acceptedOn: optionalDate(row, "验收日期"),
  acceptors: [],
  settledOn: optionalDate(row, "结算日期"),
  settlementFen: optionalAmount(row, "结算价"),
  auditedOn: optionalDate(row, "审计日期"),
  auditedFen: optionalAmount(row, "审定价"),
  retentionFen: optionalAmount(row, "质保金") ?? zeroFen,
  retentionDueOn: optionalDate(row, "质保到期日"),
  isPostedPublicly: !row.isEmpty("已公示") && row.word("已公示", yesNoWords) === "yes",
  openingPaidFen: optionalAmount(row, "启用前已付") ?? zeroFen,
});

/** Where each fault of a whole row is shown. */
const faultColumns: Readonly<Record<NonNullable<ReturnType<typeof projectFault>>, string>> = {
  "amount-negative": "概算",
  "winner-unknown": "中标单位",
  "contract-incomplete": "合同价",
  "dates-reversed": "验收日期",
  "progress-unordered": "项目编号",
  "retention-too-much": "质保金",
  "audit-before-settlement": "审定价",
};

/** Every project of a filled workbook, or every wrong cell of it at once. `taken` are the numbers the ledger has already. */
export const planProjects = (
  sheets: readonly SetupSheet[],
  taken: ReadonlySet<string>,
): { readonly projects: readonly PlannedProject[]; readonly places: readonly SetupPlace[] } => {
  const faults = collectFaults();
  const seen = new Set<string>();
  const projects = (rowsOfSheet(sheets, projectSheet, faults) ?? []).map((each) => {
    const row = readerOf(each, faults);
    const project = planned(row);
    if (taken.has(project.number)) row.fault("项目编号", "already-there");
    else if (seen.has(project.number)) row.fault("项目编号", "duplicate");
    seen.add(project.number);
    const fault = projectFault(project);
    if (fault !== undefined) row.fault(faultColumns[fault], `project-${fault}`);
    return project;
  });
  return { projects, places: faults.all() };
};
