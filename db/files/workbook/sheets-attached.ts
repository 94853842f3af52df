import type { Payment } from "#domain/audit/facts.ts";
import type { QuarterBook } from "#domain/audit/quarter-book.ts";
import {
  digitProfile,
  digitReading,
  isPiledBelow,
  payeeLines,
  sampleOf,
  thresholdProfile,
  type DigitLine,
  type PayeeLine,
  type ThresholdLine,
} from "#domain/audit/sampling.ts";
import { yearJumps } from "#domain/audit/year-jumps.ts";
import { fen, moneyTextFromFen, sumOf } from "#domain/core/fen.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import type { Row, Sheet, Table } from "./sheet.ts";

const money = { kind: "money", width: 15 } as const;
const sampleSize = 25;

const sampleRow = (row: Payment, _at: number, index: number): Row => ({
  cells: [index + 1, row.onDate, row.voucherName, row.payee, row.text, row.amountFen, "", ""],
});

/** 附1 抽查清单: payments drawn by a seed that is printed, so that the draw can be repeated. */
export const sampleSheet = (book: QuarterBook): Sheet => {
  const seed = book.cover.chainHash.slice(0, 8);
  return detailSheet(book.cover, "sample", {
    title: "付款抽查清单",
    tables: [
      detailTable({
        columns: [
          { heading: "序号", kind: "whole", width: 7 },
          { heading: "付款日期", kind: "date", width: 13 },
          { heading: "凭证", kind: "centre", width: 16 },
          { heading: "收款人", kind: "text", width: 26 },
          { heading: "事由", kind: "wrap", width: 40 },
          { heading: "金额", ...money, total: "sum" },
          { heading: "核对结果", kind: "wrap", width: 20 },
          { heading: "核对人、日期", kind: "wrap", width: 16 },
        ],
        records: sampleOf(book.payments, sampleSize, seed),
        rowOf: sampleRow,
        totalLabel: "合计",
      }),
    ],
    notes: [
      `随机种子：${seed}（数据指纹的前八位，由账簿决定，谁也不能挑选）。本季度付款 ${book.payments.length} 笔，抽取 ${Math.min(sampleSize, book.payments.length)} 笔；同一账簿、同一种子重抽，结果相同。`,
    ],
  });
};

const shownName = (book: QuarterBook, row: PayeeLine): string =>
  book.cover.isMasked && row.isPerson && row.payee.length > 1 ? `${row.payee.slice(0, 1)}**` : row.payee;

/** 附2 收款人走访名单: whom to ask at the door what was received. */
export const payeesSheet = (book: QuarterBook): Sheet =>
  detailSheet(book.cover, "payees", {
    title: "收款人走访名单",
    tables: [
      detailTable({
        columns: [
          { heading: "收款人", kind: "text", width: 28 },
          { heading: "个人", kind: "centre", width: 7 },
          { heading: "笔数", kind: "whole", width: 8, total: "sum" },
          { heading: "账上付款", ...money, total: "sum" },
          { heading: "最近付款", kind: "date", width: 13 },
          { heading: "最近事由", kind: "wrap", width: 36 },
          { heading: "本人说收到", ...money },
          { heading: "本人签字", kind: "wrap", width: 16 },
          { heading: "走访人、日期", kind: "wrap", width: 16 },
        ],
        records: payeeLines(book.payments),
        rowOf: (row: PayeeLine) => ({
          cells: [
            shownName(book, row),
            row.isPerson ? "是" : "",
            row.count,
            row.amountFen,
            row.lastOn,
            row.text,
            null,
            "",
            "",
          ],
        }),
        totalLabel: "合计",
      }),
    ],
    notes: ["注：个人排在前面，按账上付款金额从大到小。走访时先问本人收到多少、为什么事，再与账上核对。"],
  });

