import type { CapRow } from "#domain/audit/cap-room.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { BudgetSheetRow } from "#domain/audit/quarter-details.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet, Table } from "./sheet.ts";

const capAsBudget = (cap: CapRow, at: number): Row => {
  const changeFen = fen((cap.capFen ?? 0) - (cap.firstCapFen ?? 0));
  return {
    cells: [
      `${cap.category}（${cap.periodName}）`,
      cap.firstCapFen,
      changeFen,
      cap.version > 1 ? `${cap.resolutionNumber}（${cap.metOn ?? ""}）` : "",
      cap.usedFen,
      {
        formula: `IF(N(B${at})+N(C${at})=0,"",E${at}/(B${at}+C${at}))`,
        result: cap.capFen === null || cap.capFen === 0 ? "" : cap.usedFen / cap.capFen,
      },
      { formula: `N(B${at})+N(C${at})-E${at}`, result: fen((cap.capFen ?? 0) - cap.usedFen) },
    ],
  };
};

const sheetOfCaps = (book: QuarterBook): Sheet => {
  const rows = book.caps.filter((cap) => cap.hasCap && cap.capFen !== null);
  const money = { kind: "money", width: 17 } as const;
  return detailSheet(book.cover, "budget", {
    title: "预算执行表",
    tables: [
      detailTable({
        columns: [
          { heading: "预算项目", kind: "text", width: 32 },
          { heading: "年初预算", ...money },
          { heading: "调整", ...money },
          { heading: "调整依据", kind: "text", width: 32 },
          { heading: "累计执行", ...money },
          { heading: "执行率", kind: "share", width: 11 },
          { heading: "结余", ...money },
        ],
        records: rows,
        rowOf: capAsBudget,
      }),
    ],
    notes: [
      "注：今年没有生效的预算。本表以经民主决策的支出限额作为预算项目：年初预算为首次表决的限额，调整为其后各版限额与首次限额之差。",
    ],
  });
};

const budgetRow = (row: BudgetSheetRow, at: number): Row => {
  const nowFen = row.firstFen + row.adjustedFen;
  return {
    cells: [
      row.isUnplanned ? `${row.name}（没有列预算）` : row.name,
      row.firstFen,
      row.adjustedFen,
      row.basis,
      row.usedFen,
      {
        formula: `IF(N(B${at})+N(C${at})=0,"",E${at}/(B${at}+C${at}))`,
        result: nowFen === 0 ? "" : row.usedFen / nowFen,
      },
      { formula: `N(B${at})+N(C${at})-E${at}`, result: fen(nowFen - row.usedFen) },
    ],
  };
};

const sideTable = (caption: string, rows: readonly BudgetSheetRow[]): Table => {
  const money = { kind: "money", width: 17, total: "sum" } as const;
  const nowFen = sumOf(rows, (row) => row.firstFen + row.adjustedFen);
  const usedFen = sumOf(rows, (row) => row.usedFen);
  return detailTable({
    caption,
    columns: [
      { heading: "预算项目", kind: "text", width: 32 },
      { heading: "年初预算", ...money },
      { heading: "调整", ...money },
      { heading: "调整依据", kind: "text", width: 32 },
      { heading: "累计执行", ...money },
      {
        heading: "执行率",
        kind: "share",
        width: 11,
        total: ({ first, last }) => `IF(SUM(B${first}:C${last})=0,"",SUM(E${first}:E${last})/SUM(B${first}:C${last}))`,
        totalResult: nowFen === 0 ? 0 : usedFen / nowFen,
      },
      { heading: "结余", ...money },
    ],
    records: rows,
    rowOf: budgetRow,
    totalLabel: "合计",
  });
};

/** 7 预算执行表: the voted budget with what the year did on it; where none is in force, the voted caps in its place. */
export const budgetSheet = (book: QuarterBook): Sheet =>
  book.budget.length === 0
    ? sheetOfCaps(book)
    : detailSheet(book.cover, "budget", {
        title: "预算执行表",
        tables: [
          sideTable(
            "收入",
            book.budget.filter((row) => row.side === "income"),
          ),
          sideTable(
            "支出",
            book.budget.filter((row) => row.side === "expense"),
          ),
        ],
        notes: [
          "注：年初预算为会议首次批准的数（含上年结转），调整为本季末正在执行的预算与它之差；累计执行为本年截至季末已记账数。支出按支出分类，带专项资金的列财政拨款。",
        ],
      });
