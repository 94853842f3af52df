import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { ProjectLine } from "#domain/audit/quarter-registers.ts";
import type { AwardMode } from "#domain/funds/project.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

const money = { kind: "money", width: 14 } as const;

const modeNames: Readonly<Record<AwardMode, string>> = {
  direct: "直接发包",
  "three-quotes": "三方比价",
  "site-bid": "现场竞标",
  "public-tender": "公开招标",
};

/** What was planned, awarded and settled: the first half of a project's line. */
const awardRow = (row: ProjectLine): Row => ({
  cells: [
    row.number,
    row.name,
    row.fundSource,
    row.estimateFen,
    row.resolutionNumber,
    row.mode === null ? "" : modeNames[row.mode],
    row.winner,
    row.contractFen,
    row.variedFen,
    row.settlementFen,
    row.auditedFen,
  ],
});

/** What was built, accepted and paid: the second half; `award` is the sheet row of the first. */
const paymentRow = (row: ProjectLine, of: { readonly at: number; readonly award: number }): Row => {
  const { at, award } = of;
  return {
    cells: [
      row.number,
      row.name,
      row.acceptorCount,
      row.progressPercent,
      row.quarterPaidFen,
      row.paidFen,
      // Audited, else settled, else agreed with its changes, else estimated: what the share is of.
      {
        formula: `IF(K${award}<>"",K${award},IF(J${award}<>"",J${award},IF(H${award}<>"",H${award}+I${award},D${award})))`,
        result: row.priceFen,
      },
      {
        formula: `IF(G${at}=0,0,ROUND(F${at}/G${at},4))`,
        result: row.priceFen === 0 ? 0 : Math.round((row.paidFen * 10_000) / row.priceFen) / 10_000,
      },
      row.retentionFen,
      row.worksFen,
      row.missing,
    ],
  };
};

// The first table stands under title, unit and a line that names it.
const firstAward = 5;

/**
 * 18 工程项目台账: every project from its estimate to the money kept back, with what its file lacks. Over twenty columns cannot
 * be read on one page: a project has a line in each of two tables.
 */
export const projectsSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "projects", {
    title: "工程项目台账",
    frozenColumns: 2,
    hasFilter: false,
    tables: [
      detailTable({
        caption: "立项、发包与结算",
        columns: [
          { heading: "编号", kind: "text", width: 12 },
          { heading: "项目", kind: "wrap", width: 22 },
          { heading: "来源", kind: "wrap", width: 14 },
          { heading: "预算", ...money, total: "sum" },
          { heading: "决议号", kind: "text", width: 14 },
          { heading: "招标方式", kind: "text", width: 14 },
          { heading: "中标人", kind: "wrap", width: 16 },
          { heading: "合同价", ...money, total: "sum" },
          { heading: "变更", ...money, total: "sum" },
          { heading: "结算", ...money, total: "sum" },
          { heading: "审计", kind: "money", width: 24, total: "sum" },
        ],
        records: book.projects,
        rowOf: awardRow,
        totalLabel: "合计",
      }),
      detailTable({
        caption: "验收、付款与资料",
        columns: [
          { heading: "编号", kind: "text", width: 12 },
          { heading: "项目", kind: "wrap", width: 22 },
          { heading: "验收人数", kind: "whole", width: 14 },
          { heading: "进度%", kind: "whole", width: 14 },
          { heading: "本季已付", ...money, total: "sum" },
          { heading: "累计已付", ...money, total: "sum" },
          { heading: "工程价", kind: "money", width: 16, total: "sum" },
          { heading: "付款比例", kind: "share", width: 14 },
          { heading: "质保金", ...money, total: "sum" },
          { heading: "在建工程余额", ...money, total: "sum" },
          { heading: "缺少的资料", kind: "wrap", width: 24 },
        ],
        records: book.projects,
        rowOf: (row, at, index) => paymentRow(row, { at, award: firstAward + index }),
        totalLabel: "合计",
      }),
    ],
    notes: [
      "注：工程价有审定价按审定价，有结算价按结算价，否则按合同价加变更，没有合同按概算。已付按记账凭证上的工程项目统计；缺少的资料按正在执行的工程管理规则核对，没有规则的只列基本资料。",
    ],
  });
