import { describe, expect, it } from "vitest";
import { shippedLayouts } from "#domain/bank/shipped-layouts.ts";
import { inspectRows } from "#test/support/statement-fixtures.ts";

type Movement = {
  readonly side: "in" | "out";
  readonly on: string;
  readonly at: string;
  readonly amount: string;
  readonly balance: string;
  readonly party: string;
};

const movements: readonly Movement[] = [
  { side: "in", on: "2026-07-01", at: "09:30:00", amount: "1,234.56", balance: "2,234.56", party: "青禾镇财政所" },
  { side: "out", on: "2026-07-02", at: "10:00:00", amount: "34.56", balance: "2,200.00", party: "启明文具店" },
  { side: "out", on: "2026-07-03", at: "11:00:00", amount: "200.00", balance: "2,000.00", party: "自来水公司" },
];

type Print = (movement: Movement, index: number) => string;
const ofSide =
  (side: Movement["side"], unused = ""): Print =>
  (movement) =>
    movement.side === side ? movement.amount : unused;
const day: Print = ({ on }) => on;
const packed: Print = ({ on }) => on.replaceAll("-", "");
const clock: Print = ({ at }) => at;
const both: Print = ({ on, at }) => `${on} ${at}`;
const signed: Print = ({ side, amount }) => (side === "in" ? amount : `-${amount}`);
const party: Print = (movement) => movement.party;
const otherWhen =
  (side: Movement["side"]): Print =>
  (movement) =>
    movement.side === side ? movement.party : "柳溪村股份经济合作社";

/** What a column of this name holds in a bank's file; columns that are not here stay empty. */
const cells: Readonly<Record<string, Print>> = {
  交易日期: day,
  日期: day,
  记账日期: packed,
  记账日: packed,
  会计日期: packed,
  "交易日期[ Transaction Date ]": packed,
  "交易时间[ Transaction time ]": clock,
  交易时间: both,
  交易时间戳: both,
  记账时间: clock,
  收入金额: ofSide("in"),
  支出金额: ofSide("out"),
  转入金额: ofSide("in"),
  转出金额: ofSide("out"),
  贷方发生额: ofSide("in"),
  借方发生额: ofSide("out"),
  "贷方发生额（收入）": ofSide("in", "0"),
  "借方发生额（支取）": ofSide("out", "0"),
  "贷方发生额/元(收入)  ": ofSide("in", "0"),
  "借方发生额/元(支取)  ": ofSide("out", "0"),
  收入: ofSide("in", "0"),
  支出: ofSide("out", "0"),
  存入金额: ofSide("in"),
  取出金额: ofSide("out"),
  "记账金额(收入)": ofSide("in"),
  "记账金额(支出)": ofSide("out"),
  "交易金额[ Trade Amount ]": signed,
  "交易类型[ Transaction Type ]": ({ side }) => (side === "in" ? "来账" : "往账"),
  发生额: ({ amount }) => amount,
  交易金额: signed,
  金额: signed,
  借贷标志: ({ side }) => (side === "in" ? "贷" : "借"),
  "借/贷": ({ side }) => (side === "in" ? "贷" : "借"),
  借贷: ({ side }) => (side === "in" ? "贷 Cr" : "借 Dr"),
  "收入/支出": ({ side }) => (side === "in" ? "收入" : "支出"),
  余额: ({ balance }) => balance,
  账户余额: ({ balance }) => balance,
  本次余额: ({ balance }) => balance,
  "交易后余额[ After-transaction balance ]": ({ balance }) => balance,
  对方户名: party,
  对方单位: party,
  对方单位名称: party,
  对方账户名: party,
  对方姓名: party,
  对手信息: party,
  交易对手名称: party,
  "付款人名称[ Payer's Name ]": otherWhen("in"),
  "收款人名称[ Payee's Name ]": otherWhen("out"),
  对方账号与户名: (movement) => `6217990000000012345/${movement.party}`,
};

type Sample = {
  readonly id: string;
  readonly above?: readonly (readonly (string | null)[])[];
  /** The header row as the bank prints it, cells separated by commas. */
  readonly header: string;
  readonly second?: readonly string[];
  readonly sketched?: boolean;
};

