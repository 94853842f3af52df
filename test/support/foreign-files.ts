/** Files as other accounting programs export them, each made here cell by cell, with totals worked out independently of the readers. */
import { utils, write, type WorkSheet } from "@e965/xlsx";
import iconv from "iconv-lite";

export type ForeignFile = { readonly name: string; readonly bytes: string };
type Line = readonly (string | number)[];

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

const workbook = (name: string, lines: readonly Line[], merges: readonly string[] = []): ForeignFile => {
  const sheet: WorkSheet = utils.aoa_to_sheet(lines.map((line) => [...line]));
  sheet["!merges"] = merges.map((range) => utils.decode_range(range));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Sheet1");
  return { name, bytes: base64(new Uint8Array(write(book, { type: "array", bookType: "xlsx" }))) };
};

/** One leaf of the invented village's trial balance on the system of 2004, in yuan; the sums are in `oldTotals`. */
const leaves2004: readonly (readonly [string, string, number])[] = [
  ["1001", "现金", 1_234.56],
  ["100201", "农商行基本户", 80_000],
  ["100202", "邮储专户", 20_000.44],
  ["112001", "县供销社", 3_000],
  ["113001", "张大伯", 500],
  ["113002", "李大婶", -200],
  ["1301", "牲畜(禽)资产", 6_000],
  ["1501", "固定资产", 100_000],
  ["1502", "累计折旧", -15_000],
  ["1503", "固定资产清理", 700],
  ["1504", "在建工程", 9_000],
  ["202001", "县建筑公司", -12_000],
  ["2102", "应付福利费", -1_035],
  ["3001", "资本", -50_000],
  ["3101", "公积公益金", -120_000],
  ["3202", "收益分配", -22_200],
];
const parents2004: readonly (readonly [string, string])[] = [
  ["1002", "银行存款"],
  ["112", "应收款"],
  ["113", "内部往来"],
  ["202", "应付款"],
];

/** Worked by hand: what the balance sheet of the old books comes to, in fen. */
export const oldTotals = { assetsFen: 20_523_500, liabilitiesFen: 1_303_500, equityFen: 19_220_000 };

const sums = (code: string): number =>
  Math.round(
    leaves2004.filter(([leaf]) => leaf.startsWith(code)).reduce((total, [, , amount]) => total + amount * 100, 0),
  ) / 100;

const rows2004 = (): readonly (readonly [string, string, number])[] =>
  [...leaves2004, ...parents2004.map(([code, name]) => [code, name, sums(code)] as const)].toSorted((a, b) =>
    a[0] < b[0] ? -1 : 1,
  );

const debit = (amount: number): number | "" => (amount > 0 ? amount : "");
const credit = (amount: number): number | "" => (amount < 0 ? -amount : "");

/** 用友 T3 发生额及余额表: two header rows, 借方 and 贷方 under each group, a title above and a total below. */
export const balancesT3 = (change: (rows: (string | number)[][]) => void = () => undefined): ForeignFile => {
  const body = rows2004().map(([code, name, amount]) => [
    code,
    name,
    debit(amount),
    credit(amount),
    "",
    "",
    debit(amount),
    credit(amount),
  ]);
  const lines: (string | number)[][] = [
    ["发生额及余额表"],
    ["月份：2023.12-2023.12"],
    ["科目编码", "科目名称", "期初余额", "", "本期发生", "", "期末余额", ""],
    ["", "", "借方", "贷方", "借方", "贷方", "借方", "贷方"],
    ...body,
    ["合计", "", 220_435, 220_435, "", "", 220_435, 220_435],
  ];
  change(lines);
  return workbook("发生额及余额表.xlsx", lines, ["C3:D3", "E3:F3", "G3:H3", "A3:A4", "B3:B4"]);
};

/** 金蝶 KIS 科目余额表: codes with dots, names with their path, one 方向 before each balance. */
export const balancesKis = (): ForeignFile => {
  const lines: Line[] = [
    ["科目代码", "科目名称", "方向", "期初余额", "本期借方", "本期贷方", "方向", "期末余额"],
    ...rows2004().map(([code, name, amount]): Line => {
      const dotted =
        code.length === 6 && !/^(?:112|113|202)/.test(code) ? `${code.slice(0, 4)}.${code.slice(4)}` : code;
      const side = amount < 0 ? "贷" : "借";
      return [dotted, name, side, Math.abs(amount), 0, 0, side, Math.abs(amount)];
    }),
  ];
  return workbook("科目余额表.xlsx", lines);
};