const digitTable = (lines: readonly DigitLine[]): Table => {
  const all = sumOf(lines, (line) => line.count);
  return detailTable({
    caption: "首位数字",
    columns: [
      { heading: "首位数字", kind: "centre", width: 16 },
      { heading: "笔数", kind: "whole", width: 12, total: "sum" },
      { heading: "占比", kind: "share", width: 12 },
      { heading: "通常占比", kind: "share", width: 12 },
      { heading: "相差", kind: "share", width: 12 },
      { heading: "图示（每格 2%）", kind: "text", width: 56 },
    ],
    records: lines,
    rowOf: (line, at): Row => ({
      cells: [
        String(line.digit),
        line.count,
        {
          formula: `IF(${all}=0,0,B${at}/${Math.max(all, 1)})`,
          result: all === 0 ? 0 : line.count / all,
        },
        line.expectedShare / 10_000,
        { formula: `C${at}-D${at}`, result: (all === 0 ? 0 : line.count / all) - line.expectedShare / 10_000 },
        {
          formula: `REPT("■",ROUND(C${at}*50,0))`,
          result: "■".repeat(all === 0 ? 0 : Math.round((line.count / all) * 50)),
        },
      ],
    }),
    totalLabel: "合计",
  });
};

const digitWords = (lines: readonly DigitLine[]): string => {
  const read = digitReading(lines);
  switch (read.reading) {
    case "too-few":
      return "首位数字：本季付款不足 100 笔，占比没有参考意义，只供累计比较。";
    case "usual":
      return "首位数字：与自然形成的金额相近，没有明显异常。";
    case "unusual":
      return `首位数字：以 ${read.digit} 开头的付款明显偏多，建议抽查这些付款，看是否按固定数额报账或贴近某个限额。`;
  }
};

const thresholdTable = (lines: readonly ThresholdLine[]): Table =>
  detailTable({
    caption: "贴近审批线",
    columns: [
      { heading: "占审批线", kind: "centre", width: 16 },
      { heading: "笔数", kind: "whole", width: 12, total: "sum" },
      { heading: "金额", kind: "money", width: 24, span: 2, total: "sum" },
      { heading: "图示（每格 1 笔）", kind: "text", width: 68, span: 2 },
    ],
    records: lines,
    rowOf: (line, at): Row => ({
      cells: [
        `${line.fromShare}%–${line.toShare}%`,
        line.count,
        line.amountFen,
        { formula: `REPT("■",MIN(B${at},30))`, result: "■".repeat(Math.min(line.count, 30)) },
      ],
    }),
    totalLabel: "合计",
  });

/** 附3 数字特征: first digits, what lies just below the threshold, and jumps from the year before. */
export const profileSheet = (book: QuarterBook): Sheet => {
  const digits = digitProfile(book.payments.map(({ amountFen }) => amountFen));
  const thresholds = thresholdProfile(book.payments, book.splitThresholdFen);
  return detailSheet(book.cover, "profile", {
    title: "付款数字特征与同比变动",
    hasFilter: false,
    tables: [
      digitTable(digits),
      thresholdTable(thresholds),
      detailTable({
        caption: "与上年同期相比变动较大的项目",
        columns: [
          { heading: "项目", kind: "text", width: 28, span: 2 },
          { heading: "本季", kind: "money", width: 12 },
          { heading: "上年同期", kind: "money", width: 12 },
          { heading: "增减", kind: "money", width: 12 },
          { heading: "怎么看", kind: "text", width: 56 },
        ],
        records: yearJumps(book.summary),
        rowOf: (row, at): Row => ({
          cells: [
            row.name,
            row.quarterFen,
            row.beforeFen,
            { formula: `C${at}-D${at}`, result: fen(row.quarterFen - row.beforeFen) },
            row.quarterFen > row.beforeFen ? "比上年同期增加较多，问清原因" : "比上年同期减少较多，问清原因",
          ],
        }),
      }),
    ],
    notes: [
      digitWords(digits),
      `贴近审批线（${moneyTextFromFen(book.splitThresholdFen)} 元）：${
        isPiledBelow(thresholds)
          ? "90%–100% 一档的付款明显多于相邻两档，可能压着审批线付款，建议逐笔查看。"
          : "没有明显压着审批线的付款。"
      }`,
      book.summary.every((row) => row.lastYearFen === null)
        ? "同比：上年同期尚未在本程序记账，无法比较。"
        : "同比：列相差 1,000 元以上且变动一半以上的项目。",
      "数字特征只提示抽查方向，不是结论。",
    ],
  });
};