const samples: readonly Sample[] = [
  {
    id: "psbc-1",
    above: [
      ["中国邮政储蓄银行账户交易明细"],
      ["账号", "951006010099000188", "户名", "柳溪村"],
      ["收入总金额", "1,234.56"],
      [],
    ],
    header: "交易日期,交易时间,支出金额,收入金额,余额,对方账号,对方户名,对方行名,用途,附言,摘要,交易流水号",
  },
  {
    id: "abc-1",
    above: [["账户明细"]],
    header: "交易时间,收入金额,支出金额,账户余额,交易行名,对方省市,对方账号,对方户名,交易用途,摘要,会计日期",
  },
  {
    id: "abc-1b",
    above: [["账户明细"], ["账号:22399901040005432", "户名:枫林村", "币种:人民币", "起止日期:20260701-20260930"]],
    header: "交易时间,收入金额,支出金额,账户余额,对方账号,对方户名,交易用途,对方开户行,摘要,交易说明",
  },
  {
    id: "abc-2",
    above: [["账户明细"], ["账户号", null, "22399901040005432", null, null, "账户名称", null, "枫林村"]],
    header:
      "交易日期,交易时间戳,收入金额,支出金额,本次余额,手续费总额,交易方式,交易行名,交易类别,对方省市,对方账号,对方户名,交易说明,交易摘要,交易附言,交易凭证号,交易日志号,账簿号,账簿名称",
  },
  {
    id: "scrcb-1",
    above: [["四川农信账户交易明细"], ["户名：柳溪村\n账号:88190120009900123456\n收入合计：1,234.56 支出合计:234.56"]],
    header: "交易日期,交易时间,收入/支出,收入金额,支出金额,账户余额,对方户名,对方账号,对方银行/机构,交易流水号,摘要",
  },
  {
    id: "cqrcb-1",
    header:
      "序号,交易流水号,交易日期,币种,收入金额,支出金额,余额,交易账号,对方银行,对方账户名,对方账号,交易渠道,用途,备注,摘要",
  },
  {
    id: "rcb-1",
    above: [["账户交易明细"], ["账号", "6600120104000222"], [], []],
    header: "交易日期,对方户名,收入金额,支出金额,余额,账号,币种,对方账号,用途,附言,核心流水号",
  },
  {
    id: "icbc-1",
    above: [["[HISTORYDETAIL]"]],
    header:
      "凭证号,对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额,本方账号",
  },
  {
    id: "icbc-2",
    above: [
      ["账号", "2302999909024500678"],
      ["户名", "石桥村"],
      ["网点号", "0678"],
      ["币种", "人民币"],
    ],
    header: "日期,交易类型,对方户名,对方账号,摘要,借方发生额,贷方发生额,余额",
  },
  { id: "icbc-3", header: "交易时间,本方账号,对方单位,对方账号,摘要,附言,用途,借贷标志,发生额,余额" },
  {
    id: "icbc-4",
    above: [["[HISTORYDETAIL]"]],
    header:
      "凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息",
  },
  {
    id: "icbc-5",
    above: [["[HISTORYDETAIL]"]],
    header: "对方账号,交易时间,对方单位,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额",
  },
  {
    id: "ccb-1",
    above: [["中国建设银行"], [], [], [], [], [], []],
    header:
      "记账日期,交易时间,凭证种类,凭证号,发生额/元,,余额/元,钞汇标志,对方户名,对方账号,摘要,备注,账户明细编号-交易流水号,企业流水号,本方账号,本方账户名称,本方账户开户机构",
    second: ["", "", "", "", "借方", "贷方"],
  },
  {
    id: "ccb-2",
    header:
      "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号,个性化信息名称1,个性化信息1",
  },
  {
    id: "ccb-3",
    above: [
      ["中国建设银行"],
      ["借方发生额", "234.56", "借方交易笔数", "2"],
      ["贷方发生额", "1,234.56", "贷方交易笔数", "1"],
    ],
    header:
      "交易时间,借方发生额/元(支取)  ,贷方发生额/元(收入)  ,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号,交易介质编号",
  },
  {
    id: "cdb-1",
    above: [["国家开发银行"]],
    header:
      "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号",
  },
  {
    id: "boc-1",
    above: [
      ["查询账号[ Inquirer account number ]", "351099990018"],
      ["总笔数[ Total number ]", "3"],
      ["贷方发生总额[ Credit amount ]", "1,234.56"],
    ],
    header:
      "交易类型[ Transaction Type ],业务类型[ Business type ],付款人开户行号[ Account holding bank number of payer ],付款人开户行名[ Payer account bank ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人开户行行号[ Account holding bank number of beneficiary ],收款人开户行名[ Beneficiary account bank ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],起息日期[ Value Date ],汇率[ Exchange rate ],交易流水号[ Transaction reference number ],客户申请号[ Online Banking Transaction Ref. ],客户业务编号[ Customer Transaction Code ],凭证类型[ Voucher type ],凭证号码[ Voucher number ],记录标识号[ Record ID ],摘要[ Reference ],用途[ Purpose ],交易附言[ Remark ],备注[ Remarks ]",
  },
  {
    id: "bocom-1",
    above: [["查询账号: 110060149018 户  名: 柳溪村"]],
    header: "交易时间,摘要,凭证种类,凭证号码,企业业务编号,发生额,币种,余额,对方账号,对方户名,借贷标志,卡号",
  },
  {
    id: "ccb-p1",
    above: [["China Construction Bank"], ["账　　号", "6217000010001234567"]],
    header: "记账日,交易日期,交易时间,支出,收入,账户余额,币种,摘要,对方账号,对方户名,交易地点",
  },
  { id: "ccb-p2", header: "序号,摘要,币别,钞汇,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名" },
  {
    id: "icbc-p1",
    header:
      "交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户",
  },
  { id: "abc-p1", header: "交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言" },
  {
    id: "boc-p1",
    header: "记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行",
  },
  { id: "bocom-p1", header: "序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要" },
  { id: "cib-p1", header: "交易时间,记账日,支出,收入,账户余额,摘要,对方户名,对方银行,对方账号,用途,交易渠道,备注" },
  { id: "spdb-p1", header: "顺序号,交易日期,交易类型,存入金额,取出金额,余额,交易对手名称,交易对手账号,附言" },
  { id: "tzrcb-1", header: "账号,交易日期,交易时间,发生额,余额,借贷标志,对方姓名,对方账号,代理行机构号,备注" },
];

