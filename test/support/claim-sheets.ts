import type { Village } from "./village.ts";

export type SheetCells = Readonly<Record<string, string | number | null | { readonly formula: string }>>;

/** Rows of a filled form by sheet; a cell by its header. */
export type FilledSheets = {
  readonly clerk?: string | null;
  readonly ledgerId?: string;
  readonly claims: readonly SheetCells[];
  readonly lines: readonly SheetCells[];
  readonly documents: readonly SheetCells[];
};

const plain = (value: unknown): string => (typeof value === "string" ? value.replace("*", "") : "");

/** A form as the village gives it back: what was written into its cells, everything else as the program wrote it. */
export const filledClaimSheet = async (
  form: { readonly name: string; readonly bytes: string },
  filled: FilledSheets,
): Promise<{ readonly name: string; readonly bytes: string }> => {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(form.bytes, "base64") as unknown as ArrayBuffer);
  const write = (name: string, rows: readonly SheetCells[]): void => {
    const sheet = workbook.getWorksheet(name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    const columns = new Map<string, number>();
    sheet.getRow(1).eachCell((cell, column) => columns.set(plain(cell.value), column));
    for (const [index, row] of rows.entries())
      for (const [header, value] of Object.entries(row)) {
        const column = columns.get(header);
        if (column === undefined) throw new Error(`no column ${header} in ${name}`);
        sheet.getCell(index + 2, column).value =
          typeof value === "object" && value !== null ? { ...value, result: 2, date1904: false } : value;
      }
  };
  const { clerk = "吴报账", ledgerId } = filled;
  workbook.getWorksheet("报账表")?.eachRow((row) => {
    if (row.getCell(1).value === "村报账员") row.getCell(2).value = clerk;
    if (row.getCell(1).value === "识别码" && ledgerId !== undefined) row.getCell(2).value = ledgerId;
  });
  write("报账单", filled.claims);
  write("支出明细", filled.lines);
  write("原始单据", filled.documents);
  return { name: form.name, bytes: Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64") };
};

/** Two claims: office supplies paid by transfer, and repairs in two kinds paid out of petty cash. */
export const twoClaims: FilledSheets = {
  claims: [
    {
      单号: 1,
      报账日期: "2026-10-03",
      用途: "购买办公用品",
      经手人: "周经手",
      证明人: "郑证明",
      付款方式: "转账",
      收款人: "青禾文具店",
      收款账号: "6222000011112222",
    },
    { 单号: 2, 报账日期: "2026/10/4", 用途: "修水渠", 经手人: "周经手", 证明人: "郑证明", 付款方式: "备用金已垫付" },
  ],
  lines: [
    { 单号: 1, 支出分类: "办公费", 内容: "打印纸", 金额: 350 },
    { 单号: 2, 支出分类: "办公费", 金额: 12.5 },
    { 单号: 2, 支出分类: "水电取暖费", 内容: "抽水", 金额: "1,087.50" },
  ],
  documents: [
    {
      单号: 1,
      单据种类: "发票",
      号码: "24512000000012345678",
      日期: "2026-10-02",
      金额: 350,
      出具单位: "青禾文具店",
      人数或数量: 8,
      要素核对: "齐全",
      附件: "发票.jpg、文具照片.jpg",
    },
    {
      单号: 2,
      单据种类: "发票",
      号码: "24512000000012345679",
      日期: "2026-10-03",
      金额: 1100,
      出具单位: "青禾水利店",
      要素核对: "有缺",
    },
  ],
};

/** The empty form of a village's books. */
export const emptyClaimSheet = ({ must, ledgerId }: Pick<Village, "must" | "ledgerId">) =>
  must("claim.sheet", { ledgerId });
