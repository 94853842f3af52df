import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import type { GrantLine } from "#domain/audit/quarter-details.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet } from "./sheet.ts";

const lightWords = { green: "足额", amber: "未足额", red: "打折" } as const;

const useText = (row: GrantLine): string => {
  const misused = row.misusedCount === 0 ? [] : [`用途以外 ${row.misusedCount} 笔`];
  const expired = row.expiredCount === 0 ? [] : [`超期 ${row.expiredCount} 笔`];
  const found = [...misused, ...expired].join("，");
  if (found !== "") return found;
  return row.allowed.length === 0 ? "文件未列用途" : `相符（${row.allowed.join("、")}）`;
};

const grantRow = (row: GrantLine, at: number): Row => ({
  cells: [
    row.title,
    row.document,
    row.department,
    row.grantedFen,
    row.dueFen,
    row.receivedFen,
    {
      formula: `IF(N(E${at})=0,"",F${at}/E${at})`,
      result: row.dueFen === 0 ? "" : row.receivedFen / row.dueFen,
    },
    row.dueFen === 0 ? "" : lightWords[row.light],
    row.passedOnFen,
    row.spentFen,
    { formula: `F${at}-I${at}-J${at}`, result: row.receivedFen - row.passedOnFen - row.spentFen },
    row.leftYears === null ? "" : row.leftYears === 0 ? "不满1年" : `满${row.leftYears}年`,
    row.expiresOn,
    useText(row),
  ],
});

/** 19 专项资金表: every grant of the books at the quarter's end, with what arrived, was passed on, spent and left. */
export const grantsSheet = (book: QuarterBook): Sheet => {
  const money = { kind: "money", width: 14, total: "sum" } as const;
  return detailSheet(book.cover, "grants", {
    title: "专项资金表",
    tables: [
      detailTable({
        columns: [
          { heading: "资金名称", kind: "wrap", width: 19 },
          { heading: "文件号", kind: "text", width: 15 },
          { heading: "下达部门", kind: "text", width: 14 },
          { heading: "下达", ...money },
          { heading: "本季末应到", ...money },
          { heading: "到账", ...money },
          {
            heading: "到账率",
            kind: "share",
            width: 9,
            total: ({ first, last }) =>
              `IF(SUM(E${first}:E${last})=0,0,SUM(F${first}:F${last})/SUM(E${first}:E${last}))`,
            totalResult: shareOf(book.grants),
          },
          { heading: "到账情况", kind: "centre", width: 9 },
          { heading: "转拨", ...money },
          { heading: "支出", ...money },
          { heading: "结余", ...money },
          { heading: "结余年限", kind: "centre", width: 8 },
          { heading: "使用期限", kind: "date", width: 11 },
          { heading: "用途核对", kind: "wrap", width: 20 },
        ],
        records: book.grants,
        rowOf: grantRow,
        totalLabel: "合计",
      }),
    ],
    notes: [
      "注：应到按文件的季度计划累计到本季末，没有计划的自下达季度起全额应到；到账、转拨以对上的银行流水和已记账凭证为准；支出为带该项资金的已记账凭证。结余＝到账－转拨－支出。同一资金有几个文件的，支出先冲较早的文件。",
    ],
  });
};

const shareOf = (rows: readonly GrantLine[]): number => {
  const due = rows.reduce((sum, row) => sum + row.dueFen, 0);
  return due === 0 ? 0 : rows.reduce((sum, row) => sum + row.receivedFen, 0) / due;
};