const rowsOf = ({ above = [], header, second }: Sample): readonly (readonly (string | null)[])[] => {
  const headers = header.split(",");
  const two: readonly Print[] = [ofSide("out"), ofSide("in")];
  const print = (movement: Movement, index: number): readonly string[] =>
    headers.map((name, column) => {
      if (second !== undefined && (column === 4 || column === 5)) return two[column - 4]?.(movement, index) ?? "";
      // 交通银行's personal list prints the amount without a sign beside its flag.
      if (name === "交易金额" && headers.includes("借贷")) return movement.amount;
      if (name === "余额/元") return movement.balance;
      return cells[name]?.(movement, index) ?? "";
    });
  return [...above, headers, ...(second === undefined ? [] : [second]), ...movements.map(print)];
};

describe("shipped layouts", () => {
  it.each(samples)("reads $id as the bank prints it", (sample) => {
    const found = inspectRows(rowsOf(sample));
    expect(found.refusals).toEqual([]);
    expect(found.layout).toBe(sample.id);
    expect(
      found.lines.map(({ bookedOn, amountFen, balanceFen, counterpartyName }) => [
        bookedOn,
        amountFen,
        balanceFen,
        counterpartyName,
      ]),
    ).toEqual([
      ["2026-07-01", 123_456, 223_456, "青禾镇财政所"],
      ["2026-07-02", -3_456, 220_000, "启明文具店"],
      ["2026-07-03", -20_000, 200_000, "自来水公司"],
    ]);
    expect(found.breaks).toEqual([]);
    expect(found.warnings.map(({ code }) => code)).not.toContain("total-mismatch");
  });

  it("has a sample for every layout whose header row is known, and no two of one name", () => {
    const exact = shippedLayouts
      .filter(({ isSketch, isFromNames, needsTitle }) => !isSketch && !isFromNames && !needsTitle)
      .map(({ id }) => id);
    const sampled = new Set(samples.map(({ id }) => id));
    expect(exact.filter((id) => !sampled.has(id))).toEqual([]);
    expect(new Set(shippedLayouts.map(({ id }) => id)).size).toBe(shippedLayouts.length);
  });

  it("splits the other party where number and name share a cell", () => {
    const sample = samples.find(({ id }) => id === "ccb-p2");
    const [line] = sample === undefined ? [] : inspectRows(rowsOf(sample)).lines;
    expect(line).toMatchObject({ counterpartyName: "青禾镇财政所", counterpartyAccount: "6217990000000012345" });
  });
});

