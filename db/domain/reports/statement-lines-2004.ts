/**
 * The statements of the village rules of 2004 as data: kept so that years before 2024 stay readable and printable. The sheet's
 * line numbers are those in use; 无形资产 and 专项应付款 were added locally; the numbers of the income statement are ours.
 */
import { linesFrom, type LineDefinition, type LineRow } from "./statement-lines-2023.ts";

// prettier-ignore
const balanceSheetRows: readonly LineRow[] = [
  [1, "流动资产", "货币资金", "101+102", "secondary"],
  [2, "流动资产", "短期投资", "111", "secondary"],
  [5, "流动资产", "应收款项", "112+113.D", "secondary"],
  [8, "流动资产", "存货", "121+401", "secondary"],
  [9, "流动资产", "流动资产合计", "L1+L2+L5+L8", "secondary"],
  [10, "农业资产", "牲畜（禽）资产", "131", "secondary"],
  [11, "农业资产", "林木资产", "132", "secondary"],
  [15, "农业资产", "农业资产合计", "L10+L11", "secondary"],
  [16, "长期资产", "长期投资", "141", "secondary"],
  [19, "固定资产", "固定资产原价", "151", "secondary"],
  [20, "固定资产", "减：累计折旧", "152", "secondary"],
  [21, "固定资产", "固定资产净值", "L19-L20", "secondary"],
  [22, "固定资产", "固定资产清理", "153", "secondary"],
  [23, "固定资产", "在建工程", "154", "secondary"],
  [26, "固定资产", "固定资产合计", "L21+L22+L23", "secondary"],
  [29, "其他资产", "无形资产", "161", "unverified"],
  [32, "资产", "资产总计", "L9+L15+L16+L26+L29", "secondary"],
  [35, "流动负债", "短期借款", "201", "secondary"],
  [36, "流动负债", "应付款项", "202+113.C", "secondary"],
  [37, "流动负债", "应付工资", "211", "secondary"],
  [38, "流动负债", "应付福利费", "212", "secondary"],
  [41, "流动负债", "流动负债合计", "L35+L36+L37+L38", "secondary"],
  [42, "长期负债", "长期借款及应付款", "221", "secondary"],
  [43, "长期负债", "一事一议资金", "231", "secondary"],
  [44, "长期负债", "专项应付款", "241", "unverified"],
  [46, "长期负债", "长期负债合计", "L42+L43+L44", "secondary"],
  [49, "负债", "负债合计", "L41+L46", "secondary"],
  [50, "所有者权益", "资本", "301", "secondary"],
  [51, "所有者权益", "公积公益金", "311", "secondary"],
  [52, "所有者权益", "未分配收益", "321+322+RESULT", "secondary"],
  [53, "所有者权益", "所有者权益合计", "L50+L51+L52", "secondary"],
  [56, "负债和所有者权益", "负债和所有者权益合计", "L49+L53", "secondary"],
];

// prettier-ignore
const incomeRows: readonly LineRow[] = [
  [1, "收益", "一、经营收入", "501", "unverified"],
  [2, "收益", "加：发包及上交收入", "511", "unverified"],
  [3, "收益", "投资收益", "561", "unverified"],
  [4, "收益", "减：经营支出", "502", "unverified"],
  [5, "收益", "管理费用", "541", "unverified"],
  [6, "收益", "二、经营收益", "L1+L2+L3-L4-L5", "secondary"],
  [7, "收益", "加：农业税附加返还收入", "521", "unverified"],
  [8, "收益", "补助收入", "522", "unverified"],
  [9, "收益", "其他收入", "531", "unverified"],
  [10, "收益", "减：其他支出", "551", "unverified"],
  [11, "收益", "三、本年收益", "L6+L7+L8+L9-L10", "secondary"],
  [12, "收益分配", "加：年初未分配收益", "OPEN(322)+OPEN(321)+OPEN(RESULT)", "secondary"],
  [13, "收益分配", "其他转入", "T(311>322)+T(OTHER>322)", "unverified"],
  [14, "收益分配", "四、可分配收益", "L11+L12+L13", "secondary"],
  [15, "收益分配", "减：提取公积公益金", "T(322>311)", "secondary"],
  [16, "收益分配", "提取应付福利费", "T(322>212)", "secondary"],
  [17, "收益分配", "外来投资分利", "T(322>202)", "unverified"],
  [18, "收益分配", "农户分配", "T(322>113)", "unverified"],
  [19, "收益分配", "其他", "T(322>OTHER)", "secondary"],
  [20, "收益分配", "五、年末未分配收益", "L14-L15-L16-L17-L18-L19", "secondary"],
];

export const balanceSheetLines2004: readonly LineDefinition[] = linesFrom(balanceSheetRows, {
  assets: 32,
  liabilitiesAndEquity: 56,
  undistributed: 52,
  receivable: 5,
  payable: 36,
});
export const incomeLines2004: readonly LineDefinition[] = linesFrom(incomeRows, { remaining: 20 });
