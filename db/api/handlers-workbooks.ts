import { compareWorkbooks, listWorkbooks, readWorkbookFile } from "#flow/kept-workbooks.ts";
import { makeAllWorkbooks } from "#flow/make-all-workbooks.ts";
import { makeWorkbook } from "#flow/make-workbook.ts";
import { signWorkbook } from "#flow/sign-workbook.ts";

export const workbookHandlers = {
  "workbook.make": makeWorkbook,
  "workbook.list": listWorkbooks,
  "workbook.sign": signWorkbook,
  "workbook.read": readWorkbookFile,
  "workbook.compare": compareWorkbooks,
  "workbook.makeAll": makeAllWorkbooks,
};