describe("layouts without a known header row", () => {
  const table = (title: string, headers: readonly string[], ...rows: readonly (readonly string[])[]) =>
    inspectRows([[title], headers, ...rows]);

  it("names the bank, proposes the columns, and takes nothing before a person has confirmed them", () => {
    const found = table(
      "招商银行交易明细",
      ["交易日", "交易时间", "借方金额", "贷方金额", "余额", "摘要", "收付款人名称"],
      ["20260701", "09:30:00", "", "12.00", "112.00", "汇入", "甲"],
    );
    expect(found).toMatchObject({ layout: null, bank: null });
    expect(found.refusals).toEqual([{ code: "layout-unproven", layoutId: "cmb-x", bank: "招商银行", missing: [] }]);
    const mapping = found.mapping ?? undefined;
    const confirmed = inspectRows(
      [
        ["招商银行交易明细"],
        ["交易日", "交易时间", "借方金额", "贷方金额", "余额", "摘要", "收付款人名称"],
        ["20260701", "09:30:00", "", "12.00", "112.00", "汇入", "甲"],
      ],
      { mapping },
    );
    expect(confirmed).toMatchObject({ bank: "招商银行", refusals: [] });
    expect(confirmed.lines).toMatchObject([{ amountFen: 1_200, bookedOn: "2026-07-01" }]);
  });

  it("reads the numeric direction of 浙商银行 and never the payer's name", () => {
    const found = table(
      "浙商银行账户明细",
      ["交易日期", "借贷标志", "交易金额", "余额", "付款人户名", "对方户名", "摘要"],
      ["2026-07-01", "1", "10.00", "110.00", "甲", "甲", "汇入"],
      ["2026-07-02", "2", "30.00", "80.00", "甲", "乙", "转出"],
    );
    expect(found.refusals).toMatchObject([{ code: "layout-unproven", bank: "浙商银行" }]);
    expect(found.lines.map(({ amountFen }) => amountFen)).toEqual([1_000, -3_000]);
    expect(found.breaks).toEqual([]);
  });

  it("reads 借 and 贷 as whole headers of 平安银行", () => {
    const found = table(
      "平安银行",
      ["交易日期", "借", "贷", "账户余额", "对方户名", "摘要"],
      ["2026-07-01", "", "5.00", "105.00", "甲", "汇入"],
    );
    expect(found.refusals).toMatchObject([{ code: "layout-unproven", bank: "平安银行" }]);
    expect(found.lines).toMatchObject([{ amountFen: 500 }]);
  });

  it("names no bank where two are named above the table", () => {
    const found = table(
      "华夏银行、民生银行往来",
      ["交易日期", "收入", "支出", "余额", "摘要"],
      ["2026-07-01", "5.00", "", "105.00", "汇入"],
    );
    expect(found.refusals).toEqual([{ code: "mapping-needed", missing: [] }]);
  });
});

