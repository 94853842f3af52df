import type ExcelJS from "exceljs";
import { choices, claimSheets, coverRows, sumHeader } from "#domain/claims/sheet/layout.ts";
import type { SetupLayout } from "#domain/people/setup/layout.ts";
import { finishedWorkbook } from "#files/setup/finished-workbook.ts";
import { freshWorkbook } from "#files/setup/fresh-workbook.ts";
import { addLayoutSheet } from "#files/setup/write-workbook.ts";

/** An empty form for one set of books, and what its drop-downs offer. */
export type ClaimSheetForm = {
  readonly formId: string;
  readonly ledgerId: string;
  readonly ledgerName: string;
  readonly ratifyDays: number;
  readonly categories: readonly string[];
  readonly people: readonly string[];
  readonly payees: readonly string[];
};

/** Rows of the first list that come numbered and with their sum. */
const readyRows = 40;
const lastRow = 2000;
const face = { name: "宋体", size: 11 } as const;
const soft = { ...face, color: { argb: "FF7F8FA6" } } as const;

const adviceFor = (form: ClaimSheetForm): readonly (readonly [head: string, text: string])[] => [
  ["怎么用", "在村里填，填好存盘，用 U 盘带到镇代理中心，和纸质单据一起交。镇里在“报账单”页面点“导入报账表”。"],
  ["先填", "在“报账表”页填上村报账员姓名；其余几行是软件写好的，不要改。"],
  ["再填", "“报账单”页一张报账单一行；“支出明细”页一种支出一行；“原始单据”页一张单据一行。三页用同一个“单号”对上。"],
  ["必填", "深蓝色、带 * 的列必填；灰色的列可不填。鼠标停在表头上可以看到填写要求。"],
  ["转账", "付款方式选“转账”的，收款人和收款账号必填。账号单元格已设成文本，直接写数字。"],
  ["金额", "单位为元，最多两位小数，不能用公式，不能写“元”字。单据金额合计不能小于报账金额。"],
  ["日期", "写 2026-10-03、2026/10/3 或 2026年10月3日，不能晚于今天。"],
  [
    "要素核对",
    "发票看四样：凭证名称、抬头是不是本村、业务内容、填制人签名。都齐全选“齐全”；有缺的选“有缺”，并把单据退给经手人补。",
  ],
  [
    "附件",
    "本表里不要贴图片。照片、扫描件放在同一个 U 盘里，把文件名写在“附件”列，几个文件用顿号隔开。导入后文件名记在这张单据上，制单时由会计把文件挂到凭证后面。纸质单据仍要交。",
  ],
  [
    "应急支出",
    `抢险、救灾等等不及开会的，写应急理由。要在 ${form.ratifyDays} 天内（或写明的期限内）补办决议；法律法规禁止的支出不能用。`,
  ],
  ["导入规则", "整张表全部正确才会导入；有一处不对就一张也不导入，软件会一次列出所有不对的工作表、行和列。"],
  ["只用一次", "每张空表只能导入一次，同一个文件再导入会被认出来。下次报账请镇里再写一张空表，不要拿旧表改。"],
  ["不要改动", "不要改工作表名称和表头文字，不要合并单元格，不要增加列；列的先后可以调整。"],
];

const addAdvice = (workbook: ExcelJS.Workbook, form: ClaimSheetForm): void => {
  const sheet = workbook.addWorksheet("填写说明", {
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 14 }, { width: 100 }];
  sheet.getCell("A1").value = `${form.ledgerName} 报账表填写说明`;
  sheet.getCell("A1").font = { ...face, bold: true, size: 16 };
  sheet.getRow(1).height = 28;
  for (const [index, [head, text]] of adviceFor(form).entries()) {
    const row = sheet.getRow(index + 3);
    row.getCell(1).value = head;
    row.getCell(1).font = { ...face, bold: true };
    row.getCell(1).alignment = { vertical: "top" };
    row.getCell(2).value = text;
    row.getCell(2).font = face;
    row.getCell(2).alignment = { wrapText: true, vertical: "top" };
    if (text.length > 62) row.height = 15 * Math.ceil(text.length / 62);
  }
};

