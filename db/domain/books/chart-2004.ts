/**
 * The chart of 《村集体经济组织会计制度》 (财会〔2004〕12号, 2005–2023) as data: 33 first-level accounts and two that many
 * townships added. Kept so that books of before 2024 can be read, printed and moved to the new system. The codes are not those
 * of 2023: 153, 154, 211, 212, 502, 511 and 521 mean something else there.
 */
import type { ChartAccount, ChartDetail } from "./chart-2023.ts";

type Row = readonly [
  string,
  string,
  ChartAccount["class"],
  ChartAccount["normalSide"],
  ChartAccount["itemKinds"],
  string,
];

// prettier-ignore
const rows: readonly Row[] = [
  ["101", "现金", "asset", "debit", [], "库存现金"],
  ["102", "银行存款", "asset", "debit", [], "按开户银行账户设明细"],
  ["111", "短期投资", "asset", "debit", [], "持有一年以内的投资"],
  ["112", "应收款", "asset", "debit", ["payee"], "与外部单位和个人的应收及暂付款项"],
  ["113", "内部往来", "asset", "debit", ["member"], "与所属单位和农户的往来，余额可借可贷"],
  ["121", "库存物资", "asset", "debit", [], "库存的各种物资"],
  ["131", "牲畜(禽)资产", "asset", "debit", [], "幼畜及育肥畜、产役畜"],
  ["132", "林木资产", "asset", "debit", [], "经济林木、非经济林木"],
  ["141", "长期投资", "asset", "debit", [], "持有一年以上的投资"],
  ["151", "固定资产", "asset", "debit", [], "固定资产原价"],
  ["152", "累计折旧", "asset", "credit", [], "固定资产的备抵科目"],
  ["153", "固定资产清理", "asset", "debit", [], "清理过渡，余额可借可贷"],
  ["154", "在建工程", "asset", "debit", ["project"], "尚未完工的工程"],
  ["161", "无形资产", "asset", "debit", [], "各地自行增设的科目"],
  ["201", "短期借款", "liability", "credit", [], "期限一年以内的借款"],
  ["202", "应付款", "liability", "credit", ["payee"], "与外部单位和个人的应付及暂收款项"],
  ["211", "应付工资", "liability", "credit", ["person"], "管理人员和固定员工的报酬"],
  ["212", "应付福利费", "liability", "credit", [], "从收益中提取的福利费，余额可借可贷"],
  ["221", "长期借款及应付款", "liability", "credit", [], "期限一年以上的借款及应付款"],
  ["231", "一事一议资金", "liability", "credit", ["project"], "为议定项目筹集的资金"],
  ["241", "专项应付款", "liability", "credit", ["project"], "各地自行增设的科目，国家拨入的专项资金"],
  ["301", "资本", "equity", "credit", [], "实际投入的资本"],
  ["311", "公积公益金", "equity", "credit", [], "从收益中提取及其他来源"],
  ["321", "本年收益", "equity", "credit", [], "年终结转后为零"],
  ["322", "收益分配", "equity", "credit", [], "各项分配、未分配收益两个明细"],
  ["401", "生产(劳务)成本", "cost", "debit", [], "尚未完成的生产和劳务成本"],
  ["501", "经营收入", "profit-loss", "credit", [], "经营活动的收入"],
  ["502", "经营支出", "profit-loss", "debit", [], "经营活动的支出"],
  ["511", "发包及上交收入", "profit-loss", "credit", [], "承包金及所属单位上交的利润"],
  ["521", "农业税附加返还收入", "profit-loss", "credit", [], "返还的农业税附加"],
  ["522", "补助收入", "profit-loss", "credit", [], "财政等部门的补助"],
  ["531", "其他收入", "profit-loss", "credit", [], "其他收入"],
  ["541", "管理费用", "profit-loss", "debit", [], "管理活动的费用"],
  ["551", "其他支出", "profit-loss", "debit", [], "含公益设施折旧、利息"],
  ["561", "投资收益", "profit-loss", "credit", [], "对外投资的收益"],
];

/** The accounts in code order. None was compared with the text itself: all are 待核对. */
export const chart2004: readonly ChartAccount[] = rows.map(
  ([code, name, accountClass, normalSide, itemKinds, use]) => ({
    code,
    name,
    class: accountClass,
    normalSide,
    itemKinds,
    codeStatus: "secondary",
    useStatus: "secondary-2004",
    use,
  }),
);

export const details2004: readonly ChartDetail[] = [
  { parentCode: "322", code: "32201", name: "各项分配", requirement: "opened", status: "secondary-2004" },
  { parentCode: "322", code: "32202", name: "未分配收益", requirement: "opened", status: "secondary-2004" },
];