describe("layouts known by the names of their columns", () => {
  const firstDay = "2026-07-01";
  const short = ["交易时间", "收入金额", "支出金额", "账户余额", "对方账号", "对方户名", "摘要"];
  const shortRow = [firstDay, "5.00", "", "105.00", "6217001", "甲", "汇入"];

  it("are read in whatever order the columns stand, and say that no true file was compared", () => {
    const headers = ["余额", "收(付)方账号", "贷方金额", "借方金额", "收(付)方名称", "交易时间", "流水号", "交易日"];
    const found = inspectRows([
      ["招商银行"],
      headers,
      ["105.00", "6217001", "5.00", "", "甲", "09:30:00", "C1234567890123", "20260701"],
      ["100.00", "6217002", "", "5.00", "乙", "10:30:00", "C1234567890124", "20260702"],
    ]);
    expect(found).toMatchObject({ layout: "cmb-1", bank: "招商银行", isBankCertain: true, refusals: [], breaks: [] });
    expect(found.warnings).toContainEqual({ code: "layout-from-names", bank: "招商银行" });
    expect(found.lines).toMatchObject([
      { amountFen: 500, counterpartyName: "甲", counterpartyAccount: "6217001" },
      { amountFen: -500, counterpartyName: "乙", counterpartyAccount: "6217002" },
    ]);
  });

  it("take 兴业银行's brackets in either width", () => {
    const headers = (open: string, close: string) =>
      `银行流水号,交易时间,户名,账号,对方户名,对方账号,摘要,借方金额${open}支出${close},贷方金额${open}收入${close},账户余额`;
    const row = [
      "20260701000001",
      firstDay,
      "柳溪村",
      "6600120104000222",
      "甲",
      "6217001",
      "汇入",
      "",
      "5.00",
      "105.00",
    ];
    for (const [open, close] of [
      ["（", "）"],
      ["(", ")"],
    ] as const) {
      const found = inspectRows([headers(open, close).split(","), row]);
      expect(found).toMatchObject({ layout: "cib-1", isBankCertain: false, account: "6600120104000222" });
      expect(found.lines).toMatchObject([{ amountFen: 500 }]);
    }
  });

  it("follow 1 and 2 of 浙商银行, though the payer is named alike in every row", () => {
    const headers = "流水号,付款账号,付款人户名,收款账号,收款人户名,交易日期,交易金额,借贷标志,备注".split(",");
    const own = ["6600120104000222", "柳溪村"];
    const { lines } = inspectRows([
      headers,
      ["S20260701000001", ...own, ...own, "20260701", "7.00", "1", "从工行转入"],
      ["S20260702000001", ...own, "6217002", "乙", "20260702", "3.00", "2", "货款"],
    ]);
    expect(lines.map(({ amountFen, counterpartyName }) => [amountFen, counterpartyName])).toEqual([
      [700, "柳溪村"],
      [-300, "乙"],
    ]);
  });

  it.each([
    ["中国农业银行账户明细", "abc-3"],
    ["青禾农商银行账户明细", null],
    ["账户明细", null],
  ] as const)(
    "are nobody's where any bank prints such columns and the title does not name one: %s",
    (title, layout) => {
      const found = inspectRows([[title], short, shortRow]);
      expect(found.layout).toBe(layout);
      expect(found.bank).toBe(layout === null ? null : "农业银行");
      expect(found.refusals.map(({ code }) => code)).toEqual(layout === null ? ["mapping-needed"] : []);
    },
  );

  it("tell 华夏银行 and 邮储银行 apart by their titles", () => {
    const headers = "序号,交易日期,交易时间,支出金额,收入金额,余额,对方账号,对方户名".split(",");
    const row = ["1", firstDay, "09:30:00", "", "5.00", "105.00", "6217001", "甲"];
    expect(inspectRows([["华夏银行"], headers, row]).layout).toBe("hxb-2");
    expect(inspectRows([["中国邮政储蓄银行"], headers, row]).layout).toBe("psbc-2");
    expect(inspectRows([["明细"], headers, row]).refusals).toMatchObject([{ code: "mapping-needed" }]);
  });

  it("say nothing of names once a person has given every column its meaning", () => {
    const rows = [["中国农业银行账户明细"], short, shortRow];
    const { mapping } = inspectRows(rows);
    const byHand = inspectRows(rows, { mapping: mapping ?? undefined });
    expect(byHand.lines).toHaveLength(1);
    expect(byHand.warnings.map(({ code }) => code)).not.toContain("layout-from-names");
  });
});
