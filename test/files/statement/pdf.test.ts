import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { openStatement } from "#files/statement/open-statement.ts";
import { pdfFile, pdfTable, type PdfTable } from "#fixtures/statements/pdf-writing.ts";

const read = async (bytes: Uint8Array) => {
  const opened = await openStatement({ bytes, name: "流水.pdf", password: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return inspectStatement(opened.value);
};

const abc: PdfTable = {
  titles: [
    "中国农业银行账户活期交易明细清单",
    "户名:青禾镇柳溪村股份经济合作社  账户:6228480000000012345  起止日期:20260701-20260731",
  ],
  columns: [
    // The radicals are what the bank's font makes of 日 and 金.
    { head: "交易\u2F47期", x: 40, width: 60 },
    { head: "交易时间", x: 105, width: 50 },
    { head: "交易摘要", x: 165, width: 60 },
    { head: "交易\u2FA6额", x: 235, width: 70, isNumber: true },
    { head: "本次余额", x: 315, width: 70, isNumber: true },
    { head: "对手信息", x: 395, width: 90 },
    { head: "日 志 号", x: 495, width: 60 },
    { head: "交易渠道", x: 565, width: 60 },
    { head: "交易附言", x: 635, width: 120 },
  ],
  rows: [
    [
      "20260701",
      "093000",
      "转存",
      "+12,000.00",
      "20,000.00",
      "青禾镇绿野果蔬专业合作社第一分社",
      "1001",
      "网银",
      "承包费①",
    ],
    ["20260702", "101500", "转支", "-420.50", "19,579.50", "柳青山", "1002", "网银", "补贴"],
    ["20260721", "", "结息", "+8.64", "19,588.14", "", "1003", "", ""],
    [
      "20260728",
      "112000",
      "代扣",
      "-456.75",
      "19,131.39",
      "青禾县自来水有限公司青禾营业所",
      "1004",
      "批量",
      "水费\u2F47",
    ],
    ["20260729", "112000", "工资", "-1,000.00", "18,131.39", "柳明月", "1005", "网银", "补贴"],
  ],
  rowsAPage: 3,
  align: "top",
  footer: (page, pages) => `第 ${page} 页 共 ${pages} 页`,
};

describe("PDF statements with a text layer", () => {
  it.each(["top", "middle"] as const)(
    "are read column by column, names wrapped, day beside the %s of them",
    async (align) => {
      const found = await read(pdfTable({ ...abc, align }));
      expect(found).toMatchObject({ container: "pdf", layout: "abc-p1", bank: "农业银行", refusals: [], breaks: [] });
      expect(found).toMatchObject({ account: "6228480000000012345", openingFen: 800_000, closingFen: 1_813_139 });
      expect(
        found.lines.map(({ sheet, amountFen, tradedAt, counterpartyName, remark, serial }) => [
          sheet,
          amountFen,
          tradedAt,
          counterpartyName,
          remark,
          serial,
        ]),
      ).toEqual([
        ["第1页", 1_200_000, "2026-07-01 09:30:00", "青禾镇绿野果蔬专业合作社第一分社", "承包费①", "1001"],
        ["第1页", -42_050, "2026-07-02 10:15:00", "柳青山", "补贴", "1002"],
        ["第1页", 864, null, "", "", "1003"],
        ["第2页", -45_675, "2026-07-28 11:20:00", "青禾县自来水有限公司青禾营业所", "水费日", "1004"],
        ["第2页", -100_000, "2026-07-29 11:20:00", "柳明月", "补贴", "1005"],
      ]);
      expect(found.skipped.map(({ reason }) => reason)).toEqual(["footer-note", "repeated-header", "footer-note"]);
    },
  );

  it("of 中行 are read newest first, dashes as nothing", async () => {
    const found = await read(
      pdfTable({
        ...abc,
        titles: ["中国银行交易流水明细清单", "客户姓名:柳青山"],
        columns: [
          { head: "记账日期", x: 30, width: 55 },
          { head: "记账时间", x: 90, width: 45 },
          { head: "币别", x: 140, width: 30 },
          { head: "金额", x: 180, width: 60, isNumber: true },
          { head: "余额", x: 250, width: 60, isNumber: true },
          { head: "交易名称", x: 320, width: 50 },
          { head: "渠道", x: 380, width: 40 },
          { head: "网点名称", x: 430, width: 50 },
          { head: "附言", x: 490, width: 60 },
          { head: "对方账户名", x: 560, width: 70 },
          { head: "对方卡号/账号", x: 640, width: 90 },
          { head: "对方开户行", x: 740, width: 70 },
        ],
        rows: [
          [
            "2026-07-03",
            "10:00:00",
            "人民币",
            "-30.00",
            "1,070.00",
            "转账",
            "网银",
            "------",
            "水费",
            "自来水公司",
            "105088800000456",
            "-------",
          ],
          [
            "2026-07-01",
            "09:30:00",
            "人民币",
            "1,000.00",
            "1,100.00",
            "汇入",
            "柜台",
            "青禾支行",
            "-----",
            "财政所",
            "660012010400",
            "农商行",
          ],
        ],
        rowsAPage: 20,
      }),
    );
    expect(found).toMatchObject({ layout: "boc-p1", order: "descending", refusals: [], breaks: [] });
    expect(found.lines.map(({ amountFen, counterpartyName, remark }) => [amountFen, counterpartyName, remark])).toEqual(
      [
        [100_000, "财政所", ""],
        [-3_000, "自来水公司", "水费"],
      ],
    );
  });

  it("of 交行 print an English line above each header and 借 Dr / 贷 Cr", async () => {
    const heads = [
      "序号",
      "交易日期",
      "交易时间",
      "交易类型",
      "借贷",
      "交易金额",
      "余额",
      "对方账号",
      "对方户名",
      "交易地点",
      "摘要",
    ];
    const english = [
      "No.",
      "Trans Date",
      "Trans Time",
      "Trading Type",
      "Dc Flg",
      "Trans Amt",
      "Balance",
      "Acct No.",
      "Name",
      "Place",
      "Abstract",
    ];
    const rows = [
      ["1", "2026-07-01", "09:30:00", "转账", "贷 Cr", "500.00", "1,500.00", "6600120104", "财政所", "青禾", "补助"],
      ["2", "2026-07-02", "10:30:00", "转账", "借 Dr", "200.00", "1,300.00", "6217990000", "文具店", "青禾", "购纸"],
    ];
    const at = (texts: readonly string[], y: number) => texts.map((text, index) => ({ x: 30 + index * 72, y, text }));
    const found = await read(
      pdfFile([
        [
          { x: 40, y: 30, text: "交通银行个人客户交易清单" },
          ...at(english, 60),
          ...at(heads, 72),
          ...rows.flatMap((row, index) => at(row, 90 + index * 14)),
        ],
      ]),
    );
    expect(found).toMatchObject({ layout: "bocom-p1", refusals: [], breaks: [] });
    expect(
      found.lines.map(({ amountFen, counterpartyName, summary }) => [amountFen, counterpartyName, summary]),
    ).toEqual([
      [50_000, "财政所", "补助"],
      [-20_000, "文具店", "购纸"],
    ]);
  });

  it("of a rural bank whose columns nobody published go to the mapper with the columns found", async () => {
    const found = await read(
      pdfTable({
        ...abc,
        titles: ["账户明细查询"],
        columns: [
          { head: "交易日期", x: 40, width: 120 },
          { head: "收入", x: 170, width: 70, isNumber: true },
          { head: "支出", x: 250, width: 70, isNumber: true },
          { head: "余额", x: 330, width: 70, isNumber: true },
          { head: "对方户名", x: 420, width: 120 },
          { head: "摘要", x: 560, width: 120 },
        ],
        rows: [
          ["2026-07-01 09:30:00", "100.00", "", "1,100.00", "财政所", "补助"],
          ["2026-07-02 09:30:00", "", "40.00", "1,060.00", "文具店", "购纸"],
        ],
      }),
    );
    expect(found.refusals).toEqual([{ code: "mapping-needed", missing: [] }]);
    expect(found.lines.map(({ amountFen }) => amountFen)).toEqual([10_000, -4_000]);
  });

  it("without text are refused as scans, and broken ones as damaged", async () => {
    const scan = await openStatement({ bytes: pdfFile([[]]), name: "扫描.pdf", password: null });
    expect(scan).toMatchObject({ ok: false, error: { code: "unsupported-container", kind: "scanned-pdf" } });
    const broken = await openStatement({ bytes: pdfFile([[]]).slice(0, 60), name: "x.pdf", password: null });
    expect(broken).toMatchObject({ ok: false, error: { code: "unreadable-file", container: "pdf" } });
  });
});
