import type ExcelJS from "exceljs";
import { chart2023, details2023, needsChecking } from "#domain/books/chart-2023.ts";
import { setupSheets, type SetupColumn, type SetupLayout } from "#domain/people/setup/layout.ts";
import { finishedWorkbook } from "./finished-workbook.ts";
import { freshWorkbook } from "./fresh-workbook.ts";
import { formInstructions, instructions } from "./instructions.ts";

/** Rows of a sheet by its name, cells in column order; numbers stay numbers, everything else is text. */
export type SetupRows = { readonly [sheet: string]: readonly (readonly (string | number | null)[])[] };

const headFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FF1F4E79" } } as const;
const optionalFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FF7F8FA6" } } as const;
const face = { name: "宋体", size: 11 } as const;
const sampleFont = { ...face, italic: true, color: { argb: "FF9A9A9A" } } as const;
const boldFont = { ...face, bold: true } as const;

/** A4 across, every column on one page, the head on every page. */
const printed = {
  pageSetup: {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "1:1",
  },
  views: [{ state: "frozen", ySplit: 1 }],
} satisfies Partial<ExcelJS.AddWorksheetOptions>;
const validationOf = (column: SetupColumn): ExcelJS.DataValidation | undefined => {
  const common = { allowBlank: true, showErrorMessage: true, errorTitle: column.header, error: column.note } as const;
  const style = column.isOffer === true ? ({ showErrorMessage: false } as const) : {};
  const list = column.words === undefined ? column.range : `"${column.words.join(",")}"`;
  if (list !== undefined) return { ...common, ...style, type: "list", formulae: [list] };
  if (column.from === undefined) return undefined;
  // A name may also be one the program already has, so another text is only warned about.
  const source = column.from === "村" ? "村!$B$2:$B$500" : "账套!$A$2:$A$500";
  return { ...common, type: "list", errorStyle: "information", formulae: [source] };
};

/** Written as text so that codes keep their zeros and account numbers their digits; amounts stay numbers. */
const formatOf = ({ header, isAmount }: SetupColumn): string =>
  isAmount === true || header.endsWith("余额") ? "#,##0.00" : "@";
/** One sheet to fill in: heads with their notes, drop-downs, samples, rows. */
export const addLayoutSheet = (workbook: ExcelJS.Workbook, layout: SetupLayout, rows: SetupRows[string]): void => {
  const sheet = workbook.addWorksheet(layout.name, printed);
  for (const [index, column] of layout.columns.entries()) {
    sheet.getColumn(index + 1).width = column.width;
    sheet.getColumn(index + 1).numFmt = formatOf(column);
    const head = sheet.getCell(1, index + 1);
    head.value = column.isRequired ? `${column.header}*` : column.header;
    head.font = { ...boldFont, color: { argb: "FFFFFFFF" } };
    head.fill = column.isRequired ? headFill : optionalFill;
    head.alignment = { vertical: "middle", horizontal: "center", wrapText: true };
    head.note = column.note;
    const validation = validationOf(column);
    if (validation !== undefined) sheet.getCell(2, index + 1).dataValidation = validation;
  }
  sheet.getRow(1).height = 28;
  const filled = [
    ...layout.samples.map((cells) => ({ cells, isSample: true })),
    ...rows.map((cells) => ({ cells, isSample: false })),
  ];
  for (const [index, { cells, isSample }] of filled.entries()) {
    for (const [column, value] of cells.entries()) {
      const cell = sheet.getCell(index + 2, column + 1);
      if (value !== null && value !== "") cell.value = value;
      cell.font = isSample ? sampleFont : face;
    }
  }
};

type Form = { readonly title: string; readonly sheets: readonly SetupLayout[] };

const addInstructions = (workbook: ExcelJS.Workbook, form: Form): void => {
  const sheet = workbook.addWorksheet("填写说明", printed);
  sheet.columns = [{ width: 16 }, { width: 96 }];
  const title = sheet.getCell("A1");
  title.value = form.title;
  title.font = { ...boldFont, size: 16 };
  sheet.getRow(1).height = 26;
  let row = 3;
  for (const [head, text] of form.sheets === setupSheets ? instructions : formInstructions) {
    sheet.getCell(row, 1).value = head;
    sheet.getCell(row, 1).font = boldFont;
    sheet.getCell(row, 1).alignment = { vertical: "top" };
    sheet.getCell(row, 2).value = text;
    sheet.getCell(row, 2).alignment = { wrapText: true, vertical: "top" };
    row += 1;
  }
  row += 1;
  for (const layout of form.sheets) {
    sheet.getCell(row, 1).value = layout.name;
    sheet.getCell(row, 1).font = boldFont;
    sheet.getCell(row, 2).value = layout.purpose;
    sheet.getCell(row, 2).alignment = { wrapText: true, vertical: "top" };
    row += 1;
  }
};

/** 科目参考: the accounts every ledger gets, for looking up codes; it is never read back. */
const addChart = (workbook: ExcelJS.Workbook): void => {
  const sheet = workbook.addWorksheet("科目参考", printed);
  sheet.columns = [{ width: 10 }, { width: 26 }, { width: 8 }, { width: 30 }, { width: 70 }, { width: 10 }];
  sheet.addRow(["编码", "名称", "方向", "明细（自动建立或建议）", "用途", "核对"]).font = boldFont;
  for (const account of chart2023) {
    const details = details2023
      .filter((detail) => detail.parentCode === account.code)
      .map((detail) => (detail.code === null ? detail.name : `${detail.code} ${detail.name}`));
    const isOpen = needsChecking(account.codeStatus) || needsChecking(account.useStatus);
    const side = account.normalSide === "debit" ? "借" : "贷";
    sheet.addRow([account.code, account.name, side, details.join("；"), account.use, isOpen ? "待核对" : ""]);
  }
};

/** An empty form of some sheets with its instructions. */
export const writeFormWorkbook = async (form: Form): Promise<Uint8Array> => {
  const workbook = await freshWorkbook();
  addInstructions(workbook, form);
  for (const layout of form.sheets) addLayoutSheet(workbook, layout, []);
  return finishedWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
};

/** A set-up workbook holding `rows` below the samples; without rows it is the empty template. The same rows give the same bytes. */
export const writeSetupWorkbook = async (rows: SetupRows): Promise<Uint8Array> => {
  const workbook = await freshWorkbook();
  addInstructions(workbook, { title: "乡账建账表填写说明", sheets: setupSheets });
  for (const layout of setupSheets) addLayoutSheet(workbook, layout, rows[layout.name] ?? []);
  addChart(workbook);
  return finishedWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
};

export const setupTemplateName = "乡账建账表.xlsx";
