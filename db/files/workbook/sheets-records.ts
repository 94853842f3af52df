import type { CorrectionRow } from "#domain/audit/correction-row.ts";
import type { NumberingRow, QuarterBook, ResolutionLine, RuleLine } from "#domain/audit/quarter-book.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";
import { bodyNames, correctionNames, opinionNames } from "./words.ts";

/** The register of postings proves more than what was written down at the meeting, so the sheet says which of them it is. */
const postingText = ({ postedFrom, postedTo, isPostingRegistered }: ResolutionLine): string => {
  if (postedFrom === null) return "";
  if (isPostingRegistered && postedTo === null) return `${postedFrom} 起，季末仍在张贴`;
  const span = `${postedFrom} 至 ${postedTo ?? ""}`;
  return isPostingRegistered ? span : `${span}（按会议记录，未登记张贴）`;
};

const decisionRow = (row: ResolutionLine): Row => ({
  cells: [
    row.number,
    row.metOn,
    bodyNames[row.body],
    row.track,
    row.entitled,
    row.present,
    row.votesFor,
    row.votesAgainst,
    row.votesAbstain,
    `到会至少 ${row.needsPresent} 人，赞成至少 ${row.needsFor} 票`,
    row.isPassed ? "通过" : "不通过",
    postingText(row),
    row.opinion === null ? "" : opinionNames[row.opinion],
    row.voucherCount,
    row.voucherFen,
  ],
});

/** 21 民主决策登记表: the votes up to the quarter's end that its spending rests on, and those held in it. */
export const decisionsSheet = (book: QuarterBook): Sheet => {
  const people = { kind: "whole", width: 7 } as const;
  return detailSheet(book.cover, "decisions", {
    title: "民主决策登记表",
    tables: [
      detailTable({
        columns: [
          { heading: "决议号", kind: "text", width: 18 },
          { heading: "日期", kind: "date", width: 12 },
          { heading: "机构", kind: "wrap", width: 18 },
          { heading: "轨道", kind: "centre", width: 6 },
          { heading: "应到", ...people },
          { heading: "实到", ...people },
          { heading: "赞成", ...people },
          { heading: "反对", ...people },
          { heading: "弃权", ...people },
          { heading: "法定通过标准", kind: "wrap", width: 22 },
          { heading: "判定", kind: "centre", width: 9 },
          { heading: "公示起止", kind: "wrap", width: 20 },
          { heading: "乡镇意见", kind: "centre", width: 11 },
          { heading: "笔数", group: "关联支出", kind: "whole", width: 8, total: "sum" },
          { heading: "金额", group: "关联支出", kind: "money", width: 16, total: "sum" },
        ],
        records: book.resolutions,
        rowOf: decisionRow,
        totalLabel: "合计",
      }),
    ],
    notes: [
      "注：轨道 A 为村民委员会资金，按实到过半数；轨道 B 为农村集体经济组织资金，按应到三分之二以上。关联支出为本季度凭证。公示起止取自公示登记簿，没有登记的取自会议记录。",
    ],
  });
};

const numberingRow = (row: NumberingRow, at: number): Row => ({
  cells: [
    row.month,
    row.word,
    row.first,
    row.last,
    row.count,
    {
      formula: `IF(E${at}=0,0,D${at}-C${at}+1-E${at})`,
      result: row.count === 0 ? 0 : row.last - row.first + 1 - row.count,
    },
    row.missing.join("、"),
    row.repeated.join("、"),
    row.withoutPapers,
    row.paperCount,
  ],
});

const correctionRow = (row: CorrectionRow): Row => ({
  cells: [row.onDate, row.original, row.correction, correctionNames[row.kind], row.reason],
});

/** 24 凭证号连续性与附件检查, with every later correction of the quarter's vouchers. */
export const numberingSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "numbering", {
    title: "凭证号连续性与附件检查",
    hasFilter: false,
    tables: [
      detailTable({
        columns: [
          { heading: "期间", kind: "centre", width: 13 },
          { heading: "凭证类别", kind: "centre", width: 10 },
          { heading: "起号", kind: "whole", width: 16 },
          { heading: "止号", kind: "whole", width: 16 },
          { heading: "凭证张数", kind: "whole", width: 11, total: "sum" },
          { heading: "缺号数", kind: "whole", width: 11, total: "sum" },
          { heading: "缺号", kind: "wrap", width: 18 },
          { heading: "重号", kind: "wrap", width: 30 },
          { heading: "无附件笔数", kind: "whole", width: 12, total: "sum" },
          { heading: "附件张数合计", kind: "whole", width: 14, total: "sum" },
        ],
        records: book.numbering,
        rowOf: numberingRow,
        totalLabel: "合计",
      }),
      detailTable({
        caption: "本季度凭证的更正（含以后期间）",
        columns: [
          { heading: "更正日期", kind: "date", width: 13 },
          { heading: "原凭证", kind: "centre", width: 26, span: 2 },
          { heading: "更正凭证", kind: "centre", width: 16 },
          { heading: "方式", kind: "centre", width: 22, span: 2 },
          { heading: "原因", kind: "wrap", width: 74, span: 4 },
        ],
        records: book.corrections,
        rowOf: correctionRow,
      }),
    ],
    notes: ["注：无附件笔数不含结账和更正凭证。"],
  });

const ruleRow = (row: RuleLine): Row => ({
  cells: [
    `${row.kind} ${row.title}`,
    row.version,
    row.parameters,
    row.basis,
    row.files.map(({ name, hash }) => `${name}（指纹 ${hash}）`).join("\n"),
    row.fromOn,
    row.toOn,
    `${row.approvedByName === "" ? "程序自带" : row.approvedByName}${row.isSample ? "（示例，请按本乡镇文件修改）" : ""}`,
  ],
});

/** 29 规则与限额版本表: which rule and cap was applied, by which paper, from when to when. */
export const rulesSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "rules", {
    title: "规则与限额版本表",
    tables: [
      detailTable({
        columns: [
          { heading: "规则", kind: "wrap", width: 30 },
          { heading: "版本", kind: "whole", width: 7 },
          { heading: "参数", kind: "wrap", width: 56 },
          { heading: "依据文件", kind: "wrap", width: 34 },
          { heading: "制度文件扫描件", kind: "wrap", width: 28 },
          { heading: "生效", kind: "date", width: 12 },
          { heading: "失效", kind: "date", width: 12 },
          { heading: "批准人", kind: "wrap", width: 20 },
        ],
        records: book.rules,
        rowOf: ruleRow,
      }),
    ],
  });