const comma = (amount: number): string =>
  amount === 0 ? "" : amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 柠檬云 科目余额表: the unit and period above, 本年累计 beside 本期, amounts as text with commas, parents above their details. */
export const balancesNingmeng = (): ForeignFile => {
  const lines: Line[] = [
    ["科目余额表"],
    ["编制单位：石桥村股份经济合作社", "", "", "", "2023年第12期", "", "", "", "单位：元", ""],
    ["科目编码", "科目名称", "期初余额", "", "本期发生额", "", "本年累计发生额", "", "期末余额", ""],
    ["", "", "借方", "贷方", "借方", "贷方", "借方", "贷方", "借方", "贷方"],
    ...rows2004().map(([code, name, amount]): Line => {
      const sides = [comma(Math.max(amount, 0)), comma(Math.max(-amount, 0))];
      return [code, name, ...sides, "", "", "", "", ...sides];
    }),
    ["合计", "", "220,435.00", "220,435.00", "", "", "", "", "220,435.00", "220,435.00"],
  ];
  return workbook("科目余额表_2023年12期.xlsx", lines, ["A1:J1", "C3:D3", "E3:F3", "G3:H3", "I3:J3", "A3:A4", "B3:B4"]);
};

/** The vouchers of two months in the system of 2023, in yuan; debits in all 4,330.00. */
const vouchers2023: readonly (readonly [string, number, string, readonly (readonly [string, string, number])[]])[] = [
  [
    "2026-07-05",
    1,
    "提现",
    [
      ["1001", "库存现金", 1_000],
      ["100201", "银行存款-农商行基本户", -1_000],
    ],
  ],
  [
    "2026-07-09",
    2,
    "付办公费",
    [
      ["513001", "管理费用-办公费", 330],
      ["1001", "库存现金", -330],
    ],
  ],
  [
    "2026-08-02",
    1,
    "收发包款",
    [
      ["100201", "银行存款-农商行基本户", 3_000],
      ["501001", "经营收入-发包收入", -3_000],
    ],
  ],
];
export const historyTotals = { debitFen: 433_000, vouchers: 3 };

/** 柠檬云 凭证列表: date and number on a voucher's first row only, code and name in one column. */
export const vouchersNingmeng = (change: (rows: (string | number)[][]) => void = () => undefined): ForeignFile => {
  const lines: (string | number)[][] = [
    ["日期", "凭证字号", "摘要", "科目", "借方金额", "贷方金额", "附件数", "制单人"],
    ...vouchers2023.flatMap(([on, number, summary, entries]) =>
      entries.map(([code, name, amount], index) => [
        index === 0 ? on : "",
        index === 0 ? `记-${number}` : "",
        index === 0 ? summary : "",
        `${code} ${name}`,
        debit(amount),
        credit(amount),
        index === 0 ? 2 : "",
        index === 0 ? "陈会计" : "",
      ]),
    ),
    ["合计", "", "", "", 4_330, 4_330, "", ""],
  ];
  change(lines);
  return workbook("凭证列表.xlsx", lines);
};

/** 用友 T3 序时账 as GB18030 text: 凭证号数 on every row, 方向 and 金额 instead of two columns. */
export const vouchersT3 = (): ForeignFile => {
  const lines = [
    "日期,凭证号数,科目编码,科目名称,摘要,方向,金额",
    ...vouchers2023.flatMap(([on, number, summary, entries]) =>
      entries.map(([code, name, amount]) =>
        [
          on.replaceAll("-", "."),
          `记-${String(number).padStart(4, "0")}`,
          code,
          name,
          summary,
          amount < 0 ? "贷" : "借",
          Math.abs(amount).toFixed(2),
        ].join(","),
      ),
    ),
  ];
  return { name: "序时账.csv", bytes: base64(iconv.encode(`${lines.join("\r\n")}\r\n`, "gb18030")) };
};

