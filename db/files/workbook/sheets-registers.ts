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

const projectRow = (row: ProjectLine, at: number): Row => ({
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
    row.acceptorCount,
    row.progressPercent,
    row.quarterPaidFen,
    row.paidFen,
    // Audited, else settled, else agreed with its changes, else estimated: what the share is of.
    {
      formula: `IF(K${at}<>"",K${at},IF(J${at}<>"",J${at},IF(H${at}<>"",H${at}+I${at},D${at})))`,
      result: row.priceFen,
    },
    {
      formula: `IF(P${at}=0,0,ROUND(O${at}/P${at},4))`,
      result: row.priceFen === 0 ? 0 : Math.round((row.paidFen * 10_000) / row.priceFen) / 10_000,
    },
    row.retentionFen,
    row.worksFen,
    row.missing,
  ],
});

/** 18 工程项目台账: every project from its estimate to the money kept back, with what its file lacks. */
export const projectsSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "projects", {
    title: "工程项目台账",
    frozenColumns: 2,
    tables: [
      detailTable({
        columns: [
          { heading: "编号", kind: "text", width: 11 },
          { heading: "项目", kind: "wrap", width: 20 },
          { heading: "来源", kind: "wrap", width: 16 },
          { heading: "预算", ...money, total: "sum" },
          { heading: "决议号", kind: "centre", width: 12 },
          { heading: "招标方式", kind: "centre", width: 10 },
          { heading: "中标人", kind: "wrap", width: 16 },
          { heading: "合同价", ...money, total: "sum" },
          { heading: "变更", ...money, total: "sum" },
          { heading: "结算", ...money, total: "sum" },
          { heading: "审计", ...money, total: "sum" },
          { heading: "验收人数", kind: "whole", width: 8 },
          { heading: "进度%", kind: "whole", width: 7 },
          { heading: "本季已付", ...money, total: "sum" },
          { heading: "累计已付", ...money, total: "sum" },
          { heading: "工程价", ...money, total: "sum" },
          { heading: "付款比例", kind: "share", width: 9 },
          { heading: "质保金", ...money, total: "sum" },
          { heading: "在建工程余额", ...money, total: "sum" },
          { heading: "缺少的资料", kind: "wrap", width: 20 },
        ],
        records: book.projects,
        rowOf: projectRow,
        totalLabel: "合计",
      }),
    ],
    notes: [
      "注：工程价有审定价按审定价，有结算价按结算价，否则按合同价加变更，没有合同按概算。已付按记账凭证上的工程项目统计；缺少的资料按正在执行的工程管理规则核对，没有规则的只列基本资料。",
    ],
  });
