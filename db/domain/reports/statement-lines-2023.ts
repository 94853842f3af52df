/**
 * The lines of 资产负债表 and 收益及收益分配表 as data. The official forms of 财会〔2023〕14号 could not be compared word by word
 * yet: line names, order and numbers follow the sister rules for farmer co-operatives and the village rules before 2024.
 * Correcting them is a change of these tables alone.
 */

/** How a line is known; `parallel` lines stand in the sister form, `parallel-2004` in the village form before 2024. */
export type LineStatus = "confirmed" | "secondary" | "parallel" | "parallel-2004" | "secondary-2004" | "unverified";

/** What the program itself compares: a form says with which of its lines, so that its lines may be others and in another order. */
export const lineKeys = [
  "assets",
  "liabilitiesAndEquity",
  "undistributed",
  "receivable",
  "payable",
  "remaining",
] as const;
export type LineKey = (typeof lineKeys)[number];

export type LineDefinition = {
  readonly no: number;
  readonly section: string;
  readonly name: string;
  readonly formula: string;
  readonly status: LineStatus;
  readonly key: LineKey | null;
};

export type LineRow = readonly [number, string, string, string, LineStatus];

/** Lines as definitions, from rows of number, section, name, formula and how it is known, and the numbers of those compared. */
export const linesFrom = (
  rows: readonly LineRow[],
  keyed: Partial<Record<LineKey, number>>,
): readonly LineDefinition[] =>
  rows.map(([no, section, name, formula, status]) => {
    const key = lineKeys.find((each) => keyed[each] === no) ?? null;
    return { no, section, name, formula, status, key };
  });

// prettier-ignore
const balanceSheetRows: readonly LineRow[] = [
  [1, "流动资产", "货币资金", "101+102", "parallel"],
  [2, "流动资产", "短期投资", "111", "parallel-2004"],
  [3, "流动资产", "应收款项", "112+113.D", "parallel"],
  [4, "流动资产", "存货", "121+401", "secondary"],
  [5, "流动资产", "消耗性生物资产", "131", "parallel"],
  [6, "流动资产", "流动资产合计", "L1+L2+L3+L4+L5", "parallel"],
  [7, "非流动资产", "长期投资", "141", "parallel-2004"],
  [8, "非流动资产", "生产性生物资产原值", "132", "parallel"],
  [9, "非流动资产", "减：生产性生物资产累计折旧", "133", "parallel"],
  [10, "非流动资产", "生产性生物资产净值", "L8-L9", "parallel"],
  [11, "非流动资产", "固定资产原值", "151", "parallel"],
  [12, "非流动资产", "减：累计折旧", "152", "parallel"],
  [13, "非流动资产", "固定资产净值", "L11-L12", "parallel"],
  [14, "非流动资产", "在建工程", "153", "parallel"],
  [15, "非流动资产", "固定资产清理", "154", "parallel"],
  [16, "非流动资产", "固定资产小计", "L13+L14+L15", "parallel"],
  [17, "非流动资产", "无形资产原值", "161", "parallel"],
  [18, "非流动资产", "减：累计摊销", "162", "parallel"],
  [19, "非流动资产", "无形资产净值", "L17-L18", "parallel"],
  [20, "非流动资产", "公益性生物资产", "134", "parallel"],
  [21, "非流动资产", "长期待摊费用", "171", "parallel"],
  [22, "非流动资产", "非流动资产合计", "L7+L10+L16+L19+L20+L21", "parallel"],
  [23, "资产", "资产总计", "L6+L22", "parallel"],
  [24, "流动负债", "短期借款", "201", "parallel"],
  [25, "流动负债", "应付款项", "211+113.C", "parallel"],
  [26, "流动负债", "应付工资", "212", "parallel"],
  [27, "流动负债", "应付劳务费", "213", "parallel"],
  [28, "流动负债", "应交税费", "214", "parallel"],
  [29, "流动负债", "流动负债合计", "L24+L25+L26+L27+L28", "parallel"],
  [30, "非流动负债", "长期借款及应付款", "221", "parallel-2004"],
  [31, "非流动负债", "一事一议资金", "231", "parallel-2004"],
  [32, "非流动负债", "专项应付款", "241", "parallel"],
  [33, "非流动负债", "非流动负债合计", "L30+L31+L32", "parallel"],
  [34, "负债", "负债合计", "L29+L33", "parallel"],
  [35, "所有者权益", "资本", "301", "parallel-2004"],
  [36, "所有者权益", "公积公益金", "311", "parallel-2004"],
  // Months before the year's closing have their result still in 501–521; without it an interim sheet does not balance.
  [37, "所有者权益", "未分配收益", "321+322+RESULT", "parallel-2004"],
  [38, "所有者权益", "所有者权益合计", "L35+L36+L37", "parallel"],
  [39, "负债和所有者权益", "负债和所有者权益总计", "L34+L38", "parallel"],
];

// prettier-ignore
const incomeRows: readonly LineRow[] = [
  [1, "收益", "一、经营收入", "501", "parallel"],
  [2, "收益", "加：投资收益", "502", "parallel"],
  [3, "收益", "补助收入", "503", "unverified"],
  [4, "收益", "减：经营支出", "511", "parallel"],
  [5, "收益", "税金及附加", "512", "parallel"],
  [6, "收益", "管理费用", "513", "parallel"],
  [7, "收益", "其中：运转支出", "513[运转支出]", "unverified"],
  [8, "收益", "二、经营收益", "L1+L2+L3-L4-L5-L6", "unverified"],
  [9, "收益", "加：其他收入", "504", "parallel"],
  [10, "收益", "减：公益支出", "514", "unverified"],
  [11, "收益", "其他支出", "515", "parallel"],
  [12, "收益", "三、收益总额", "L8+L9-L10-L11", "unverified"],
  [13, "收益", "减：所得税费用", "521", "parallel"],
  [14, "收益", "四、净收益", "L12-L13", "parallel"],
  [15, "收益分配", "加：年初未分配收益", "OPEN(322)+OPEN(321)+OPEN(RESULT)", "parallel"],
  [16, "收益分配", "其他转入", "T(311>322)+T(OTHER>322)", "unverified"],
  [17, "收益分配", "五、可分配收益", "L14+L15+L16", "parallel-2004"],
  [18, "收益分配", "减：提取公积公益金", "T(322>311)", "parallel-2004"],
  [19, "收益分配", "向成员分配", "T(322>113)+T(322>211)", "unverified"],
  [20, "收益分配", "其他", "T(322>OTHER)", "parallel-2004"],
  [21, "收益分配", "六、年末未分配收益", "L17-L18-L19-L20", "parallel"],
];

export const balanceSheetLines2023: readonly LineDefinition[] = linesFrom(balanceSheetRows, {
  assets: 23,
  liabilitiesAndEquity: 39,
  undistributed: 37,
  receivable: 3,
  payable: 25,
});
export const incomeLines2023: readonly LineDefinition[] = linesFrom(incomeRows, { remaining: 21 });