/** 金蝶 KIS 凭证列表: word and number in columns of their own. */
export const vouchersKis = (): ForeignFile =>
  workbook("凭证.xlsx", [
    ["凭证日期", "会计期间", "凭证字", "凭证号", "分录号", "摘要", "科目代码", "科目名称", "币别", "借方", "贷方"],
    ...vouchers2023.flatMap(([on, number, summary, entries]) =>
      entries.map(([code, name, amount], index): Line => [
        on,
        on.slice(0, 7),
        "记",
        number,
        index + 1,
        summary,
        code,
        name,
        "RMB",
        debit(amount),
        credit(amount),
      ]),
    ),
  ]);

/** The tables of a data file in XML in GB18030: accounts, balances over two periods, vouchers whose word is a code. */
export const dataFileXml = (): ForeignFile => {
  const accounts = (
    [
      ["1001", "库存现金"],
      ["1002", "银行存款"],
      ["3202", "收益分配"],
    ] as const
  ).map(([code, name]) => `<会计科目><科目编号>${code}</科目编号><科目名称>${name}</科目名称></会计科目>`);
  const balance = (code: string, period: number, side: string, opening: string, closing: string): string =>
    `<科目余额及发生额><科目编号>${code}</科目编号><会计期间号>${period}</会计期间号><期初余额方向>${side}</期初余额方向>` +
    `<期末余额方向>${side}</期末余额方向><期初本币余额>${opening}</期初本币余额><期末本币余额>${closing}</期末本币余额></科目余额及发生额>`;
  const balances = [
    balance("1001", 1, "借", "100.00", "150.00"),
    balance("1001", 2, "借", "150.00", "130.00"),
    balance("1002", 1, "借", "900.00", "850.00"),
    balance("1002", 2, "借", "850.00", "870.00"),
    balance("3202", 1, "贷", "1000.00", "1000.00"),
    balance("3202", 2, "贷", "1000.00", "1000.00"),
  ];
  const entry = (line: number, code: string, debitText: string, creditText: string): string =>
    `<记账凭证><记账凭证日期>20260705</记账凭证日期><记账凭证类型编号>01</记账凭证类型编号><记账凭证编号>1</记账凭证编号>` +
    `<记账凭证行号>${line}</记账凭证行号><记账凭证摘要>提现</记账凭证摘要><科目编号>${code}</科目编号>` +
    `<借方本币金额>${debitText}</借方本币金额><贷方本币金额>${creditText}</贷方本币金额><附件数>1</附件数></记账凭证>`;
  const text =
    `<?xml version="1.0" encoding="GB18030"?><会计核算数据><公共档案>` +
    `<记账凭证类型><记账凭证类型编号>01</记账凭证类型编号><记账凭证类型名称>记账凭证</记账凭证类型名称></记账凭证类型></公共档案>` +
    `<总账>${accounts.join("")}${balances.join("")}${entry(1, "1001", "50.00", "0.00")}${entry(2, "1002", "0.00", "50.00")}</总账></会计核算数据>`;
  return { name: "会计核算数据.xml", bytes: base64(iconv.encode(text, "gb18030")) };
};

/** A list of vouchers of a program nobody knows: its own header words, a line above them that changes, words 现收, 现付 and 转. */
export const vouchersUnknown = (month: string, of: { readonly isBare?: boolean } = {}): ForeignFile => {
  const lines: Line[] = [
    ["记账明细", `打印日期 ${month}`],
    ["记账时间", "凭单", "内容说明", "科目全编", "科目全名", "收方", "付方", "对象"],
    [`${month}-03`, "现收-1", "收发包款", "501", "经营收入", "", "300.00", ""],
    [`${month}-03`, "现收-1", "收发包款", "101", "库存现金", "300.00", "", ""],
    [`${month}-04`, "现付-1", "付办公费", "513", "管理费用", "20.00", "", ""],
    [`${month}-04`, "现付-1", "付办公费", "101", "库存现金", "", "20.00", ""],
    [`${month}-05`, "转账凭证1", "欠办公费", "513", "管理费用", "10.00", "", ""],
    [`${month}-05`, "转账凭证1", "欠办公费", "211", "应付款", "", "10.00", "李四商店"],
  ];
  return workbook(`明细${month}.xlsx`, of.isBare === true ? lines.slice(2) : lines);
};