const addChoices = (workbook: ExcelJS.Workbook, form: ClaimSheetForm): void => {
  const sheet = workbook.addWorksheet(choices.sheet);
  const lists = [
    [choices.categories, "支出分类", form.categories],
    [choices.people, "用过的姓名", form.people],
    [choices.payees, "用过的收款人", form.payees],
  ] as const;
  for (const [letter, head, names] of lists) {
    sheet.getColumn(letter).width = 28;
    sheet.getCell(`${letter}1`).value = head;
    sheet.getCell(`${letter}1`).font = { ...face, bold: true };
    for (const [index, name] of names.entries()) {
      const cell = sheet.getCell(`${letter}${index + 2}`);
      cell.value = name;
      cell.font = face;
    }
  }
};

/** The form's own cells are locked without a password, so that they are not changed by mistake; the clerk's cell is open. */
const lockCover = async (sheet: ExcelJS.Worksheet): Promise<void> => {
  sheet.eachRow((row, index) => {
    if (index === 1) return;
    const isClerk = row.getCell(1).value === coverRows.clerk;
    row.getCell(2).protection = { locked: !isClerk };
    row.getCell(3).font = soft;
    row.getCell(3).alignment = { wrapText: true, vertical: "middle" };
    if (isClerk) row.getCell(2).fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF7D6" } };
  });
  await sheet.protect("", { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true });
};

const letterOf = (layout: SetupLayout, header: string): string =>
  String.fromCharCode(65 + layout.columns.findIndex((column) => column.header === header));

/** Numbers 1, 2, 3 … and, beside each, the sum of its lines. */
const numberClaims = (sheet: ExcelJS.Worksheet): void => {
  const { claims, lines } = claimSheets;
  const [number, amount] = [letterOf(lines, "单号"), letterOf(lines, "金额")];
  const range = (letter: string): string => `${lines.name}!$${letter}$2:$${letter}$${lastRow}`;
  for (let index = 1; index <= readyRows; index += 1) {
    const row = index + 1;
    const own = sheet.getCell(`${letterOf(claims, "单号")}${row}`);
    own.value = index;
    own.font = face;
    const sum = sheet.getCell(`${letterOf(claims, sumHeader)}${row}`);
    sum.value = {
      formula: `IF(COUNTIF(${range(number)},A${row})=0,"",SUMIF(${range(number)},A${row},${range(amount)}))`,
      result: "",
    };
    sum.font = soft;
  }
};

/** 报账表: an empty form of one set of books for the village's reporting clerk. The same form gives the same bytes. */
export const writeClaimSheet = async (form: ClaimSheetForm): Promise<Uint8Array> => {
  const workbook = await freshWorkbook();
  workbook.calcProperties.fullCalcOnLoad = true;
  const { cover, claims, lines, documents } = claimSheets;
  addLayoutSheet(workbook, cover, [
    [coverRows.formId, form.formId, "每张空表一个号，只能导入一次。"],
    [coverRows.ledgerName, form.ledgerName, "这张表是哪个账套的。"],
    [coverRows.ledgerId, form.ledgerId, "软件用来认账套，请不要改。"],
    [coverRows.clerk, "", "请在黄色格子里填姓名；填表的人就是村报账员。"],
  ]);
  addAdvice(workbook, form);
  for (const layout of [claims, lines, documents]) {
    addLayoutSheet(workbook, layout, []);
    const sheet = workbook.getWorksheet(layout.name);
    if (sheet !== undefined) sheet.getColumn(letterOf(layout, "单号")).numFmt = "0";
    if (sheet !== undefined && layout === claims) numberClaims(sheet);
  }
  addChoices(workbook, form);
  const first = workbook.getWorksheet(cover.name);
  if (first !== undefined) await lockCover(first);
  return finishedWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
};
