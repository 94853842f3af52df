/**
 * The chart of 《农村集体经济组织会计制度》 (财会〔2023〕14号, in force from 2024-01-01) as data: 42 first-level accounts.
 * The official annex could not be compared word by word yet, so every fact says how it is known; the window shows 待核对
 * beside what is not confirmed, and a correction is a change of this table alone.
 */
import type { AccountClass, Side } from "./account.ts";
import type { ItemKind } from "./item.ts";

/**
 * How a fact is known: `confirmed` in the text itself; `secondary` in a published source applying the rule now in force;
 * `parallel` in the sister rules for farmer co-operatives; `…-2004` in the rules before 2024; `unverified` not found in any.
 */
export type FactStatus = "confirmed" | "secondary" | "parallel" | "secondary-2004" | "unverified";

/** One first-level account: `codeStatus` speaks of code, name and side, `useStatus` of the use in one line (`use`). */
export type ChartAccount = {
  readonly code: string;
  readonly name: string;
  readonly class: AccountClass;
  readonly normalSide: Side;
  readonly itemKinds: readonly ItemKind[];
  readonly codeStatus: FactStatus;
  readonly useStatus: FactStatus;
  readonly use: string;
};

/**
 * A detail account below `parentCode`. `opened`: every new ledger gets it, with `code`; `when-used`: the rules ask for it
 * once there is such business (a bank account adds its own; parties and projects may be items instead); `suggested`: offered.
 */
export type ChartDetail = {
  readonly parentCode: string;
  readonly code: string | null;
  readonly name: string;
  readonly requirement: "opened" | "when-used" | "suggested";
  readonly status: FactStatus;
};

type ChartRow = readonly [string, string, AccountClass, Side, readonly ItemKind[], FactStatus, FactStatus, string];

// prettier-ignore
const chartRows: readonly ChartRow[] = [
  ["101", "库存现金", "asset", "debit", [], "secondary", "parallel", "出纳逐日登记现金日记账并盘点，差额计入待处理财产损溢"],
  ["102", "银行存款", "asset", "debit", [], "secondary", "parallel", "按开户银行账户设明细，至少每月对账"],
  ["111", "短期投资", "asset", "debit", [], "secondary", "secondary-2004", "持有一年以内、可随时变现的投资"],
  ["112", "应收款", "asset", "debit", ["payee"], "secondary", "parallel", "与外部单位和个人的应收及暂付款项，按对方核算"],
  ["113", "内部往来", "asset", "debit", ["member"], "secondary", "secondary", "与成员及所属单位的往来，借方余额为应收、贷方余额为应付，报表不得轧差"],
  ["121", "库存物资", "asset", "debit", [], "secondary", "parallel", "种子、化肥、农药、燃料、零件、低值易耗品、农产品、产成品"],
  ["131", "消耗性生物资产", "asset", "debit", [], "secondary", "secondary", "为出售或收获而持有的生物资产"],
  ["132", "生产性生物资产", "asset", "debit", [], "secondary", "secondary", "为产出、服务或出租而持有的生物资产原值"],
  ["133", "生产性生物资产累计折旧", "asset", "credit", [], "secondary", "secondary", "生产性生物资产的备抵科目"],
  ["134", "公益性生物资产", "asset", "debit", [], "secondary", "parallel", "以防护、环境保护为目的的生物资产，不计提折旧"],
  ["141", "长期投资", "asset", "debit", [], "secondary", "secondary-2004", "持有一年以上的投资，按被投资单位核算"],
  ["151", "固定资产", "asset", "debit", [], "secondary", "parallel", "按原值核算，逐项设卡片，并注明经营用、管理用或公益用"],
  ["152", "累计折旧", "asset", "credit", [], "secondary", "secondary", "固定资产的备抵科目"],
  ["153", "在建工程", "asset", "debit", ["project"], "secondary", "parallel", "尚未交付的建筑、安装和基础设施工程，按项目核算"],
  ["154", "固定资产清理", "asset", "debit", [], "secondary", "parallel", "出售、报废、毁损、捐出固定资产的清理过渡，余额可借可贷"],
  ["161", "无形资产", "asset", "debit", [], "secondary", "parallel", "专利、商标、有偿取得的经营权等"],
  ["162", "累计摊销", "asset", "credit", [], "secondary", "secondary", "无形资产的备抵科目"],
  ["171", "长期待摊费用", "asset", "debit", [], "secondary", "parallel", "已支出、受益期一年以上的费用"],
  ["181", "待处理财产损溢", "asset", "debit", [], "secondary", "parallel", "盘盈、盘亏和毁损待批准处理，结账前应当为零"],
  ["201", "短期借款", "liability", "credit", [], "secondary", "parallel", "期限一年以内的借款，按出借方核算"],
  ["211", "应付款", "liability", "credit", ["payee"], "secondary", "secondary", "与外部单位和个人的应付及暂收款项，按对方核算"],
  ["212", "应付工资", "liability", "credit", ["person"], "secondary", "parallel", "管理人员和长期职工的报酬"],
  ["213", "应付劳务费", "liability", "credit", ["person"], "secondary", "parallel", "季节性、临时性用工的报酬"],
  ["214", "应交税费", "liability", "credit", [], "secondary", "parallel", "已计算未缴纳的各项税费，含代扣个人所得税"],
  ["221", "长期借款及应付款", "liability", "credit", [], "secondary", "secondary-2004", "期限一年以上的借款及应付款，按债权人核算"],
  ["231", "一事一议资金", "liability", "credit", ["project"], "secondary", "secondary-2004", "为议定项目向村民筹集的专门资金，按项目核算"],
  ["241", "专项应付款", "liability", "credit", ["project"], "secondary", "parallel", "指定用途、尚未使用并结算的财政资金，按项目核算"],
  ["301", "资本", "equity", "credit", [], "secondary", "unverified", "实际投入的资本，按投资者核算"],
  ["311", "公积公益金", "equity", "credit", [], "secondary", "secondary", "从收益中提取及其他来源形成的公积公益金"],
  ["321", "本年收益", "equity", "credit", [], "secondary", "parallel", "归集当年收益，年终结转后为零"],
  ["322", "收益分配", "equity", "credit", [], "secondary", "secondary", "收益的分配和未分配余额，必须设各项分配、未分配收益两个明细"],
  ["401", "生产(劳务)成本", "cost", "debit", [], "secondary", "secondary", "尚未完成的生产和劳务成本，列入存货，年终不结转"],
  ["501", "经营收入", "profit-loss", "credit", [], "secondary", "secondary", "销售、服务、出租、发包等经营活动的收入"],
  ["502", "投资收益", "profit-loss", "credit", [], "secondary", "secondary", "对外投资的损益，含被投资单位上交的利润"],
  ["503", "补助收入", "profit-loss", "credit", [], "secondary", "unverified", "政府给予的运转和经营性补助"],
  ["504", "其他收入", "profit-loss", "credit", [], "secondary", "parallel", "盘盈、利息、无法支付的应付款、处置利得等"],
  ["511", "经营支出", "profit-loss", "debit", [], "secondary", "parallel", "与经营收入相对应的成本支出"],
  ["512", "税金及附加", "profit-loss", "debit", [], "secondary", "parallel", "经营活动负担的税金及附加，不含增值税和所得税"],
  ["513", "管理费用", "profit-loss", "debit", [], "secondary", "parallel", "管理人员报酬、办公、差旅、管理用资产折旧和运转支出"],
  ["514", "公益支出", "profit-loss", "debit", [], "secondary", "unverified", "用于集体公益和成员福利的支出"],
  ["515", "其他支出", "profit-loss", "debit", [], "secondary", "parallel", "处置损失、盘亏、坏账、罚款、救灾、捐赠、利息等"],
  ["521", "所得税费用", "profit-loss", "debit", [], "secondary", "parallel", "按税法计算的企业所得税"],];

