import { exceptionTests } from "#domain/audit/exception-tests.ts";
import type { FindingLine, QuarterBook } from "#domain/audit/quarter-book.ts";
import { detailSheet, detailTable } from "./detail-sheet.ts";
import { findingPlaces } from "./finding-places.ts";
import { clearingWords, findingText, testNames } from "./finding-words.ts";
import { linkToCell, placeSheet, type Cell, type Row, type Sheet } from "./sheet.ts";
import { answerNames } from "./words.ts";

const stateOf = (row: FindingLine): string => {
  const answer = row.answer === null ? "" : answerNames[row.answer];
  if (row.isCleared) return answer === "" ? "已消除" : `已消除／${answer}`;
  return answer === "" ? "未答复" : answer;
};

const clearingOf = (row: FindingLine): string =>
  clearingWords[exceptionTests.find((test) => test.id === row.test)?.clearedBy ?? ""] ?? "";

const findingRow = (row: FindingLine, index: number, voucher: Cell): Row => ({
  cells: [
    index + 1,
    `${row.test} ${testNames[row.test] ?? ""}`,
    row.severity === "red" ? "红" : "黄",
    voucher,
    row.onDate,
    row.amountFen,
    findingText(row.facts),
    clearingOf(row),
    stateOf(row),
    row.responsible === "" ? row.answeredByName : row.responsible,
    row.deadline,
    [row.note, row.result].filter((text) => text !== "").join("；"),
    row.signedByName,
    row.foundIn,
    row.fileNames.join("、"),
  ],
});

/** Where the ledger sheets first name each voucher that a finding points at. */
const voucherPlaces = (
  findings: readonly FindingLine[],
  ledgers: readonly { readonly sheet: Sheet; readonly names: Iterable<string> }[],
): ReadonlyMap<string, { readonly sheetName: string; readonly row: number }> => {
  const wanted = new Set(findings.map((finding) => finding.voucherName).filter((name) => name !== ""));
  const places = new Map<string, { readonly sheetName: string; readonly row: number }>();
  for (const { sheet, names } of ledgers) {
    let row = placeSheet(sheet).tables[0]?.firstRow ?? 1;
    for (const name of names) {
      if (wanted.has(name) && !places.has(name)) places.set(name, { sheetName: sheet.name, row });
      row += 1;
    }
  }
  return places;
};

/** 27 疑点清单: every row of every exception test with its answer; each jumps to its own row of another sheet. */
export const findingsSheet = (
  book: QuarterBook,
  ledgers: readonly { readonly sheet: Sheet; readonly names: Iterable<string> }[],
  sheets: readonly Sheet[],
): Sheet => {
  const places = findingPlaces(book.findings, sheets, voucherPlaces(book.findings, ledgers));
  const voucherCell = (row: FindingLine): Cell => {
    const place = places.get(row);
    if (place === undefined) return row.voucherName;
    const text = row.voucherName === "" ? `见第${place.sheetName.split(" ")[0] ?? ""}表` : row.voucherName;
    return linkToCell(place.sheetName, `A${place.row}`, text);
  };
  return detailSheet(book.cover, "findings", {
    title: "疑点清单（异常汇总）",
    frozenColumns: 2,
    tables: [
      detailTable({
        columns: [
          { heading: "编号", kind: "whole", width: 7 },
          { heading: "规则/检查", kind: "wrap", width: 14 },
          { heading: "级别", kind: "centre", width: 6 },
          { heading: "凭证", kind: "centre", width: 14 },
          { heading: "日期", kind: "date", width: 11 },
          { heading: "金额", kind: "money", width: 13 },
          { heading: "说明", kind: "wrap", width: 38 },
          { heading: "消除条件", kind: "wrap", width: 15 },
          { heading: "判定", kind: "centre", width: 8 },
          { heading: "责任人", kind: "centre", width: 8 },
          { heading: "整改期限", kind: "date", width: 11 },
          { heading: "整改结果", kind: "wrap", width: 14 },
          { heading: "审核人", kind: "centre", width: 8 },
          { heading: "发现期次", kind: "centre", width: 10 },
          { heading: "佐证", kind: "wrap", width: 11 },
        ],
        records: book.findings,
        rowOf: (row, _at, index) => findingRow(row, index, voucherCell(row)),
      }),
    ],
    notes: [
      "注：判定分属实、误报、已整改；红色疑点须逐条答复，并由第二人审核。已消除，指更正后检查不再命中；未了结的结转以后各季，直至消除或由第二人审核了结。点凭证号或“见第几表”，跳到那张表里的所在行。",
    ],
  });
};
