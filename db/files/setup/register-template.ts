import type { SetupLayout } from "#domain/people/setup/layout.ts";
import { finishedWorkbook } from "./finished-workbook.ts";
import { freshWorkbook } from "./fresh-workbook.ts";
import { addLayoutSheet } from "./write-workbook.ts";

const rules: readonly string[] = [
  "整张表全部正确才会导入；有一处不对就一项也不导入，软件会一次列出所有不对的行和列。",
  "灰色斜体、以“示例”开头的行只是示范，不会导入。深蓝色、带 * 的列必填，灰色的列可不填。",
  "不要改工作表名称和表头文字，不要合并单元格，不能用公式；列的先后可以调整。",
  "金额单位为元，最多两位小数。日期写 2026-07-01、2026/7/1 或 2026年7月1日。",
];

/** An empty workbook to fill a register from: one sheet, and how to fill it. The same layout gives the same bytes. */
export const registerTemplate = async (layout: SetupLayout): Promise<Uint8Array> => {
  const workbook = await freshWorkbook();
  addLayoutSheet(workbook, layout, []);
  const help = workbook.addWorksheet("填写说明");
  help.columns = [{ width: 110 }];
  for (const text of [layout.purpose, ...rules]) {
    const row = help.addRow([text]);
    row.getCell(1).font = { name: "宋体", size: 11 };
    row.getCell(1).alignment = { wrapText: true, vertical: "top" };
  }
  for (const column of layout.columns)
    help.addRow([`${column.header}${column.isRequired ? "（必填）" : ""}：${column.note}`]).getCell(1).font = {
      name: "宋体",
      size: 11,
    };
  return finishedWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
};