/** The 42 first-level accounts in code order. */
export const chart2023: readonly ChartAccount[] = chartRows.map(
  ([code, name, accountClass, normalSide, itemKinds, codeStatus, useStatus, use]) => ({
    code,
    name,
    class: accountClass,
    normalSide,
    itemKinds,
    codeStatus,
    useStatus,
    use,
  }),
);

type DetailRow = readonly [string, string | null, string, ChartDetail["requirement"], FactStatus];

// prettier-ignore
const detailRows: readonly DetailRow[] = [
  ["181", "18101", "待处理流动资产损溢", "opened", "parallel"],
  ["181", "18102", "待处理非流动资产损溢", "opened", "parallel"],
  ["322", "32201", "各项分配", "opened", "secondary"],
  ["322", "32202", "未分配收益", "opened", "secondary"],
  ["214", null, "应交增值税", "when-used", "parallel"],
  ["214", null, "应交企业所得税", "when-used", "parallel"],
  ["214", null, "应交个人所得税", "when-used", "parallel"],
  ["501", null, "农产品销售收入", "suggested", "secondary-2004"],
  ["501", null, "物资销售收入", "suggested", "secondary-2004"],
  ["501", null, "租赁收入", "suggested", "secondary-2004"],
  ["501", null, "服务收入", "suggested", "secondary-2004"],
  ["501", null, "劳务收入", "suggested", "secondary-2004"],
  ["501", null, "发包收入", "suggested", "secondary"],
  ["503", null, "运转经费补助", "suggested", "unverified"],
  ["503", null, "经营性补助", "suggested", "unverified"],
  ["503", null, "其他补助", "suggested", "unverified"],
  ["513", null, "干部报酬", "suggested", "secondary-2004"],
  ["513", null, "办公费", "suggested", "secondary-2004"],
  ["513", null, "差旅费", "suggested", "secondary-2004"],
  ["513", null, "折旧费", "suggested", "secondary-2004"],
  ["513", null, "维修费", "suggested", "secondary-2004"],
  ["513", null, "运转支出", "suggested", "unverified"],
  ["514", null, "道路维护", "suggested", "unverified"],
  ["514", null, "照明", "suggested", "unverified"],
  ["514", null, "环境卫生", "suggested", "unverified"],
  ["514", null, "慰问救助", "suggested", "unverified"],
  ["514", null, "文化体育", "suggested", "unverified"],
  ["514", null, "折旧维修", "suggested", "unverified"],
  ["311", null, "收益提取", "suggested", "secondary-2004"],
  ["311", null, "土地补偿费", "suggested", "secondary"],
  ["311", null, "政府补助形成", "suggested", "secondary-2004"],
  ["311", null, "接受捐赠", "suggested", "secondary-2004"],
];

/** Detail accounts the rules or practice name, in the order of their parents' business. */
export const details2023: readonly ChartDetail[] = detailRows.map(([parentCode, code, name, requirement, status]) => ({
  parentCode,
  code,
  name,
  requirement,
  status,
}));

/** True while a person should still compare the fact with the official text: 待核对. */
export const needsChecking = (status: FactStatus): boolean => status !== "confirmed";

/** Codes the program itself has to name. Everything else is looked up by what the user chose. */
export const knownCodes = {
  cash: "101",
  bank: "102",
  pendingAssets: "181",
} as const;
